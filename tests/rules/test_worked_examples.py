"""The worked examples of the domain's test list, by number: 1, 2, 3, 4, 5, 9 and 10, as far as a rule can show them."""

import json
from dataclasses import FrozenInstanceError, replace

import pytest

from sixthday.rules.calendars import SchoolDays
from sixthday.rules.clocks import sixth_day
from sixthday.rules.commitments import cap_findings
from sixthday.rules.compliance import REQUIREMENTS, START, GateFacts, Held, gate, gate_opens
from sixthday.rules.disclosure import identifying
from sixthday.rules.exceptions import ExceptionFacts, exceptions
from sixthday.rules.findings import Finding, allowed, blockers
from sixthday.rules.geography import distance_band
from sixthday.rules.parameters import law_on
from sixthday.rules.ranking import freeze, rank, replay, replays
from sixthday.rules.registration import GuardPlace, guard, guard_law
from sixthday.rules.scales import OfferFacts, Scales
from sixthday.rules.upn import check
from tests.rules.terms import BANK_HOLIDAYS, SCHOOL, TERMS, closing, day, span

OTHER_AUTHORITY = SchoolDays(
    (span("2026-09-01", "2026-12-22"), span("2026-10-19", "2026-10-23", "half_term"), span("2027-01-05", "2027-04-01")),
    frozenset(),
    BANK_HOLIDAYS,
)
INSET_IN_NOVEMBER = SchoolDays((*TERMS, span("2026-11-06", "2026-11-06", "inset")), frozenset(), BANK_HOLIDAYS)


@pytest.mark.parametrize(
    ("first_day", "school_days", "due"),
    [
        pytest.param("2026-11-02", SCHOOL, "2026-11-09", id="Monday 2 November: Monday 9 November"),
        pytest.param("2026-10-21", SCHOOL, "2026-11-04", id="across half term"),
        pytest.param("2026-11-02", INSET_IN_NOVEMBER, "2026-11-10", id="an INSET day in between"),
        pytest.param("2027-04-29", SCHOOL, "2027-05-07", id="across the May bank holiday"),
        pytest.param("2026-10-16", SCHOOL, "2026-10-23", id="here, before half term"),
        pytest.param(
            "2026-10-16", OTHER_AUTHORITY, "2026-10-30", id="a school of another authority has its half term then"
        ),
        pytest.param("2026-11-02", closing("2026-11-04"), "2026-11-10", id="the school closed for a day"),
    ],
)
def test_1_the_sixth_day(first_day: str, school_days: SchoolDays, due: str) -> None:
    clock = sixth_day(day(first_day), school_days, law_on("sixth_day_days", day(first_day)))
    assert clock.due_on == day(due)


def test_1_a_child_of_year_11_without_an_exam_left_is_a_finding_and_no_decision() -> None:
    findings = exceptions(ExceptionFacts(day("2011-03-10"), exams_finished=True), day("2027-06-21"))
    applying = [finding.code for finding in findings if not finding.met]
    assert (applying, allowed(findings)) == (["exams_finished", "near_leaving_age"], True)


def placement(**ends: str) -> GateFacts:
    """Everything in place until August 2027, but for the codes given their own last day."""
    subjects = {"provider": "", "adult": "adult-1", "site": "site-1"}
    held = tuple(
        Held(row.code, day(ends.get(row.code, "2027-08-31")), True, subjects[row.applies_to], 10_000_000_00)
        for row in REQUIREMENTS
        if row.evidence
    )
    said = tuple(Finding(row.code, True, "In place.", row.source) for row in REQUIREMENTS if not row.evidence)
    return GateFacts(held, said, (("adult-1", "R. Hill"),), (("site-1", "Lower Barn"),))


@pytest.mark.parametrize("code", [row.code for row in REQUIREMENTS if row.evidence and START in row.at])
def test_2_no_start_when_a_document_ends_the_day_before(code: str) -> None:
    starts = day("2026-11-16")
    ends_before, ends_that_day = placement(**{code: "2026-11-15"}), placement(**{code: "2026-11-16"})
    assert (gate_opens(gate(ends_before, starts)), gate_opens(gate(ends_that_day, starts))) == (False, True)


