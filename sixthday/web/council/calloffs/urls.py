"""Addresses of call-offs."""

from django.urls import path

from sixthday.web.council.calloffs import acts, pages

urlpatterns = [
    path("calloffs/", pages.listing, name="calloffs"),
    path("calloffs/publication/", pages.publication, name="publication"),
    path("calloffs/<slug:ref>/", pages.calloff, name="calloff"),
    path("calloffs/<slug:ref>/documents/<slug:document_ref>/", pages.document, name="calloff_document"),
    path("calloffs/<slug:ref>/signature/", acts.signature, name="calloff_signature"),
    path("calloffs/<slug:ref>/signed/", acts.signed, name="calloff_signed"),
    path("calloffs/<slug:ref>/cancellation/", acts.cancellation, name="calloff_cancellation"),
    path("calloffs/<slug:ref>/ending/", acts.ending, name="calloff_ending"),
]
