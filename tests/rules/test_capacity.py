"""Room at an offer on every day and half-day that a child would be there."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixthday.rules.capacity import Stay, places_free, room_finding
from tests.rules.terms import day


def stay(from_on: str, until_on: str, *part_days: str) -> Stay:
    return Stay(day(from_on), day(until_on), frozenset(part_days))


WANTED = stay("2026-11-09", "2027-03-25", "mon_am", "tue_am")


@pytest.mark.parametrize(
    ("places", "held", "free"),
    [
        pytest.param(2, [], 2, id="nobody there"),
        pytest.param(2, [stay("2026-11-09", "2027-03-25", "mon_am")], 1, id="one there on one of the mornings"),
        pytest.param(2, [stay("2026-11-09", "2027-03-25", "fri_pm")], 2, id="one there at another time"),
        pytest.param(2, [stay("2026-11-09", "2027-03-25", "mon_am"), stay("2026-11-09", "2027-03-25", "tue_am")], 1,
                     id="two there, never together"),
        pytest.param(2, [stay("2026-09-03", "2026-11-08", "mon_am")], 2, id="one who has left the day before"),
        pytest.param(2, [stay("2026-09-03", "2026-11-09", "mon_am")], 1, id="one who leaves on the first day"),
        pytest.param(2, [stay("2027-03-25", "2027-07-21", "mon_am")], 1, id="one who comes on the last day"),
        pytest.param(2, [stay("2027-01-04", "2027-01-08", "mon_am")], 1, id="one there for a week in between"),
        pytest.param(1, [stay("2026-11-09", "2026-12-18", "mon_am"), stay("2027-01-04", "2027-03-25", "mon_am")], 0,
                     id="one after the other take one place"),
        pytest.param(1, [stay("2026-11-09", "2027-03-25")], 0, id="one there all week"),
        pytest.param(1, [stay("2026-11-09", "2027-03-25"), stay("2026-11-09", "2027-03-25")], -1, id="too many promised"),
    ],
)  # fmt: skip
def test_places_free(places: int, held: list[Stay], free: int) -> None:
    assert places_free(places, held, WANTED) == free


def test_a_child_wanted_all_week_meets_everybody() -> None:
    held = [stay("2026-11-09", "2027-03-25", "mon_am"), stay("2026-11-09", "2027-03-25", "mon_am", "fri_pm")]
    assert places_free(3, held, stay("2026-11-09", "2027-03-25")) == 1


@pytest.mark.parametrize(
    ("free", "met", "reason"),
    [
        (1, True, "1 place of 2 free throughout, from 9 November 2026 to 25 March 2027."),
        (0, False, "No place of 2 is free throughout, from 9 November 2026 to 25 March 2027."),
        (-1, False, "No place of 2 is free throughout, from 9 November 2026 to 25 March 2027."),
    ],
)
def test_room(free: int, met: bool, reason: str) -> None:
    finding = room_finding(free, 2, WANTED)
    assert (finding.met, finding.reason) == (met, reason)


DAYS = st.dates(date(2026, 11, 1), date(2026, 12, 31))
STAYS = st.builds(
    lambda one, other, halves: Stay(min(one, other), max(one, other), halves),
    DAYS, DAYS, st.frozensets(st.sampled_from(["mon_am", "mon_pm", "tue_am"])),
)  # fmt: skip


@given(held=st.lists(STAYS, max_size=5), wanted=STAYS)
def test_it_is_the_fewest_on_any_day(held: list[Stay], wanted: Stay) -> None:
    halves = wanted.part_days or {"mon_am", "mon_pm", "tue_am"}
    days = [wanted.from_on + timedelta(days=number) for number in range((wanted.until_on - wanted.from_on).days + 1)]
    fullest = max(sum(each.there(on, half) for each in held) for on in days for half in halves)
    assert places_free(4, held, wanted) == 4 - fullest


@given(held=st.lists(STAYS, max_size=5), wanted=STAYS, more=STAYS)
def test_one_more_child_never_makes_room(held: list[Stay], wanted: Stay, more: Stay) -> None:
    assert places_free(4, [*held, more], wanted) <= places_free(4, held, wanted)
