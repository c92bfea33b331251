"""One child along the whole way: what the list says it waits for, on whom, and whose next step it is."""

from copy import deepcopy

import pytest
import time_machine
from django.urls import reverse

from sixthday.awards.actions.shortlist import lock_shortlist
from sixthday.referrals.actions.casework import take_ownership
from sixthday.rules.waiting import STEP, Party, Stage, Wait, all_elsewhere, in_order, next_for
from tests.areas.awards import chosen
from tests.areas.awards.world import answer, drafted, sent_request
from tests.areas.placements import readiness
from tests.cast import at
from tests.standing import standing  # noqa: F401 - a fixture
from tests.web.council import world as pages

FRIDAY = at("2026-11-06", "18:00")


def _made():
    made = chosen.ready()
    take_ownership(referral=made.referral, by=made.cast.broker, at=at("2026-11-02", "13:00"))
    return made


@pytest.fixture(scope="module")
def made(standing):  # noqa: F811 - the fixture
    return standing(_made)


@pytest.fixture
def world(made, db):
    return deepcopy(made)


def line(world, user, when):
    """What the only row waits for, and the words of its link."""
    with time_machine.travel(when, tick=False):
        answer = pages.signed_in(user).get(reverse("work"))
    waits = pages.found(r'six-work__wait">([^<]*)<', answer)
    return [wait.partition(", since")[0] for wait in waits], pages.found(r'six-work__link" href="([^"]*)">', answer)


def _awarded(world, until):
    steps = (chosen.proposed, chosen.approved, chosen.confirmed)
    award = None
    for step in steps[:until]:
        award = step(world, award) if award else step(world)
    return award


WAY = [
    pytest.param(lambda w: None, ["25 hours a week to be found"], "broker", "referrals", id="to be found"),
    pytest.param(
        drafted, ["15 hours a week to be found", "the request to be sent"], "broker", "requests", id="drafted"
    ),
    pytest.param(
        lambda w: chosen.locked(w), ["15 hours a week to be found", "an award to be proposed"], "broker", "requests",
        id="locked",
    ),
    pytest.param(
        lambda w: _awarded(w, 1), ["15 hours a week to be found", "approval of the award"], "approver", "awards",
        id="proposed",
    ),
    pytest.param(
        lambda w: _awarded(w, 2), ["15 hours a week to be found", "the provider to confirm (Arrow Learning)"], "broker", "referrals",
        id="approved",
    ),
    pytest.param(
        lambda w: _awarded(w, 3), ["15 hours a week to be found", "the call-off to be issued"], "broker", "awards",
        id="confirmed",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("step", "waits", "who", "route"), WAY)
def test_what_it_waits_for(world, step, waits, who, route):
    step(world)
    said, links = line(world, getattr(world.cast, who), FRIDAY)
    assert said == waits
    assert f"/{route}/" in links[0]


def test_answers_are_counted_until_the_due_moment(world):
    request = sent_request(world)
    with_one = ["15 hours a week to be found", "answers from 2 of 3 providers by Fri 6 Nov, 5pm"]
    answer(world, request, "Arrow")
    assert line(world, world.cast.broker, at("2026-11-06", "16:59"))[0] == with_one
    over = line(world, world.cast.broker, at("2026-11-06", "17:01"))[0]
    assert over == ["15 hours a week to be found", "the shortlist to be locked"]
    lock_shortlist(request=request, by=world.cast.broker, at=at("2026-11-06", "17:02"))
    assert line(world, world.cast.broker, FRIDAY)[0][1] == "an award to be proposed"


def test_signatures_checks_and_the_start(world):
    placement = readiness.prepared(world)
    assert line(world, world.cast.broker, FRIDAY)[0][1:] == [
        "the provider’s signature (Arrow Learning)", "the checks before the start",
    ]  # fmt: skip
    readiness.in_order(world, placement)
    assert line(world, world.cast.broker, FRIDAY)[0][1:] == ["the checks before the start"]
    readiness.begun(world, placement)
    with time_machine.travel(at("2026-11-09", "10:00"), tick=False):
        shown = pages.read(pages.signed_in(world.cast.broker).get(reverse("work")))
    assert "Part met, 10 of 25 hours from day 6" in shown
    assert "15 hours a week to be found" in shown


def test_a_provider_is_chased_by_the_reference_it_knows(world):
    request = sent_request(world)
    answer(world, request, "Arrow")
    with time_machine.travel(at("2026-11-06", "10:00"), tick=False):
        pages.signed_in(world.cast.broker).post(reverse("chasers", args=[world.referral.ref]), {"stage": "answers"})
    note = world.referral.contacts.get().note
    assert note == "Chased Bridge Learning and Teme Learning for answers from 2 of 3 providers by Fri 6 Nov, 5pm."
    with time_machine.travel(at("2026-11-06", "10:00"), tick=False):
        inbox = pages.signed_in(world.lead("Bridge")).get(reverse("portal_notifications")).content.decode()
    assert request.ref in inbox
    assert world.referral.ref not in inbox


@pytest.mark.parametrize(
    ("parties", "stage"),
    [
        pytest.param({Party.BROKER}, Stage.LOCK, id="one's own move nearest to the start"),
        pytest.param({Party.DECISION_MAKER}, Stage.DECISION, id="another's own"),
        pytest.param(set(), Stage.PACKAGE, id="nobody's: the first on the way"),
    ],
)
def test_the_next_step(parties, stage):
    waits = [Wait(Stage.DECISION, FRIDAY, "D"), Wait(Stage.LOCK, FRIDAY, "R"), Wait(Stage.PACKAGE, FRIDAY, "P")]
    assert next_for(waits, frozenset(parties)).stage is stage
    assert [wait.stage for wait in in_order(waits)] == [Stage.PACKAGE, Stage.LOCK, Stage.DECISION]
    assert (all_elsewhere(waits), all_elsewhere(waits[:1]), all_elsewhere([])) == (False, True, False)
    assert set(STEP) == set(Stage)
