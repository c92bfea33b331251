"""Taking places and giving them back; deciding about the registration guard; cases; the monthly list."""

from sixthday.places.actions.alarm import run_guard_again
from sixthday.places.actions.case import add_note, close_case, open_case, report_case, tell_of_case
from sixthday.places.actions.edition import acknowledge_edition, end_recipient, make_edition, name_recipient
from sixthday.places.actions.guard import (
    end_award_override,
    judge_hours,
    override_award,
    override_guard,
    withdraw_override,
)
from sixthday.places.actions.taking import release_place, take_place

__all__ = [
    "acknowledge_edition", "add_note", "close_case", "end_recipient", "judge_hours", "make_edition", "name_recipient",
    "open_case", "end_award_override", "override_award", "override_guard", "release_place", "report_case", "run_guard_again", "take_place", "tell_of_case", "withdraw_override",
]  # fmt: skip
