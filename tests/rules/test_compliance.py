"""The start gate and the evidence behind it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixthday.rules.compliance import (
    AWARD,
    DEFERRED,
    MET,
    OVERDUE,
    REQUEST,
    REQUIREMENT,
    REQUIREMENTS,
    SIGNATURE,
    START,
    UNMET,
    Deferral,
    EmergencyOrder,
    GateFacts,
    Held,
    deferral_findings,
    evidence_current,
    folded,
    gate,
    gate_opens,
    recording_findings,
    second_look_findings,
    sent_rows,
    session_stops,
    signed_or_emergency,
    standing_evidence,
)
from sixthday.rules.findings import Finding, Weight, blockers
from tests.rules.terms import SCHOOL, day

STARTS = day("2026-11-16")
FAR = day("2027-08-31")
INSURANCE = REQUIREMENT["public_liability"]
COVER = 10_000_000_00
AT_START = [row for row in REQUIREMENTS if START in row.at]
NEVER = {
    "public_liability", "employers_liability", "safeguarding_lead", "safeguarding_letter", "site_cleared", "adult_cleared",
    "child_risk_assessment", "standing", "emergency_contact", "registration_guard", "signed_calloff",
    "transport",
}  # fmt: skip


def ready() -> GateFacts:
    """A placement with nothing missing."""
    provider = [row.code for row in REQUIREMENTS if row.applies_to == "provider"]
    held = [Held(code, FAR, True, amount_pence=COVER) for code in provider]
    held += [Held("adult_cleared", FAR, True, "adult-1"), Held("site_cleared", FAR, True, "site-1")]
    said = [Finding(row.code, True, f"{row.label}: in place.", row.source) for row in REQUIREMENTS if not row.evidence]
    return GateFacts(tuple(held), tuple(said), (("adult-1", "R. Hill"),), (("site-1", "Lower Barn"),))


def without(code: str) -> GateFacts:
    facts = ready()
    held = tuple(row for row in facts.held if row.requirement_code != code)
    return replace(facts, held=held, findings=tuple(row for row in facts.findings if row.code != code))


def unmet(facts: GateFacts, *deferrals: Deferral, on: date = STARTS, at: str = START) -> dict[str, str]:
    return {line.requirement.code: line.state for line in gate(facts, on, deferrals, at) if line.state != MET}


def test_which_can_never_follow() -> None:
    assert {row.code for row in AT_START if row.waivable_days is None} == NEVER


@pytest.mark.parametrize(
    ("code", "stops"),
    [
        pytest.param("public_liability", ["public_liability"], id="insurance lapsed"),
        pytest.param("adult_cleared", ["adult_cleared"], id="an adult no longer cleared"),
        pytest.param("standing", [], id="suspended for new work only"),
        pytest.param("registration_guard", [], id="others' hours tip the guard"),
    ],
)
def test_what_stops_the_next_session_of_one_that_started(code: str, stops: list[str]) -> None:
    assert [line.requirement.code for line in session_stops(gate(without(code), STARTS))] == stops


def test_everything_in_place_opens_the_gate() -> None:
    lines = gate(ready(), STARTS)
    assert ([line.requirement.code for line in lines], gate_opens(lines)) == ([row.code for row in AT_START], True)


@pytest.mark.parametrize("code", [row.code for row in AT_START])
def test_anything_missing_closes_it(code: str) -> None:
    lines = gate(without(code), STARTS)
    assert (unmet(without(code)), gate_opens(lines)) == ({code: UNMET}, False)


@pytest.mark.parametrize("code", [row.code for row in AT_START if row.evidence])
def test_unverified_evidence_does_not_count(code: str) -> None:
    facts = ready()
    held = tuple(replace(row, verified=row.requirement_code != code) for row in facts.held)
    assert unmet(replace(facts, held=held)) == {code: UNMET}


@pytest.mark.parametrize("code", [row.code for row in AT_START if row.evidence])
def test_evidence_that_lapsed_the_day_before_does_not_count(code: str) -> None:
    facts = ready()
    held = tuple(
        replace(row, valid_to=day("2026-11-15")) if row.requirement_code == code else row for row in facts.held
    )
    assert unmet(replace(facts, held=held)) == {code: UNMET}


@pytest.mark.parametrize("second", [Weight.STOPS, Weight.WARNS], ids=["a refusal", "an unmet warning"])
def test_one_unmet_finding_closes_a_line_that_another_met(second: Weight) -> None:
    again = Finding("transport", False, "The taxi was cancelled.", "Education Act 1996 s508B", second)
    facts = replace(ready(), findings=(*ready().findings, again))
    assert unmet(facts) == {"transport": UNMET}


def test_no_adult_and_no_site_named() -> None:
    facts = replace(ready(), adults=(), sites=())
    reasons = {line.requirement.code: line.finding.reason for line in gate(facts, STARTS) if line.state == UNMET}
    assert reasons == {
        "site_cleared": "Site cleared: no site is named.",
        "adult_cleared": "Adult cleared: enhanced DBS with children's barred list: no adult is named.",
    }


def test_every_adult_needs_clearance() -> None:
    facts = replace(ready(), adults=(("adult-1", "R. Hill"), ("adult-2", "J. Marsh")))
    said = [line.finding.reason for line in gate(facts, STARTS) if line.state == UNMET]
    assert said == ["Adult cleared: enhanced DBS with children's barred list (J. Marsh) is not recorded."]


@pytest.mark.parametrize(
    ("held", "met", "reason"),
    [
        pytest.param(Held("public_liability", STARTS, True, amount_pence=COVER), True,
                     "Public liability insurance is in date on 16 November 2026.", id="the last day counts"),
        pytest.param(Held("public_liability", day("2026-11-14"), True, amount_pence=COVER), False,
                     "Public liability insurance ends on 14 November 2026, before the start on 16 November 2026.", id="lapsed"),
        pytest.param(Held("public_liability", None, True, amount_pence=COVER), True,
                     "Public liability insurance is in date on 16 November 2026.", id="no end date"),
        pytest.param(Held("public_liability", FAR, False, amount_pence=COVER), False,
                     "Public liability insurance has not been checked by quality assurance.", id="not verified"),
        pytest.param(Held("public_liability", FAR, True, amount_pence=4_999_999_99), False,
                     "Public liability insurance must cover at least £5,000,000.", id="a penny too little"),
        pytest.param(Held("public_liability", FAR, True, amount_pence=5_000_000_00), True,
                     "Public liability insurance is in date on 16 November 2026.", id="exactly the level"),
        pytest.param(Held("public_liability", FAR, True), False,
                     "Public liability insurance must cover at least £5,000,000.", id="level not recorded"),
        pytest.param(None, False, "Public liability insurance is not recorded.", id="nothing held"),
    ],
)  # fmt: skip
def test_evidence(held: Held | None, met: bool, reason: str) -> None:
    finding = evidence_current(held, INSURANCE, STARTS)
    assert (finding.met, finding.reason) == (met, reason)


@pytest.mark.parametrize(
    ("held", "fixer"),
    [(None, "provider_lead"), (Held("public_liability", FAR, False), "qa_officer")],
    ids=["the provider must send it", "quality assurance must look at it"],
)
def test_who_mends_it(held: Held | None, fixer: str) -> None:
    assert evidence_current(held, INSURANCE, STARTS).fixer == fixer


def test_a_renewal_counts_beside_the_lapsed_one() -> None:
    old, new = (
        Held("public_liability", day("2026-11-14"), True, amount_pence=COVER),
        Held("public_liability", FAR, True, amount_pence=COVER),
    )
    found = {finding.code: finding.met for finding in standing_evidence((old, new), REQUEST, STARTS)}
    assert found["public_liability"] is True


def test_the_reason_is_that_of_the_longest_running() -> None:
    rows = tuple(
        Held("public_liability", day(on), True, amount_pence=COVER) for on in ("2026-10-01", "2026-11-14", "2026-09-01")
    )
    (finding,) = (f for f in standing_evidence(rows, REQUEST, STARTS) if f.code == "public_liability")
    assert (
        finding.reason == "Public liability insurance ends on 14 November 2026, before the start on 16 November 2026."
    )


@pytest.mark.parametrize(
    ("at", "codes"),
    [
        (REQUEST, ["public_liability", "employers_liability", "safeguarding_lead"]),
        (AWARD, ["public_liability", "employers_liability", "safeguarding_lead", "safeguarding_letter", "exclusion_check"]),
        (SIGNATURE, ["public_liability", "employers_liability", "safeguarding_lead", "safeguarding_letter", "exclusion_check"]),
        (START, ["public_liability", "employers_liability", "safeguarding_lead", "safeguarding_letter", "safeguarding_policy",
                 "ico_registration", "data_sharing"]),
    ],
)  # fmt: skip
def test_what_a_provider_needs_at_each_stage(at: str, codes: list[str]) -> None:
    assert [finding.code for finding in standing_evidence((), at, STARTS)] == codes


PLAN = Deferral("personalised_plan", "senior", "Meeting booked for 18 November", day("2026-11-30"))


@pytest.mark.parametrize(
    ("deferral", "on", "state", "opens"),
    [
        pytest.param(PLAN, "2026-11-16", DEFERRED, True, id="may follow"),
        pytest.param(PLAN, "2026-11-30", DEFERRED, True, id="on its last day"),
        pytest.param(PLAN, "2026-12-01", OVERDUE, False, id="overdue: no next session"),
        pytest.param(replace(PLAN, reason=" "), "2026-11-16", UNMET, False, id="without a reason it is no deferral"),
        pytest.param(
            replace(PLAN, by_ref=""), "2026-11-16", UNMET, False, id="without a named officer it is no deferral"
        ),
        pytest.param(
            replace(PLAN, requirement_code="baseline"), "2026-11-16", UNMET, False, id="leave for something else"
        ),
    ],
)
def test_deferral(deferral: Deferral, on: str, state: str, opens: bool) -> None:
    facts = without("personalised_plan")
    lines = gate(facts, day(on), [deferral])
    assert (unmet(facts, deferral, on=day(on)), gate_opens(lines)) == ({"personalised_plan": state}, opens)


def test_the_overdue_line_says_what_it_stops() -> None:
    (line,) = (line for line in gate(without("personalised_plan"), day("2026-12-01"), [PLAN]) if line.state == OVERDUE)
    assert line.finding.reason == (
        "Personalised plan: not recorded. It was allowed to follow by 30 November 2026; no session until it does."
    )


@pytest.mark.parametrize("code", sorted(NEVER))
def test_nothing_defers_what_can_never_follow(code: str) -> None:
    leave = Deferral(code, "senior", "The provider promised.", FAR)
    assert unmet(without(code), leave) == {code: UNMET}


@pytest.mark.parametrize(
    ("code", "senior", "reason", "due_on", "stops"),
    [
        pytest.param("personalised_plan", True, "Booked", "2026-11-30", set(), id="within ten school days"),
        pytest.param("personalised_plan", True, "Booked", "2026-12-01", {"deferral_due"}, id="an eleventh"),
        pytest.param("personalised_plan", True, "Booked", "2026-11-13", {"deferral_due"}, id="already past"),
        pytest.param(
            "personalised_plan", False, "Booked", "2026-11-30", {"deferral_senior"}, id="not a senior officer"
        ),
        pytest.param("personalised_plan", True, "", "2026-11-30", {"deferral_reason"}, id="no reason"),
        pytest.param("adult_cleared", True, "Soon", "2026-11-17", {"deferral_allowed"}, id="never waivable"),
        pytest.param("child_met", True, "Ill", "2026-11-23", set(), id="five school days"),
    ],
)
def test_granting_a_deferral(code: str, senior: bool, reason: str, due_on: str, stops: set[str]) -> None:
    findings = deferral_findings(
        REQUIREMENT[code], senior=senior, reason=reason, granted_on=STARTS, due_on=day(due_on), school_days=SCHOOL
    )
    assert {finding.code for finding in blockers(findings)} == stops


ORDER = EmergencyOrder(1_500_00, day("2026-11-20"))


@pytest.mark.parametrize(
    ("signed_on", "order", "met", "reason"),
    [
        pytest.param("2026-11-13", None, True, "The call-off was signed by both on 13 November 2026.", id="signed"),
        pytest.param(None, ORDER, True, "An emergency order to £1,500.00 runs until 20 November 2026.", id="emergency order"),
        pytest.param(None, replace(ORDER, expires_on=STARTS), True,
                     "An emergency order to £1,500.00 runs until 16 November 2026.", id="on its last day"),
        pytest.param(None, replace(ORDER, expires_on=day("2026-11-15")), False,
                     "The emergency order ended on 15 November 2026.", id="order lapsed"),
        pytest.param(None, replace(ORDER, maximum_pence=None), False,
                     "The emergency order needs a maximum value and a last day.", id="order without a maximum"),
        pytest.param(None, replace(ORDER, expires_on=None), False,
                     "The emergency order needs a maximum value and a last day.", id="order without an end"),
        pytest.param(None, None, False, "The call-off is not signed by both, and there is no emergency order.", id="neither"),
        pytest.param("2026-11-17", None, False,
                     "The call-off is not signed by both, and there is no emergency order.", id="signed after the day"),
    ],
)  # fmt: skip
def test_signed_or_emergency(signed_on: str | None, order: EmergencyOrder | None, met: bool, reason: str) -> None:
    finding = signed_or_emergency(day(signed_on) if signed_on else None, order, STARTS)
    assert (finding.code, finding.met, finding.reason) == ("signed_calloff", met, reason)


@pytest.mark.parametrize(
    ("last_day_on", "met", "reason"),
    [
        pytest.param("2026-11-16", True, "The call-off was signed by both on 9 November 2026.", id="on its last day"),
        pytest.param("2026-11-15", False, "The call-off ended after 15 November 2026.", id="the day after its last"),
    ],
)
def test_a_call_off_that_ended_pays_for_nothing_more(last_day_on: str, met: bool, reason: str) -> None:
    """Not even an emergency order that ran longer does: the contract took its place."""
    finding = signed_or_emergency(day("2026-11-09"), ORDER, STARTS, last_day_on=day(last_day_on))
    assert (finding.met, finding.reason) == (met, reason)


def said(met: bool, weight: Weight = Weight.STOPS, reason: str = "Said.") -> Finding:
    return Finding("guard_pupils", met, reason, "Education Act 1996 s463", weight)


@pytest.mark.parametrize(
    ("findings", "met", "reason"),
    [
        pytest.param([said(True, reason="One."), said(True, reason="Two.")], True, "One. Two.", id="all met"),
        pytest.param([said(True), said(False, reason="Five children.")], False, "Five children.", id="one stops"),
        pytest.param([said(False, Weight.WARNS, "Judge.")], True, "Judge.", id="a warning does not"),
        pytest.param([], False, "Below the hours at which it must register: not recorded.", id="nothing said"),
    ],
)
def test_folding_findings_into_a_requirement(findings: list[Finding], met: bool, reason: str) -> None:
    finding = folded("registration_guard", findings)
    assert (finding.code, finding.met, finding.reason) == ("registration_guard", met, reason)


@pytest.mark.parametrize(
    ("code", "until", "amount", "stops"),
    [
        pytest.param("public_liability", "2027-08-31", COVER, set(), id="insurance with its amount"),
        pytest.param("public_liability", "2027-08-31", None, {"evidence_amount"}, id="insurance without it"),
        pytest.param("safeguarding_lead", "2027-08-31", None, set(), id="training has no amount"),
        pytest.param("safeguarding_lead", "2026-08-31", None, {"evidence_dates"}, id="ends before it begins"),
        pytest.param("safeguarding_lead", "2026-09-01", None, set(), id="a single day"),
        pytest.param("safeguarding_policy", "2027-08-31", None, set(), id="a year holds a year of days"),
        pytest.param("safeguarding_policy", "2027-09-01", None, {"evidence_lasts"}, id="a day more than a year"),
        pytest.param("exclusion_check", "2027-08-31", None, {"evidence_row"}, id="what the council looks into itself"),
        pytest.param("fire_risk", "2027-08-31", None, {"evidence_row"}, id="of a site, not of the provider"),
        pytest.param("adult_cleared", "2027-08-31", None, {"evidence_row"}, id="an adult is cleared elsewhere"),
        pytest.param("transport", "2027-08-31", None, {"evidence_row"}, id="no evidence of the provider"),
        pytest.param("dragons", "2027-08-31", None, {"evidence_row"}, id="not in the table"),
    ],
)
def test_recording_evidence(code: str, until: str, amount: int | None, stops: set[str]) -> None:
    findings = recording_findings(code, day("2026-09-01"), day(until), amount)
    assert {finding.code for finding in blockers(findings)} == stops


@pytest.mark.parametrize(
    ("by", "officer", "stops"),
    [
        pytest.param("officer-2", "", [], id="another"),
        pytest.param("officer-1", "", ["second_look"], id="the same"),
        pytest.param("officer-2", "officer-2", [], id="the one who is named"),
        pytest.param("officer-2", "officer-3", ["named_officer"], id="somebody else is named"),
    ],
)
def test_the_second_look_is_another_persons(by: str, officer: str, stops: list[str]) -> None:
    found = second_look_findings(INSURANCE, "officer-1", by, officer)
    assert [finding.code for finding in blockers(found)] == stops


def test_a_person_may_decide_that_placements_go_on_without_it() -> None:
    lines = gate(without("public_liability"), STARTS)
    assert (session_stops(lines, {("public_liability", "")}), gate_opens(lines)) == ((), False)
    assert [line.requirement.code for line in session_stops(lines, {("public_liability", "site-1")})] == [
        "public_liability"
    ]


def test_what_a_person_records_is_neither_shown_nor_worked_out() -> None:
    assert [row.code for row in REQUIREMENTS if row.recorded] == [
        "child_risk_assessment", "emergency_contact", "transport", "child_met", "personalised_plan", "baseline",
    ]  # fmt: skip


def test_an_empty_gate_does_not_open() -> None:
    assert gate_opens(()) is False


CODES = [row.code for row in REQUIREMENTS if not row.evidence]
FINDINGS = st.builds(
    lambda code, met, weight: Finding(code, met, "Said.", "Test", weight),
    st.sampled_from(CODES), st.booleans(), st.sampled_from(Weight),
)  # fmt: skip
DEFERRALS = st.builds(
    Deferral, st.sampled_from([row.code for row in REQUIREMENTS]), st.sampled_from(["", "senior"]),
    st.sampled_from(["", "Reason"]), st.dates(date(2026, 11, 1), date(2026, 12, 31)),
)  # fmt: skip


@given(
    said=st.lists(FINDINGS, max_size=8),
    more=FINDINGS.filter(lambda f: not f.met),
    deferrals=st.lists(DEFERRALS, max_size=4),
)
def test_adding_an_unmet_finding_never_opens_the_gate(
    said: list[Finding], more: Finding, deferrals: list[Deferral]
) -> None:
    before = GateFacts(ready().held, tuple(said), ready().adults, ready().sites)
    after = replace(before, findings=(*before.findings, more))
    assert gate_opens(gate(before, STARTS, deferrals)) or not gate_opens(gate(after, STARTS, deferrals))


@given(dropped=st.frozensets(st.sampled_from(CODES), min_size=1), more=FINDINGS)
def test_adding_any_finding_to_a_refusal_by_another_never_opens_it(dropped: frozenset[str], more: Finding) -> None:
    facts = replace(ready(), findings=tuple(row for row in ready().findings if row.code not in dropped))
    refused = tuple(Finding(code, False, "Refused.", "Test") for code in sorted(dropped))
    before = replace(facts, findings=(*facts.findings, *refused))
    assert gate_opens(gate(before, STARTS)) is False
    assert gate_opens(gate(replace(before, findings=(*before.findings, more)), STARTS)) is False


@given(adults=st.integers(1, 4), cleared=st.integers(0, 4))
def test_one_more_adult_without_clearance_never_opens_it(adults: int, cleared: int) -> None:
    named = tuple((f"adult-{n}", f"Adult {n}") for n in range(adults))
    held = tuple(row for row in ready().held if row.requirement_code != "adult_cleared")
    held += tuple(Held("adult_cleared", FAR, True, f"adult-{n}") for n in range(cleared))
    assert gate_opens(gate(replace(ready(), held=held, adults=named), STARTS)) is (cleared >= adults)


@given(
    st.lists(st.tuples(st.sampled_from(list(REQUIREMENT)), st.dates(), st.booleans()), max_size=8),
    st.tuples(st.sampled_from(list(REQUIREMENT)), st.dates()),
)
def test_adding_valid_evidence_never_worsens_standing(held, more) -> None:
    rows = [Held(code, until, verified, amount_pence=COVER) for code, until, verified in held]
    another = Held(*more, True, amount_pence=COVER)
    for at in (REQUEST, AWARD, SIGNATURE, START):
        before = {finding.code for finding in blockers(standing_evidence(rows, at, STARTS))}
        after = {finding.code for finding in blockers(standing_evidence([*rows, another], at, STARTS))}
        assert after <= before


def test_one_more_row_changes_gate_refusal_and_what_is_asked_for(monkeypatch) -> None:
    row = replace(REQUIREMENT["safeguarding_policy"], code="dog_licence", label="Dog licence", waivable_days=None)
    monkeypatch.setitem(REQUIREMENT, row.code, row)
    reasons = [line.finding.reason for line in gate(ready(), STARTS) if line.state == UNMET]
    assert reasons == []  # the placement's facts were made from the same table
    assert unmet(without("dog_licence")) == {"dog_licence": UNMET}
    assert [f.reason for f in blockers(standing_evidence((), START, STARTS)) if f.code == row.code] == [
        "Dog licence is not recorded."
    ]
    assert sent_rows("provider")[-1] == row
