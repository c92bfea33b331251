"""Addresses of a provider's side of quality assurance."""

from django.urls import path

from sixthday.web.portal.quality import pages

urlpatterns = [
    path("quality/", pages.quality, name="portal_quality"),
    path("quality/visits/<slug:ref>/", pages.visit, name="portal_visit"),
    path("quality/visits/<slug:ref>/reply/", pages.reply, name="portal_visit_reply"),
    path("quality/improvements/<slug:ref>/done/", pages.done, name="portal_improvement_done"),
    path("quality/files/<slug:ref>/", pages.file, name="portal_quality_file"),
    path("quality/concerns/new/", pages.concern_new, name="portal_concern_new"),
    path("quality/concerns/sent/", pages.concern_sent, name="portal_concern_sent"),
]
