"""Money in words, bars and one curve."""

from typing import Any

from sixthday.ledger import queries as ledger
from sixthday.ledger.queries import Balance
from sixthday.rules.foresight import Month, running_totals
from sixthday.rules.money import money_text, whole_pounds_text
from sixthday.rules.pricing import financial_year
from sixthday.web.kit import charts

BUDGET_COLUMNS = [
    "Year and head",
    *({"text": text, "numeric": True} for text in ("Budget", "Forecast", "Earmarked", "Committed", "Spent", "Left")),
]


def headline(cap: Any, held: Balance) -> str:
    """How much of the cap is promised."""
    return f"{whole_pounds_text(held.taken)} of the {whole_pounds_text(cap.amount_pence)} cap is promised"


def budget_rows(rows: list[tuple[Any, Balance]]) -> list[list[Any]]:
    """Each year and head: budget, forecast, earmarked, committed, spent, left. Pounds ex VAT."""
    return [
        [
            f"{budget.year}, {budget.get_head_display().lower()}", money_text(budget.amount_pence),
            money_text(held.forecast), money_text(held.earmarked), money_text(held.committed), money_text(held.actual),
            money_text(budget.amount_pence - held.taken),
        ]
        for budget, held in rows
    ]  # fmt: skip


def cap_bars(cap: Any, held: Balance) -> tuple[charts.Bar, ...]:
    """The cap beside what is promised under it."""
    rows = [
        ("Cap", cap.amount_pence),
        ("Earmarked", held.earmarked),
        ("Committed", held.committed),
        ("Spent", held.actual),
    ]
    return charts.bars([(label, pence, money_text(pence)) for label, pence in rows])


def both_ways(held: Balance) -> str:
    """What counts against the cap, ex and inc VAT."""
    return (
        f"The cap is compared without VAT: {money_text(held.taken)} is promised, "
        f"{money_text(held.taken + held.taken_vat)} including VAT."
    )


def curve(scheme: Any, cap: Any, on: Any) -> tuple[Month, ...]:
    """The running total of commitments under a cap, and what is foreseen, month by month."""
    forecast: dict[str, int] = {}
    for budget, held in ledger.balances():
        forecast[budget.year] = forecast.get(budget.year, 0) + held.forecast
    return running_totals(
        dict(ledger.committed_by_month(cap)), forecast, from_on=scheme.commenced_on, until_on=scheme.ends_on, on=on
    )


def drawn(months: tuple[Month, ...], cap: Any) -> charts.Curve:
    """The curve as a picture."""
    known = sum(not month.foreseen for month in months)
    now = months[max(known - 1, 0)].total_pence
    words = (f"Cap {whole_pounds_text(cap.amount_pence)}", f"{whole_pounds_text(now)} now")
    points = [(f"{month.first_on:%B %Y}", month.total_pence) for month in months]
    return charts.s_curve(points, known, cap.amount_pence, words=words)


def curve_title(months: tuple[Month, ...], cap: Any) -> str:
    """What the curve shows: whether the forecast stays under the cap."""
    if months[-1].total_pence == next((m.total_pence for m in reversed(months) if not m.foreseen), 0):
        return "No forecast is set for the months to come"
    passed = next((month for month in months if month.total_pence > cap.amount_pence), None)
    if passed is not None:
        return f"On the forecast, the cap would be passed in {passed.first_on:%B %Y}"
    return (
        f"On the forecast, {whole_pounds_text(cap.amount_pence - months[-1].total_pence)} of the cap is left at the end"
    )


def curve_rows(months: tuple[Month, ...]) -> list[list[str]]:
    """The curve's table: the total at the end of each financial year."""
    ends: dict[str, Month] = {financial_year(month.first_on): month for month in months}
    return [
        [year, money_text(month.total_pence), "Foreseen" if month.foreseen else "Committed"]
        for year, month in sorted(ends.items())
    ]
