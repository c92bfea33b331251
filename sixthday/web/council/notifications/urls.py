"""Addresses of messages."""

from django.urls import path

from sixthday.web.council.notifications import pages

urlpatterns = [
    path("notifications/", pages.notifications, name="notifications"),
    path("notifications/<slug:ref>/", pages.notification, name="notification"),
]
