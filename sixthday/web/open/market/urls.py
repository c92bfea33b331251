"""Addresses of the market, for anybody."""

from django.urls import path

from sixthday.web.open.market import pages, saying

urlpatterns = [
    path("opportunity/", pages.opportunity, name="opportunity"),
    path("opportunity/rounds/<slug:ref>/", pages.other_opportunity, name="other_opportunity"),
    path("opportunity/documents/<slug:file_ref>/", pages.document, name="opportunity_document"),
    path("opportunity/questions/new/", saying.question_new, name="opportunity_question_new"),
    path("opportunity/questions/sent/", saying.question_sent, name="opportunity_question_sent"),
    path("opportunity/interest/", saying.interest_new, name="interest_new"),
    path("opportunity/interest/sent/", saying.interest_sent, name="interest_sent"),
    path("opportunity/registration/", saying.registration, name="provider_registration"),
    path("opportunity/registration/sent/", saying.registration_sent, name="provider_registration_sent"),
    path("providers/", pages.register, name="register"),
]
