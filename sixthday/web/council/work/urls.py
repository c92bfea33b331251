"""Addresses of the list of work."""

from django.urls import path

from sixthday.web.council.work import pages

urlpatterns = [
    path("", pages.work, name="work"),
    path("referrals/<slug:ref>/owners/", pages.owners, name="owners"),
]
