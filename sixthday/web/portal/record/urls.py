"""Addresses of a provider's own record."""

from django.urls import path

from sixthday.web.portal.record import pages

urlpatterns = [
    path("record/", pages.evidence, name="our_record"),
    path("record/people-and-sites/", pages.people_and_sites, name="our_people"),
    path("record/rates/", pages.rates, name="our_rates"),
    path("record/rates/<slug:ref>/vacancies/", pages.vacancies, name="our_vacancies"),
]
