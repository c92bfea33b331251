"""What anybody may read."""

from django.urls import path

from sixthday.web.open import views

urlpatterns = [path("", views.start, name="start")]
