"""The address of what a provider has to do."""

from django.urls import path

from sixthday.web.portal.to_do import pages

urlpatterns = [path("", pages.to_do, name="to_do")]
