"""Addresses of a provider's own awards."""

from django.urls import path

from sixthday.web.portal.awards import pages

urlpatterns = [
    path("awards/<slug:ref>/", pages.award, name="portal_award"),
    path("awards/<slug:ref>/withdrawal/", pages.withdrawal, name="portal_award_withdrawal"),
]
