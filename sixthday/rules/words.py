"""Dates, times and hours as people say them."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

DEMANDS = re.compile(r" \(M\d\d(?:, M\d\d)*(?: and M\d\d)?\)")
_LONDON = ZoneInfo("Europe/London")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def spoken_date(on: date) -> str:
    """`Monday 9 November 2026`. Source: GOV.UK style guide, dates."""
    return f"{_DAYS[on.weekday()]} {plain_date(on)}"


def plain_date(on: date) -> str:
    """`9 November 2026`. Source: GOV.UK style guide, dates."""
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


def short_date(on: date) -> str:
    """`Mon 9 Nov`. Source: GOV.UK style guide, dates in tables."""
    return f"{_DAYS[on.weekday()][:3]} {on.day} {_MONTHS[on.month - 1][:3]}"


def hours_text(minutes: int) -> str:
    """`6 hours`, `1 hour 30 minutes`, `45 minutes`. Source: GOV.UK style guide, numbers."""
    hours, rest = divmod(minutes, 60)
    parts = [counted(number, word) for number, word in ((hours, "hour"), (rest, "minute")) if number]
    return " ".join(parts) or "0 hours"


def counted(number: int, word: str) -> str:
    """`1 school day`, `2 school days`. Source: GOV.UK style guide, numbers."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def time_text(at: datetime) -> str:
    """`10:40am`, `5pm`, in London. Source: GOV.UK style guide, times."""
    local = at.astimezone(_LONDON)
    minutes = f":{local.minute:02d}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{'am' if local.hour < 12 else 'pm'}"


def moment_text(at: datetime) -> str:
    """`Fri 6 Nov, 10:40am`, in London. Source: GOV.UK style guide, times."""
    return f"{short_date(at.astimezone(_LONDON).date())}, {time_text(at)}"


def authority(source: str) -> str:
    """The authority of a finding as anybody reads it: without the numbers of the demands. Source: design page on plain words."""
    return DEMANDS.sub("", source)


def joined(items: list[str] | tuple[str, ...]) -> str:
    """`a`, `a and b`, `a, b and c`. Source: GOV.UK style guide, lists in sentences."""
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)
