"""Two calendars: working days (England's bank holidays) and school days (one school's terms). Neither invents a day."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
TERM = "term"
LONGEST_HOLIDAY = timedelta(days=24)
LONGEST_SUMMER = timedelta(days=62)
_ONE_DAY = timedelta(days=1)
_WHY = {"half_term": "Half term", "holiday": "School holiday", "inset": "INSET day", "closure": "School closed"}


class UnknownCalendar(Exception):
    """The day asked about is outside the dates that were loaded; nothing is assumed."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days from and until, both included. `kind` is term, or a stretch inside one: half_term, holiday, inset, closure."""

    from_on: date
    until_on: date
    kind: str = TERM


def days_between(from_on: date, until_on: date) -> Iterator[date]:
    """Every day from and until, both included. Source: calendar arithmetic."""
    day = from_on
    while day <= until_on:
        yield day
        day += _ONE_DAY


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Monday to Friday less the holidays, known until the last loaded day."""

    holidays: frozenset[date]
    known_until: date

    def is_working(self, on: date) -> bool:
        """Whether the council works this day. Raises UnknownCalendar. Source: Banking and Financial Dealings Act 1971."""
        if on > self.known_until:
            raise UnknownCalendar(f"bank holidays are loaded until {self.known_until.isoformat()}")
        return on.weekday() < 5 and on not in self.holidays

    def next_working(self, on: date) -> date:
        """The first working day after this day. Raises UnknownCalendar. Source: council working days."""
        day = on + _ONE_DAY
        while not self.is_working(day):
            day += _ONE_DAY
        return day

    def nth(self, n: int, on: date) -> date:
        """The nth working day after this day; 0 is the day itself. Raises UnknownCalendar. Source: council working days."""
        day = on
        for _ in range(n):
            day = self.next_working(day)
        return day


@dataclass(frozen=True, slots=True)
class SchoolDays:
    """The days a school meets: in a term, Monday to Friday, not a bank holiday, not closed.

    A gap between two loaded terms is a holiday when it is no longer than a holiday can be, else unknown.
    """

    terms: tuple[Span, ...]
    closed: frozenset[date] = frozenset()
    bank_holidays: frozenset[date] = frozenset()
    _days: tuple[date, ...] = field(init=False, repr=False, compare=False)
    _known: tuple[tuple[date, date], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        terms = sorted((span for span in self.terms if span.kind == TERM), key=lambda span: span.from_on)
        object.__setattr__(self, "_days", self._meeting_days(terms))
        object.__setattr__(self, "_known", _known_stretches(terms))

    def _meeting_days(self, terms: list[Span]) -> tuple[date, ...]:
        inside = {day for span in terms for day in days_between(span.from_on, span.until_on)}
        away = {day for span in self.terms if span.kind != TERM for day in days_between(span.from_on, span.until_on)}
        meeting = inside - away - self.closed - self.bank_holidays
        return tuple(sorted(day for day in meeting if day.weekday() < 5))

    @property
    def known_from(self) -> date | None:
        """The first day of the first loaded term, or None when nothing is loaded."""
        return self._known[0][0] if self._known else None

    @property
    def known_until(self) -> date | None:
        """The last day of the last loaded term, or None when nothing is loaded."""
        return self._known[-1][1] if self._known else None

    def is_school_day(self, on: date) -> bool:
        """Whether the school meets this day. Raises UnknownCalendar. Source: Education Act 1996 s579."""
        self._must_know(on, on)
        at = bisect_left(self._days, on)
        return at < len(self._days) and self._days[at] == on

    def nth(self, n: int, first_day: date, counting_first: bool = True) -> date:
        """The nth school day from `first_day`, which is day 1 unless `counting_first` is False.

        A first day on which the school does not meet passes to the next that it does. Raises UnknownCalendar.
        Source: Education Act 1996 s579.
        """
        at = bisect_left(self._days, first_day) + n - (1 if counting_first else 0)
        if at >= len(self._days):
            raise UnknownCalendar(f"term dates are loaded until {self.known_until}")
        self._must_know(first_day, self._days[at])
        return self._days[at]

    def count(self, from_on: date, to_on: date) -> int:
        """School days from and to, both included; 0 when they are the wrong way round. Raises UnknownCalendar.

        Source: Education Act 1996 s579.
        """
        if from_on > to_on:
            return 0
        self._must_know(from_on, to_on)
        return bisect_right(self._days, to_on) - bisect_left(self._days, from_on)

    def skipped(self, from_on: date, to_on: date) -> list[tuple[date, str]]:
        """The days that do not count, each with why, for the page that shows the counting. Raises UnknownCalendar.

        Source: Education Act 1996 s579.
        """
        self._must_know(from_on, to_on)
        meeting = set(self._days[bisect_left(self._days, from_on) : bisect_right(self._days, to_on)])
        return [(day, self._why(day)) for day in days_between(from_on, to_on) if day not in meeting]

    def _why(self, on: date) -> str:
        if on.weekday() > 4:
            return "Weekend"
        if on in self.bank_holidays:
            return "Bank holiday"
        for span in self.terms:
            if span.kind != TERM and span.from_on <= on <= span.until_on:
                return _WHY.get(span.kind, span.kind)
        return "School closed" if on in self.closed else "School holiday"

    def _must_know(self, from_on: date, to_on: date) -> None:
        if not any(start <= from_on and to_on <= end for start, end in self._known):
            raise UnknownCalendar(f"term dates do not cover {from_on.isoformat()} to {to_on.isoformat()}")


def _known_stretches(terms: list[Span]) -> tuple[tuple[date, date], ...]:
    known: list[tuple[date, date]] = []
    for span in terms:
        if known and _is_holiday(known[-1][1], span.from_on):
            known[-1] = (known[-1][0], max(known[-1][1], span.until_on))
        else:
            known.append((span.from_on, span.until_on))
    return tuple(known)


def _is_holiday(last_day: date, first_day: date) -> bool:
    summer = last_day < date(last_day.year, 9, 1) <= first_day
    return first_day - last_day <= (LONGEST_SUMMER if summer else LONGEST_HOLIDAY)


def london_day(at: datetime) -> date:
    """The day an aware instant falls on in London. Source: Interpretation Act 1978 s9."""
    return at.astimezone(LONDON).date()


def answer_due(sent_at: datetime, working: WorkingDays, cut_off: time = time(17), days: int = 1) -> datetime:
    """When an answer is due: the cut-off hour, London, `days` working days after the day of sending.

    Sent on a working day at or before the cut-off counts that day; otherwise it is as if sent on the next
    working day. Takes an aware instant, raises UnknownCalendar. Source: decision report paragraph 20 (M09).
    """
    sent = sent_at.astimezone(LONDON)
    in_time = working.is_working(sent.date()) and sent.time() <= cut_off
    counted_on = sent.date() if in_time else working.next_working(sent.date())
    return datetime.combine(working.nth(days, counted_on), cut_off, LONDON)
