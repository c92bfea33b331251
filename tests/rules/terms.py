"""An invented school's year 2026/27 and the bank holidays of England around it."""

from datetime import date

from sixthday.rules.calendars import SchoolDays, Span, WorkingDays

BANK_HOLIDAYS = frozenset(
    date.fromisoformat(on)
    for on in (
        "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28",
        "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30",
    )
)  # fmt: skip


def day(text: str) -> date:
    """A date from `2026-11-02`."""
    return date.fromisoformat(text)


def span(from_on: str, until_on: str, kind: str = "term") -> Span:
    """A span from two ISO dates."""
    return Span(day(from_on), day(until_on), kind)


TERMS = (
    span("2026-09-02", "2026-12-18"),
    span("2026-10-26", "2026-10-30", "half_term"),
    span("2026-09-02", "2026-09-02", "inset"),
    span("2027-01-04", "2027-03-25"),
    span("2027-02-15", "2027-02-19", "half_term"),
    span("2027-04-12", "2027-07-21"),
    span("2027-05-31", "2027-06-04", "half_term"),
)
SCHOOL = SchoolDays(TERMS, frozenset(), BANK_HOLIDAYS)
WORKING = WorkingDays(BANK_HOLIDAYS, day("2027-12-31"))


def closing(*days: str) -> SchoolDays:
    """The same school, closed on these days."""
    return SchoolDays(TERMS, frozenset(day(on) for on in days), BANK_HOLIDAYS)
