"""Changing what is known of providers."""

from sixthday.providers.actions.clearance import (
    clear_adult,
    clear_site,
    withdraw_adult_clearance,
    withdraw_site_clearance,
)
from sixthday.providers.actions.evidence import (
    assign_evidence,
    draft_evidence,
    record_evidence,
    reject_evidence,
    send_evidence,
    verify_evidence,
    withdraw_evidence,
)
from sixthday.providers.actions.exclusion import (
    check_exclusion,
    end_connection,
    load_debarment_list,
    record_connection,
)
from sixthday.providers.actions.lapse import decide_lapse, post_reminder
from sixthday.providers.actions.load import load_providers
from sixthday.providers.actions.membership import admit_member, confirm_vacancies, make_offer
from sixthday.providers.actions.notice import notify_leaver, notify_starter, notify_substitute, read_notice
from sixthday.providers.actions.registration import (
    add_site,
    correct_provider,
    declare_hours,
    name_adult,
    record_track,
    register_provider,
)
from sixthday.providers.actions.saying import (
    declare_closure,
    end_accreditation,
    record_accreditation,
    say_preferences,
    withdraw_closure,
)
from sixthday.providers.actions.standing import (
    read_reply,
    remove_provider,
    reply_to_standing,
    restore_provider,
    suspend_provider,
)

__all__ = [
    "add_site", "admit_member", "assign_evidence", "check_exclusion", "clear_adult", "clear_site", "confirm_vacancies",
    "correct_provider", "decide_lapse", "declare_closure", "declare_hours", "draft_evidence", "end_accreditation",
    "end_connection", "load_debarment_list", "load_providers", "make_offer", "name_adult", "notify_leaver",
    "notify_starter", "notify_substitute", "post_reminder", "read_notice", "read_reply", "record_accreditation",
    "record_connection", "record_evidence", "record_track", "register_provider", "reject_evidence", "remove_provider",
    "reply_to_standing", "restore_provider", "say_preferences", "send_evidence", "suspend_provider", "verify_evidence",
    "withdraw_adult_clearance", "withdraw_closure", "withdraw_evidence", "withdraw_site_clearance",
]  # fmt: skip
