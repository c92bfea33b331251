"""Addresses of a provider's own call-offs."""

from django.urls import path

from sixthday.web.portal.calloffs import pages

urlpatterns = [
    path("calloffs/", pages.listing, name="portal_calloffs"),
    path("calloffs/<slug:ref>/", pages.calloff, name="portal_calloff"),
    path("calloffs/<slug:ref>/documents/<slug:document_ref>/", pages.document, name="portal_calloff_document"),
    path("calloffs/<slug:ref>/signature/", pages.signature, name="portal_calloff_signature"),
    path("calloffs/<slug:ref>/signed/", pages.signed, name="portal_calloff_signed"),
]
