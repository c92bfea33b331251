"""Hours that run: what a child is getting on a day, and until when it is enough."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixthday.rules.running import FOR_GOOD, Running, enough_until, fell_on, minutes_on
from tests.rules.terms import day

FULL = 25 * 60


def runs(minutes: int, from_on: str, until_on: str = "") -> Running:
    return Running(minutes, day(from_on), day(until_on) if until_on else None)


PART = runs(10 * 60, "2026-11-05", "2027-03-25")
REST = runs(15 * 60, "2026-11-10", "2026-12-18")
RENEWED = runs(15 * 60, "2026-12-19", "2027-07-21")


@pytest.mark.parametrize(
    ("on", "minutes"),
    [("2026-11-04", 0), ("2026-11-05", 600), ("2026-11-10", 1500), ("2026-12-18", 1500), ("2026-12-19", 600), ("2027-03-26", 0)],
)  # fmt: skip
def test_minutes_on_a_day(on: str, minutes: int) -> None:
    assert minutes_on([PART, REST], day(on)) == minutes


@pytest.mark.parametrize(
    ("judged", "running", "on", "until"),
    [
        pytest.param(FULL, [PART, REST], "2026-11-20", "2026-12-18", id="enough until the first of them ends"),
        pytest.param(FULL, [PART, REST, RENEWED], "2026-11-20", "2027-03-25", id="carried on without a break"),
        pytest.param(FULL, [PART], "2026-11-20", None, id="never enough"),
        pytest.param(FULL, [runs(FULL, "2026-11-05")], "2026-11-20", FOR_GOOD.isoformat(), id="no end known"),
        pytest.param(FULL, [PART, REST], "2026-11-09", None, id="before the rest begins"),
        pytest.param(None, [PART, REST], "2026-11-20", None, id="hours not judged"),
        pytest.param(FULL, [], "2026-11-20", None, id="nothing runs"),
    ],
)
def test_enough_until(judged: int | None, running: list[Running], on: str, until: str | None) -> None:
    assert enough_until(judged, running, day(on)) == (day(until) if until else None)


@pytest.mark.parametrize(
    ("running", "on", "expected"),
    [
        pytest.param([PART, REST], "2026-12-18", None, id="still enough"),
        pytest.param([PART, REST], "2026-12-19", "2026-12-19", id="the day after"),
        pytest.param([PART, REST], "2027-02-01", "2026-12-19", id="still since then"),
        pytest.param([PART, REST, RENEWED], "2027-02-01", None, id="renewed in time"),
        pytest.param([PART], "2027-02-01", None, id="never was enough"),
    ],
)
def test_fell_on(running: list[Running], on: str, expected: str | None) -> None:
    assert fell_on(FULL, running, day(on)) == (day(expected) if expected else None)


DAYS = st.dates(date(2026, 9, 1), date(2027, 7, 31))
RUNNING = st.builds(
    lambda minutes, one, other, open_ended: Running(minutes, min(one, other), None if open_ended else max(one, other)),
    st.integers(60, 1500), DAYS, DAYS, st.booleans(),
)  # fmt: skip


@given(running=st.lists(RUNNING, max_size=4), judged=st.integers(60, 1800), on=DAYS)
def test_enough_means_enough_on_every_day_until_then(running: list[Running], judged: int, on: date) -> None:
    until = enough_until(judged, running, on)
    last = max((each.from_on for each in running if each.from_on <= on), default=on)
    if until is None:
        assert minutes_on(running, last) < judged
        return
    end = min(until, date(2027, 9, 1))
    days = [last + timedelta(days=number) for number in range((end - last).days + 1)]
    assert all(minutes_on(running, each) >= judged for each in days)
    assert until == FOR_GOOD or minutes_on(running, until + timedelta(days=1)) < judged


@given(running=st.lists(RUNNING, max_size=4), judged=st.integers(60, 1800), on=DAYS)
def test_the_day_it_fell_is_the_first_without_enough(running: list[Running], judged: int, on: date) -> None:
    fell = fell_on(judged, running, on)
    if fell is not None:
        assert minutes_on(running, fell - timedelta(days=1)) >= judged
        assert fell <= on
