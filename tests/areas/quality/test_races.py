"""Two people in the same instant: one is first, the other is told."""

from datetime import date

import pytest

from sixthday.access.models import User
from sixthday.providers.models import Provider
from sixthday.quality.actions.concern import assess_concern, raise_concern, reopen_concern
from sixthday.quality.actions.exit import run_exit
from sixthday.quality.actions.improvement import return_improvement, verify_improvement
from sixthday.quality.models import Concern, ConcernDecision, Improvement, Visit
from sixthday.referrals.models import Referral
from tests.areas.awards.chosen import ready
from tests.areas.quality.world import (
    LATER,
    TODAY,
    asked,
    begun_world,
    closed,
    done,
    planned,
    raised,
    shared_visit,
)
from tests.racing import WON, race

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_officers_assess_one_concern():
    world = ready(("Arrow",))
    concern = raised(world)
    officers = (world.cast.qa_officer, world.cast.second_qa_officer)

    def assess(user):
        return lambda: assess_concern(
            concern=Concern.objects.get(pk=concern.pk),
            reason="I look into it.",
            by=User.objects.get(pk=user.pk),
            at=LATER,
        )

    told = race(*(assess(user) for user in officers))
    assert (told.count(WON), ConcernDecision.objects.count()) == (1, 1)
    assert [words.rsplit(" ", 1)[0] for words in told if words != WON] == ["This concern is already: being assessed."]


def test_two_concerns_at_once_freeze_once():
    world = ready(("Arrow",))
    by = world.cast.broker
    said = {
        "kind": "safeguarding",
        "channel": "council",
        "reporter": "council",
        "what_happened": "A bruise.",
        "at": TODAY,
    }
    told = race(*(lambda: raise_concern(provider=world.providers["Arrow"], by=by, **said) for _ in range(2)))
    assert told == [WON, WON]
    assert Concern.objects.filter(freeze__isnull=False).count() == 1


def test_verified_and_returned_at_once():
    world = ready(("Arrow",))
    improvement = done(world, asked(world))

    def again():
        return Improvement.objects.get(pk=improvement.pk)

    told = race(
        lambda: verify_improvement(improvement=again(), by=world.cast.qa_officer, at=LATER),
        lambda: return_improvement(improvement=again(), why="Unsigned", by=world.cast.second_qa_officer, at=LATER),
    )
    assert told.count(WON) == 1
    assert again().state in {"verified", "open"}


def test_two_officers_plan_the_next_visit_of_one():
    world = ready(("Arrow",))
    last = shared_visit(world)

    def plan(user):
        return lambda: planned(
            world,
            copied_from=Visit.objects.get(pk=last.pk),
            planned_on=date(2027, 11, 11),
            by=User.objects.get(pk=user.pk),
        )

    told = race(plan(world.cast.qa_officer), plan(world.cast.second_qa_officer))
    assert (told.count(WON), Visit.objects.filter(copied_from=last).count()) == (1, 1)
    assert [words for words in told if "planned as a copy of this one already" in words] != []


def test_two_officers_reopen_one_concern():
    world = begun_world()
    concern = closed(world, raised(world))

    def reopen(user):
        return lambda: reopen_concern(
            concern=Concern.objects.get(pk=concern.pk), reason="Again.", by=User.objects.get(pk=user.pk), at=LATER
        )

    told = race(reopen(world.cast.qa_officer), reopen(world.cast.second_qa_officer))
    assert (told.count(WON), ConcernDecision.objects.filter(step="reopen_concern").count()) == (1, 1)


def test_two_clicks_on_an_exit_refer_each_child_once():
    world = begun_world()
    lead = world.cast.lead_broker

    def run():
        return run_exit(
            provider=Provider.objects.get(pk=world.providers["Arrow"].pk), chosen=[world.placement.ref],
            why="Insolvent.", last_day_on=TODAY.date(), by=User.objects.get(pk=lead.pk), at=LATER,
        )  # fmt: skip

    told = race(run, run)
    assert (told.count(WON), Referral.objects.filter(trigger="placement_breakdown").count()) == (1, 1)
    assert [words for words in told if "referred again" in words] != []
