"""Addresses of a provider's own placements."""

from django.urls import path

from sixthday.web.portal.placements import pages

urlpatterns = [
    path("placements/", pages.listing, name="portal_placements"),
    path("placements/<slug:ref>/", pages.placement, name="portal_placement"),
    path("placements/<slug:ref>/adults/", pages.adults, name="portal_placement_adults"),
]
