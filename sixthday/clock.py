"""The only module that asks the time; pages and commands ask it once and pass the answer down."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """This instant, aware, in London time."""
    return timezone.now().astimezone(LONDON)


def today() -> date:
    """Today's date in London."""
    return now().date()
