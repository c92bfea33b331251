"""Addresses of the registration guard."""

from django.urls import path

from sixthday.web.council.registration import cases, deciding, guard, lists, recipients

urlpatterns = [
    path("registration/", guard.registration, name="registration"),
    path("registration/providers/<slug:slug>/", guard.provider, name="provider_guard"),
    path("registration/providers/<slug:slug>/overrides/new/", deciding.new_override, name="override_new"),
    path(
        "registration/providers/<slug:slug>/judgements/<slug:child_ref>/new/",
        deciding.new_judgement,
        name="judgement_new",
    ),
    path("registration/overrides/<slug:ref>/withdrawal/", deciding.withdrawal, name="override_withdrawal"),
    path("registration/providers/<slug:slug>/cases/new/", cases.new, name="school_case_new"),
    path("registration/cases/", cases.cases, name="school_cases"),
    path("registration/cases/<slug:ref>/", cases.case, name="school_case"),
    path("registration/cases/<slug:ref>/notes/new/", cases.note, name="school_case_note"),
    path("registration/cases/<slug:ref>/tellings/new/", cases.telling, name="school_case_telling"),
    path("registration/cases/<slug:ref>/closing/", cases.closing, name="school_case_closing"),
    path("registration/lists/", lists.editions, name="provider_lists"),
    path("registration/lists/new/", lists.new, name="provider_list_new"),
    path("registration/lists/<slug:ref>/", lists.edition, name="provider_list"),
    path("registration/recipients/new/", recipients.new, name="list_recipient_new"),
    path("registration/recipients/<slug:ref>/ending/", recipients.ending, name="list_recipient_end"),
]
