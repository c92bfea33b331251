"""How long something shown lasts: its last day, the days that nothing covers, and when to remind of its end."""

from calendar import monthrange
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

LAPSED = -1  # the reminder after the last day
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on end, both included."""

    from_on: date
    until_on: date


def last_day(from_on: date, months: int) -> date:
    """The last of so many months of days: a year from 1 September ends on 31 August.

    Source: "valid to" is a day that still counts (M13).
    """
    years, month = divmod(from_on.month - 1 + months, 12)
    year, month = from_on.year + years, month + 1
    days = monthrange(year, month)[1]
    return date(year, month, from_on.day) - DAY if from_on.day <= days else date(year, month, days)


def uncovered(held: Iterable[Stretch], from_on: date, until_on: date) -> tuple[Stretch, ...]:
    """The days from one day to another, both included, on which nothing held counts. Source: evidence (M13)."""
    gaps, next_on = [], from_on
    for stretch in sorted(held, key=lambda each: each.from_on):
        if stretch.from_on > until_on:
            break
        if stretch.from_on > next_on:
            gaps.append(Stretch(next_on, stretch.from_on - DAY))
        if stretch.until_on == date.max:
            return tuple(gaps)
        next_on = max(next_on, stretch.until_on + DAY)
    return (*gaps, Stretch(next_on, until_on)) if next_on <= until_on else tuple(gaps)


def reminder_due(until_on: date, on: date, days: Iterable[int], sent: Collection[int]) -> int | None:
    """Which reminder of an end is due on a day: so many days before, or `LAPSED` after it; None when that one, or a later
    one, was sent. A missed night is made up for with the one that is due now. Source: the requirements table.
    """
    left = (until_on - on).days
    if left < 0:
        due: int | None = LAPSED
    else:
        due = min((step for step in days if left <= step), default=None)
    return None if due is None or any(step <= due for step in sent) else due