def place(child: str, minutes: int, *, plan: bool = False, looked_after: bool = False) -> GuardPlace:
    return GuardPlace(child, minutes, True, plan, looked_after, False, day("2026-11-09"), day("2027-03-25"))


@pytest.mark.parametrize(
    ("existing", "proposed", "stops"),
    [
        pytest.param([place("A", 15 * 60)], place("A", 3 * 60), [], id="15 and 3 hours are 18: not over"),
        pytest.param([place("A", 16 * 60, plan=True)], place("A", 3 * 60, plan=True), ["guard_special_pupils"],
                     id="16 and 3 hours with an EHC plan"),
        pytest.param([place("A", 16 * 60, looked_after=True)], place("A", 3 * 60, looked_after=True), ["guard_special_pupils"],
                     id="16 and 3 hours, looked after"),
        pytest.param([*(place(child, 19 * 60) for child in "BCDE"), place("A", 16 * 60)], place("A", 3 * 60), ["guard_pupils"],
                     id="the fifth full-time child"),
    ],
)  # fmt: skip
def test_3_three_more_hours(existing: list[GuardPlace], proposed: GuardPlace, stops: list[str]) -> None:
    on = day("2026-11-06")
    assert [finding.code for finding in blockers(guard(existing, proposed, False, on, guard_law(on)))] == stops


WEIGHTS = {
    "need_fit": 25, "outcomes_record": 12, "start": 15, "days_times": 15, "distance": 10, "price": 13, "family_preference": 10,
}  # fmt: skip


def test_4_the_award_keeps_every_offer_with_its_points_and_replays() -> None:
    wye = OfferFacts("WYE", "can", 4, 4, day("2026-11-09"), 0, 5, 5, 42_00, 5_040_00, 7, 9_000, 70)
    bridge = replace(wye, ref="BRIDGE", start_on=day("2026-11-10"), late_school_days=1, price_pence=36_00, draw=3)
    teme = replace(wye, ref="TEME", answer="partly", needs_met=3, draw=5)
    scales = Scales(45_00)
    ranked = rank([teme, bridge, wye], WEIGHTS, scales)
    kept = json.dumps(freeze(ranked, WEIGHTS, scales))
    assert [(row.position, row.offer.ref, len(row.points)) for row in ranked] == [
        (1, "WYE", 7),
        (2, "BRIDGE", 7),
        (3, "TEME", 7),
    ]
    assert (replay(json.loads(kept)), replays(json.loads(kept))) == (ranked, True)
    with pytest.raises(FrozenInstanceError):
        ranked[0].position = 2


@pytest.mark.parametrize(
    ("adding", "stops"), [(20_000_00, []), (20_000_01, ["framework_cap"])], ids=["reaches the cap", "a penny more"]
)
def test_5_the_cap_ex_vat_shown_both_ways(adding: int, stops: list[str]) -> None:
    findings = cap_findings(
        20_000_000_00,
        19_980_000_00,
        adding,
        committed_inc_vat_pence=23_976_000_00,
        adding_inc_vat_pence=adding * 6 // 5,
    )
    assert [finding.code for finding in blockers(findings)] == stops
    assert [("ex VAT" in f.reason, "Inc VAT" in f.reason) for f in findings] == [(True, False), (False, True)]


@pytest.mark.parametrize(
    ("upn", "unmet"),
    [
        pytest.param("H801200001001", [], id="valid"),
        pytest.param("Z801200001001", ["upn_check_letter"], id="bad letter"),
        pytest.param("G80120000101A", ["upn_temporary"], id="valid, temporary"),
    ],
)
def test_9_upn(upn: str, unmet: list[str]) -> None:
    assert [finding.code for finding in check(upn) if not finding.met] == unmet


def test_10_a_brief_names_nobody() -> None:
    text = "Jordan (H801200001001) of Lower Barn School, HR1 2AB"
    findings = identifying(text, ["Jordan Price"], "Lower Barn School", ["HR1 2AB"])
    assert [finding.code for finding in blockers(findings)] == ["text_name", "text_school", "text_upn", "text_postcode"]
    assert (
        identifying("A child of 14 in HR1 who likes animals", ["Jordan Price"], "Lower Barn School", ["HR1 2AB"]) == []
    )
    assert (distance_band(6), distance_band(None)) == ("5 to 10 miles", None)
