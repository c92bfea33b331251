"""The 2026 Act's test: most of a child's education at one provider, telling until it is commenced and stopping from then."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixthday.rules import majority, parameters
from sixthday.rules.findings import Weight, allowed
from sixthday.rules.majority import future_guard
from sixthday.rules.parameters import Parameter
from sixthday.rules.registration import GuardPlace
from tests.rules.terms import day
from tests.rules.test_registration import HOURS, ON, PLACES, place


@pytest.mark.parametrize(
    ("hours", "package", "met"),
    [
        pytest.param(5, 10 * HOURS, True, id="half of a ten-hour package is not most of it"),
        pytest.param(6, 10 * HOURS, False, id="six of ten hours is"),
        pytest.param(12, 25 * HOURS, True, id="twelve of twenty-five is not"),
    ],
)
def test_the_2026_act_only_tells(hours: float, package: int, met: bool) -> None:
    (finding,) = future_guard([], place("A", hours, plan=True), {"A": package}, False, ON)
    assert (finding.met, finding.weight, allowed([finding])) == (met, Weight.TELLS, True)
    assert "no commencement regulations" in finding.source


def test_the_2026_act_does_not_touch_a_registered_school() -> None:
    assert future_guard([], place(hours=30, plan=True), {}, True, ON) == []


def commenced(monkeypatch: pytest.MonkeyPatch, on: date) -> None:
    """The 2026 Act commenced by dated rows."""
    rows = tuple(replace(row, from_on=on) if row.name.startswith("majority_") else row for row in parameters.PARAMETERS)
    monkeypatch.setattr(parameters, "PARAMETERS", rows)
    parameters.law_on.cache_clear()


def test_the_2026_act_stops_once_it_is_in_force(monkeypatch: pytest.MonkeyPatch) -> None:
    commenced(monkeypatch, ON)
    (finding,) = future_guard([], place("A", 6, plan=True), {"A": 10 * HOURS}, False, ON)
    assert (finding.met, finding.weight) == (False, Weight.STOPS)
    assert isinstance(majority.law_on("majority_pupils", ON), Parameter)
    parameters.law_on.cache_clear()


@pytest.mark.parametrize(
    ("until", "weight", "says"),
    [
        pytest.param("2026-12-18", Weight.TELLS, "From 1 January 2027, under the 2026 Act", id="over before it commences"),
        pytest.param("2027-03-25", Weight.STOPS, "From 1 January 2027, under the 2026 Act", id="runs past the day"),
    ],
)  # fmt: skip
def test_a_place_that_runs_past_commencement_is_stopped(
    monkeypatch: pytest.MonkeyPatch, until: str, weight: Weight, says: str
) -> None:
    commenced(monkeypatch, day("2027-01-01"))
    (finding,) = future_guard([], place("A", 6, plan=True, until_on=until), {"A": 10 * HOURS}, False, ON)
    assert (finding.met, finding.weight, finding.reason.startswith(says)) == (False, weight, True)


def test_under_the_2026_act_too_one_to_one_is_left_to_judgement(monkeypatch: pytest.MonkeyPatch) -> None:
    commenced(monkeypatch, day("2027-01-01"))
    findings = future_guard([], place("A", 6, plan=True, alone=True), {"A": 10 * HOURS}, False, ON)
    assert [(f.code, f.met, f.weight) for f in findings] == [
        ("guard_2026_act", True, Weight.STOPS), ("guard_2026_one_to_one", False, Weight.WARNS),
    ]  # fmt: skip


WEEKS = st.dictionaries(st.sampled_from("ABCDEFGH"), st.integers(60, 1500))


def met(existing: list[GuardPlace], proposed: GuardPlace, week: dict[str, int]) -> bool:
    return all(finding.met for finding in future_guard(existing, proposed, week, False, ON))


@given(existing=st.lists(PLACES, max_size=8), proposed=PLACES, more=PLACES, week=WEEKS)
def test_under_the_2026_act_one_more_child_never_turns_a_breach_into_none(
    existing: list[GuardPlace], proposed: GuardPlace, more: GuardPlace, week: dict[str, int]
) -> None:
    assert met(existing, proposed, week) or not met([*existing, more], proposed, week)


@given(existing=st.lists(PLACES, max_size=8), proposed=PLACES, extra=st.integers(0, 600), week=WEEKS)
def test_under_the_2026_act_more_hours_here_never_turn_a_breach_into_none(
    existing: list[GuardPlace], proposed: GuardPlace, extra: int, week: dict[str, int]
) -> None:
    known = {"A": 600, **week, proposed.child_ref: 1500}
    longer = replace(proposed, weekly_minutes=proposed.weekly_minutes + extra)
    assert met(existing, proposed, known) or not met(existing, longer, known)
