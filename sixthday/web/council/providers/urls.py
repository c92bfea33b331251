"""Addresses of the pages of providers."""

from django.urls import path

from sixthday.web.council.providers import clearances, directory, evidence, loads, record, standing

urlpatterns = [
    path("providers/", directory.providers, name="council_providers"),
    path("providers/load/", loads.load, name="provider_load"),
    path("providers/waiting/", evidence.waiting, name="evidence_waiting"),
    path("providers/<slug:slug>/", record.evidence, name="council_provider"),
    path("providers/<slug:slug>/people-and-sites/", record.people_and_sites, name="provider_people"),
    path("providers/<slug:slug>/rates/", record.rates, name="provider_rates"),
    path("providers/<slug:slug>/children/", record.children, name="provider_children"),
    path("providers/<slug:slug>/timeline/", record.timeline, name="provider_timeline"),
    path("providers/<slug:slug>/standing/", standing.change, name="provider_standing"),
    path("providers/<slug:slug>/evidence/new/", evidence.new, name="evidence_new"),
    path("providers/<slug:slug>/sites/new/", clearances.new_site, name="site_new"),
    path("providers/<slug:slug>/adults/new/", clearances.new_adult, name="adult_new"),
    path("providers/<slug:slug>/declared-hours/new/", clearances.declared_hours, name="declared_hours_new"),
    path("evidence/<slug:ref>/", evidence.piece, name="evidence"),
    path("evidence/<slug:ref>/withdrawal/", evidence.withdrawal, name="evidence_withdrawal"),
    path("evidence/<slug:ref>/file/", evidence.file, name="evidence_file"),
    path("sites/<slug:ref>/clearances/new/", clearances.clear_site, name="site_clearance_new"),
    path("adults/<slug:ref>/clearances/new/", clearances.clear_adult, name="adult_clearance_new"),
    path("site-clearances/<slug:ref>/withdrawal/", clearances.withdraw_site, name="site_clearance_withdrawal"),
    path("adult-clearances/<slug:ref>/withdrawal/", clearances.withdraw_adult, name="adult_clearance_withdrawal"),
]
