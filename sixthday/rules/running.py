"""Hours that run: what a child is getting on a day, and until when it is enough."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

FOR_GOOD = date.max
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Running:
    """Hours of one placement: minutes a week, from a day until another (both included), or with no end known."""

    weekly_minutes: int
    from_on: date
    until_on: date | None = None


def minutes_on(running: Sequence[Running], on: date) -> int:
    """Weekly minutes that run on a day, over the whole package. Source: Education Act 1996 s19(3A)."""
    return sum(each.weekly_minutes for each in running if each.from_on <= on <= (each.until_on or FOR_GOOD))


def enough_until(judged_minutes: int | None, running: Sequence[Running], on: date) -> date | None:
    """The last day through which the hours judged suitable run without a break, from this day or the last start before
    it; the end of time when no end is known; None when they are not reached. Source: Education Act 1996 s19(3A).
    """
    starts = [each.from_on for each in running if each.from_on <= on]
    day = max(starts, default=None)
    if not judged_minutes or day is None:
        return None
    reached = None
    while day <= FOR_GOOD and minutes_on(running, day) >= judged_minutes:
        ends = [each.until_on or FOR_GOOD for each in running if each.from_on <= day <= (each.until_on or FOR_GOOD)]
        reached = min(ends)
        if reached == FOR_GOOD:
            return FOR_GOOD
        day = reached + _ONE_DAY
    return reached


def fell_on(judged_minutes: int | None, running: Sequence[Running], on: date) -> date | None:
    """The day on which hours that had been enough no longer were, or None. Source: decision report (M08, M21)."""
    if not judged_minutes or minutes_on(running, on) >= judged_minutes:
        return None
    ended = sorted((each.until_on for each in running if each.until_on and each.until_on < on), reverse=True)
    return next((day + _ONE_DAY for day in ended if minutes_on(running, day) >= judged_minutes), None)
