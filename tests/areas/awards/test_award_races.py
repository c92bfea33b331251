"""Twenty at once for one award, the last place, the last pound, one signature: one winner each, on both engines."""

from functools import partial

import pytest

from sixthday.awards.actions.approval import approve_award
from sixthday.awards.actions.award import propose_award, withdraw_award
from sixthday.awards.models import Award, Request
from sixthday.calloffs.actions import cancel_calloff, sign_for_council
from sixthday.ledger import queries as ledger
from sixthday.places.models import Taking
from tests.areas.awards.chosen import (
    APPROVED,
    COST,
    PROPOSED,
    SIGNED,
    THIS,
    budget,
    entry,
    locked,
    only,
    proposed,
    provider_signed,
    ready,
)
from tests.racing import WON, race

pytestmark = pytest.mark.django_db(transaction=True)
TWENTY = range(20)


def many(world) -> list[Award]:
    """Twenty awards to Arrow, each for a request of its own, waiting for approval."""
    only(world, "Arrow")
    return [proposed(world, locked(world)) for _ in TWENTY]


@pytest.mark.demand("M11", "twenty propose at once: one award, and the others are told who was first")
def test_one_award_for_one_request():
    world = ready()
    request = locked(world)
    first, by = entry(request), world.cast.broker
    told = race(*[partial(propose_award, request=request, entry=first, by=by, at=PROPOSED) for _ in TWENTY])
    assert told == [f"This award is already: waiting for approval. {by.ref}"] * 19 + [WON]
    assert Award.objects.count() == 1


@pytest.mark.demand("M29", "twenty approve one award at once: one approval, money and place taken once")
def test_one_approval_of_one_award():
    world = ready()
    award, by = proposed(world), world.cast.approver
    told = race(*[partial(approve_award, award=award, by=by, at=APPROVED) for _ in TWENTY])
    assert told == [f"This award is already: waiting for the provider. {by.ref}"] * 19 + [WON]
    assert (ledger.live_earmark(award.ref), Taking.objects.count()) == ({THIS: (COST, 0)}, 1)


@pytest.mark.demand("M28", "twenty awards for the last place: one has it, nineteen are told there is none")
def test_the_last_place():
    world = ready()
    offer = world.offer("Arrow")
    offer.places = 1
    offer.save(update_fields=["places"])
    awards = many(world)
    told = race(*[partial(approve_award, award=award, by=world.cast.approver, at=APPROVED) for award in awards])
    assert told == ["capacity"] * 19 + [WON]
    assert Taking.objects.count() == 1
    assert [held.earmarked for _, held in ledger.balances([THIS])] == [COST]


@pytest.mark.demand("M17", "twenty awards for the last pound: one has it, nineteen are told there is none")
def test_the_last_pound():
    world = ready()
    offer = world.offer("Arrow")
    offer.places = 50
    offer.save(update_fields=["places"])
    awards = many(world)
    budget(world, COST * 2 - 1)
    told = race(*[partial(approve_award, award=award, by=world.cast.approver, at=APPROVED) for award in awards])
    assert told == [WON] + ["year_budget"] * 19
    assert Taking.objects.count() == 1


@pytest.mark.demand("M03", "twenty sign one call-off at once: one signature, one commitment")
def test_one_signature():
    world = ready()
    calloff, by = provider_signed(world), world.cast.signatory
    told = race(*[partial(sign_for_council, calloff=calloff, by=by, at=SIGNED) for _ in TWENTY])
    assert told == [f"This call-off is already: signed by both. {by.ref}"] * 19 + [WON]
    assert ledger.committed(calloff.ref) == {THIS: (COST, 0)}


def test_signing_and_cancelling_at_once():
    world = ready()
    calloff = provider_signed(world)
    told = race(
        partial(sign_for_council, calloff=calloff, by=world.cast.signatory, at=SIGNED),
        partial(cancel_calloff, calloff=calloff, why="Reinstated", by=world.cast.broker, at=SIGNED),
    )
    assert told.count(WON) == 1
    award = Award.objects.get()
    committed = bool(ledger.committed(calloff.ref))
    assert (award.state, committed) in {("confirmed", True), ("withdrawn", False)}


def test_approving_and_withdrawing_at_once():
    world = ready()
    award = proposed(world)
    race(
        partial(approve_award, award=award, by=world.cast.approver, at=APPROVED),
        partial(withdraw_award, award=award, why="Reinstated", by=world.cast.broker, at=APPROVED),
    )
    held, request = Award.objects.get(), Request.objects.get()
    live = Taking.objects.filter(released_at__isnull=True).count()
    assert (held.state, request.state, live, bool(ledger.live_earmark(award.ref))) in {
        ("withdrawn", "locked", 0, False), ("approved", "awarded", 1, True),
    }  # fmt: skip
