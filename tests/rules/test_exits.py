"""What is lost when a provider stops, and what stops the drill."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixthday.rules.exits import Held, exit_findings, lost_by_day, lost_from
from sixthday.rules.findings import blockers
from tests.rules.terms import day

TODAY = day("2026-11-12")


@pytest.mark.parametrize(
    ("held", "lost"),
    [
        pytest.param([], [(0, 0)] * 5, id="nobody there"),
        pytest.param(
            [Held(600, ("mon_am", "tue_am", "wed_am", "thu_am"))], [(1, 150)] * 4 + [(0, 0)], id="four mornings"
        ),
        pytest.param(
            [Held(600, ("mon_am", "mon_pm"))], [(1, 600)] + [(0, 0)] * 4, id="both halves of one day: one child"
        ),
        pytest.param([Held(100, ("mon_am", "tue_am", "wed_am"))], [(1, 33)] * 3 + [(0, 0)] * 2, id="to the minute"),
        pytest.param(
            [Held(1500, ()), Held(300, ("fri_pm",))], [(1, 300)] * 4 + [(2, 600)], id="no half-days: all five"
        ),
    ],
)
def test_lost_by_day(held, lost):
    assert [(children, minutes) for _, children, minutes in lost_by_day(held)] == lost


@given(st.lists(st.builds(Held, st.integers(0, 1500).map(lambda n: n * 10), st.just(("mon_am", "fri_am")))))
def test_no_minute_is_invented_or_lost(held):
    assert sum(minutes for _, _, minutes in lost_by_day(held)) == sum(each.weekly_minutes for each in held)


@pytest.mark.parametrize(
    ("last", "first"),
    [
        pytest.param("2026-11-12", "2026-11-12", id="it stops today: the clock opens today"),
        pytest.param("2026-11-11", "2026-11-12", id="it stopped yesterday"),
        pytest.param("2026-11-06", "2026-11-07", id="it stopped last Friday: the days since count"),
    ],
)
def test_lost_from(last, first):
    assert lost_from(day(last), TODAY) == day(first)


@pytest.mark.parametrize(
    ("why", "chosen", "on", "stops"),
    [
        pytest.param("Insolvent", ["P1"], TODAY, [], id="one of two"),
        pytest.param("Insolvent", ["P3"], TODAY, ["exit_live"], id="not with this provider"),
        pytest.param("", [], day("2026-11-13"), ["exit_why", "exit_chosen", "exit_day"], id="every reason at once"),
    ],
)
def test_exit(why, chosen, on, stops):
    assert [finding.code for finding in blockers(exit_findings(why, chosen, ["P1", "P2"], on, TODAY))] == stops
