"""Price lines: what a call-off costs in all, ex and inc VAT, and in each financial year to the penny."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from math import ceil

from sixthday.rules.money import half_up, vat_on


class Unit(StrEnum):
    """What a rate is for."""

    HOUR = "hour"
    HALF_DAY = "half_day"
    DAY = "day"
    SESSION = "session"
    WEEK = "week"
    GROUP_HOUR = "group_hour"


UNITS: tuple[tuple[Unit, str], ...] = (
    (Unit.HOUR, "an hour"),
    (Unit.HALF_DAY, "a half-day"),
    (Unit.DAY, "a day"),
    (Unit.SESSION, "a session"),
    (Unit.WEEK, "a week"),
    (Unit.GROUP_HOUR, "an hour in a group"),
)
UNIT_LABELS: dict[str, str] = {unit.value: label for unit, label in UNITS}


@dataclass(frozen=True, slots=True)
class PriceLine:
    """One priced part of a call-off: rate in pence ex VAT for its unit, minutes of each session, VAT in basis points."""

    code: str
    unit: Unit
    rate_pence: int
    minutes: int
    vat_bp: int = 0


@dataclass(frozen=True, slots=True)
class Value:
    """A value in pence, both ways."""

    ex_vat: int
    vat: int
    inc_vat: int


_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Sessions = Mapping[str, Sequence[date]]


def financial_year(on: date) -> str:
    """The local authority's year, 1 April to 31 March, as `2026-27`. Source: Local Government Finance Act 1988."""
    first = on.year if (on.month, on.day) >= (4, 1) else on.year - 1
    return f"{first}-{(first + 1) % 100:02d}"


def session_prices(line: PriceLine, sessions: Sequence[date]) -> list[tuple[date, Fraction]]:
    """The exact pence of each session, in date order; a week's price is shared by that week's sessions.

    Source: framework price schedule.
    """
    if line.unit is Unit.WEEK:
        weeks = Counter(on.isocalendar()[:2] for on in sessions)
        return [(on, Fraction(line.rate_pence, weeks[on.isocalendar()[:2]])) for on in sorted(sessions)]
    timed = line.unit in {Unit.HOUR, Unit.GROUP_HOUR}
    each = Fraction(line.rate_pence * line.minutes, 60) if timed else Fraction(line.rate_pence)
    return [(on, each) for on in sorted(sessions)]


def units_a_day(unit: Unit, unit_minutes: int, minutes: Fraction | int) -> Fraction:
    """How many units so many minutes of one day come to: exact for hours, else whole units begun. Source: framework price schedule."""
    exact = Fraction(minutes) / unit_minutes
    return exact if unit in {Unit.HOUR, Unit.GROUP_HOUR} else Fraction(ceil(exact))


def weekly_sessions(weekly_minutes: int, part_days: Iterable[str], days: Iterable[date]) -> list[tuple[date, Fraction]]:
    """Minutes on each of these days: a week's minutes shared evenly by its mornings and afternoons (`mon_am` … `fri_pm`).

    Source: framework price schedule.
    """
    halves = Counter(code.partition("_")[0] for code in part_days)
    if not halves:
        return []
    each = Fraction(weekly_minutes, halves.total())
    return [(on, each * halves[_DAYS[on.weekday()]]) for on in sorted(days) if halves[_DAYS[on.weekday()]]]


def line_total(line: PriceLine, sessions: Sequence[date]) -> int:
    """Pence ex VAT for a line over its sessions, rounded once. Source: framework price schedule."""
    return half_up(sum((price for _, price in session_prices(line, sessions)), Fraction(0)))


def whole_life(lines: Iterable[PriceLine], sessions_by_line: Sessions) -> int:
    """Pence ex VAT over every session; sessions are dates keyed by line code. Source: framework price schedule."""
    return sum(line_total(line, sessions_by_line.get(line.code, ())) for line in lines)


def maximum_value(lines: Sequence[PriceLine], sessions_by_line: Sessions) -> Value:
    """The most a call-off can cost, both ways; VAT is rounded once a line. Source: Procurement Act 2023 s4, Schedule 3."""
    totals = [(line, line_total(line, sessions_by_line.get(line.code, ()))) for line in lines]
    ex_vat = sum(total for _, total in totals)
    vat = sum(vat_on(total, line.vat_bp) for line, total in totals)
    return Value(ex_vat, vat, ex_vat + vat)


def by_financial_year(sessions: Sequence[date], per_session: Fraction | int) -> dict[str, int]:
    """Pence by the year of each session, summing to the rounded whole. Source: CIPFA accruals, year of delivery."""
    return allotted([(on, Fraction(per_session)) for on in sorted(sessions)])


def line_by_year(line: PriceLine, sessions: Sequence[date]) -> dict[str, int]:
    """Pence ex VAT of one line by year, summing to `line_total`. Source: CIPFA accruals, year of delivery."""
    return allotted(session_prices(line, sessions))


def total_by_year(lines: Iterable[PriceLine], sessions_by_line: Sessions) -> dict[str, int]:
    """Pence ex VAT of a call-off by year, summing to `whole_life`. Source: CIPFA accruals, year of delivery."""
    years: dict[str, int] = defaultdict(int)
    for line in lines:
        for year, amount in line_by_year(line, sessions_by_line.get(line.code, ())).items():
            years[year] += amount
    return dict(sorted(years.items()))


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
