"""Addresses of a duty."""

from django.urls import path

from sixthday.web.council.duties import pages

urlpatterns = [
    path("duties/<slug:ref>/", pages.duty, name="duty"),
    path("duties/<slug:ref>/decisions/", pages.decisions, name="decisions"),
    path("duties/<slug:ref>/endings/", pages.endings, name="duty_endings"),
    path("duties/<slug:ref>/offers-not-taken-up/", pages.offers_not_taken_up, name="offers_not_taken_up"),
    path("duties/<slug:ref>/recounts/", pages.recounts, name="duty_recounts"),
]
