"""The council's addresses: nouns, opaque references, one door each."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
