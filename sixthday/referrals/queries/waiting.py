"""How many children wait for the education they are owed, in figures that name nobody."""

from collections import Counter
from datetime import date

from django.db.models import Count, QuerySet

from sixthday.referrals.models import Duty
from sixthday.referrals.queries.duty import area_days
from sixthday.rules.calendars import SchoolDays, UnknownCalendar

BANDS: tuple[tuple[str, int, int, str], ...] = (  # a code, the first and the last school day, in words
    ("1-5", 1, 5, "Day 1 to 5"),
    ("6", 6, 6, "Day 6"),
    ("7-10", 7, 10, "Day 7 to 10"),
    ("11-20", 11, 20, "Day 11 to 20"),
    ("21", 21, 10_000, "After day 20"),
)
UNCOUNTED = "uncounted"


def reached(found: QuerySet[Duty], band: str, on: date) -> QuerySet[Duty]:
    """Those of a list that have reached a band of school days, or that cannot be counted: the same days as the figures."""
    days, bounds = area_days(), {code: (first, last) for code, first, last, _ in BANDS}
    starts = set(Duty.objects.open_on(on).order_by().values_list("first_day_on", flat=True).distinct())
    counted = {start: _count(days, start, on) for start in starts}
    if band == UNCOUNTED:
        return found.filter(first_day_on__in=[start for start, number in counted.items() if number is None])
    first, last = bounds[band]
    return found.filter(
        first_day_on__in=[start for start, number in counted.items() if number and first <= number <= last]
    )


def _count(days: SchoolDays, start: date, on: date) -> int | None:
    """The school day reached; None where a calendar is missing."""
    try:
        return max(1, days.count(start, on))
    except UnknownCalendar:
        return None


def by_school_day(on: date) -> tuple[Counter[int], int]:
    """How many duties not yet met stand on which school day (1 is the first day without education), and how many cannot
    be counted because a calendar is missing. Days are those of the council's area; three queries, whatever the number."""
    found, missing, days = Counter[int](), 0, area_days()
    rows = Duty.objects.open_on(on).order_by().values_list("first_day_on").annotate(number=Count("pk"))
    for first_day_on, number in rows:
        day = _count(days, first_day_on, on)
        if day is None:
            missing += number
        else:
            found[day] += number
    return found, missing
