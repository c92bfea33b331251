"""Dates, times, hours and lists as people say them."""

from datetime import UTC, datetime

import pytest

from sixthday.rules.words import (
    authority,
    counted,
    hours_text,
    joined,
    moment_text,
    plain_date,
    short_date,
    spoken_date,
    time_text,
)
from tests.rules.terms import day


def test_dates() -> None:
    on = day("2026-11-09")
    assert (spoken_date(on), plain_date(on), short_date(on)) == (
        "Monday 9 November 2026",
        "9 November 2026",
        "Mon 9 Nov",
    )


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (360, "6 hours"),
        (60, "1 hour"),
        (90, "1 hour 30 minutes"),
        (45, "45 minutes"),
        (61, "1 hour 1 minute"),
        (0, "0 hours"),
    ],
)
def test_hours(minutes: int, text: str) -> None:
    assert hours_text(minutes) == text


@pytest.mark.parametrize(
    ("at", "text"),
    [
        pytest.param(datetime(2026, 11, 6, 10, 40, tzinfo=UTC), "Fri 6 Nov, 10:40am", id="winter"),
        pytest.param(datetime(2026, 11, 6, 17, 0, tzinfo=UTC), "Fri 6 Nov, 5pm", id="on the hour"),
        pytest.param(
            datetime(2026, 7, 3, 23, 30, tzinfo=UTC),
            "Sat 4 Jul, 12:30am",
            id="summer: London is an hour on, and tomorrow",
        ),
        pytest.param(datetime(2026, 11, 6, 12, 5, tzinfo=UTC), "Fri 6 Nov, 12:05pm", id="after noon"),
    ],
)
def test_moments(at: datetime, text: str) -> None:
    assert moment_text(at) == text
    assert text.endswith(time_text(at))


@pytest.mark.parametrize(
    ("items", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists(items: list[str], text: str) -> None:
    assert joined(items) == text


@pytest.mark.parametrize(("number", "text"), [(0, "0 days"), (1, "1 day"), (2, "2 days"), (1200, "1,200 days")])
def test_counted(number: int, text: str) -> None:
    assert counted(number, "day") == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Framework terms (M02)", "Framework terms"),
        (
            "Procurement Act 2023 s19 and s22; decision report paragraph 11 (M05)",
            "Procurement Act 2023 s19 and s22; decision report paragraph 11",
        ),
        ("Procurement Act 2023 s57", "Procurement Act 2023 s57"),
    ],
)
def test_an_authority_is_told_without_the_demands(source: str, text: str) -> None:
    assert authority(source) == text
