"""What must hold of the day and of each record before a placement starts or ends; the gate itself is in `compliance`."""

from datetime import date

from sixthday.rules.compliance import REQUIREMENT
from sixthday.rules.findings import Finding
from sixthday.rules.lifecycles import PlacementState
from sixthday.rules.words import plain_date

SOURCE = "Decision report, risk 5 (M13)"
LIVE = {PlacementState.PREPARING, PlacementState.STARTED}


def check_findings(
    code: str, note: str, value: str, travel_decisions: tuple[str, ...], state: str
) -> tuple[Finding, ...]:
    """Whether a person may record that a placement's own requirement is met. Source: the requirement's own."""
    row = REQUIREMENT.get(code)
    if row is None or not row.recorded:
        return (_said("check_row", False, "This is not something that is recorded for a placement."),)
    decided = value in travel_decisions if code == "transport" else not value
    return (
        _said("check_note", bool(note.strip()), "Say what was seen or agreed, with whom and when."),
        _said("check_value", decided, "Say whether transport is arranged or not needed."),
        _said("check_live", state in LIVE, "This placement is over."),
    )


def worker_findings(*, own: bool, named: bool, employed: bool, state: str) -> tuple[Finding, ...]:
    """Whether an adult may be named for a placement. Source: the row `adult_cleared`."""
    return (
        _said("worker_own", own, "Choose an adult of this provider."),
        _said("worker_once", not named, "This adult is named for the placement already."),
        _said("worker_current", employed, "This adult does not work for the provider today."),
        _said("check_live", state in LIVE, "This placement is over."),
    )


def start_findings(on: date, *, from_on: date, until_on: date, today: date) -> tuple[Finding, ...]:
    """Whether education may be recorded as begun on a day: not ahead of time, and within the call-off's days.

    Source: decision report, risk 5.
    """
    return (
        _said("start_happened", on <= today, "A start is recorded on the day it happens or after, never before."),
        _said(
            "start_in_calloff",
            from_on <= on <= until_on,
            f"The call-off runs from {plain_date(from_on)} to {plain_date(until_on)}.",
        ),
    )


def end_findings(on: date, *, started_on: date | None, why: str, today: date) -> tuple[Finding, ...]:
    """Whether a placement may be recorded as ended after a day. Source: decision report, paragraph 16 (M22)."""
    since = started_on or date.max
    return (
        _said("end_happened", on <= today, "An end is recorded on the last day or after, never before."),
        _said("end_after_start", on >= since, "The last day cannot be before the first."),
        _said("end_why", bool(why.strip()), "Say why it ended."),
    )


def _said(code: str, met: bool, reason: str) -> Finding:
    return Finding(code, met, reason, SOURCE)
