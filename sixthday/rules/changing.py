"""What is asked before a change of a child's facts is recorded, once the referral has been sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sixthday.rules.findings import Finding
from sixthday.rules.words import plain_date

SOURCE = "UK GDPR Article 5(1)(d): accurate, and kept up to date; a child's record (M07)"
RESTRICTION = "UK GDPR Article 5: a restricted record is opened only by those who need it"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: the facts of its kind before and after, from which day it holds, and why or what shows it.

    `last_on` is the day of the newest change of the same kind; `leads` says whether a lead broker records it.
    """

    before: Mapping[str, Any]
    after: Mapping[str, Any]
    from_on: date
    why: str
    born_on: date
    last_on: date | None = None
    leads: bool = False


def change_findings(change: Change, today: date) -> list[Finding]:
    """Everything asked of a change, all reasons at once. Source: UK GDPR Article 5(1)(d)."""
    last = change.last_on
    return [
        Finding("change_differs", change.before != change.after, "Nothing is different from what is recorded.", SOURCE),
        Finding("change_past", change.from_on <= today, "The day may not be in the future: record it on that day.", SOURCE),
        Finding("change_born", change.from_on >= change.born_on, "The day may not be before the child was born.", SOURCE),
        Finding(
            "change_order", last is None or change.from_on >= last,
            f"A later change of this is recorded already, from {plain_date(last)}." if last else "", SOURCE,
        ),
        Finding("change_why", bool(change.why.strip()), "Say why, or what shows it.", SOURCE),
        *_whole(change.after),
        Finding(
            "change_lifts", not (change.before.get("restricted") and not change.after.get("restricted")) or change.leads,
            "Only a lead broker lifts a restriction.", RESTRICTION, fixer="lead_broker",
        ),
    ]  # fmt: skip


def _whole(after: Mapping[str, Any]) -> list[Finding]:
    """Facts that need another beside them."""
    cared, rolled = bool(after.get("looked_after")), bool(after.get("on_roll"))
    return [
        Finding("change_carer", not cared or bool(after.get("looked_after_by")), "Choose the authority.", SOURCE),
        Finding("change_roll", not rolled or bool(after.get("school")), "Choose the school whose roll it is.", SOURCE),
    ]
