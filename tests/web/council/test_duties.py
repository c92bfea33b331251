"""The pages of a duty: sign, check, supersede; end it; record what was not taken up; count again."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from sixthday.reference import actions as reference
from sixthday.reference import queries as calendars
from sixthday.reference.choices import ClosureKind
from sixthday.referrals.queries import duty as duties
from tests.areas.referrals.duties import AREA
from tests.web.council import world

pytestmark = pytest.mark.django_db
DECISION = {
    "outcome": "owed", "reason": "No school place.", "evidence": "", "weekly_minutes-hours": "25",
    "weekly_minutes-minutes": "", "full_time": "yes", "part_time_reason": "",
}  # fmt: skip


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(world.TODAY, tick=False):
        yield


@pytest.fixture
def cast():
    return world.council()


@pytest.fixture
def duty(cast):
    return world.child(cast, "Asha", "Mahmood", world.MONDAY).duty


def post(user, route, duty, **given):
    return world.signed_in(user).post(reverse(route, args=[duty.ref]), given)


def test_checked_then_signed(cast, duty):
    check = post(cast.decision_maker, "decisions", duty, **DECISION)
    assert "Check your decision" in world.read(check)
    assert "25 hours a week" in world.read(check)
    assert duties.current_decision(duty.referral) is None
    done = post(cast.decision_maker, "decisions", duty, **DECISION, stage="sign", seen="")
    assert (done.status_code, duties.judged_minutes(duty.referral)) == (302, 1500)
    shown = world.read(world.signed_in(cast.broker).get(done.url))
    assert "Owed, signed Thu 5 Nov, 10:42am (stands)" in shown
    assert "Dev Anand, under Scheme of delegation, 4.2" in shown


def test_changing_answers_keeps_the_typing(cast, duty):
    answer = post(cast.decision_maker, "decisions", duty, **DECISION, stage="change", seen="")
    assert answer.status_code == 200
    assert "No school place." in answer.content.decode()
    assert duties.current_decision(duty.referral) is None


def test_a_stale_check_is_told_who_signed(cast, duty):
    post(cast.decision_maker, "decisions", duty, **DECISION, stage="sign", seen="")
    late = post(cast.decision_maker, "decisions", duty, **DECISION, stage="sign", seen="")
    assert late.status_code == 409
    assert "Another decision on this duty was signed meanwhile. Who Dev Anand" in world.read(late)


def test_every_reason_beside_its_field(cast, duty):
    answer = post(
        cast.decision_maker, "decisions", duty, **{**DECISION, "weekly_minutes-hours": "10", "full_time": "no"}
    )
    assert answer.status_code == 422
    for field in ("part_time_reason", "part_time_until_on-day", "review_on-day"):
        assert f'href="#{field}"' in answer.content.decode()


@pytest.mark.parametrize(
    ("who", "status"), [("broker", 403), ("referrer", 403), ("sen_referrer", 404), ("qa_officer", 404)]
)
def test_who_may_not_sign(cast, duty, who, status):
    answer = post(getattr(cast, who), "decisions", duty, **DECISION)
    assert (answer.status_code, duties.current_decision(duty.referral)) == (status, None)
    if status == 403:
        assert "Dev Anand" in world.read(answer)


def test_without_a_delegation_the_page_says_who_can(cast):
    duty = world.child(
        cast, "Asha", "Mahmood", world.MONDAY, what_happened={"trigger": "ehc_plan_naming", "basis": "eotas"}
    ).duty
    words = world.read(world.signed_in(cast.decision_maker).get(reverse("decisions", args=[duty.ref])))
    assert "does not hold a delegation" in words
    assert "This decision can be signed by nobody yet." in words


def test_ended_with_evidence(cast, duty):
    given = {"ending": "reinstated", "on-day": "5", "on-month": "11", "on-year": "2026", "evidence": "Panel's letter"}
    assert post(cast.referrer, "duty_endings", duty, **given).status_code == 403
    assert post(cast.broker, "duty_endings", duty, **{**given, "evidence": ""}).status_code == 422
    assert post(cast.broker, "duty_endings", duty, **given).status_code == 302
    shown = world.read(world.signed_in(cast.broker).get(reverse("duty", args=[duty.ref])))
    assert "Ended. Reinstated on Thursday 5 November 2026: Panel's letter" in shown
    assert "0 children" in world.read(world.signed_in(cast.broker).get(reverse("work")))


def test_not_taken_up_stays_on_the_list(cast, duty):
    given = {"on-day": "4", "on-month": "11", "on-year": "2026", "what": "Tuition, declined"}
    assert post(cast.broker, "offers_not_taken_up", duty, **given).status_code == 302
    assert "Tuition, declined" in world.read(world.signed_in(cast.broker).get(reverse("duty", args=[duty.ref])))
    assert "1 child not yet" in world.read(world.signed_in(cast.broker).get(reverse("work")))


def test_counted_again_with_both_dates(cast, duty):
    reference.record_closure(
        authority=calendars.authority(AREA), school=None, from_on=date(2026, 11, 6), until_on=date(2026, 11, 6),
        kind=ClosureKind.CLOSURE, reason="Flooding", by=cast.lead_broker, at=world.TODAY,
    )  # fmt: skip
    address = reverse("duty", args=[duty.ref])
    assert "Counting again gives Tuesday 10 November 2026." in world.read(world.signed_in(cast.broker).get(address))
    post(cast.broker, "duty_recounts", duty, why="Flooding on Friday")
    shown = world.read(world.signed_in(cast.broker).get(address))
    assert "Mon 9 Nov Tue 10 Nov Flooding on Friday Beth Lewis" in shown
    assert "Counting again gives" not in shown


def test_exceptions_are_findings_of_their_own(cast):
    duty = world.child(cast, "Lee", "Hart", world.MONDAY, child={"born_on": date(2009, 3, 14)}).duty
    shown = world.read(world.signed_in(cast.broker).get(reverse("duty", args=[duty.ref])))
    assert "Compulsory school age ended on" in shown.partition("Applies")[0]
