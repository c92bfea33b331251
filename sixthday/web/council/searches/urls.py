"""Addresses of searches."""

from django.urls import path

from sixthday.web.council.searches import pages

urlpatterns = [
    path("searches/", pages.searches, name="searches"),
    path("searches/<slug:ref>/", pages.search, name="search"),
]
