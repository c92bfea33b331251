"""Planning, sharing and answering a visit; asking for improvement and verifying it."""

import pytest

from sixthday.rules import visits
from sixthday.rules.findings import blockers
from sixthday.rules.standards import standard
from tests.rules.terms import day

TODAY, TOMORROW, YESTERDAY = day("2026-11-12"), day("2026-11-13"), day("2026-11-11")
KNOWN, PLACE = standard("dfe-2025-08", "1.2"), standard("dfe-2025-08", "2.1")


def codes(found):
    return [finding.code for finding in blockers(found)]


@pytest.mark.parametrize(
    ("on", "who", "stops"),
    [
        (TODAY, "Q. Adams", []),
        (YESTERDAY, "Q. Adams", ["visit_ahead"]),
        (YESTERDAY, "", ["visit_ahead", "visit_people"]),
    ],
)
def test_planning(on, who, stops):
    assert codes(visits.planning_findings(on, TODAY, who)) == stops


@pytest.mark.parametrize(
    ("row", "level", "evidence", "on", "stops"),
    [
        pytest.param(KNOWN, "met", "Policy of 2026", TODAY, [], id="rated"),
        pytest.param(PLACE, "met", "Policy of 2026", TODAY, ["standard_confirmed"], id="title not confirmed"),
        pytest.param(None, "met", "Policy of 2026", TODAY, ["standard_known"], id="no such standard"),
        pytest.param(
            KNOWN, "fine", " ", TOMORROW, ["rating_level", "rating_evidence", "rating_day"], id="every reason"
        ),
    ],
)
def test_rating(row, level, evidence, on, stops):
    assert codes(visits.rating_findings(row, level, evidence, on, TODAY)) == stops


@pytest.mark.parametrize(
    ("summary", "ratings", "unanswered", "stops"),
    [
        pytest.param("Calm.", 3, [], [], id="complete"),
        pytest.param("Calm.", 3, ["1.4", "1.2"], ["visit_actions"], id="not met and nothing asked"),
        pytest.param("", 0, [], ["visit_summary", "visit_rated"], id="nothing written"),
    ],
)
def test_sharing(summary, ratings, unanswered, stops):
    assert codes(visits.sharing_findings(summary, ratings, unanswered)) == stops


@pytest.mark.parametrize(
    ("what", "due", "stops"),
    [("Publish it", TOMORROW, []), ("Publish it", TODAY, ["action_due"]), (" ", TODAY, ["action_what", "action_due"])],
)
def test_asking(what, due, stops):
    assert codes(visits.asking_findings(what, due, TODAY)) == stops


@pytest.mark.parametrize(("verifier", "stops"), [("QUINN", []), ("ARROW", ["second_person"])])
def test_never_verified_by_whoever_said_it_is_done(verifier, stops):
    assert codes(visits.verifying_findings("ARROW", verifier)) == stops


@pytest.mark.parametrize(
    ("state", "due", "late"),
    [("open", YESTERDAY, True), ("open", TODAY, False), ("done", YESTERDAY, False), ("withdrawn", YESTERDAY, False)],
)
def test_overdue(state, due, late):
    assert visits.overdue(state, due, TODAY) is late


@pytest.mark.parametrize(
    ("state", "stops"),
    [("held", []), *((state, ["visit_open"]) for state in ("planned", "cancelled", "shared", "closed"))],
)
def test_writing(state, stops):
    assert codes(visits.writing_findings(state)) == stops
