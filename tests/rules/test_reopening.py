"""The days of a framework's life."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixthday.rules.findings import blockers
from sixthday.rules.reopening import Milestone, alarms, extension_findings, milestones, warning_due

HERE = {
    "commenced_on": date(2026, 3, 31), "ends_on": date(2031, 3, 30), "extendable_to_on": date(2033, 3, 30),
}  # fmt: skip


def days(awards, *, is_open=True, **changed):
    return {row.code: row.on.isoformat() for row in milestones(is_open=is_open, awards=awards, **(HERE | changed))}


def test_an_open_framework_runs_from_its_award_not_from_its_start():
    assert days([date(2026, 3, 27)]) == {
        "award": "2026-03-27", "start": "2026-03-31", "award_again": "2029-03-26", "own_end": "2031-03-30",
        "extension": "2033-03-30", "last_end": "2034-03-26",
    }  # fmt: skip


def test_a_light_touch_framework_has_its_own_dates_alone():
    assert list(days([date(2026, 3, 27)], is_open=False)) == ["award", "start", "own_end", "extension"]


@pytest.mark.parametrize(
    ("awards", "again"),
    [
        pytest.param(["2026-03-27"], "2029-03-26", id="three years from the first award, its day counted"),
        pytest.param(["2026-03-27", "2028-05-01"], "2033-04-30", id="then five from the second"),
        pytest.param(["2028-05-01", "2026-03-27"], "2033-04-30", id="whatever order they are given in"),
        pytest.param(["2028-02-29"], "2031-02-27", id="awarded on a leap day"),
    ],
)
def test_award_again(awards, again):
    assert days([date.fromisoformat(day) for day in awards])["award_again"] == again


def test_it_is_warned_of_while_it_is_ahead():
    ahead = Milestone("award_again", "Award again by", date(2029, 3, 26), "s49")
    assert alarms(ahead, date(2026, 11, 5)) == (date(2027, 9, 26), date(2028, 3, 26), date(2028, 9, 26))
    assert alarms(ahead, date(2028, 3, 27)) == (date(2028, 9, 26),)
    assert alarms(Milestone("x", "x", date(2029, 8, 31), "s49"), date(2029, 1, 1)) == (date(2029, 2, 28),)


def test_before_its_first_award_only_its_own_days_are_known():
    assert list(days([])) == ["start", "own_end", "extension"]


def test_a_light_touch_framework_opens_again_by_its_own_timetable():
    told = days([date(2026, 3, 27)], is_open=False, reopenings=[date(2028, 4, 1)])
    assert told["reopening"] == "2028-04-01"
    assert "award_again" not in told


@pytest.mark.parametrize(
    ("on", "told", "months"),
    [
        pytest.param("2027-09-25", [], None, id="the day before eighteen months"),
        pytest.param("2027-09-26", [], 18, id="eighteen months to the day"),
        pytest.param("2027-09-27", [18], None, id="told yesterday"),
        pytest.param("2028-03-26", [18], 12, id="twelve"),
        pytest.param("2028-09-26", [], 6, id="begun late: the nearest alone"),
        pytest.param("2028-09-26", [6], None, id="the nearer one was told"),
        pytest.param("2029-03-26", [], 6, id="on the day itself"),
        pytest.param("2029-03-27", [], None, id="the day is past"),
    ],
)
def test_a_warning_is_due_once(on, told, months):
    ahead = Milestone("award_again", "Award again by", date(2029, 3, 26), "s49")
    assert warning_due(ahead, date.fromisoformat(on), told) == months


AWARDS = st.lists(st.dates(date(2025, 2, 24), date(2033, 1, 1)), min_size=1, max_size=4, unique=True)


@given(AWARDS)
def test_the_statutory_days_keep_their_order(awards):
    """The next award is due within three years of the first, then five of the latest; the end is eight years from the first."""
    told = {row.code: row.on for row in milestones(is_open=True, awards=awards, **HERE)}
    first, latest = min(awards), max(awards)
    years = 3 if len(awards) == 1 else 5
    assert latest < told["award_again"] < told["award_again"] + timedelta(days=1) <= _years_on(latest, years)
    assert told["last_end"] + timedelta(days=1) in (_years_on(first, 8), _years_on(first, 8) - timedelta(days=1))


@given(AWARDS, st.dates(date(2026, 1, 1), date(2040, 1, 1)))
def test_every_warning_is_given_once_whenever_the_nights_are(awards, start):
    """Asked every so many days, no warning of a day is given twice, and they come nearer and nearer."""
    again = next(row for row in milestones(is_open=True, awards=awards, **HERE) if row.code == "award_again")
    told: list[int] = []
    for night in range(0, 2200, 17):
        months = warning_due(again, start + timedelta(days=night), told)
        told += [] if months is None else [months]
    assert told == sorted(set(told), reverse=True)


@pytest.mark.parametrize(
    ("today", "until", "why", "found"),
    [
        pytest.param("2031-03-30", "2033-03-30", "Cabinet", [], id="on its last day, to the latest"),
        pytest.param("2026-11-05", "2031-03-31", "Cabinet", [], id="by a day"),
        pytest.param("2031-03-31", "2033-03-30", "Cabinet", ["extension_running"], id="after it ended"),
        pytest.param("2026-11-05", "2031-03-30", "Cabinet", ["extension_later"], id="to the same day"),
        pytest.param(
            "2026-11-05", "2033-03-31", "", ["extension_latest", "extension_why"], id="too far, and no reason"
        ),
    ],
)
def test_an_extension(today, until, why, found):
    told = extension_findings(
        date(2031, 3, 30), date(2033, 3, 30), date.fromisoformat(until), why, date.fromisoformat(today)
    )
    assert [finding.code for finding in blockers(told)] == found


def _years_on(day, years):
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 2, 28) + timedelta(days=1)
