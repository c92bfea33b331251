"""Addresses of the overview."""

from django.urls import path

from sixthday.web.council.overview import pages

urlpatterns = [path("overview/", pages.overview, name="overview")]
