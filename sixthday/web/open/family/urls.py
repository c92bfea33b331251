"""Addresses of the family's page."""

from django.urls import path

from sixthday.web.open.family import pages

urlpatterns = [
    path("family/", pages.family_code, name="family_code"),
    path("family/<slug:code>/", pages.family_page, name="family_page"),
    path("family/<slug:code>/letters/<slug:notice>/", pages.family_own_letter, name="family_own_letter"),
]
