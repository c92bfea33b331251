"""Addresses of telling the family."""

from django.urls import path

from sixthday.web.council.family import pages

urlpatterns = [
    path("referrals/<slug:ref>/family/", pages.family, name="family"),
    path("referrals/<slug:ref>/family/closure/", pages.family_closure, name="family_closure"),
    path("referrals/<slug:ref>/family/letters/<slug:notice>/", pages.family_letter, name="family_letter"),
    path("referrals/<slug:ref>/family/<slug:stage>/", pages.family_notice, name="family_notice"),
]
