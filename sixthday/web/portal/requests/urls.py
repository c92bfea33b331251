"""Addresses of a provider's requests."""

from django.urls import path

from sixthday.web.portal.requests import answer, pages

urlpatterns = [
    path("requests/", pages.requests, name="portal_requests"),
    path("requests/<slug:ref>/", pages.asked, name="portal_request"),
    path("requests/<slug:ref>/question/", pages.question, name="portal_question"),
    path("requests/<slug:ref>/answer/", answer.choose, name="portal_answer"),
    path("requests/<slug:ref>/answer/<slug:answer>/", answer.details, name="portal_answer_details"),
    path("requests/<slug:ref>/confirmation/", answer.confirmation, name="portal_answer_confirmation"),
]
