"""Concerns about a provider: who deals with them, what a safeguarding concern does at once, how one is closed."""

from collections.abc import Sequence
from datetime import date, timedelta

from sixthday.rules.calendars import UnknownCalendar, WorkingDays
from sixthday.rules.findings import Finding

SAFEGUARDING = "safeguarding"
SOURCE = "Decision report paragraphs 11 and 16 (M14)"
KCSIE = "Keeping children safe in education, alternative provision: review at once on a safeguarding concern"
REVIEW_WORKING_DAYS = 1


def freezes(kind: str) -> bool:
    """Whether a concern stops new awards at once and calls a review of each child there. Source: KCSIE; M14."""
    return kind == SAFEGUARDING


def review_due(called_on: date, working: WorkingDays) -> date:
    """The day by which a review called on a concern is held: one working day after the call; the next day when the
    holidays are not loaded that far, for a concern never waits for a calendar.

    Source: KCSIE asks for it immediately; the length is the council's own.
    """
    try:
        return working.nth(REVIEW_WORKING_DAYS, called_on)
    except UnknownCalendar:
        return called_on + timedelta(days=REVIEW_WORKING_DAYS)


def raising_findings(what_happened: str, telephone: str, email: str, wants_news: bool) -> tuple[Finding, ...]:
    """Whether a concern can be kept: it says what happened, and how to reach whoever asks to hear. Source: M14."""
    return (
        _said("what_happened", bool(what_happened.strip()), "Say what happened."),
        _said(
            "contact_given", not wants_news or bool(telephone.strip() or email.strip()),
            "Give a telephone number or an e-mail address, or say that you do not want to hear from us.",
        ),
    )  # fmt: skip


def deciding_findings(reason: str) -> tuple[Finding, ...]:
    """Whether a step in a concern can be kept: every decision has its reason. Source: M14."""
    return (_said("decision_reason", bool(reason.strip()), "Give the reason for this decision."),)


def safeguarding_findings(kind: str, reason: str) -> tuple[Finding, ...]:
    """Whether a concern that came as something else may be treated as one of safeguarding: it is not one yet, and why.

    Source: KCSIE; whoever reports it need not know what it is.
    """
    return (
        *deciding_findings(reason),
        _said("not_yet_safeguarding", not freezes(kind), "This is treated as a safeguarding concern already."),
    )


def closing_findings(reason: str, *, lift: bool, frozen: bool, others_open: int) -> tuple[Finding, ...]:
    """Whether a concern may be closed, and with `lift` whether new work may begin again. Source: M14."""
    return (
        *deciding_findings(reason),
        _said("freeze_stands", not lift or frozen, "This concern does not hold up new work, so there is nothing to lift."),
        _said(
            "no_other_concern", not lift or not others_open,
            "Another safeguarding concern about this provider is open, so new work cannot begin again yet.",
        ),
    )  # fmt: skip


def telling_findings(words: str, hidden: Sequence[str]) -> tuple[Finding, ...]:
    """Whether a message to a provider about a concern may go: it has words, and none of what is kept from the provider.

    `hidden` is what the concern says of its reporter and of a child. Source: M14; the reporter is protected.
    """
    told = words.casefold()
    leaks = [kept for kept in hidden if kept.strip() and kept.strip().casefold() in told]
    return (
        _said("message_words", bool(words.strip()), "Write what the provider is told."),
        _said(
            "message_hides", not leaks,
            "The message repeats who reported this, how to reach them, or the child's name. Leave it out.",
        ),
    )  # fmt: skip


def _said(code: str, met: bool, reason: str) -> Finding:
    return Finding(code, met, reason, SOURCE, fixer="" if met else "qa_officer")
