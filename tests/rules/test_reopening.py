"""The days of a framework's life."""

from datetime import date

import pytest

from sixthday.rules.reopening import Milestone, alarms, milestones

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
