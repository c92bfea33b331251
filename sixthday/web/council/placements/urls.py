"""Addresses of the pages of placements."""

from django.urls import path

from sixthday.web.council.placements import carrying, checks, endings, gate, pages, reviews

urlpatterns = [
    path("placements/", pages.listing, name="placements"),
    path("placements/carried-over/", carrying.carried, name="placements_carried"),
    path("placements/carried-over/table/", carrying.load, name="placements_load"),
    path("placements/reviews/", reviews.listing, name="reviews"),
    path("placements/reviews/<slug:ref>/", reviews.review, name="review"),
    path("placements/<slug:ref>/", pages.placement, name="placement"),
    path("placements/<slug:ref>/timeline/", pages.timeline, name="placement_timeline"),
    path("placements/<slug:ref>/start/", gate.start, name="start_gate"),
    path("placements/<slug:ref>/begun/", gate.begun, name="placement_begun"),
    path("placements/<slug:ref>/adults/", checks.adults, name="placement_adults"),
    path("placements/<slug:ref>/adults/<slug:adult_ref>/stand-down/", checks.stand_down, name="worker_stand_down"),
    path("placements/<slug:ref>/checks/<slug:code>/", checks.record, name="check_new"),
    path("placements/<slug:ref>/checks/<slug:code>/withdrawal/", checks.undo, name="check_undo"),
    path("placements/<slug:ref>/checks/<slug:code>/file/", checks.file, name="check_file"),
    path("placements/<slug:ref>/checks/<slug:code>/deferral/", checks.defer, name="check_deferral"),
    path("placements/<slug:ref>/abandonment/", endings.abandonment, name="placement_abandonment"),
    path("placements/<slug:ref>/ending/", endings.ending, name="placement_ending"),
]
