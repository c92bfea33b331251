"""Holding a review that was called of one child's placement."""

from datetime import date

from sixthday.rules.findings import Finding

SOURCE = "Keeping children safe in education, alternative provision: review at once and, if necessary, end (M14)"


def holding_findings(
    held_on: date, outcome: str, outcomes: tuple[str, ...], found: str, *, called_on: date, today: date
) -> tuple[Finding, ...]:
    """Whether a called review may be kept as held: a day between the call and today, what was found, what follows.

    Source: KCSIE; M14.
    """
    return (
        _said("review_happened", held_on <= today, "A review is recorded on its day or after, never before."),
        _said("review_after_call", held_on >= called_on, "The review cannot have been held before it was called."),
        _said("review_outcome", outcome in outcomes, "Say whether the placement goes on."),
        _said("review_found", bool(found.strip()), "Say what was found."),
    )


def _said(code: str, met: bool, reason: str) -> Finding:
    return Finding(code, met, reason, SOURCE, fixer="" if met else "broker")
