"""How a provider, its place in a lot, or one of its sites stands: whether new work may go there on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sixthday.rules.findings import Finding
from sixthday.rules.words import plain_date

ACTIVE, SUSPENDED, REMOVED = "active", "suspended", "removed"
SOURCE = "Framework terms, suspension and removal; decision report paragraph 11 (M14)"


@dataclass(frozen=True, slots=True)
class Stand:
    """How one scope stands: `of` is its words (the provider, a lot, a site), `until_on` the last day it holds."""

    of: str
    kind: str
    until_on: date | None = None
    reason: str = ""


def standing_findings(stands: Sequence[Stand]) -> tuple[Finding, ...]:
    """Whether new work may go there: one finding for each scope that is suspended or removed, else one that says so.

    Source: framework terms.
    """
    stopped = [stand for stand in stands if stand.kind != ACTIVE]
    if not stopped:
        return (Finding("standing", True, "Active: neither suspended nor removed.", SOURCE),)
    return tuple(Finding("standing", False, _said(stand), SOURCE, fixer="qa_officer") for stand in stopped)


def change_findings(
    now: Stand, to: str, *, reason: str, from_on: date, until_on: date | None, today: date
) -> tuple[Finding, ...]:
    """Whether a standing may change to active, suspended or removed from a day. Every reason. Source: framework terms."""
    changes = now.kind != to or (to == SUSPENDED and now.until_on != until_on)
    return (
        _test("standing_changes", changes, f"{now.of} is already {_WORDS[to]}."),
        _test("standing_can_return", to != SUSPENDED or now.kind != REMOVED, f"{now.of} has been removed."),
        _test("standing_reason", bool(reason.strip()), "Give the reason."),
        _test("standing_not_backdated", from_on >= today, "A standing cannot begin before today."),
        _test(
            "standing_dates", until_on is None or until_on >= from_on, "The last day must not be before the first day."
        ),
        _test(
            "standing_until", to == SUSPENDED or until_on is None, "Only a suspension has a last day.",
        ),
    )  # fmt: skip


_WORDS = {ACTIVE: "in good standing", SUSPENDED: "suspended", REMOVED: "removed"}


def _said(stand: Stand) -> str:
    if stand.kind == REMOVED:
        return f"{stand.of} has been removed from the framework."
    until = f" until {plain_date(stand.until_on)}" if stand.until_on else ""
    return f"{stand.of} is suspended for new work{until}."


def _test(code: str, met: bool, reason: str) -> Finding:
    return Finding(code, met, reason, SOURCE, fixer="" if met else "qa_officer")


def reply_findings(kind: str, words: str) -> tuple[Finding, ...]:
    """Whether a provider may reply: to what stops it, and in words. Source: framework terms, right of reply."""
    return (
        _test("reply_to", kind != ACTIVE, "There is nothing to reply to: new work may begin."),
        _test("reply_words", bool(words.strip()), "Write your reply."),
    )
