"""Addresses of the audit record."""

from django.urls import path

from sixthday.web.council.audit import pages

urlpatterns = [
    path("audit/", pages.entries, name="audit"),
    path("audit/readings/", pages.readings, name="audit_readings"),
]
