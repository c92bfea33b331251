"""Addresses of a provider's own record."""

from django.urls import path

from sixthday.web.portal.record import adults, pages, saying, sending

urlpatterns = [
    path("record/", pages.evidence, name="our_record"),
    path("record/requirements/<slug:code>/", sending.requirement, name="our_requirement"),
    path("record/requirements/<slug:code>/evidence/new/", sending.new, name="our_evidence_new"),
    path("record/requirements/<slug:code>/of/<slug:ref>/", sending.requirement, name="our_requirement_of"),
    path("record/requirements/<slug:code>/of/<slug:ref>/evidence/new/", sending.new, name="our_evidence_new_of"),
    path("record/evidence/<slug:ref>/", sending.check, name="our_evidence"),
    path("record/evidence/<slug:ref>/file/", sending.file, name="our_evidence_file"),
    path("record/people-and-sites/", pages.people_and_sites, name="our_people"),
    path("record/people-and-sites/starters/new/", adults.starter, name="our_starter"),
    path("record/people-and-sites/<slug:ref>/leaving/", adults.leaver, name="our_leaver"),
    path("record/people-and-sites/<slug:ref>/substitutes/new/", adults.substitute, name="our_substitute"),
    path("record/rates/", pages.rates, name="our_rates"),
    path("record/rates/<slug:ref>/vacancies/", pages.vacancies, name="our_vacancies"),
    path("record/preferences/", saying.preferences, name="our_preferences"),
    path("record/preferences/new/", saying.new_preferences, name="our_preferences_new"),
    path("record/closures/new/", saying.new_closure, name="our_closure_new"),
    path("record/closures/<slug:ref>/withdrawal/", saying.closure_withdrawal, name="our_closure_withdrawal"),
    path("record/standings/<slug:ref>/replies/new/", saying.reply, name="our_standing_reply"),
]
