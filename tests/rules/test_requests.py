"""Answers: what they hold, when the shortlist locks, and which are ranked."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixthday.rules.findings import allowed, blockers
from sixthday.rules.requests import (
    ANSWERS,
    CANNOT_REASONS,
    Answer,
    LockFacts,
    Received,
    ResponseFacts,
    counted_versions,
    lock_findings,
    rankable,
    response_findings,
)
from tests.rules.terms import day

DUE = datetime(2026, 11, 6, 17, 0, tzinfo=UTC)
BEFORE, AFTER = DUE - timedelta(hours=3), DUE + timedelta(seconds=1)
WAITING = LockFacts(asked=9, answered=6, due_at=DUE, at=BEFORE)


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        pytest.param(replace(WAITING, answered=9), [], id="all have answered"),
        pytest.param(replace(WAITING, at=AFTER), [], id="the due moment has passed"),
        pytest.param(replace(WAITING, at=DUE),
                     ["3 providers may still answer until Fri 6 Nov, 5pm. Only a lead broker can lock earlier.",
                      "3 providers may still answer until Fri 6 Nov, 5pm. Give a reason for locking earlier."], id="not at the due moment itself"),
        pytest.param(replace(WAITING, by_lead=True, reason="Sixth day is today."), [], id="earlier, by a lead broker with a reason"),
        pytest.param(replace(WAITING, by_lead=True, reason=" "),
                     ["3 providers may still answer until Fri 6 Nov, 5pm. Give a reason for locking earlier."], id="a lead broker without a reason"),
        pytest.param(replace(WAITING, answered=8, reason="Hurry."),
                     ["1 provider may still answer until Fri 6 Nov, 5pm. Only a lead broker can lock earlier."], id="a reason, but not a lead broker"),
        pytest.param(replace(WAITING, asked=1, answered=0, sole_eligible=True), [], id="a sole eligible provider need not be waited for"),
    ],
)  # fmt: skip
def test_locking(facts: LockFacts, reasons: list[str]) -> None:
    assert [finding.reason for finding in blockers(lock_findings(facts))] == reasons


def answer(ref: str, kind: Answer, minutes: int, meets_need: bool = True) -> Received:
    return Received(ref, kind, DUE + timedelta(minutes=minutes), meets_need)


CAN, PARTLY, CANNOT = Answer.CAN, Answer.PARTLY, Answer.CANNOT
LOCKED = DUE + timedelta(hours=1)


@pytest.mark.parametrize(
    ("received", "refs"),
    [
        pytest.param([answer("A", CAN, -10), answer("B", CAN, 10)], "A", id="late, and a timely one meets the need"),
        pytest.param([answer("A", PARTLY, -10), answer("B", CAN, 10)], "AB", id="late, and the timely one only partly"),
        pytest.param(
            [answer("A", CAN, -10, meets_need=False), answer("B", CAN, 10)],
            "AB",
            id="late, and the timely one fails a condition",
        ),
        pytest.param([answer("A", CANNOT, -10), answer("B", CAN, 10)], "B", id="late, and the timely one cannot"),
        pytest.param([answer("A", CAN, 0), answer("B", CAN, 1)], "A", id="at the due moment is timely"),
        pytest.param([answer("A", PARTLY, -10), answer("B", CAN, 61)], "A", id="after the lock never"),
        pytest.param(
            [answer("A", CAN, -10), answer("B", PARTLY, -5), answer("C", CANNOT, -5)], "AB", id="cannot is never ranked"
        ),
        pytest.param([], "", id="silence"),
    ],
)
def test_rankable(received: list[Received], refs: str) -> None:
    assert "".join(row.ref for row in rankable(received, DUE, LOCKED)) == refs


@pytest.mark.parametrize(
    ("versions", "counted"),
    [
        pytest.param([[answer("A1", CAN, -20), answer("A2", CAN, -10)]], ["A2"], id="the newest timely version"),
        pytest.param([[answer("A2", CAN, -10), answer("A1", CAN, -20)]], ["A2"], id="in whatever order they are given"),
        pytest.param([[answer("A1", CAN, -10), answer("A2", CAN, -10)]], ["A2"], id="two of one moment: the one given later"),
        pytest.param([[answer("A1", CAN, -20), answer("A2", PARTLY, 10)]], ["A1"], id="a late change does not replace a timely can-meet"),
        pytest.param([[answer("A1", CAN, -20), answer("A2", CANNOT, 10)], [answer("B1", PARTLY, -5)]], ["B1"], id="a late cannot withdraws"),
        pytest.param([[answer("A1", PARTLY, -20), answer("A2", CAN, 10)]], ["A2"], id="a late can-meet counts when none was timely"),
        pytest.param([[answer("A1", PARTLY, -20), answer("A2", CAN, 10)], [answer("B1", CAN, -5)]], ["A1", "B1"], id="not when one was"),
        pytest.param([[answer("A1", CAN, -20), answer("A2", CAN, 61)]], ["A1"], id="what came after the lock is not looked at"),
        pytest.param([[], [answer("B1", CANNOT, -5)]], [], id="silence and cannot"),
    ],
)  # fmt: skip
def test_which_version_counts(versions: list[list[Received]], counted: list[str]) -> None:
    assert [row.ref for row in counted_versions(versions, DUE, LOCKED)] == counted


OFFER = ResponseFacts(
    answer=CAN, price_pence=42_00, rate_pence=42_00, start_on=day("2026-11-09"), end_on=day("2027-03-25"), weekly_minutes=600,
    wanted_minutes=600, sessions=frozenset({"mon_am"}), wanted_sessions=frozenset({"mon_am", "tue_am"}), site_ref="barn", adult_ref="r-hill",
)  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        pytest.param(OFFER, [], id="can meet, at its rate"),
        pytest.param(replace(OFFER, price_pence=42_01), ["£42.01 is above your framework rate of £42.00."], id="a penny above its rate"),
        pytest.param(replace(OFFER, price_pence=0), ["The price must be more than nothing."], id="free"),
        pytest.param(replace(OFFER, price_pence=None), ["Enter your price."], id="no price"),
        pytest.param(replace(OFFER, rate_pence=None),
                     ["There is no framework rate for this service, so no price can be given."], id="no rate"),
        pytest.param(replace(OFFER, start_on=None), ["Enter the day you can start."], id="no start"),
        pytest.param(replace(OFFER, start_on=day("2027-03-26")), ["The start is after the last day wanted, 25 March 2027."], id="too late"),
        pytest.param(replace(OFFER, sessions=frozenset()), ["Choose the mornings and afternoons you offer."], id="no sessions"),
        pytest.param(replace(OFFER, sessions=frozenset({"mon_am", "fri_pm"})), ["1 session offered was not asked for."], id="not asked for"),
        pytest.param(replace(OFFER, weekly_minutes=0), ["Enter the hours a week you offer."], id="no hours"),
        pytest.param(replace(OFFER, weekly_minutes=660), ["11 hours is more than the 10 hours asked for."], id="more hours than asked"),
        pytest.param(replace(OFFER, weekly_minutes=540),
                     ["9 hours is less than the 10 hours asked for: answer “can partly meet”."], id="fewer hours is partly"),
        pytest.param(replace(OFFER, adult_ref=""), ["Choose the named adult."], id="no named adult"),
        pytest.param(replace(OFFER, site_ref=""), ["Choose the site."], id="no site"),
        pytest.param(replace(OFFER, site_ref="", site_needed=False), [], id="at home no site is needed"),
        pytest.param(replace(OFFER, answer=PARTLY, weekly_minutes=540, shortfall_reason="Fridays are full."), [], id="partly, explained"),
        pytest.param(replace(OFFER, answer=PARTLY, weekly_minutes=540), ["Say what you cannot give, and why."], id="partly, unexplained"),
        pytest.param(ResponseFacts(CANNOT, reason_code="no_place"), [], id="cannot needs one thing only"),
        pytest.param(ResponseFacts(CANNOT), ["Choose the reason you cannot meet this."], id="cannot without a reason"),
        pytest.param(ResponseFacts(CANNOT, reason_code="weather"), ["Choose the reason you cannot meet this."], id="cannot with an unknown reason"),
        pytest.param(ResponseFacts(CAN), ["There is no framework rate for this service, so no price can be given.", "Enter the day you can start.",
                     "Choose the mornings and afternoons you offer.", "Enter the hours a week you offer.", "Choose the site.", "Choose the named adult."], id="every reason"),
    ],
)  # fmt: skip
def test_responses(facts: ResponseFacts, reasons: list[str]) -> None:
    assert [finding.reason for finding in blockers(response_findings(facts))] == reasons


def test_the_lists_are_whole() -> None:
    assert [code for code, _ in ANSWERS] == list(Answer)
    assert len(dict(CANNOT_REASONS)) == len(CANNOT_REASONS)


@given(asked=st.integers(1, 20), answered=st.integers(0, 20), minutes=st.integers(-600, 600), later=st.integers(0, 600))
def test_waiting_never_makes_locking_harder(asked: int, answered: int, minutes: int, later: int) -> None:
    now = LockFacts(asked, answered, DUE, DUE + timedelta(minutes=minutes))
    assert not allowed(lock_findings(now)) or allowed(lock_findings(replace(now, at=now.at + timedelta(minutes=later))))


RECEIVED = st.builds(answer, st.text(max_size=3), st.sampled_from(Answer), st.integers(-100, 100), st.booleans())


@given(st.lists(RECEIVED, max_size=8))
def test_no_late_answer_stands_beside_a_timely_one_that_meets_the_need(received: list[Received]) -> None:
    ranked = rankable(received, DUE, LOCKED)
    enough = any(row.answer is CAN and row.meets_need and row.received_at <= DUE for row in received)
    assert not enough or all(row.received_at <= DUE for row in ranked)
    assert all(row.received_at <= LOCKED and row.answer is not CANNOT for row in ranked)
