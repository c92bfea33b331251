"""Addresses of restricted records."""

from django.urls import path

from sixthday.web.council.restricted import pages

urlpatterns = [path("restricted-records/", pages.restricted_records, name="restricted_records")]
