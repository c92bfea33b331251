"""Duty clocks: opened by the facts, counted in the school days of the child's school, met only by hours that started."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sixthday.rules.calendars import SchoolDays, UnknownCalendar, days_between
from sixthday.rules.parameters import Parameter
from sixthday.rules.words import counted, hours_text, short_date

MISSING = "Term dates are missing, so no date can be given."
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One calendar day of the counting: whether it counts, and why it does or does not."""

    on: date
    counts: bool
    why: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A due day and how it was counted. `due_on` None with `unknown` said means the calendar is missing."""

    name: str
    due_on: date | None
    opened_on: date
    counted: tuple[CountedDay, ...]
    source: str
    policy_due_on: date | None = None
    unknown: str = ""
    days: int = 0
    counts_first: bool = True
    doubt: str = ""
    policy_days: int = 0
    policy_from_on: date | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """Where a clock stands on a day: which school day, of how many, how many school days late."""

    day: int
    of: int
    late_days: int
    text: str


@dataclass(frozen=True, slots=True)
class Met:
    """Hours started against hours judged, in weekly minutes. `from_on` is the day the present sum was reached."""

    met_on: date | None
    part_minutes: int
    from_on: date | None
    judged_minutes: int | None


@dataclass(frozen=True, slots=True)
class Recount:
    """A clock before and after a recorded closure, for a page that shows both dates."""

    before: Clock
    after: Clock
    moved: bool


def sixth_day(first_day: date, school_days: SchoolDays, law: Parameter, counts_first: bool = True) -> Clock:
    """The school day by which full-time education begins after an exclusion; the first excluded day is day 1
    unless `counts_first` is False. Source: Education Act 1996 s19; SI 2007/1870."""
    return _clock("sixth day", first_day, school_days, law, counts_first)


def illness_clock(clear_on: date, school_days: SchoolDays, law: Parameter) -> Clock:
    """From the day it became clear that absence would reach fifteen school days; `law` gives the school days to start.

    Source: DfE, Arranging education for children who cannot attend school because of health needs, December 2023.
    """
    return _clock("illness", clear_on, school_days, law, True)


def no_place_clock(opened_on: date, school_days: SchoolDays, law: Parameter) -> Clock:
    """For a child without a school place, looked after or not; `law` gives the school days allowed.

    Source: Education Act 1996 s19(1); DfE, Promoting the education of looked-after children, 2018.
    """
    return _clock("no school place", opened_on, school_days, law, True)


def day_one_target(clock: Clock, school_days: SchoolDays, law: Parameter, from_on: date | None = None) -> Clock:
    """The same clock with the policy target set beside its legal date, never instead of it.

    The target counts from the clock's opening, or from `from_on` where the child became looked after later. Source: DfE, Promoting the education of looked-after children, 2018 (wording unconfirmed).
    """
    try:
        first = max(clock.opened_on, from_on or clock.opened_on)
        target = school_days.nth(law.value, first)
    except UnknownCalendar:
        return clock
    return replace(clock, policy_due_on=target, policy_days=law.value, policy_from_on=first)


def recount(clock: Clock, school_days_after: SchoolDays) -> Recount:
    """The clock counted again on a changed calendar, with both dates. Source: Education Act 1996 s579."""
    law = Parameter(clock.name, clock.days, None, None, clock.source, clock.doubt)
    after = _clock(clock.name, clock.opened_on, school_days_after, law, clock.counts_first)
    if clock.policy_days:
        after = day_one_target(after, school_days_after, replace(law, value=clock.policy_days), clock.policy_from_on)
    return Recount(clock, after, after.due_on != clock.due_on)


def position(clock: Clock, school_days: SchoolDays, today: date) -> Position:
    """Where the clock stands today, in words a broker can say. Source: design page on clocks."""
    if clock.due_on is None:
        return Position(0, clock.days, 0, clock.unknown or MISSING)
    if today < clock.opened_on:
        return Position(0, clock.days, 0, f"Begins {short_date(clock.opened_on)}")
    day = day_number(clock, school_days, min(today, clock.due_on)) or 0
    if today < clock.due_on:
        return Position(day, clock.days, 0, f"Day {day} of {clock.days}")
    if today == clock.due_on:
        return Position(day, clock.days, 0, "Due today")
    return _late(clock, school_days, today)


def day_number(clock: Clock, school_days: SchoolDays, on: date) -> int | None:
    """Which school day of the clock a day is, or None when the calendar cannot say. Source: Education Act 1996 s579."""
    try:
        return school_days.count(clock.opened_on, on) - (0 if clock.counts_first else 1)
    except UnknownCalendar:
        return None


def met(judged_minutes: int | None, started: Sequence[tuple[date, int]]) -> Met:
    """Met on the day the weekly minutes started across the package reach the minutes judged suitable.

    `started` holds a day and weekly minutes for each placement that began. Source: Education Act 1996 s19(1), (3A).
    """
    total, last = 0, None
    for on, minutes in sorted(started):
        total, last = total + minutes, on
        if judged_minutes is not None and total >= judged_minutes:
            return Met(on, sum(minutes for _, minutes in started), on, judged_minutes)
    return Met(None, total, last, judged_minutes)


def met_text(result: Met, clock: Clock, school_days: SchoolDays) -> str:
    """`Education began on day 4`, `Part met, 6 of 25 hours from day 4`, or nothing when nothing started.

    Source: design page on clocks.
    """
    if result.from_on is None:
        return ""
    number = day_number(clock, school_days, result.from_on)
    when = f"day {number}" if number is not None else short_date(result.from_on)
    if result.met_on is not None:
        return f"Education began on {when}"
    if result.judged_minutes is None:
        return f"{hours_text(result.part_minutes)} started from {when}; hours suitable not yet judged"
    return f"Part met, {_of(result.part_minutes, result.judged_minutes)} from {when}"


def breach_order(clock: Clock) -> tuple[int, int, int, int]:
    """Sorting key of the work list: missing calendars, then the earliest due day, policy target, opening.

    Source: decision report (M08): the child nearest to breach is always at the top.
    """
    if clock.due_on is None:
        return (0, clock.opened_on.toordinal(), 0, 0)
    target = clock.policy_due_on or clock.due_on
    return (1, clock.due_on.toordinal(), target.toordinal(), clock.opened_on.toordinal())


def _clock(name: str, opened_on: date, school_days: SchoolDays, law: Parameter, counts_first: bool) -> Clock:
    try:
        due_on = school_days.nth(law.value, opened_on, counting_first=counts_first)
    except UnknownCalendar:
        return Clock(
            name,
            None,
            opened_on,
            (),
            law.source,
            unknown=MISSING,
            days=law.value,
            counts_first=counts_first,
            doubt=law.doubt,
        )
    rows = _counting(opened_on, due_on, school_days, counts_first)
    return Clock(name, due_on, opened_on, rows, law.source, days=law.value, counts_first=counts_first, doubt=law.doubt)


def _counting(opened_on: date, due_on: date, school_days: SchoolDays, counts_first: bool) -> tuple[CountedDay, ...]:
    skipped = dict(school_days.skipped(opened_on, due_on))
    number, rows = (0 if counts_first else -1), []
    for on in days_between(opened_on, due_on):
        if on in skipped:
            rows.append(CountedDay(on, False, skipped[on]))
            continue
        number += 1
        rows.append(CountedDay(on, number > 0, f"Day {number}" if number else "The first day is not counted"))
    return tuple(rows)


def _late(clock: Clock, school_days: SchoolDays, today: date) -> Position:
    due_on = clock.due_on or today
    try:
        late = school_days.count(due_on + _ONE_DAY, today)
    except UnknownCalendar:
        return Position(clock.days, clock.days, 0, f"Late since {short_date(due_on)}; later term dates are missing")
    day = clock.days + late
    if not late:
        return Position(day, clock.days, 0, f"Day {day}, due day passed")
    return Position(day, clock.days, late, f"Day {day}, {counted(late, 'school day')} late")


def _of(part: int, judged: int) -> str:
    if part % 60 == 0 and judged % 60 == 0:
        return f"{part // 60} of {counted(judged // 60, 'hour')}"
    return f"{hours_text(part)} of {hours_text(judged)}"
