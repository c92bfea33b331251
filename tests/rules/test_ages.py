"""Age, year group, and when compulsory school age begins and ends."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixthday.rules.ages import (
    age_on,
    compulsory_school_age,
    leaving_on,
    near_leaving,
    starting_on,
    year_group,
    year_text,
)
from sixthday.rules.findings import allowed
from tests.rules.terms import day


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        pytest.param("2012-05-14", "2026-05-13", 13, id="the day before"),
        pytest.param("2012-05-14", "2026-05-14", 14, id="the birthday"),
        pytest.param("2012-02-29", "2026-02-28", 13, id="leap day: not yet on 28 February"),
        pytest.param("2012-02-29", "2026-03-01", 14, id="leap day: on 1 March"),
    ],
)
def test_age(born: str, on: str, age: int) -> None:
    assert age_on(day(born), day(on)) == age


@pytest.mark.parametrize(
    ("born", "on", "year"),
    [
        pytest.param("2010-09-01", "2026-11-02", 11, id="oldest of Year 11"),
        pytest.param("2011-08-31", "2026-11-02", 11, id="youngest of Year 11"),
        pytest.param("2011-09-01", "2026-11-02", 10, id="a day younger is Year 10"),
        pytest.param("2011-09-01", "2026-08-31", 9, id="before September still Year 9"),
        pytest.param("2022-08-31", "2026-09-01", 0, id="Reception"),
    ],
)
def test_year_group(born: str, on: str, year: int) -> None:
    assert year_group(day(born), day(on)) == year


@pytest.mark.parametrize(
    ("born", "words"),
    [
        pytest.param("2012-03-14", "Year 10", id="a Year 10 child"),
        pytest.param("2022-03-14", "Reception", id="four at the start of the year"),
        pytest.param("2022-09-01", "Before Reception", id="a day too young for Reception"),
    ],
)
def test_year_as_it_is_said(born: str, words: str) -> None:
    assert year_text(day(born), day("2026-11-02")) == words


@pytest.mark.parametrize(
    ("born", "starts"),
    [
        pytest.param("2021-08-31", "2026-08-31", id="fifth birthday on the prescribed day"),
        pytest.param("2021-09-01", "2026-12-31", id="autumn birthday: 31 December"),
        pytest.param("2022-01-01", "2027-03-31", id="spring birthday: 31 March"),
        pytest.param("2022-04-01", "2027-08-31", id="summer birthday: 31 August"),
        pytest.param("2020-02-29", "2025-03-31", id="leap day"),
    ],
)
def test_starting(born: str, starts: str) -> None:
    assert starting_on(day(born)) == day(starts)


@pytest.mark.parametrize(
    ("born", "leaves"),
    [
        pytest.param("2010-09-01", "2027-06-25", id="oldest of the year"),
        pytest.param("2011-08-31", "2027-06-25", id="youngest, sixteen after the leaving day"),
        pytest.param("2011-09-01", "2028-06-30", id="next year, 30 June is the Friday"),
        pytest.param("2012-02-29", "2028-06-30", id="leap day, sixteen in a leap year"),
    ],
)
def test_leaving(born: str, leaves: str) -> None:
    assert leaving_on(day(born)) == day(leaves)


@pytest.mark.parametrize(
    ("on", "met", "reason"),
    [
        ("2016-08-30", False, "Compulsory school age begins on Wednesday 31 August 2016."),
        ("2016-08-31", True, "Of compulsory school age until Friday 25 June 2027."),
        ("2027-06-25", True, "Of compulsory school age until Friday 25 June 2027."),
        ("2027-06-26", False, "Compulsory school age ended on Friday 25 June 2027."),
    ],
)
def test_compulsory_school_age(on: str, met: bool, reason: str) -> None:
    finding = compulsory_school_age(day("2011-08-31"), day(on))
    assert (finding.met, finding.reason, allowed([finding])) == (met, reason, True)


@pytest.mark.parametrize(
    ("on", "near"), [("2027-05-13", False), ("2027-05-14", True), ("2027-06-25", True), ("2027-06-26", False)]
)
def test_six_weeks_before_leaving(on: str, near: bool) -> None:
    assert near_leaving(day("2011-08-31"), day(on)) is near


@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)))
def test_leaving_is_a_friday_at_the_end_of_june_of_year_11(born_on: date) -> None:
    leaves = leaving_on(born_on)
    assert (leaves.weekday(), leaves.month, leaves.day >= 24) == (4, 6, True)
    assert year_group(born_on, leaves) == 11
    assert starting_on(born_on) < leaves
