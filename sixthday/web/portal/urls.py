"""The providers' addresses: nouns, opaque references, one door each. One line for each module of pages."""

from sixthday.web.portal.applications.urls import urlpatterns as applications
from sixthday.web.portal.awards.urls import urlpatterns as awards
from sixthday.web.portal.calloffs.urls import urlpatterns as calloffs
from sixthday.web.portal.notifications.urls import urlpatterns as notifications
from sixthday.web.portal.placements.urls import urlpatterns as placements
from sixthday.web.portal.quality.urls import urlpatterns as quality
from sixthday.web.portal.record.urls import urlpatterns as record
from sixthday.web.portal.requests.urls import urlpatterns as requests
from sixthday.web.portal.to_do.urls import urlpatterns as to_do

urlpatterns = [
    *to_do, *requests, *awards, *calloffs, *placements, *quality, *record, *notifications, *applications,
]  # fmt: skip
