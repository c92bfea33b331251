"""What a call-off costs, in all and in each financial year."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixthday.rules.needs import PART_DAYS
from sixthday.rules.pricing import (
    UNIT_LABELS,
    PriceLine,
    Unit,
    Value,
    by_financial_year,
    financial_year,
    line_by_year,
    line_total,
    maximum_value,
    session_prices,
    total_by_year,
    units_a_day,
    weekly_sessions,
    whole_life,
)
from tests.rules.terms import day

FOUR_MONDAYS = tuple(map(day, ("2026-11-09", "2026-11-16", "2026-11-23", "2026-11-30")))
ROUND_THE_YEAR_END = tuple(map(day, ("2027-03-30", "2027-03-31", "2027-04-01")))


@pytest.mark.parametrize(
    ("on", "year"),
    [("2027-03-31", "2026-27"), ("2027-04-01", "2027-28"), ("2026-12-31", "2026-27"), ("2099-06-01", "2099-00")],
)
def test_financial_year(on: str, year: str) -> None:
    assert financial_year(day(on)) == year


@pytest.mark.parametrize(
    ("line", "sessions", "total"),
    [
        pytest.param(PriceLine("a", Unit.HOUR, 42_00, 120), FOUR_MONDAYS, 336_00, id="four sessions of two hours at £42"),
        pytest.param(PriceLine("a", Unit.HOUR, 42_00, 90), FOUR_MONDAYS, 252_00, id="an hour and a half each"),
        pytest.param(PriceLine("a", Unit.HOUR, 10_00, 50), FOUR_MONDAYS, 33_33, id="50 minutes: rounded once, at the end"),
        pytest.param(PriceLine("a", Unit.GROUP_HOUR, 15_00, 180), FOUR_MONDAYS, 180_00, id="three hours in a group"),
        pytest.param(PriceLine("a", Unit.HALF_DAY, 60_00, 180), FOUR_MONDAYS, 240_00, id="half-days"),
        pytest.param(PriceLine("a", Unit.DAY, 110_00, 300), FOUR_MONDAYS, 440_00, id="days"),
        pytest.param(PriceLine("a", Unit.SESSION, 38_50, 60), FOUR_MONDAYS, 154_00, id="sessions"),
        pytest.param(PriceLine("a", Unit.WEEK, 300_00, 300), (*FOUR_MONDAYS, day("2026-11-10"), day("2026-11-12")),
                     1200_00, id="four weeks, three sessions in the first"),
        pytest.param(PriceLine("a", Unit.HOUR, 42_00, 120), (), 0, id="no session, no cost"),
    ],
)  # fmt: skip
def test_line_total(line: PriceLine, sessions: tuple[date, ...], total: int) -> None:
    assert line_total(line, sessions) == total


def test_a_week_is_shared_by_its_sessions() -> None:
    days = [day("2026-11-10"), day("2026-11-09"), day("2026-11-12"), day("2026-11-16")]
    assert session_prices(PriceLine("w", Unit.WEEK, 100_00, 60), days) == [
        (day("2026-11-09"), Fraction(10_000, 3)),
        (day("2026-11-10"), Fraction(10_000, 3)),
        (day("2026-11-12"), Fraction(10_000, 3)),
        (day("2026-11-16"), 100_00),
    ]


LINES = (PriceLine("tuition", Unit.HOUR, 42_00, 120, 0), PriceLine("travel", Unit.SESSION, 3_33, 0, 20_00))
SESSIONS = {"tuition": FOUR_MONDAYS, "travel": FOUR_MONDAYS[:3]}


def test_whole_life_and_maximum_both_ways() -> None:
    assert whole_life(LINES, SESSIONS) == 345_99
    assert maximum_value(LINES, SESSIONS) == Value(ex_vat=345_99, vat=2_00, inc_vat=347_99)


@pytest.mark.parametrize(
    ("per_session", "years"),
    [
        pytest.param(84_00, {"2026-27": 168_00, "2027-28": 84_00}, id="whole pence"),
        pytest.param(
            Fraction(10_00, 3), {"2026-27": 667, "2027-28": 333}, id="a third of £10: the remainder is allotted"
        ),
        pytest.param(Fraction(1, 2), {"2026-27": 1, "2027-28": 1}, id="halfpennies sum to the rounded whole"),
    ],
)
def test_by_financial_year(per_session: Fraction | int, years: dict[str, int]) -> None:
    assert by_financial_year(ROUND_THE_YEAR_END, per_session) == years


def test_a_week_across_the_year_end() -> None:
    assert line_by_year(PriceLine("w", Unit.WEEK, 100_00, 60), ROUND_THE_YEAR_END) == {
        "2026-27": 66_67,
        "2027-28": 33_33,
    }


@pytest.mark.parametrize(
    ("unit", "unit_minutes", "minutes", "units"),
    [
        pytest.param(Unit.HOUR, 60, 90, Fraction(3, 2), id="hours are exact"),
        pytest.param(Unit.GROUP_HOUR, 60, 45, Fraction(3, 4), id="hours in a group too"),
        pytest.param(Unit.HALF_DAY, 180, 181, Fraction(2), id="a half-day begun is a half-day"),
        pytest.param(Unit.HALF_DAY, 180, 180, Fraction(1), id="exactly one"),
        pytest.param(Unit.DAY, 300, 120, Fraction(1), id="a day begun is a day"),
        pytest.param(Unit.SESSION, 60, Fraction(200, 3), Fraction(2), id="a session and a bit"),
    ],
)
def test_units_a_day(unit: Unit, unit_minutes: int, minutes: Fraction | int, units: Fraction) -> None:
    assert units_a_day(unit, unit_minutes, minutes) == units


WEEK = [day(f"2026-11-{number:02d}") for number in range(9, 16)]


@pytest.mark.parametrize(
    ("minutes", "part_days", "expected"),
    [
        pytest.param(600, ["mon_am", "tue_am"], {"2026-11-09": 300, "2026-11-10": 300}, id="two mornings share ten hours"),
        pytest.param(600, ["mon_am", "mon_pm", "fri_am"], {"2026-11-09": 400, "2026-11-13": 200}, id="a whole day counts twice"),
        pytest.param(100, ["mon_am", "tue_am", "wed_am"],
                     dict.fromkeys(("2026-11-09", "2026-11-10", "2026-11-11"), Fraction(100, 3)), id="exact thirds"),
        pytest.param(600, [], {}, id="no part-day, no session"),
    ],
)  # fmt: skip
def test_a_week_of_sessions(minutes: int, part_days: list[str], expected: dict[str, Fraction | int]) -> None:
    found = weekly_sessions(minutes, part_days, reversed(WEEK))
    assert found == [(day(on), share) for on, share in expected.items()]


@given(st.integers(1, 3000), st.sets(st.sampled_from([code for code, _ in PART_DAYS]), min_size=1))
def test_a_whole_week_has_all_its_minutes(minutes: int, part_days: set[str]) -> None:
    assert sum(share for _, share in weekly_sessions(minutes, part_days, WEEK)) == minutes


def test_every_unit_has_words() -> None:
    assert set(UNIT_LABELS) == set(Unit)


LINE = st.builds(
    PriceLine,
    st.sampled_from("abc"),
    st.sampled_from(Unit),
    st.integers(1, 500_00),
    st.integers(5, 400),
    st.sampled_from([0, 2000]),
)
DAYS = st.lists(st.dates(date(2026, 1, 1), date(2029, 12, 31)), max_size=60)


@given(LINE, DAYS)
def test_years_sum_to_the_total_and_none_is_negative(line: PriceLine, sessions: list[date]) -> None:
    years = line_by_year(line, sessions)
    assert (sum(years.values()), set(years)) == (line_total(line, sessions), {financial_year(on) for on in sessions})
    assert all(amount >= 0 for amount in years.values())


@given(st.lists(LINE, max_size=3, unique_by=lambda line: line.code), st.dictionaries(st.sampled_from("abc"), DAYS))
def test_a_call_off_sums_to_its_whole_life(lines: list[PriceLine], sessions: dict[str, list[date]]) -> None:
    value = maximum_value(lines, sessions)
    assert sum(total_by_year(lines, sessions).values()) == whole_life(lines, sessions) == value.ex_vat
    assert value.ex_vat + value.vat == value.inc_vat


@given(LINE, DAYS, st.dates(date(2026, 1, 1), date(2029, 12, 31)))
def test_one_more_session_never_costs_less(line: PriceLine, sessions: list[date], more: date) -> None:
    assert line_total(line, [*sessions, more]) >= line_total(line, sessions)


@given(LINE, DAYS)
def test_the_order_of_sessions_does_not_matter(line: PriceLine, sessions: list[date]) -> None:
    assert line_by_year(line, sessions) == line_by_year(line, sessions[::-1])
