"""The demonstration's own calendar: when its history begins, and any school day counted back from the day it is built."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from sixthday.clock import LONDON
from sixthday.rules.calendars import SchoolDays, Span, days_between

LEAST_WEEKS = 4  # an award made with less of the term left than this runs on to the end of the next
BEFORE_HISTORY = timedelta(days=12)


@dataclass(frozen=True)
class Days:
    """School days of the council's area up to the day the demonstration is built, and the terms around it."""

    now: datetime
    school: SchoolDays
    met: tuple[date, ...] = field(init=False)
    begins_on: date = field(init=False)

    def __post_init__(self) -> None:
        today = self.now.date()
        begun = [span.from_on for span in self.terms if span.from_on <= today]
        if len(begun) < 2:
            raise LookupError("the demonstration needs two terms before today")
        object.__setattr__(self, "begins_on", begun[-2])
        days = days_between(begun[-2], today)
        object.__setattr__(self, "met", tuple(day for day in days if self.school.is_school_day(day)))

    @property
    def terms(self) -> list[Span]:
        """The loaded terms in order."""
        return sorted((span for span in self.school.terms if span.kind == "term"), key=lambda span: span.from_on)

    @property
    def founded_at(self) -> datetime:
        """When the council sets Sixthday up, shortly before the history begins."""
        return at(self.begins_on - BEFORE_HISTORY, "09:00")

    def back(self, count: int) -> date:
        """The school day so many before today; 0 is today, or the last school day when none is today."""
        return self.met[max(0, len(self.met) - 1 - count)]

    def after(self, on: date, count: int) -> date:
        """The school day so many after a day; 0 is that day, or the next school day. Raises UnknownCalendar."""
        return self.school.nth(count + 1, on)

    def term_end(self, on: date) -> date:
        """The last day of the term a day falls in, or of the next when little of it is left."""
        ends = [span.until_on for span in self.terms if span.until_on >= on + timedelta(weeks=LEAST_WEEKS)]
        return ends[0]


def at(on: date, hour: str) -> datetime:
    """A London moment from a day and "09:30"."""
    return datetime.combine(on, time.fromisoformat(hour), LONDON)


def invented_terms(authority: str, first_years: range) -> str:
    """A table of made-up term dates for the school years that begin in these calendar years."""
    lines = ["authority,school_urn,academic_year,kind,name,from,until,source"]
    for year in first_years:
        for kind, name, from_on, until_on in _year(year):
            source = "Entered for the demonstration; not the council's published dates"
            years = f"{year}-{(year + 1) % 100:02d}"
            lines.append(f"{authority},,{years},{kind},{name},{from_on},{until_on},{source}")
    return "\n".join(lines) + "\n"


def _year(year: int) -> list[tuple[str, str, date, date]]:
    """Three terms, each with a half term, on the weekdays nearest to the usual dates."""
    return [
        ("term", "Autumn term", _on(year, 9, 6, 1), _on(year, 12, 17, 4)),
        ("half_term", "Autumn half term", _on(year, 10, 26, 0), _on(year, 10, 30, 4)),
        ("term", "Spring term", _on(year + 1, 1, 8, 0), _on(year + 1, 3, 26, 4)),
        ("half_term", "Spring half term", _on(year + 1, 2, 15, 0), _on(year + 1, 2, 19, 4)),
        ("term", "Summer term", _on(year + 1, 4, 12, 0), _on(year + 1, 7, 20, 1)),
        ("half_term", "Summer half term", _on(year + 1, 5, 29, 0), _on(year + 1, 6, 2, 4)),
    ]


def _on(year: int, month: int, day: int, weekday: int) -> date:
    """The weekday (0 is Monday) in the week of a date."""
    near = date(year, month, day)
    return near + timedelta(days=weekday - near.weekday())
