"""Addresses of casework."""

from django.urls import path

from sixthday.web.council.casework import pages

urlpatterns = [
    path("referrals/<slug:ref>/contacts/", pages.contacts, name="contacts"),
    path("referrals/<slug:ref>/chasers/", pages.chasers, name="chasers"),
    path("referrals/<slug:ref>/handovers/", pages.handovers, name="handovers"),
]
