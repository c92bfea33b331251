"""What a place is charged for, in all and in each financial year."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixthday.rules.needs import PART_DAYS
from sixthday.rules.pricing import (
    NOUNS,
    UNIT_LABELS,
    Rate,
    Session,
    Unit,
    allotted,
    charged,
    charging_text,
    financial_year,
    hour_pence,
    rate_text,
    total,
    weekly_sessions,
)
from tests.rules.terms import day

YEAR = 380  # mornings and afternoons
TWO_WEEKS = [day(f"2026-11-{number:02d}") for number in (9, 10, 11, 12, 13, 16, 17, 18, 19, 20)]
MORNINGS = ["mon_am", "tue_am", "wed_am", "thu_am", "fri_am"]


@pytest.mark.parametrize(
    ("on", "year"),
    [("2027-03-31", "2026-27"), ("2027-04-01", "2027-28"), ("2026-12-31", "2026-27"), ("2099-06-01", "2099-00")],
)
def test_financial_year(on: str, year: str) -> None:
    assert financial_year(day(on)) == year


@pytest.mark.parametrize(
    ("rate", "weekly_minutes", "part_days", "units", "pence"),
    [
        pytest.param(Rate(Unit.HOUR, 60, 42_00), 600, MORNINGS, 20, 840_00, id="20 hours in two weeks at £42"),
        pytest.param(Rate(Unit.HOUR, 60, 42_00), 450, MORNINGS, 15, 630_00, id="an hour and a half each morning: exact"),
        pytest.param(Rate(Unit.HALF_DAY, 180, 60_00), 905, MORNINGS, 20, 1_200_00, id="181 minutes a morning: two half days begun"),
        pytest.param(Rate(Unit.HALF_DAY, 180, 60_00), 900, MORNINGS, 10, 600_00, id="180 minutes a morning: one half day"),
        pytest.param(Rate(Unit.DAY, 300, 110_00), 240, ["mon_am", "wed_pm"], 4, 440_00, id="two short days a week are days"),
        pytest.param(Rate(Unit.SESSION, 60, 38_50), 300, MORNINGS, 10, 385_00, id="ten sessions"),
        pytest.param(Rate(Unit.WEEK, 900, 450_00), 900, MORNINGS, 2, 900_00, id="two week blocks of 15 hours, filled"),
        pytest.param(Rate(Unit.WEEK, 900, 450_00), 120, ["mon_am"], 2, 900_00, id="one morning a week: a block begun is a block"),
        pytest.param(Rate(Unit.WEEK, 900, 450_00), 1_500, MORNINGS, 4, 1_800_00, id="25 hours a week begin two blocks of 15"),
        pytest.param(Rate(Unit.YEAR, 57_000, 19_000_00), 900, MORNINGS, Fraction(10, 380), 500_00, id="ten mornings of a year at £19,000"),
        pytest.param(Rate(Unit.YEAR, 57_000, 19_000_00), 1_500, [code for code, _ in PART_DAYS], Fraction(20, 380), 1_000_00,
                     id="two full weeks of a year are twice that"),
        pytest.param(Rate(Unit.HOUR, 60, 42_00, 30), 600, MORNINGS, 30, 1_260_00, id="at least 30 hours, 20 taught: 30 charged"),
        pytest.param(Rate(Unit.HOUR, 60, 42_00, 20), 600, MORNINGS, 20, 840_00, id="exactly the least number"),
        pytest.param(Rate(Unit.WEEK, 900, 450_00, 6), 900, MORNINGS, 6, 2_700_00, id="at least six week blocks"),
        pytest.param(Rate(Unit.WEEK, 900, 450_00, 6), 900, [], 0, 0, id="nothing taught, nothing charged"),
    ],
)  # fmt: skip
def test_what_two_weeks_of_school_cost(rate, weekly_minutes, part_days, units, pence) -> None:
    found = charged(rate, weekly_sessions(weekly_minutes, part_days, TWO_WEEKS), YEAR)
    assert (total(found), total(found) * rate.price_pence) == (units, pence)


def test_a_week_of_one_day_is_a_whole_block_and_a_holiday_week_is_none() -> None:
    back_on_friday = [day("2026-10-23"), day("2026-11-06")]  # half term between them
    found = charged(Rate(Unit.WEEK, 900, 450_00), weekly_sessions(900, MORNINGS, back_on_friday), YEAR)
    assert found == [(day("2026-10-23"), 1), (day("2026-11-06"), 1)]


def test_a_block_is_shared_by_its_sessions_and_the_last_day_carries_what_is_short() -> None:
    days = [day("2026-11-09"), day("2026-11-10"), day("2026-11-12"), day("2026-11-16")]
    sessions = weekly_sessions(300, ["mon_am", "tue_am", "thu_am"], days)
    third = Fraction(1, 3)
    assert charged(Rate(Unit.WEEK, 900, 100_00, 5), sessions, YEAR) == list(
        zip(days, [third, third, third, 4], strict=True)
    )


def test_each_school_year_of_every_half_day_is_one_year() -> None:
    half_days = [Session(day("2026-09-01") + timedelta(days=number), Fraction(300), 2) for number in range(190)]
    assert total(charged(Rate(Unit.YEAR, 57_000, 19_000_00), half_days, YEAR)) == 1


@pytest.mark.parametrize(
    ("prices", "years"),
    [
        pytest.param([84_00, 84_00, 84_00], {"2026-27": 168_00, "2027-28": 84_00}, id="whole pence"),
        pytest.param([Fraction(10_00, 3)] * 3, {"2026-27": 667, "2027-28": 333}, id="a third of £10: the remainder is allotted"),
        pytest.param([Fraction(1, 2)] * 3, {"2026-27": 1, "2027-28": 1}, id="halfpennies sum to the rounded whole"),
        pytest.param([], {}, id="nothing"),
    ],
)  # fmt: skip
def test_each_year_has_its_pence(prices, years) -> None:
    days = [day("2027-03-30"), day("2027-03-31"), day("2027-04-01")]
    assert allotted(list(zip(days, prices, strict=False))) == years


@pytest.mark.parametrize(
    ("minutes", "part_days", "expected"),
    [
        pytest.param(600, ["mon_am", "tue_am"], [("2026-11-09", 300, 1), ("2026-11-10", 300, 1)], id="two mornings share ten hours"),
        pytest.param(600, ["mon_am", "mon_pm", "fri_am"], [("2026-11-09", 400, 2), ("2026-11-13", 200, 1)], id="a whole day counts twice"),
        pytest.param(100, ["mon_am", "tue_am", "wed_am"],
                     [(f"2026-11-{on:02d}", Fraction(100, 3), 1) for on in (9, 10, 11)], id="exact thirds"),
        pytest.param(600, [], [], id="no part-day, no session"),
    ],
)  # fmt: skip
def test_a_week_of_sessions(minutes: int, part_days: list[str], expected) -> None:
    found = weekly_sessions(minutes, part_days, reversed(TWO_WEEKS[:5]))
    assert found == [Session(day(on), share, halves) for on, share, halves in expected]


@pytest.mark.parametrize(
    ("rate", "said", "counted"),
    [
        pytest.param(Rate(Unit.HOUR, 60, 42_00), "£42.00 an hour", "Hours are charged as they are planned.", id="an hour"),
        pytest.param(Rate(Unit.HALF_DAY, 180, 60_00), "£60.00 a half day", "A half day begun is charged as a whole one.", id="a half day"),
        pytest.param(Rate(Unit.WEEK, 900, 450_00, 6), "£450.00 a week block, at least 6 week blocks",
                     "A week block is charged for each week in which a session is planned. At least 6 week blocks are charged.", id="a block"),
        pytest.param(Rate(Unit.YEAR, 57_000, 19_000_00), "£19,000.00 a year",
                     "A year is 380 mornings and afternoons; each one planned is charged as that part of it.", id="a year"),
    ],
)  # fmt: skip
def test_words(rate: Rate, said: str, counted: str) -> None:
    assert (rate_text(rate), charging_text(rate, YEAR)) == (said, counted)


def test_an_hour_of_a_longer_unit() -> None:
    assert hour_pence(Rate(Unit.DAY, 300, 110_00)) == 22_00
    assert set(UNIT_LABELS) == set(NOUNS) == set(Unit)


RATES = st.builds(
    lambda unit, minutes, pence, least: Rate(unit, minutes, pence, 1 if unit is Unit.YEAR else least),
    st.sampled_from(Unit), st.integers(15, 2_000), st.integers(1, 500_00), st.integers(1, 40),
)  # fmt: skip
DAYS = st.sets(st.dates(date(2026, 1, 1), date(2029, 12, 31)), max_size=60)
WEEKS = st.sets(st.sampled_from([code for code, _ in PART_DAYS]), min_size=1)


@given(st.integers(1, 3000), WEEKS)
def test_a_whole_week_has_all_its_minutes(minutes: int, part_days: set[str]) -> None:
    assert sum(each.minutes for each in weekly_sessions(minutes, part_days, TWO_WEEKS[:5])) == minutes


@given(RATES, st.integers(30, 2_100), WEEKS, DAYS)
def test_years_sum_to_the_total_and_the_least_number_is_charged(rate, minutes, part_days, days) -> None:
    found = charged(rate, weekly_sessions(minutes, part_days, days), YEAR)
    years = allotted([(on, number * rate.price_pence) for on, number in found])
    assert set(years) == {financial_year(on) for on, _ in found}
    assert all(amount >= 0 for amount in years.values())
    assert abs(sum(years.values()) - total(found) * rate.price_pence) <= Fraction(1, 2)
    assert not found or rate.least_units == 1 or total(found) >= rate.least_units


@given(RATES, st.integers(30, 2_100), WEEKS, DAYS, st.dates(date(2026, 1, 1), date(2029, 12, 31)))
def test_one_more_day_never_costs_less(rate, minutes, part_days, days, more) -> None:
    before = charged(rate, weekly_sessions(minutes, part_days, days), YEAR)
    after = charged(rate, weekly_sessions(minutes, part_days, days | {more}), YEAR)
    assert total(after) >= total(before)
