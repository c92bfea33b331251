"""What a whole application has, when it is late, who may mark and moderate, and what is decided of each lot."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixthday.rules.admission import decision_of, lot_findings, ready_findings
from sixthday.rules.applications import (
    Asked,
    answer_findings,
    asked_again,
    basis_finding,
    completeness_findings,
    offers_task,
    question_tasks,
    share_code_missing,
)
from sixthday.rules.conditions import OFFERS_AND_SITES, SUPPLIER_RECORD, Condition, Judged, check_findings, counted_days
from sixthday.rules.findings import blockers
from sixthday.rules.marks import Marked, mark_findings, moderation_findings
from tests.rules.terms import day

ON = day("2026-12-18")
CONDITIONS = (SUPPLIER_RECORD, Condition("safeguarding", "Safeguarding"), OFFERS_AND_SITES)
PASSED = {row.code: Judged(row.code, "pass") for row in CONDITIONS}
QUALITY = Marked("quality", "How you teach", 4, 5, 3)


@pytest.mark.parametrize(
    ("code", "missing"),
    [
        ("AB12CD34", ()),
        ("", ("Give the share code of your record on the central digital platform.",)),
        ("AB12CD3", ("A share code has eight letters and figures.",)),
        ("AB12-D34", ("A share code has eight letters and figures.",)),
    ],
)
def test_share_code(code: str, missing: tuple[str, ...]):
    assert share_code_missing(code) == missing


@pytest.mark.parametrize(
    ("text", "limit", "reasons"),
    [
        ("We teach.", None, []), ("one two", 2, []), ("one two three", 2, ["The answer has 3 words; the question allows 2."]),
        (" ", 2, ["Write your answer."]),
    ],
)  # fmt: skip
def test_an_answer(text: str, limit: int | None, reasons: list[str]):
    assert [f.reason for f in blockers(answer_findings(text, word_limit=limit))] == reasons


@pytest.mark.parametrize(
    ("asked", "offers", "missing"),
    [
        pytest.param(Asked("q", "How you teach", True), 1, [], id="whole"),
        pytest.param(Asked("q", "How you teach", False), 0,
                     ["Lot 3: Answer “How you teach”.", "Lot 3: Say what you offer in this lot, where, and at what rate."], id="every reason"),
        pytest.param(Asked("q", "How you teach", True, True, False), 1, ["Lot 3: Add the evidence for “How you teach”."], id="evidence missing"),
        pytest.param(Asked("q", "How you teach", True, True, True), 1, [], id="evidence given"),
    ],
)  # fmt: skip
def test_a_lots_tasks(asked: Asked, offers: int, missing: list[str]):
    tasks = (*question_tasks([asked], "Lot 3"), offers_task(offers, "Lot 3"))
    assert [f.reason for f in blockers(completeness_findings(tasks, lots=1))] == missing


@pytest.mark.parametrize(
    ("kind", "basis", "asked"),
    [("quality", "new", True), ("quality", "earlier", True), ("quality", "mere", False), ("young_people", "mere", False),
     ("condition", "mere", True)],
)  # fmt: skip
def test_membership_carried_forward_is_not_scored_again(kind: str, basis: str, asked: bool):
    assert asked_again(kind, basis) is asked


def test_an_application_without_a_lot_is_not_whole():
    assert [f.reason for f in blockers(completeness_findings((), lots=0))] == ["Choose at least one lot."]


@pytest.mark.parametrize(
    ("basis", "member", "met"),
    [
        ("new", False, True),
        ("new", True, True),
        ("earlier", False, False),
        ("mere", False, False),
        ("mere", True, True),
    ],
)
def test_only_members_carry_forward(basis: str, member: bool, met: bool):
    assert basis_finding(basis, earlier_member=member, lot="Lot 1").met is met


@pytest.mark.parametrize(
    ("facts", "stops"),
    [
        pytest.param({}, [], id="a pass"),
        pytest.param({"result": "fail"}, ["check_reason"], id="a failure without a reason"),
        pytest.param({"result": "fail", "reason": "not_shown"}, [], id="a failure with a reason"),
        pytest.param({"result": "fail", "reason": "dislike"}, ["check_reason"], id="a reason that is not on the list"),
        pytest.param({"result": "clarify"}, ["check_question", "check_answer_by"], id="no question and no day"),
        pytest.param({"result": "clarify", "question": "Which edition?", "answer_by": ON}, ["check_answer_by"], id="today is too soon"),
        pytest.param({"result": "clarify", "question": "Which edition?", "answer_by": day("2026-12-21")}, [], id="a question"),
        pytest.param({"waiting_until": ON}, ["check_waits"], id="the applicant may still answer today"),
        pytest.param({"waiting_until": day("2026-12-17")}, [], id="the time to answer is over"),
    ],
)  # fmt: skip
def test_a_check(facts: dict[str, Any], stops: list[str]):
    usual = {"result": "pass", "reason": "", "question": "", "answer_by": None, "waiting_until": None, "on": ON}
    assert [f.code for f in blockers(check_findings(**(usual | facts)))] == stops


@pytest.mark.parametrize(
    ("pauses", "days"),
    [
        pytest.param([], 11, id="both ends count"),
        pytest.param([("2026-12-20", "2026-12-27", "2026-12-23")], 8, id="three days waited"),
        pytest.param([("2026-12-20", "2026-12-27", "2026-12-23"), ("2026-12-22", "2026-12-27", "2026-12-24")], 7,
                     id="two questions at once pause once"),
        pytest.param([("2026-12-25", "2027-01-04", None)], 8, id="still waiting"),
        pytest.param([("2026-12-20", "2026-12-23", None)], 8, id="no answer came: the clock goes on after the last day"),
        pytest.param([("2026-12-20", "2026-12-27", "2026-12-20")], 11, id="answered the same day"),
    ],
)  # fmt: skip
def test_the_clock_pauses_while_the_applicant_answers(pauses: list[tuple[str, str, str | None]], days: int):
    held = [(day(asked), day(last), day(answered) if answered else None) for asked, last, answered in pauses]
    assert counted_days(day("2026-12-18"), day("2026-12-28"), held) == days


@pytest.mark.parametrize(
    ("mark", "why", "moderated", "stops"),
    [
        (0, "Nothing said.", False, []), (5, "All of it.", False, []), (6, "More.", False, ["mark_scale"]),
        (-1, "Less.", False, ["mark_scale"]), (3, " ", False, ["mark_why"]), (3, "Good.", True, ["mark_open"]),
    ],
)  # fmt: skip
def test_a_mark(mark: int, why: str, moderated: bool, stops: list[str]):
    assert [f.code for f in blockers(mark_findings(mark, most=5, why=why, moderated=moderated))] == stops


@pytest.mark.parametrize(
    ("marks", "mark", "reason", "reasons"),
    [
        pytest.param({"Ann": 2, "Bob": 4}, 3, "Evidence for half of it.", [], id="all in"),
        pytest.param({"Ann": 2, "Bob": None}, 3, "Half.", ["Still to mark: Bob."], id="one missing"),
        pytest.param({}, 3, "Half.", ["Nobody is named to mark this question."], id="nobody named"),
        pytest.param({"Ann": 2}, 9, "", ["A mark is from 0 to 5.", "Give the reason for the mark that stands."], id="every reason"),
        pytest.param({"Ann": 2, "Bob": 2}, 5, "Both missed the appendix.", [], id="the moderated mark need not lie between"),
    ],
)  # fmt: skip
def test_moderation(marks: dict[str, int | None], mark: int, reason: str, reasons: list[str]):
    assert [f.reason for f in blockers(moderation_findings(marks, mark=mark, most=5, reason=reason))] == reasons


@pytest.mark.parametrize(
    ("judged", "questions", "excluded", "decision", "codes"),
    [
        pytest.param({}, [QUALITY], False, "admitted", [], id="passes everything"),
        pytest.param({}, [Marked("quality", "How you teach", 3, 5, 3)], False, "admitted", [], id="exactly the pass mark"),
        pytest.param({}, [Marked("quality", "How you teach", 2, 5, 3)], False, "refused", ["below_pass_mark_quality"], id="below it"),
        pytest.param({"safeguarding": Judged("safeguarding", "fail", "not_shown")}, [QUALITY], False, "refused",
                     ["safeguarding.not_shown"], id="one condition failed"),
        pytest.param({"offers_and_sites": Judged("offers_and_sites", "fail", "not_lawful"), "safeguarding": Judged("safeguarding", "fail", "below_standard")},
                     [Marked("quality", "How you teach", 0, 5, 3)], True, "refused",
                     ["applicant_excluded", "safeguarding.below_standard", "offers_and_sites.not_lawful", "below_pass_mark_quality"], id="a coded reason for each"),
        pytest.param({"safeguarding": Judged("safeguarding", "clarify")}, [], False, "refused", ["safeguarding"], id="what is not judged is no pass"),
    ],
)  # fmt: skip
def test_the_outcome_of_a_lot(
    judged: dict[str, Judged], questions: list[Marked], excluded: bool, decision: str, codes: list[str]
):
    found = lot_findings(CONDITIONS, PASSED | judged, questions, excluded=excluded)
    assert (decision_of(found), [f.code for f in found if not f.met]) == (decision, codes)


def test_reasons_are_whole_sentences():
    found = lot_findings(
        CONDITIONS,
        PASSED | {"safeguarding": Judged("safeguarding", "fail", "not_shown")},
        [Marked("q", "How you teach", 1, 5, 3, "No example is given.")],
        excluded=False,
    )
    assert [f.reason for f in found if not f.met] == [
        "Safeguarding: nothing shows that it is met.",
        "How you teach: 1 of 5; 3 marks were needed. No example is given.",
    ]


def test_a_decision_waits_for_everything():
    found = ready_findings(
        CONDITIONS, {}, [Marked("q", "How you teach", None, 5, 3)], of_lot="Lot 3", exclusion_open=True
    )
    assert [f.code for f in blockers(found)] == ["decision_checks", "decision_marks", "decision_exclusion"]
    assert blockers(ready_findings(CONDITIONS, PASSED, [QUALITY], of_lot="Lot 3", exclusion_open=False)) == ()


results = st.sampled_from(["pass", "fail", "clarify"])


@given(
    results=st.fixed_dictionaries({row.code: results for row in CONDITIONS}), better=st.sampled_from([row.code for row in CONDITIONS]),
    mark=st.integers(0, 5), more=st.integers(0, 5), pass_mark=st.integers(0, 5), excluded=st.booleans(),
)  # fmt: skip
def test_more_passes_never_turn_admitted_into_refused(
    results: dict[str, str], better: str, mark: int, more: int, pass_mark: int, excluded: bool
):
    def outcome(passed: dict[str, str], given: int) -> str:
        judged = {row.code: Judged(row.code, passed[row.code], "not_shown") for row in CONDITIONS}
        return decision_of(lot_findings(CONDITIONS, judged, [Marked("q", "Q", given, 5, pass_mark)], excluded=excluded))

    before, after = outcome(results, mark), outcome(results | {better: "pass"}, min(5, mark + more))
    assert before == "refused" or after == "admitted"
