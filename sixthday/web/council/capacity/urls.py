"""The address of the board of capacity."""

from django.urls import path

from sixthday.web.council.capacity import pages

urlpatterns = [path("capacity/", pages.capacity, name="capacity")]
