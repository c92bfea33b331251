"""A provider stops: the placements end, the children are referred again, all or nothing, once."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from sixthday.audit.models import Entry
from sixthday.calloffs.queries import of_award
from sixthday.ledger import queries as money
from sixthday.outbox.models import Message
from sixthday.placements.models import Placement
from sixthday.providers import queries as standing
from sixthday.quality.actions.exit import run_exit
from sixthday.quality.models import ExitChild, ProviderExit
from sixthday.quality.queries import exit as exits
from sixthday.referrals.actions.casework import take_ownership
from sixthday.referrals.actions.decision import decide_duty
from sixthday.referrals.choices import Outcome
from sixthday.referrals.models import Referral
from sixthday.referrals.queries import casework
from sixthday.rules.findings import Refused, Stale
from tests.areas.quality.world import LATER, TODAY, second_begun

pytestmark = pytest.mark.django_db
ON = TODAY.date()


def stopped(world, *placements, **changes):
    given = {
        "chosen": [placement.ref for placement in placements or [world.placement]], "why": "It is insolvent.",
        "last_day_on": ON, "by": world.cast.lead_broker, "at": LATER,
    }  # fmt: skip
    return run_exit(provider=world.providers["Arrow"], **(given | changes))


@pytest.mark.demand(
    "M14", "a provider collapses: its children are referred again in one act, the clock opened on the day"
)
def test_a_provider_collapses(world):
    earlier = world.placement.award.request.referral
    run = stopped(world)
    placement = Placement.objects.get(pk=world.placement.pk)
    row = ExitChild.objects.get()
    raised = Referral.objects.get(pk=row.raised_id)
    assert (placement.state, placement.ended_on, of_award(placement.award).state) == ("ended", ON, "ended")
    assert (raised.child, raised.state, raised.trigger, raised.team) == (
        earlier.child, "submitted", "placement_breakdown", earlier.team,
    )  # fmt: skip
    assert (raised.duty.first_day_on, raised.duty.basis) == (ON, "section_19_otherwise")
    assert (raised.proposed_weekly_minutes, raised.part_days) == (600, placement.award.part_days)
    assert [need.code for need in raised.needs.all()] == [need.code for need in earlier.needs.all()]
    assert standing.standing(world.providers["Arrow"], ON).reason == f"The provider stops, reference {run.ref}"
    kinds = Entry.objects.filter(abouts__ref=run.ref).values_list("kind", flat=True)
    assert list(kinds) == ["exit_run"]


def test_the_days_since_the_last_one_count(world):
    """It stopped on Tuesday, the council acts on Thursday: the child has been without since Wednesday."""
    stopped(world, last_day_on=date(2026, 11, 10))
    raised = ExitChild.objects.get().raised
    assert (raised.duty.first_day_on, raised.known_on, raised.start_on) == (date(2026, 11, 11), ON, ON)


def test_the_case_stays_with_those_who_have_it(world):
    """The broker who owns the earlier referral owns the new one, its referrer's it stays, and both are told."""
    earlier = world.placement.award.request.referral
    take_ownership(referral=earlier, by=world.cast.broker, at=TODAY)
    stopped(world)
    raised = ExitChild.objects.get().raised
    assert (casework.owner(raised), raised.referrer, raised.submitted_by) == (
        world.cast.broker, earlier.referrer, world.cast.lead_broker,
    )  # fmt: skip
    told = Message.objects.filter(about=raised.ref, subject="A child was referred again")
    assert {message.to for message in told} == {world.cast.broker, earlier.referrer}


def test_two_placements_by_one_referral_are_referred_again_once(world):
    """The hours of both are looked for, on the days of both."""
    second = second_begun(world)
    stopped(world, world.placement, second)
    raised = {row.raised for row in ExitChild.objects.all()}
    assert (ExitChild.objects.count(), len(raised)) == (2, 1)
    assert raised.pop().proposed_weekly_minutes == world.placement.award.weekly_minutes + second.award.weekly_minutes


def test_a_clock_that_ran_already_runs_on(world):
    """25 hours were judged suitable and ten had begun: the earlier referral stays, late as it is."""
    earlier = world.placement.award.request.referral
    stopped(world)
    assert Referral.objects.get(pk=earlier.pk).state == "submitted"


def test_a_duty_that_was_met_stands_on_the_list_once(world):
    earlier = world.placement.award.request.referral
    decide_duty(
        duty=earlier.duty, outcome=Outcome.OWED, weekly_minutes=600, reason="Ten hours, for health.", full_time=False,
        part_time_reason="Ill", part_time_until_on=date(2026, 12, 18), review_on=date(2026, 12, 4),
        supersedes=earlier.duty.decisions.get(), by=world.cast.decision_maker, at=TODAY,
    )  # fmt: skip
    stopped(world)
    closed = Referral.objects.get(pk=earlier.pk)
    assert (closed.state, "Referred again" in closed.ended_why) == ("closed", True)


def test_the_second_click_is_told(world):
    run = stopped(world)
    with pytest.raises(Stale) as stale:
        stopped(world)
    assert (stale.value.what, stale.value.who) == (
        f"These children have been referred again, in exit {run.ref}.", world.cast.lead_broker.ref,
    )  # fmt: skip
    assert (ProviderExit.objects.count(), Referral.objects.count()) == (1, 2)


def test_all_or_nothing(world):
    """The earlier referral lacks what a referral needs today: nothing ends."""
    world.placement.award.request.referral.outcomes.all().delete()
    with pytest.raises(Refused) as refused, transaction.atomic():
        stopped(world)
    assert [(finding.code, finding.reason.split(":")[0]) for finding in refused.value.findings] == [
        ("outcomes.outcomes", f"Placement {world.placement.ref}")
    ]
    assert Placement.objects.get(pk=world.placement.pk).state == "started"
    assert (ProviderExit.objects.count(), standing.standing(world.providers["Arrow"], ON)) == (0, None)


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        pytest.param({"chosen": []}, ["exit_chosen"], id="nobody chosen"),
        pytest.param({"chosen": ["UNKNOWN"]}, ["exit_live"], id="a placement elsewhere"),
        pytest.param({"why": " ", "last_day_on": date(2026, 11, 13)}, ["exit_why", "exit_day"], id="every reason"),
    ],
)
def test_refused(world, changes, codes):
    with pytest.raises(Refused) as refused:
        stopped(world, **changes)
    assert [finding.code for finding in refused.value.findings] == codes


def test_what_one_page_shows(world):
    drill = exits.drill(world.cast.lead_broker, world.providers["Arrow"], ON)
    assert [row.ref for row in drill.rows] == [world.placement.ref]
    assert [minutes for _, _, minutes in drill.lost] == [150, 150, 150, 150, 0]
    others = [(each.offer.membership.provider.name, each.free) for each in drill.alternatives]
    assert others == [("Bridge Learning", 10), ("Teme Learning", 10)]
    assert drill.money.committed == money.balance_of([of_award(world.placement.award).ref]).committed > 0


def test_a_restricted_child_is_counted_not_shown_and_referred_all_the_same(world):
    child = world.placement.award.request.referral.child
    child.restricted = True
    child.save()
    drill = exits.drill(world.cast.lead_broker, world.providers["Arrow"], ON)
    assert (drill.children, drill.hidden) == ({}, 1)
    stopped(world)
    assert ExitChild.objects.get().raised.child == child


def test_a_placement_ends_so_only_once(world):
    run = stopped(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        ExitChild.objects.create(exit=run, placement=world.placement)
