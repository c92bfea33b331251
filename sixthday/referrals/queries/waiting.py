"""How many children wait for the education they are owed, in figures that name nobody."""

from collections import Counter
from datetime import date

from django.db.models import Count

from sixthday.referrals.models import Duty
from sixthday.referrals.queries.duty import area_days
from sixthday.rules.calendars import UnknownCalendar


def by_school_day(on: date) -> tuple[Counter[int], int]:
    """How many duties not yet met stand on which school day (1 is the first day without education), and how many cannot
    be counted because a calendar is missing. Days are those of the council's area; three queries, whatever the number."""
    found, missing, days = Counter[int](), 0, area_days()
    rows = Duty.objects.open_on(on).order_by().values_list("first_day_on").annotate(number=Count("pk"))
    for first_day_on, number in rows:
        try:
            found[max(1, days.count(first_day_on, on))] += number
        except UnknownCalendar:
            missing += number
    return found, missing
