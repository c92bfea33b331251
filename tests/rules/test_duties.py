"""Legal bases, who may decide, what a decision holds, and what ends a duty."""

from dataclasses import replace

import pytest

from sixthday.rules.duties import (
    BASES,
    BASIS,
    ENDINGS,
    TRIGGERS,
    DecisionFacts,
    Delegation,
    Ending,
    LegalBasis,
    TriggerEvent,
    decision_findings,
    ending_findings,
    evidence_findings,
    is_part_time,
)
from sixthday.rules.findings import blockers, warnings
from tests.rules.terms import day

EXCLUSION, EOTAS = LegalBasis.SECTION_19_EXCLUSION, LegalBasis.EOTAS
FULL_TIME = DecisionFacts(
    basis=EXCLUSION,
    owed=True,
    decided_on=day("2026-11-03"),
    reason="Permanently excluded; no school will admit before the sixth day.",
    decider_ref="officer",
    referrer_ref="referrer",
    broker_ref="broker",
    delegations=(Delegation(frozenset({EXCLUSION}), day("2026-09-01"), day("2026-11-03")),),
    suitable_minutes=25 * 60,
)
PART_TIME = replace(
    FULL_TIME,
    suitable_minutes=12 * 60,
    part_time_reason="Paediatrician: no more than two hours a day.",
    part_time_until=day("2026-12-18"),
    review_on=day("2026-11-27"),
)


@pytest.mark.parametrize(
    ("facts", "stops"),
    [
        pytest.param(FULL_TIME, set(), id="full time, by the right officer"),
        pytest.param(PART_TIME, set(), id="part time, with health reason, end and review"),
        pytest.param(replace(FULL_TIME, decider_ref="referrer"), {"decider_independent"}, id="the referrer cannot decide"),
        pytest.param(replace(FULL_TIME, decider_ref="broker"), {"decider_independent"}, id="the broker cannot decide"),
        pytest.param(replace(FULL_TIME, delegations=()), {"decider_delegated"}, id="no delegation"),
        pytest.param(replace(FULL_TIME, decided_on=day("2026-11-04")), {"decider_delegated"}, id="delegation ended yesterday"),
        pytest.param(replace(FULL_TIME, decided_on=day("2026-08-31")), {"decider_delegated"}, id="delegation not begun"),
        pytest.param(replace(FULL_TIME, basis=LegalBasis.SECTION_19_ILLNESS), {"decider_delegated"}, id="delegation for another basis"),
        pytest.param(replace(FULL_TIME, reason=" "), {"decision_reason"}, id="no reason"),
        pytest.param(replace(FULL_TIME, suitable_minutes=None), {"hours_judged"}, id="no hours"),
        pytest.param(replace(FULL_TIME, suitable_minutes=0), {"hours_judged"}, id="no hours at all"),
        pytest.param(replace(FULL_TIME, owed=False, suitable_minutes=None), set(), id="not owed needs no hours"),
        pytest.param(replace(FULL_TIME, suitable_minutes=25 * 60 - 1),
                     {"part_time_health_reason", "part_time_end", "part_time_review"}, id="a minute under full time"),
        pytest.param(replace(PART_TIME, part_time_reason=""), {"part_time_health_reason"}, id="part time without a health reason"),
        pytest.param(replace(PART_TIME, part_time_until=None), {"part_time_end"}, id="part time without an end"),
        pytest.param(replace(PART_TIME, part_time_until=day("2026-11-03")), {"part_time_end"}, id="ending the day it is decided"),
        pytest.param(replace(PART_TIME, review_on=None), {"part_time_review"}, id="part time without a review"),
        pytest.param(replace(FULL_TIME, decider_ref="broker", delegations=(), reason="", suitable_minutes=None),
                     {"decider_independent", "decider_delegated", "decision_reason", "hours_judged"}, id="every reason, not the first"),
    ],
)  # fmt: skip
def test_decision(facts: DecisionFacts, stops: set[str]) -> None:
    assert {finding.code for finding in blockers(decision_findings(facts))} == stops


def test_a_plan_may_set_fewer_hours_with_a_warning() -> None:
    facts = replace(
        FULL_TIME,
        basis=EOTAS,
        suitable_minutes=15 * 60,
        delegations=(Delegation(frozenset({EOTAS}), day("2026-09-01")),),
    )
    findings = decision_findings(facts)
    assert (blockers(findings), [finding.code for finding in warnings(findings)]) == ((), ["part_time_plan"])


@pytest.mark.parametrize(
    ("facts", "part_time"),
    [
        pytest.param(FULL_TIME, False, id="the yardstick"),
        pytest.param(replace(FULL_TIME, suitable_minutes=25 * 60 - 1), True, id="a minute less"),
        pytest.param(replace(FULL_TIME, part_time=True), True, id="said to be, whatever the hours"),
        pytest.param(replace(FULL_TIME, suitable_minutes=None), False, id="no hours yet"),
        pytest.param(replace(FULL_TIME, basis=EOTAS, suitable_minutes=15 * 60), False, id="a plan may set fewer hours"),
        pytest.param(
            replace(FULL_TIME, basis=EOTAS, suitable_minutes=15 * 60, part_time=True), True, id="a plan, and said to be"
        ),
    ],
)
def test_is_part_time(facts: DecisionFacts, part_time: bool) -> None:
    assert is_part_time(facts) is part_time


def test_said_to_be_part_time_needs_its_reasons_whatever_the_hours() -> None:
    stops = blockers(decision_findings(replace(FULL_TIME, part_time=True)))
    assert [finding.reason for finding in stops] == [
        "Less than full time needs a physical or mental health reason.",
        "Less than full time needs an end date after the day of the decision.",
        "Less than full time needs a review date after the day of the decision.",
    ]


@pytest.mark.parametrize(
    ("by_on", "met"), [(None, False), ("2026-11-03", False), ("2026-11-04", True)], ids=["no day", "today", "tomorrow"]
)
def test_more_evidence_needs_a_day_to_come(by_on: str | None, met: bool) -> None:
    (finding,) = evidence_findings(day(by_on) if by_on else None, day("2026-11-03"))
    assert finding.met is met


def test_the_refusal_names_who_cannot_decide() -> None:
    finding = decision_findings(replace(FULL_TIME, decider_ref="broker"))[0]
    assert finding.reason == "The broker of this referral cannot decide it. Ask another decision-maker."


@pytest.mark.parametrize("ending", Ending)
def test_every_ending_needs_its_evidence(ending: Ending) -> None:
    without, with_it = (
        ending_findings(ending, " ", basis=EXCLUSION),
        ending_findings(ending, "Letter of 9 November", basis=EXCLUSION),
    )
    assert (len(blockers(without)), blockers(with_it)) == (1, ())
    assert {code: wanted for code, _, wanted in ENDINGS}[ending] in without[0].reason


def test_the_tables_cover_their_lists() -> None:
    assert {basis.code for basis in BASES} == set(LegalBasis) == set(BASIS)
    assert {code for code, _, _ in TRIGGERS} == set(TriggerEvent)
    assert {code for code, _, _ in ENDINGS} == set(Ending)
    assert all(basis.label and basis.source for basis in BASES)
