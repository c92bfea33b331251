"""What must hold of the day and of each record before a placement starts or ends."""

import pytest

from sixthday.rules.findings import blockers
from sixthday.rules.lifecycles import PLACEMENT
from sixthday.rules.starting import check_findings, end_findings, start_findings, worker_findings
from tests.rules.terms import day

TRAVEL = ("arranged", "not_needed")
TODAY = day("2026-11-16")


@pytest.mark.parametrize(
    ("code", "note", "value", "state", "stops"),
    [
        pytest.param("child_met", "Met at home on 12 November", "", "preparing", set(), id="child met"),
        pytest.param("transport", "Taxi from home", "arranged", "preparing", set(), id="transport arranged"),
        pytest.param("transport", "Walks", "not_needed", "started", set(), id="transport not needed"),
        pytest.param("transport", "Taxi", "", "preparing", {"check_value"}, id="transport undecided"),
        pytest.param("child_met", "Met", "arranged", "preparing", {"check_value"}, id="a value where none belongs"),
        pytest.param("child_met", " ", "", "preparing", {"check_note"}, id="nothing said"),
        pytest.param("child_met", "Met", "", "ended", {"check_live"}, id="over"),
        pytest.param("public_liability", "Seen", "", "preparing", {"check_row"}, id="evidence is recorded elsewhere"),
        pytest.param("signed_calloff", "Signed", "", "preparing", {"check_row"}, id="worked out, not recorded"),
        pytest.param("dragons", "Seen", "", "preparing", {"check_row"}, id="not in the table"),
    ],
)
def test_recording_a_check(code: str, note: str, value: str, state: str, stops: set[str]) -> None:
    assert {finding.code for finding in blockers(check_findings(code, note, value, TRAVEL, state))} == stops


@pytest.mark.parametrize("state", PLACEMENT.names)
def test_only_a_live_placement_takes_a_worker(state: str) -> None:
    stops = {f.code for f in blockers(worker_findings(own=True, named=False, employed=True, state=state))}
    assert stops == (set() if state in {"preparing", "started"} else {"check_live"})


@pytest.mark.parametrize(
    ("own", "named", "employed", "stops"),
    [
        (False, False, True, {"worker_own"}),
        (True, True, True, {"worker_once"}),
        (True, False, False, {"worker_current"}),
        (False, True, False, {"worker_own", "worker_once", "worker_current"}),
    ],
    ids=["another provider's", "named already", "has left", "every reason"],
)
def test_who_may_be_named(own: bool, named: bool, employed: bool, stops: set[str]) -> None:
    found = worker_findings(own=own, named=named, employed=employed, state="preparing")
    assert {finding.code for finding in blockers(found)} == stops


@pytest.mark.parametrize(
    ("on", "stops"),
    [
        pytest.param("2026-11-16", set(), id="today"),
        pytest.param("2026-11-09", set(), id="the first day, recorded later"),
        pytest.param("2026-11-17", {"start_happened"}, id="tomorrow"),
        pytest.param("2026-11-06", {"start_in_calloff"}, id="before the call-off"),
        pytest.param("2027-03-26", {"start_happened", "start_in_calloff"}, id="after it"),
    ],
)
def test_the_day_of_a_start(on: str, stops: set[str]) -> None:
    found = start_findings(day(on), from_on=day("2026-11-09"), until_on=day("2027-03-25"), today=TODAY)
    assert {finding.code for finding in blockers(found)} == stops


@pytest.mark.parametrize(
    ("on", "started", "why", "stops"),
    [
        pytest.param("2026-11-16", "2026-11-09", "Back at school", set(), id="today"),
        pytest.param("2026-11-09", "2026-11-09", "Broke down", set(), id="after one day"),
        pytest.param("2026-11-17", "2026-11-09", "Back at school", {"end_happened"}, id="tomorrow"),
        pytest.param("2026-11-08", "2026-11-09", "Back at school", {"end_after_start"}, id="before it began"),
        pytest.param("2026-11-16", None, "Never came", {"end_after_start"}, id="never began"),
        pytest.param("2026-11-16", "2026-11-09", " ", {"end_why"}, id="unexplained"),
    ],
)
def test_the_day_of_an_end(on: str, started: str | None, why: str, stops: set[str]) -> None:
    found = end_findings(day(on), started_on=day(started) if started else None, why=why, today=TODAY)
    assert {finding.code for finding in blockers(found)} == stops
