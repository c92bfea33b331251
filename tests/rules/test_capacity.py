"""Room at an offer: on every day and half-day a child would be there."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixthday.rules.capacity import Stay, places_free, room_finding

NOV, DEC, JAN = date(2026, 11, 2), date(2026, 12, 1), date(2027, 1, 4)
END = date(2026, 12, 18)


def stay(from_on=NOV, until_on=END, *parts):
    return Stay(from_on, until_on, frozenset(parts))


@pytest.mark.parametrize(
    ("places", "held", "wanted", "free"),
    [
        pytest.param(2, [], stay(), 2, id="nobody there"),
        pytest.param(2, [stay()], stay(), 1, id="one there throughout"),
        pytest.param(1, [stay(DEC, END)], stay(NOV, END), 0, id="somebody arrives half way"),
        pytest.param(1, [stay(NOV, date(2026, 11, 30))], stay(DEC, END), 1, id="somebody leaves the day before"),
        pytest.param(1, [stay(NOV, DEC)], stay(DEC, END), 0, id="the last day is included"),
        pytest.param(2, [stay(NOV, date(2026, 11, 20)), stay(DEC, END)], stay(), 1, id="one after another take one place"),
        pytest.param(1, [stay(JAN, JAN)], stay(NOV, END), 1, id="after it is over"),
        pytest.param(1, [stay(NOV, END, "mon_am")], stay(NOV, END, "mon_pm"), 1, id="another half-day"),
        pytest.param(1, [stay(NOV, END, "mon_am")], stay(NOV, END, "mon_am", "tue_am"), 0, id="one half-day in common"),
        pytest.param(1, [stay(NOV, END, "mon_am")], stay(), 0, id="every half-day wanted"),
        pytest.param(1, [stay()], stay(NOV, END, "mon_am"), 0, id="every half-day held"),
        pytest.param(2, [stay(NOV, END, "mon_am"), stay(NOV, END, "tue_am")], stay(NOV, END, "mon_am", "tue_am"), 1,
                     id="the fullest half-day counts"),
        pytest.param(1, [stay(), stay()], stay(), -1, id="too many were promised"),
    ],
)  # fmt: skip
def test_places_free(places, held, wanted, free):
    assert places_free(places, held, wanted) == free


STAYS = st.builds(
    lambda start, length, parts: Stay(
        NOV + timedelta(days=start), NOV + timedelta(days=start + length), frozenset(parts)
    ),
    st.integers(0, 60),
    st.integers(0, 60),
    st.sets(st.sampled_from(["mon_am", "mon_pm", "tue_am"])),
)


@given(places=st.integers(1, 5), held=st.lists(STAYS, max_size=6), wanted=STAYS, more=STAYS)
def test_one_more_child_never_makes_room(places, held, wanted, more):
    assert places_free(places, [*held, more], wanted) <= places_free(places, held, wanted)


@given(places=st.integers(1, 5), held=st.lists(STAYS, max_size=6), wanted=STAYS)
def test_it_agrees_with_looking_at_every_day(places, held, wanted):
    parts = wanted.part_days or {"mon_am", "mon_pm", "tue_am"}
    days = [wanted.from_on + timedelta(days=n) for n in range((wanted.until_on - wanted.from_on).days + 1)]
    fullest = max(sum(each.there(day, part) for each in held) for day in days for part in parts)
    assert places_free(places, held, wanted) == places - fullest


def test_the_finding_says_the_span():
    assert (
        room_finding(1, 4, stay()).reason == "1 place of 4 free throughout, from 2 November 2026 to 18 December 2026."
    )
    no = room_finding(0, 4, stay())
    assert (no.met, no.reason, no.fixer) == (
        False, "No place of 4 is free throughout, from 2 November 2026 to 18 December 2026.", "provider_lead",
    )  # fmt: skip
