"""What holds of a spot placement that runs already when it is carried over into the record."""

from datetime import date, timedelta

from sixthday.rules.duties import TRIGGERS, LegalBasis, TriggerEvent
from sixthday.rules.findings import Finding
from sixthday.rules.parameters import law_on
from sixthday.rules.words import plain_date

SOURCE = "Decision report, recommendations 3 and 4 (M19)"


def carrying_findings(first_on: date, last_on: date, today: date) -> tuple[Finding, ...]:
    """Whether a placement runs on the day it is carried over: begun, and not over. Source: decision report (M19)."""
    return (
        _said("carried_begun", first_on <= today, "A placement that has not begun yet is bought in the ordinary way."),
        _said("carried_order", first_on <= last_on, "The last day must not be before the first."),
        _said(
            "carried_runs",
            last_on >= today,
            f"It was over after {plain_date(last_on)}: only what runs is carried over.",
        ),
    )


def counted_from(first_on: date, carried_on: date) -> date:
    """The day from which the cost of a placement that is carried over counts: years that have closed are left out.

    Source: Local Government Finance Act 1988 (the year from 1 April).
    """
    year = carried_on.year if (carried_on.month, carried_on.day) >= (4, 1) else carried_on.year - 1
    return max(first_on, date(year, 4, 1))


def papers_due_on(carried_on: date) -> date:
    """The day by which its papers are to be in order. Source: council policy, dated."""
    return carried_on + timedelta(days=law_on("carried_over_paper_days", carried_on).value)


def likely_trigger(basis: LegalBasis) -> TriggerEvent:
    """The event on which a duty of this basis usually opens, where the old file does not say. Source: Education Act 1996 s19."""
    if basis is LegalBasis.SECTION_19_OTHERWISE:
        return TriggerEvent.NO_SCHOOL_PLACE
    usual = {of: event for event, _, of in reversed(TRIGGERS)}
    return usual.get(basis, TriggerEvent.MOVED_IN)


def _said(code: str, met: bool, no: str) -> Finding:
    return Finding(code, met, "" if met else no, SOURCE, fixer="commissioner")
