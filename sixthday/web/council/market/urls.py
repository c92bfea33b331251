"""Addresses of the market."""

from django.urls import path

from sixthday.web.council.market import bulletins, events, inviting, pages, questions

ONE = "market/organisations/<slug:ref>/"
urlpatterns = [
    path("market/", pages.register, name="market"),
    path("market/organisations/new/", pages.organisation_new, name="market_organisation_new"),
    path(ONE, pages.organisation, name="market_organisation"),
    path(f"{ONE}correction/", pages.correction_new, name="market_correction_new"),
    path(f"{ONE}provider/", pages.provider, name="market_provider"),
    path(f"{ONE}reasons/new/", pages.reason_new, name="market_reason_new"),
    path("market/events/", events.events, name="market_events"),
    path("market/events/new/", events.event_new, name="market_event_new"),
    path("market/events/<slug:ref>/attendance/", events.attendance_new, name="market_attendance_new"),
    path("market/invitations/new/", inviting.invitation_new, name="market_invitation_new"),
    path("market/questions/", questions.questions, name="market_questions"),
    path("market/questions/<slug:ref>/answer/", questions.answer, name="market_question_answer"),
    path("market/questions/<slug:ref>/setting-aside/", questions.aside, name="market_question_aside"),
    path("market/bulletins/", bulletins.bulletins, name="market_bulletins"),
    path("market/bulletins/new/", bulletins.bulletin_new, name="market_bulletin_new"),
    path("market/bulletins/<slug:ref>/", bulletins.bulletin, name="market_bulletin"),
]
