"""The preferred provider's word; and what everybody is told at the end."""

import pytest

from sixthday.audit.models import Entry
from sixthday.awards.actions.confirmation import confirm_award, decline_award
from sixthday.awards.actions.outcome import tell_outcome
from sixthday.awards.models import Award, Disclosure, Request
from sixthday.awards.queries import award as awards
from sixthday.ledger import queries as ledger
from sixthday.outbox.models import Message
from sixthday.places import queries as places
from sixthday.rules.findings import Refused, Stale
from tests.areas.awards.chosen import (
    APPROVED,
    CONFIRMED,
    SIGNED,
    approved,
    confirmed,
    issued,
    locked,
    proposed,
    provider_signed,
    signed,
)

pytestmark = pytest.mark.django_db


def codes(refused) -> list[str]:
    return [finding.code for finding in refused.value.findings]


@pytest.mark.demand("M13", "identity and the full risk picture are shown once the provider has confirmed")
def test_confirming_opens_the_identity(world):
    award = confirmed(world)
    assert (award.state, award.answered_by, award.answered_at) == ("confirmed", world.lead("Arrow"), CONFIRMED)
    assert list(Disclosure.objects.filter(provider=award.provider).values_list("step", flat=True)) == [
        "brief", "risk_summary", "identity",
    ]  # fmt: skip
    entry = Entry.objects.get(kind="award_confirmed")
    assert (entry.actor, entry.abouts.first().ref) == (world.lead("Arrow").ref, award.ref)
    [message] = Message.objects.filter(kind="award_confirmed")
    assert message.to == world.cast.broker


@pytest.mark.demand("M13", "a provider may withdraw after reading the risks, without penalty")
def test_declining_opens_the_shortlist_and_the_next_is_first(world):
    award = approved(world)
    decline_award(award=award, by=world.lead("Arrow"), at=CONFIRMED)
    held = Award.objects.get()
    assert (held.state, held.ended_why) == ("declined", "")
    assert (ledger.live_earmark(award.ref), places.taking(award.ref)) == ({}, None)
    request = Request.objects.get()
    assert request.state == "locked"
    again = proposed(world, request, position=2)  # no reason needed: the first withdrew
    assert (again.provider.name, again.not_first_reason) == ("Bridge Learning", "")


@pytest.mark.parametrize("answer", [confirm_award, decline_award])
def test_only_the_preferred_provider_answers(world, answer):
    award = approved(world)
    with pytest.raises(Refused) as refused:
        answer(award=award, by=world.lead("Bridge"), at=CONFIRMED)
    assert codes(refused) == ["own_award"]


@pytest.mark.parametrize("answer", [confirm_award, decline_award])
def test_the_second_answer_is_told_of_the_first(world, answer):
    award = confirmed(world)
    with pytest.raises(Stale) as stale:
        answer(award=award, by=world.lead("Arrow"), at=SIGNED)
    assert (stale.value.what, stale.value.who) == (
        "This award is already: confirmed by the provider.", world.lead("Arrow").ref,
    )  # fmt: skip


def test_nothing_is_confirmed_before_it_is_approved(world):
    with pytest.raises(Stale) as stale:
        confirm_award(award=proposed(world), by=world.lead("Arrow"), at=APPROVED)
    assert stale.value.what == "This award is already: waiting for approval."


def test_a_provider_sees_its_own_award_once_it_is_approved(world):
    arrow, bridge = world.providers["Arrow"].organisation, world.providers["Bridge"].organisation
    award = proposed(world)
    assert list(awards.for_organisation(arrow)) == []
    approved(world, award)
    assert (list(awards.for_organisation(arrow)), list(awards.for_organisation(bridge))) == ([award], [])


@pytest.mark.demand(
    "M11", "all who answered are told: own points and the winning total, no price, name or family's view"
)
def test_everybody_who_answered_is_told_once_the_calloff_is_signed(world):
    request = locked(world, {"Arrow": {}, "Bridge": {"price_pence": 41_37}, "Teme": {"answer": "cannot"}})
    request.referral.preferences.create(provider=world.providers["Bridge"], kind="objected")
    award = proposed(world, request)
    confirmed(world, approved(world, award))
    assert not Message.objects.filter(kind="outcome").exists()
    calloff = signed(world, provider_signed(world, issued(world, Award.objects.get())))
    told = {message.to_organisation.name: message.body for message in Message.objects.filter(kind="outcome")}
    assert sorted(told) == ["Arrow Learning", "Bridge Learning", "Teme Learning"]
    assert told["Bridge Learning"].splitlines() == [
        f"Request {request.ref} has been settled.",
        "It was awarded to another provider. Thank you for your answer.",
        "Your points, without the family's preference: 77 of 90.",
        "Fit to need: 25 of 25",
        "Outcomes record: 7.5 of 15",
        "Start: 15 of 15",
        "Days and times: 15 of 15",
        "Distance: 8.5 of 10",
        "Price: 6 of 10",
        "The winning total, counted the same way: 78.3 of 90.",
    ]
    assert told["Teme Learning"].splitlines() == [
        f"Request {request.ref} has been settled.", "Thank you for telling us that you could not meet it.",
    ]  # fmt: skip
    for name, body in told.items():
        others = {"Arrow", "Bridge", "Teme"} - {name.split()[0]}
        assert not [word for word in (*others, "42.00", "41.37", "object", "Jordan") if word in body]
    assert tell_outcome(request=calloff.award.request, by=world.cast.broker, at=SIGNED) == []
