"""Addresses of money."""

from django.urls import path

from sixthday.web.council.money import pages

urlpatterns = [
    path("money/", pages.money, name="money"),
    path("money/budgets/new/", pages.budget, name="money_budget"),
    path("money/cap/", pages.cap, name="money_cap"),
    path("money/forecasts/new/", pages.forecast, name="money_forecast"),
    path("money/variations/new/", pages.variation, name="money_variation"),
]
