"""Prices: how many units a place is charged for, and what that comes to in each financial year to the penny."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from math import ceil

from sixthday.rules.money import half_up, money_text
from sixthday.rules.words import counted


class Unit(StrEnum):
    """What a rate is for."""

    HOUR = "hour"
    HALF_DAY = "half_day"
    DAY = "day"
    SESSION = "session"
    WEEK = "week"
    YEAR = "year"


NOUNS: dict[str, str] = {
    Unit.HOUR: "hour",
    Unit.HALF_DAY: "half day",
    Unit.DAY: "day",
    Unit.SESSION: "session",
    Unit.WEEK: "week block",
    Unit.YEAR: "year",
}
UNIT_LABELS: dict[str, str] = {unit: f"{'an' if unit == Unit.HOUR else 'a'} {noun}" for unit, noun in NOUNS.items()}


@dataclass(frozen=True, slots=True)
class Rate:
    """What is charged for one unit of so many minutes, in pence ex VAT, and the fewest units a call-off pays for."""

    unit: Unit
    unit_minutes: int
    price_pence: int
    least_units: int = 1


@dataclass(frozen=True, slots=True)
class Session:
    """One day's education: its minutes, exact, and how many of its mornings and afternoons they take."""

    on: date
    minutes: Fraction
    half_days: int


_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def financial_year(on: date) -> str:
    """The local authority's year, 1 April to 31 March, as `2026-27`. Source: Local Government Finance Act 1988."""
    first = on.year if (on.month, on.day) >= (4, 1) else on.year - 1
    return f"{first}-{(first + 1) % 100:02d}"


def weekly_sessions(weekly_minutes: int, part_days: Iterable[str], days: Iterable[date]) -> list[Session]:
    """The sessions on these days: a week's minutes shared evenly by its mornings and afternoons (`mon_am` … `fri_pm`).

    Source: framework price schedule.
    """
    halves = Counter(code.partition("_")[0] for code in part_days)
    if not halves:
        return []
    each = Fraction(weekly_minutes, halves.total())
    taught = [(on, halves[_DAYS[on.weekday()]]) for on in sorted(days)]
    return [Session(on, each * number, number) for on, number in taught if number]


def charged(rate: Rate, sessions: Sequence[Session], year_half_days: int) -> list[tuple[date, Fraction]]:
    """The units charged on each day of these sessions, in their order.

    Hours are exact. Half days, days and sessions are whole units begun on each day. A week block is charged for each week in
    which anything is taught, as many as that week's minutes begin, shared by its sessions. A year is `year_half_days` mornings
    and afternoons, each charged as that part of it. Where this comes to fewer units than the call-off must pay for, the last
    day carries the rest. Source: framework price schedule; decision 13.
    """
    if rate.unit is Unit.WEEK:
        found = _weeks(rate, sessions)
    elif rate.unit is Unit.YEAR:
        found = [(each.on, Fraction(each.half_days, year_half_days)) for each in sessions]
    else:
        found = [(each.on, _begun(rate, each.minutes)) for each in sessions]
    if found and rate.least_units > 1:
        on, last = found[-1]
        found[-1] = on, last + max(Fraction(0), rate.least_units - total(found))
    return found


def total(units: Iterable[tuple[date, Fraction]]) -> Fraction:
    """All the units, exact. Source: framework price schedule."""
    return sum((number for _, number in units), Fraction(0))


def rate_text(rate: Rate) -> str:
    """`£42.00 an hour`; `£300.00 a week block, at least 6 week blocks`. Source: design page on money."""
    least = f", at least {counted(rate.least_units, NOUNS[rate.unit])}" if rate.least_units > 1 else ""
    return f"{money_text(rate.price_pence)} {UNIT_LABELS[rate.unit]}{least}"


def charging_text(rate: Rate, year_half_days: int) -> str:
    """How units are counted, as a contract says it. Source: framework price schedule; decision 13."""
    words = {
        Unit.HOUR: "Hours are charged as they are planned.",
        Unit.WEEK: "A week block is charged for each week in which a session is planned.",
        Unit.YEAR: f"A year is {year_half_days} mornings and afternoons; each one planned is charged as that part of it.",
    }
    how = words.get(rate.unit, f"A {NOUNS[rate.unit]} begun is charged as a whole one.")
    least = f" At least {counted(rate.least_units, NOUNS[rate.unit])} are charged." if rate.least_units > 1 else ""
    return how + least


def hour_pence(rate: Rate) -> Fraction:
    """What an hour would cost at this rate, in exact pence ex VAT, if its units were filled. Source: framework price schedule."""
    return Fraction(rate.price_pence * 60, rate.unit_minutes)


def allotted(prices: Sequence[tuple[date, Fraction]]) -> dict[str, int]:
    """Whole pence by the year of each dated exact price, summing to the rounded whole. Source: CIPFA accruals, year of delivery."""
    exact: dict[str, Fraction] = defaultdict(Fraction)
    for on, price in prices:
        exact[financial_year(on)] += price
    years, running, given = {}, Fraction(0), 0
    for year, amount in sorted(exact.items()):
        running += amount
        years[year] = half_up(running) - given
        given += years[year]
    return years


def _begun(rate: Rate, minutes: Fraction) -> Fraction:
    """Units of one day: exact for hours, else whole units begun."""
    exact = minutes / rate.unit_minutes
    return exact if rate.unit is Unit.HOUR else Fraction(ceil(exact))


def _weeks(rate: Rate, sessions: Sequence[Session]) -> list[tuple[date, Fraction]]:
    """The blocks each week begins, shared evenly by that week's sessions."""
    weeks: dict[tuple[int, int], list[Session]] = defaultdict(list)
    for each in sessions:
        weeks[each.on.isocalendar()[:2]].append(each)
    return [
        (each.on, Fraction(ceil(sum(one.minutes for one in week) / rate.unit_minutes), len(week)))
        for week in weeks.values()
        for each in week
    ]
