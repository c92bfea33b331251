"""Money over a framework's life: what is promised month by month, and what is still foreseen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sixthday.rules.money import half_up
from sixthday.rules.pricing import financial_year

SOURCE = "Decision report paragraphs 33 to 35 (M17)"


@dataclass(frozen=True, slots=True)
class Month:
    """The running total at the end of one month, pence ex VAT; `foreseen` when the month is not over."""

    first_on: date
    total_pence: int
    foreseen: bool


def months_between(first: date, last: date) -> list[date]:
    """The first day of each month that two days reach, both included. Source: calendar arithmetic."""
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    return [date(*_year_month(count), 1) for count in range(start, end + 1)]


def running_totals(
    posted: Mapping[date, int], forecast: Mapping[str, int], *, from_on: date, until_on: date, on: date
) -> tuple[Month, ...]:
    """The curve of a framework from its first to its last month.

    `posted` are pence ex VAT by the first day of the month they were committed in; `forecast` is the whole of each
    financial year. A year's forecast less what it has had is spread evenly over its months still to come.
    Source: decision report paragraphs 33 to 35.
    """
    months = months_between(from_on, until_on)
    this_month = on.replace(day=1)
    ahead = [month for month in months if month > this_month]
    spread = _spread(posted, forecast, ahead)
    total, found = Fraction(0), []
    for month in months:
        total += spread[month] if month > this_month else posted.get(month, 0)
        found.append(Month(month, half_up(total), month > this_month))
    return tuple(found)


def _spread(posted: Mapping[date, int], forecast: Mapping[str, int], ahead: list[date]) -> dict[date, Fraction]:
    had: dict[str, int] = {}
    for month, pence in posted.items():
        had[financial_year(month)] = had.get(financial_year(month), 0) + pence
    left = {year: max(0, pence - had.get(year, 0)) for year, pence in forecast.items()}
    share = {year: sum(financial_year(month) == year for month in ahead) for year in left}
    return {
        month: Fraction(left.get(financial_year(month), 0), max(1, share.get(financial_year(month), 1)))
        for month in ahead
    }


def _year_month(count: int) -> tuple[int, int]:
    year, month = divmod(count, 12)
    return year, month + 1
