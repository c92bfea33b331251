"""A split with a registered setting: what may stay, what must go, and never fewer hours in all."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixthday.rules.findings import blockers
from sixthday.rules.registration import GuardPlace, guard, guard_law
from sixthday.rules.splitting import Split, split, split_finding
from tests.rules.terms import day

ON = day("2026-11-06")
LAW = guard_law(ON)
FOUR = [(child, 20) for child in "BCDE"]


def place(child: str, minutes: int, plan: bool = False) -> GuardPlace:
    return GuardPlace(child, minutes, True, plan, False, False, day("2026-11-09"), day("2027-03-25"))


def asked(held: Sequence[tuple[str, int]], hours: int, plan: bool) -> Split | None:
    existing = [place(child, each * 60) for child, each in held]
    return split(hours * 60, lambda minutes: bool(blockers(guard(existing, place("A", minutes, plan), False, ON, LAW))))


@pytest.mark.parametrize(
    ("held", "hours", "plan", "found"),
    [
        pytest.param([], 25, False, None, id="nothing stops it"),
        pytest.param([], 25, True, Split(18 * 60, 7 * 60), id="EHC plan, 25 hours: 18 stay, 7 go"),
        pytest.param([("A", 16)], 9, True, Split(2 * 60, 7 * 60), id="16 hours there already: 2 more may stay"),
        pytest.param([("A", 18)], 7, True, Split(0, 7 * 60), id="18 hours there already: all must go"),
        pytest.param(FOUR, 25, False, Split(18 * 60, 7 * 60), id="the fifth child: 18 stay"),
        pytest.param([*FOUR, ("F", 20)], 5, False, Split(0, 5 * 60), id="over the line without this child: all must go"),
    ],
)  # fmt: skip
def test_split(held: list[tuple[str, int]], hours: int, plan: bool, found: Split | None) -> None:
    assert asked(held, hours, plan) == found


@given(minutes=st.integers(1, 2400), line=st.integers(0, 2400))
def test_no_hour_is_lost_and_no_more_could_stay(minutes: int, line: int) -> None:
    found = split(minutes, lambda each: each > line)
    if found is None:
        assert minutes <= line
    else:
        assert (found.here_minutes, found.here_minutes + found.elsewhere_minutes) == (line, minutes)


@pytest.mark.parametrize(
    ("found", "settings", "reason"),
    [
        pytest.param(
            Split(1080, 420), ["Kington School"],
            "Do not cut the hours: 18 hours a week may stay here, and 7 hours must go to a registered school of the lot: Kington School.",
            id="one registered school",
        ),
        pytest.param(
            Split(0, 300), ["A", "B", "C", "D", "E"],
            "Do not cut the hours: all 5 hours a week must go to a registered school of the lot: A, B, C or one of 2 more.",
            id="many",
        ),
        pytest.param(
            Split(0, 300), [],
            "Do not cut the hours: all 5 hours a week must go to a registered school; no provider of the lot is one.",
            id="none",
        ),
    ],
)  # fmt: skip
def test_the_split_in_words(found: Split, settings: list[str], reason: str) -> None:
    assert split_finding(found, settings).reason == reason
