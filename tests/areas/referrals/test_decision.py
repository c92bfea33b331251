"""Who may sign a duty decision, what it must hold, and that it is superseded, never edited."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from sixthday.audit import queries as audit
from sixthday.referrals.actions.casework import hand_over, take_ownership
from sixthday.referrals.actions.decision import decide_duty
from sixthday.referrals.choices import Outcome
from sixthday.referrals.models import DutyDecision
from sixthday.referrals.queries import duty as duties
from sixthday.rules.findings import Refused, Stale, blockers
from tests.areas.referrals import duties as world
from tests.cast import at, council_cast

pytestmark = pytest.mark.django_db
NOW = at("2026-11-05")


@pytest.fixture
def cast():
    made = council_cast()
    world.calendar(made)
    world.delegated(made)
    return made


def sign(cast, duty, by=None, **words):
    held = {"outcome": Outcome.OWED, "weekly_minutes": 25 * 60, "reason": "No school place.", **words}
    return decide_duty(duty=duty, by=by or cast.decision_maker, at=NOW, **held)


def codes(refused) -> list[str]:
    return [finding.code for finding in blockers(refused.value.findings)]


@pytest.mark.demand("M08", "a dated, reasoned decision by its own decision-maker")
def test_signed(cast):
    duty = world.duty(cast)
    decision = sign(cast, duty)
    assert (decision.full_time, decision.weekly_minutes, decision.delegation.instrument) == (
        True, 1500, "Scheme of delegation, 4.2",
    )  # fmt: skip
    assert duties.current_decision(duty.referral) == decision
    assert audit.timeline([decision.ref]).get().kind == "duty_decided"


@pytest.mark.parametrize(
    ("who", "found"),
    [
        pytest.param("broker", ["decider_independent", "decider_delegated"], id="the broker who owns it"),
        pytest.param("referrer", ["decider_independent", "decider_delegated"], id="the referrer"),
        pytest.param("approver", ["decider_delegated"], id="somebody without a delegation"),
    ],
)
def test_never_the_referrer_nor_the_broker(cast, who, found):
    duty = world.duty(cast)
    take_ownership(referral=duty.referral, by=cast.broker, at=NOW)
    hand_over(referral=duty.referral, to=cast.other_broker, by=cast.lead_broker, at=NOW)
    with pytest.raises(Refused) as refused:
        sign(cast, duty, by=getattr(cast, who))
    assert codes(refused) == found


def test_a_delegation_is_for_its_basis(cast):
    duty = world.duty(cast, trigger="ehc_plan_naming", basis="eotas")
    with pytest.raises(Refused) as refused:
        sign(cast, duty)
    assert codes(refused) == ["decider_delegated"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param({"weekly_minutes": None}, ["hours_judged"], id="no hours"),
        pytest.param({"reason": " "}, ["decision_reason"], id="no reason"),
        pytest.param(
            {"weekly_minutes": 600},
            ["part_time_health_reason", "part_time_end", "part_time_review"],
            id="part-time bare",
        ),
        pytest.param(
            {"full_time": False},
            ["part_time_health_reason", "part_time_end", "part_time_review"],
            id="said to be part-time",
        ),
        pytest.param({"outcome": Outcome.NEED_EVIDENCE}, ["evidence_by"], id="evidence, by when"),
        pytest.param(
            {"outcome": Outcome.NEED_EVIDENCE, "evidence_by_on": date(2026, 11, 5)},
            ["evidence_by"],
            id="evidence by today",
        ),
    ],
)
def test_every_reason_it_lacks(cast, words, found):
    duty = world.duty(cast)
    with pytest.raises(Refused) as refused:
        sign(cast, duty, **words)
    assert codes(refused) == found


@pytest.mark.demand("M08", "part-time needs a health reason, an end and a review")
def test_part_time_with_all_it_needs(cast):
    decision = sign(
        cast, world.duty(cast), weekly_minutes=600, part_time_reason="Consultant's letter: fatigue",
        part_time_until_on=date(2026, 12, 11), review_on=date(2026, 11, 27),
    )  # fmt: skip
    assert (decision.full_time, decision.weekly_minutes) == (False, 600)


def test_superseded_never_edited(cast):
    duty = world.duty(cast)
    first = sign(cast, duty, outcome=Outcome.NEED_EVIDENCE, evidence_by_on=date(2026, 11, 10))
    second = sign(cast, duty, supersedes=first)
    assert list(duties.decisions(duty.referral)) == [second, first]
    assert duties.judged_minutes(duty.referral) == 1500
    with pytest.raises(Stale) as stale:
        sign(cast, duty, supersedes=first, weekly_minutes=1380, part_time_reason="x")
    assert stale.value.who == cast.decision_maker.ref


def test_not_owed_settles_the_duty_until_it_is_owed_again(cast):
    duty = world.duty(cast)
    first = sign(cast, duty, outcome=Outcome.NOT_OWED, reason="Exams finished.")
    duty.refresh_from_db()
    settled = duty.settled_until_on
    sign(cast, duty, supersedes=first)
    duty.refresh_from_db()
    assert (settled, duty.settled_until_on) == (date.max, None)


def test_the_database_refuses_an_edit(cast):
    decision = sign(cast, world.duty(cast))
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE referrals_dutydecision SET weekly_minutes = 60 WHERE id = %s", [decision.pk])
    with pytest.raises(IntegrityError), transaction.atomic():
        DutyDecision.objects.filter(pk=decision.pk).delete()
