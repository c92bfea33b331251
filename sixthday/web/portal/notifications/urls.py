"""Addresses of messages."""

from django.urls import path

from sixthday.web.portal.notifications import pages

urlpatterns = [
    path("notifications/", pages.notifications, name="portal_notifications"),
    path("notifications/<slug:ref>/", pages.notification, name="portal_notification"),
]
