"""What a concern does, when its reviews are due, how it closes."""

import pytest

from sixthday.rules.calendars import WorkingDays
from sixthday.rules.concerns import closing_findings, freezes, review_due, safeguarding_findings, telling_findings
from sixthday.rules.findings import blockers
from tests.rules.terms import day

WORKING = WorkingDays(frozenset({day("2026-12-25"), day("2026-12-28")}), day("2026-12-31"))


@pytest.mark.parametrize(
    ("kind", "stops"), [("safeguarding", True), ("quality", False), ("attendance", False), ("other", False)]
)
def test_only_safeguarding_freezes(kind, stops):
    assert freezes(kind) is stops


@pytest.mark.parametrize(
    ("called", "due"),
    [
        pytest.param("2026-11-12", "2026-11-13", id="the next day"),
        pytest.param("2026-11-13", "2026-11-16", id="on a Friday: Monday"),
        pytest.param("2026-12-24", "2026-12-29", id="over Christmas"),
        pytest.param("2026-12-31", "2027-01-01", id="no calendar that far: the next day, never refused"),
    ],
)
def test_review_due(called, due):
    assert review_due(day(called), WORKING) == day(due)


@pytest.mark.parametrize(
    ("reason", "lift", "frozen", "others", "stops"),
    [
        pytest.param("Put right.", True, True, 0, [], id="lifted"),
        pytest.param("Put right.", False, True, 2, [], id="closed and left frozen"),
        pytest.param("Put right.", True, False, 0, ["freeze_stands"], id="nothing to lift"),
        pytest.param("Put right.", True, True, 1, ["no_other_concern"], id="another is open"),
        pytest.param("", True, False, 1, ["decision_reason", "freeze_stands", "no_other_concern"], id="every reason"),
    ],
)
def test_closing(reason, lift, frozen, others, stops):
    found = closing_findings(reason, lift=lift, frozen=frozen, others_open=others)
    assert [finding.code for finding in blockers(found)] == stops


@pytest.mark.parametrize(
    ("words", "stops"),
    [
        pytest.param("Please send your plan.", [], id="nothing kept back is in it"),
        pytest.param("MALLORY VANE rang.", ["message_hides"], id="capitals hide nothing"),
        pytest.param(" ", ["message_words"], id="no words"),
    ],
)
def test_telling_a_provider(words, stops):
    assert [finding.code for finding in blockers(telling_findings(words, ["Mallory Vane", "", "01632"]))] == stops


@pytest.mark.parametrize(
    ("kind", "reason", "stops"),
    [
        ("quality", "He was hurt.", []),
        ("other", " ", ["decision_reason"]),
        ("safeguarding", "", ["decision_reason", "not_yet_safeguarding"]),
    ],
)
def test_treating_as_safeguarding(kind, reason, stops):
    assert [finding.code for finding in blockers(safeguarding_findings(kind, reason))] == stops
