"""Which answers exclude, which are for a person to judge, and which no longer count."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixthday.rules.exclusion import (
    CODES,
    FACTORS,
    GROUNDS,
    OFFENCES,
    Declared,
    Position,
    declared_findings,
    determination_findings,
    ground_on,
    grounds_on,
    minister_told_by,
    position_of,
    statement_findings,
)
from sixthday.rules.findings import Weight, blockers
from tests.rules.terms import day

ON = day("2026-11-26")


def told(ground: str, on: str, *cleaned: str, about: str = "the applicant") -> Declared:
    return Declared(ground, about, day(on), cleaned)


def test_the_codes_are_those_of_the_central_digital_platform():
    assert (len([g for g in GROUNDS if g.group == "convictions"]), len([g for g in GROUNDS if g.group == "events"]),
            len([g for g in GROUNDS if g.group == "conduct"])) == (8, 7, 9)  # fmt: skip
    assert len(set(CODES)) == 24
    assert {code for code in OFFENCES if ground_on(code, ON).group != "convictions"} == set()


def test_every_look_back_says_its_doubt():
    assert [g.code for g in GROUNDS if not g.doubt or not g.source] == []


def test_no_ground_is_asked_about_before_the_act():
    assert grounds_on(day("2025-02-23")) == ()
    assert grounds_on(day("2025-02-24")) == GROUNDS


@pytest.mark.parametrize(
    ("declared", "position", "met", "weight"),
    [
        pytest.param(told("theft_fraud", "2024-03-01"), "excluded", False, Weight.STOPS, id="a conviction, nothing put forward"),
        pytest.param(told("theft_fraud", "2024-03-01", "steps_taken"), "excludable", False, Weight.WARNS,
                     id="a conviction, steps taken: a person judges"),
        pytest.param(told("breach_of_contract", "2025-06-01"), "excludable", False, Weight.WARNS, id="a discretionary ground is always judged"),
        pytest.param(told("penalties_payable", "2025-06-01"), "excluded", False, Weight.STOPS, id="a mandatory event"),
        pytest.param(told("theft_fraud", "2021-11-26"), "clear", True, Weight.TELLS, id="five years ago to the day is past"),
        pytest.param(told("theft_fraud", "2021-11-27"), "excluded", False, Weight.STOPS, id="the first day of the five years"),
        pytest.param(told("insolvency_bankruptcy", "2015-01-01"), "clear", True, Weight.TELLS, id="long ago"),
    ],
)  # fmt: skip
def test_one_ground(declared: Declared, position: str, met: bool, weight: Weight):
    [finding] = declared_findings([declared], ON)
    assert (position_of([declared], ON), finding.met, finding.weight) == (position, met, weight)


def test_the_reason_names_the_ground_the_person_and_the_day():
    [finding] = declared_findings([told("tax_offences", "2025-04-02", about="director A. Bevan")], ON)
    assert finding.reason == (
        "Tax offences, director A. Bevan, 2 April 2025: this excludes the applicant. Nothing is put forward that it will not happen again."
    )


def test_on_a_leap_day_the_years_end_on_the_last_of_february():
    assert position_of([told("theft_fraud", "2023-02-28")], day("2028-02-29")) == "clear"
    assert position_of([told("theft_fraud", "2023-03-01")], day("2028-02-29")) == "excluded"


def test_nothing_declared_is_clear_and_says_so():
    assert [(f.code, f.met) for f in declared_findings([], ON)] == [("exclusion_clear", True)]
    assert position_of([], ON) == "clear"
    assert position_of([], ON, listed=True) == "excludable"


def test_the_worst_ground_is_the_applicants_position():
    judged, excluded = told("breach_of_contract", "2025-06-01"), told("cartel_offences", "2025-06-01")
    assert position_of([judged, excluded], ON) == "excluded"
    assert position_of([judged], ON) == "excludable"


@pytest.mark.parametrize(
    ("facts", "stops"),
    [
        pytest.param({}, [], id="answered for all"),
        pytest.param({"people": None}, ["connected_said"], id="nobody said who is connected"),
        pytest.param({"answered": False}, ["exclusion_answered"], id="not answered"),
        pytest.param({"declared": [told("theft_fraud", "2026-11-27")]}, ["exclusion_dates"], id="tomorrow"),
        pytest.param({"people": None, "answered": False}, ["connected_said", "exclusion_answered"], id="every reason"),
    ],
)
def test_the_statement(facts: dict[str, Any], stops: list[str]):
    found = statement_findings(**({"answered": True, "people": 0, "declared": [], "on": ON} | facts))
    assert [finding.code for finding in blockers(found)] == stops


@pytest.mark.parametrize(
    ("position", "facts", "stops"),
    [
        pytest.param("excluded", {}, [], id="excluded, heard, weighed, with a reason"),
        pytest.param("excluded", {"represented": False}, ["determination_heard"], id="not heard"),
        pytest.param("excluded", {"excludes": False}, [], id="set aside for steps taken"),
        pytest.param("excluded", {"excludes": False, "weighed": ["time_elapsed"]}, ["determination_mandatory"],
                     id="time alone does not set a mandatory ground aside"),
        pytest.param("excludable", {"excludes": False, "weighed": ["time_elapsed"]}, [], id="time may set a discretionary one aside"),
        pytest.param("excludable", {"weighed": []}, ["determination_weighed"], id="nothing weighed"),
        pytest.param("clear", {}, ["determination_grounds"], id="no ground"),
        pytest.param("excludable", {"reason": " "}, ["determination_reason"], id="no reason"),
    ],
)  # fmt: skip
def test_a_determination(position: str, facts: dict[str, Any], stops: list[str]):
    usual = {"excludes": True, "weighed": ["steps_taken"], "represented": True, "reason": "Convicted twice."}
    found = determination_findings(Position(position), **(usual | facts))
    assert [finding.code for finding in blockers(found)] == stops


def test_the_minister_is_told_within_thirty_days_the_first_counted():
    assert minister_told_by(day("2027-01-25")) == day("2027-02-23")


declarations = st.builds(
    Declared, ground=st.sampled_from(CODES), about=st.just("the applicant"), determined_on=st.dates(day("2015-01-01"), ON),
    self_cleaning=st.lists(st.sampled_from([code for code, _ in FACTORS]), unique=True).map(tuple),
)  # fmt: skip


@given(declared=st.lists(declarations, max_size=4), more=declarations)
def test_one_more_ground_never_makes_it_better(declared: list[Declared], more: Declared):
    order = list(Position)
    assert order.index(position_of([*declared, more], ON)) >= order.index(position_of(declared, ON))
