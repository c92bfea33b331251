"""Addresses of the public page of concerns."""

from django.urls import path

from sixthday.web.open.concerns import pages

urlpatterns = [
    path("concerns/", pages.concern, name="concern_public"),
    path("concerns/received/", pages.received, name="concern_received"),
]
