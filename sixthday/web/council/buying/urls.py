"""Addresses of what the buying shows."""

from django.urls import path

from sixthday.web.council.buying import shares, unmet

urlpatterns = [
    path("unmet-need/", unmet.unmet_need, name="unmet_need"),
    path("money/shares/", shares.shares, name="money_shares"),
]
