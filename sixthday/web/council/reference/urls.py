"""Addresses of the pages on reference data."""

from django.urls import path

from sixthday.web.council.reference import closures, loaded, uploads

urlpatterns = [
    path("reference/", loaded.overview, name="reference"),
    path("reference/schools/", loaded.schools, name="reference_schools"),
    path("reference/term-dates/", loaded.term_dates, name="reference_term_dates"),
    path("reference/closures/", closures.closures, name="reference_closures"),
    path("reference/closures/new/", closures.new, name="reference_closure_new"),
    path("reference/closures/<slug:ref>/withdrawal/", closures.withdrawal, name="reference_closure_withdrawal"),
    path("reference/uploads/<slug:what>/", uploads.upload, name="reference_upload"),
    path("reference/uploads/<slug:what>/<slug:ref>/", uploads.check, name="reference_upload_check"),
]
