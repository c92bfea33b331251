"""Exceptions to the full duty: each a finding of its own, none of them deciding anything."""

import pytest

from sixthday.rules.exceptions import ExceptionFacts, exceptions, reading_findings
from sixthday.rules.findings import allowed, blockers
from tests.rules.terms import day

YEAR_11, YEAR_9 = day("2011-03-10"), day("2013-03-10")


@pytest.mark.parametrize(
    ("facts", "on", "apply"),
    [
        pytest.param(ExceptionFacts(YEAR_9), "2026-11-02", set(), id="a Year 9 child in November"),
        pytest.param(ExceptionFacts(YEAR_11, exams_finished=True), "2027-05-10", {"exams_finished"}, id="Year 11, no exam left"),
        pytest.param(ExceptionFacts(YEAR_11), "2027-05-10", set(), id="Year 11, exams still to sit"),
        pytest.param(ExceptionFacts(YEAR_9, exams_finished=True), "2027-05-10", set(), id="finished exams count in Year 11 only"),
        pytest.param(ExceptionFacts(YEAR_11), "2027-05-14", {"near_leaving_age"}, id="six weeks before leaving, to the day"),
        pytest.param(ExceptionFacts(YEAR_11, exams_finished=True), "2027-06-25",
                     {"exams_finished", "near_leaving_age"}, id="both on the last day"),
        pytest.param(ExceptionFacts(YEAR_11), "2027-06-28", {"compulsory_school_age"}, id="past leaving age"),
        pytest.param(ExceptionFacts(YEAR_9, ehc_plan=True, plan_minutes=15 * 60), "2026-11-02",
                     {"plan_lower_hours"}, id="EHC plan of 15 hours"),
        pytest.param(ExceptionFacts(YEAR_9, ehc_plan=True, plan_minutes=25 * 60), "2026-11-02", set(), id="EHC plan of 25 hours"),
        pytest.param(ExceptionFacts(YEAR_9, ehc_plan=True), "2026-11-02", set(), id="EHC plan silent on hours"),
        pytest.param(ExceptionFacts(day("2022-06-01")), "2026-11-02", {"compulsory_school_age"}, id="not yet of school age"),
    ],
)  # fmt: skip
def test_exceptions(facts: ExceptionFacts, on: str, apply: set[str]) -> None:
    findings = exceptions(facts, day(on))
    assert {finding.code for finding in findings if not finding.met} == apply
    assert (len(findings), allowed(findings)) == (4, True)


@pytest.mark.parametrize(
    ("counts_first", "reason", "stopped"),
    [(True, "", False), (False, "The notice was served at 4pm.", False), (False, "  ", True)],
    ids=["the usual reading needs no reason", "another reading with a reason", "another reading without one"],
)
def test_another_reading_needs_a_reason(counts_first: bool, reason: str, stopped: bool) -> None:
    assert bool(blockers(reading_findings(counts_first, reason))) is stopped
