"""Addresses of the framework."""

from django.urls import path

from sixthday.web.council.framework import acts, pages

LOT = "framework/<slug:ref>/rounds/<slug:number>/lots/<slug:lot>/weights/"
TERMS = "framework/<slug:ref>/rounds/<slug:number>/terms/"

urlpatterns = [
    path("framework/", pages.overview, name="framework"),
    path("framework/limits/", pages.limits, name="framework_limits"),
    path("framework/limits/new/", acts.limit, name="framework_limit_new"),
    path("framework/choices/", pages.choices, name="framework_choices"),
    path("framework/choices/<slug:name>/", acts.choice, name="framework_choice"),
    path(LOT, pages.weights, name="framework_weights"),
    path(f"{LOT}new/", acts.weights, name="framework_weights_new"),
    path(TERMS, pages.terms, name="framework_terms"),
    path(f"{TERMS}new/", acts.terms, name="framework_terms_new"),
]
