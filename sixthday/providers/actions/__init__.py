"""Changing what is known of providers."""

from sixthday.providers.actions.clearance import (
    clear_adult,
    clear_site,
    withdraw_adult_clearance,
    withdraw_site_clearance,
)
from sixthday.providers.actions.evidence import record_evidence, verify_evidence, withdraw_evidence
from sixthday.providers.actions.load import load_providers
from sixthday.providers.actions.membership import admit_member, confirm_vacancies, make_offer
from sixthday.providers.actions.registration import (
    add_site,
    correct_provider,
    declare_hours,
    name_adult,
    record_track,
    register_provider,
)
from sixthday.providers.actions.standing import remove_provider, restore_provider, suspend_provider

__all__ = [
    "add_site", "admit_member", "clear_adult", "clear_site", "confirm_vacancies", "correct_provider", "declare_hours",
    "load_providers", "make_offer", "name_adult", "record_evidence", "record_track", "register_provider", "remove_provider",
    "restore_provider", "suspend_provider", "verify_evidence", "withdraw_adult_clearance", "withdraw_evidence",
    "withdraw_site_clearance",
]  # fmt: skip
