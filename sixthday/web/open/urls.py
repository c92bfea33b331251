"""What anybody may read."""

from django.urls import path

from sixthday.web.open import views
from sixthday.web.open.concerns.urls import urlpatterns as concerns
from sixthday.web.open.family.urls import urlpatterns as family
from sixthday.web.open.market.urls import urlpatterns as market

urlpatterns = [path("", views.start, name="start"), *family, *concerns, *market]
