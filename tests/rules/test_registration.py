"""The registration guard: strictly more than 18 hours, five children, or one with an EHC plan or looked after."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixthday.rules.findings import Weight, allowed, blockers, warnings
from sixthday.rules.registration import (
    GuardPlace,
    fullest,
    guard,
    guard_law,
    looked_after_counts,
    standing_guard,
)
from tests.rules.terms import day

ON = day("2026-11-06")
LAW = guard_law(ON)
HOURS = 60


def place(
    child: str = "A", hours: float = 10, *, plan: bool = False, looked_after: bool = False, alone: bool = False,
    age_ok: bool = True, from_on: str = "2026-11-09", until_on: str = "2027-03-25", declared_on: str = "",
    judged: bool | None = None,
) -> GuardPlace:  # fmt: skip
    declared = day(declared_on) if declared_on else None
    return GuardPlace(
        child, int(hours * HOURS), age_ok, plan, looked_after, alone, day(from_on), day(until_on), declared, judged
    )


FOUR_FULL_TIME = [place(child, 20) for child in "BCDE"]


def stopped(existing: list[GuardPlace], proposed: GuardPlace, registered: bool = False) -> set[str]:
    return {finding.code for finding in blockers(guard(existing, proposed, registered, ON, LAW))}


@pytest.mark.parametrize(
    ("existing", "proposed", "stops"),
    [
        pytest.param([], place(hours=25), set(), id="one child full time"),
        pytest.param(FOUR_FULL_TIME, place(hours=18), set(), id="exactly 18 hours is not full time"),
        pytest.param(FOUR_FULL_TIME, place(hours=18.1), {"guard_pupils"}, id="over 18 hours makes the fifth"),
        pytest.param(FOUR_FULL_TIME[:3], place(hours=25), set(), id="the fourth"),
        pytest.param([], place(hours=18, plan=True), set(), id="EHC plan, exactly 18 hours"),
        pytest.param([], place(hours=18.1, plan=True), {"guard_special_pupils"}, id="EHC plan, over 18 hours"),
        pytest.param([], place(hours=18.1, looked_after=True), {"guard_special_pupils"}, id="looked after, over 18 hours"),
        pytest.param([place("A", 16)], place("A", 3, plan=True), {"guard_special_pupils"}, id="three more hours cross the line"),
        pytest.param([place("A", 16, plan=True)], place("A", 3), {"guard_special_pupils"}, id="known as EHC plan from the other place"),
        pytest.param([place("B", 16)], place("A", 3, plan=True), set(), id="another child's hours are not added"),
        pytest.param([place("A", 16, until_on="2026-11-08")], place("A", 3, plan=True), set(), id="the other place has ended"),
        pytest.param([place("A", 16, from_on="2027-01-04")], place("A", 3, plan=True), {"guard_special_pupils"}, id="they overlap later"),
        pytest.param([place("A", 16, from_on="2027-03-26", until_on="2027-07-21")], place("A", 3, plan=True), set(), id="they never overlap"),
        pytest.param([], place(hours=25, plan=True, age_ok=False), set(), id="over compulsory school age"),
        pytest.param(FOUR_FULL_TIME, place(hours=19, plan=True), {"guard_pupils", "guard_special_pupils"}, id="both lines"),
        pytest.param([place(child, 20) for child in "BCDEF"], place(hours=2), {"guard_pupils"}, id="already over: no more children"),
    ],
)  # fmt: skip
def test_guard(existing: list[GuardPlace], proposed: GuardPlace, stops: set[str]) -> None:
    assert stopped(existing, proposed) == stops


def test_a_registered_school_is_not_guarded() -> None:
    findings = guard(FOUR_FULL_TIME, place(hours=30, plan=True), True, ON, LAW)
    assert [(finding.code, finding.met) for finding in findings] == [("guard_registered", True)]


def test_the_reason_counts_the_children() -> None:
    reasons = [finding.reason for finding in guard(FOUR_FULL_TIME, place(hours=19), False, ON, LAW)]
    assert reasons == [
        "5 children would be there more than 18 hours a week; 5 or more make a school.",
        "No child with an EHC plan or looked after would be there more than 18 hours a week; 1 makes a school.",
    ]


def test_one_to_one_at_home_is_left_to_judgement() -> None:
    findings = guard([place("A", 16, alone=True)], place("A", 3, plan=True), False, ON, LAW)
    assert ([f.code for f in warnings(findings)], allowed(findings)) == (["guard_one_to_one"], True)


def test_one_to_one_at_home_adds_nothing_where_the_line_is_crossed_anyway() -> None:
    findings = guard([place("A", 2, alone=True)], place("A", 19, plan=True), False, ON, LAW)
    assert (stopped([], place("A", 19, plan=True)), warnings(findings)) == ({"guard_special_pupils"}, ())


@pytest.mark.parametrize(
    ("judged", "stops", "warns"),
    [
        pytest.param(None, set(), ["guard_one_to_one"], id="nobody has judged: flagged, never stopped"),
        pytest.param(True, {"guard_special_pupils"}, [], id="judged to count"),
        pytest.param(False, set(), [], id="judged not to count"),
    ],
)
def test_hours_one_to_one_at_home_count_as_judged(judged: bool | None, stops: set[str], warns: list[str]) -> None:
    existing, proposed = [place("A", 16, alone=True, judged=judged)], place("A", 3, plan=True)
    assert (stopped(existing, proposed), [f.code for f in warnings(guard(existing, proposed, False, ON, LAW))]) == (
        stops, warns,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("looked_after", "authority", "counts"),
    [
        pytest.param(True, "E06000019", True, id="an English authority"),
        pytest.param(True, "W06000023", True, id="a Welsh authority"),
        pytest.param(True, "S12000033", False, id="a Scottish authority"),
        pytest.param(True, "N09000003", False, id="a trust of Northern Ireland"),
        pytest.param(True, "", True, id="not known by whom: counts until it is"),
        pytest.param(False, "E06000019", False, id="not looked after"),
    ],
)
def test_who_is_looked_after_for_the_guard(looked_after: bool, authority: str, counts: bool) -> None:
    assert looked_after_counts(looked_after, authority) == counts


@pytest.mark.parametrize(
    ("declared", "warned"),
    [
        pytest.param("2026-08-07", [], id="91 days old: still good"),
        pytest.param("2026-08-06", ["1 declaration of hours by others is more than 91 days old: ask again."], id="92 days old"),
    ],
)  # fmt: skip
def test_an_old_declaration_is_asked_for_again(declared: str, warned: list[str]) -> None:
    existing = [place("B", 20, declared_on=declared), place("C", 20, declared_on="2026-10-01")]
    assert [f.reason for f in warnings(guard(existing, place(), False, ON, LAW))] == warned


def test_declared_places_are_said() -> None:
    existing = [place("B", 20, declared_on="2026-10-01"), place("C", 20, declared_on="2026-09-01"), place("D", 20)]
    told = [f.reason for f in guard(existing, place(), False, ON, LAW) if f.weight is Weight.TELLS]
    assert told == ["Counts 2 declared places, the oldest declared on 1 September 2026."]


def test_the_fullest_day_is_found() -> None:
    existing = [place("B", 20), place("C", 20, from_on="2027-01-04")]
    seen = fullest(existing, place(hours=20, plan=True), ON, LAW, at_premises=True)
    assert (seen.full_time, seen.special, seen.on) == (3, 1, day("2027-01-04"))


@pytest.mark.parametrize("over", [False, True])
def test_a_provider_with_nothing_added(over: bool) -> None:
    held = [*FOUR_FULL_TIME, *([place("A", 19)] if over else [])]
    assert {f.code for f in blockers(standing_guard(held, False, ON, LAW))} == ({"guard_pupils"} if over else set())


DAYS = st.dates(date(2026, 11, 1), date(2027, 3, 31))
PLACES = st.builds(
    lambda child, minutes, plan, alone, age_ok, one, other: GuardPlace(
        child, minutes, age_ok, plan, False, alone, min(one, other), max(one, other)
    ),
    st.sampled_from("ABCDEFGH"), st.integers(60, 1500), st.booleans(), st.booleans(), st.booleans(), DAYS, DAYS,
)  # fmt: skip


@given(existing=st.lists(PLACES, max_size=8), proposed=PLACES, more=PLACES)
def test_one_more_child_never_turns_a_stop_into_a_pass(
    existing: list[GuardPlace], proposed: GuardPlace, more: GuardPlace
) -> None:
    assert stopped(existing, proposed) <= stopped([*existing, more], proposed)


@given(existing=st.lists(PLACES, max_size=8), proposed=PLACES, extra=st.integers(0, 600))
def test_more_hours_never_turn_a_stop_into_a_pass(existing: list[GuardPlace], proposed: GuardPlace, extra: int) -> None:
    longer = replace(proposed, weekly_minutes=proposed.weekly_minutes + extra)
    assert stopped(existing, proposed) <= stopped(existing, longer)


@given(existing=st.permutations(FOUR_FULL_TIME + [place("A", 16)]), proposed=PLACES)
def test_the_order_of_places_does_not_matter(existing: list[GuardPlace], proposed: GuardPlace) -> None:
    assert stopped(existing, proposed) == stopped(sorted(existing, key=lambda held: held.child_ref), proposed)
