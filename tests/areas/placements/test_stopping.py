"""A referral that is withdrawn or closed, or whose duty ends, ends what was asked for it and not yet signed."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from sixthday.audit.models import Entry
from sixthday.awards.models import Award, Request
from sixthday.calloffs.models import CallOff
from sixthday.ledger import queries as ledger
from sixthday.outbox.models import Message
from sixthday.placements import actions, queries
from sixthday.placements.models import Placement
from sixthday.places import queries as places
from sixthday.referrals.actions.casework import take_ownership
from sixthday.referrals.actions.ending import end_duty
from sixthday.referrals.models import Referral
from sixthday.rules.duties import Ending
from sixthday.rules.findings import Refused, Stale
from tests.areas.awards.chosen import approved, confirmed, issued, locked, proposed
from tests.areas.awards.world import World, a_referral, drafted, sent_request
from tests.areas.placements.readiness import begun, prepared, signed_by_both
from tests.cast import at

GONE = at("2026-11-10", "09:00")
WHY = "Back at school."

STAGES: dict[str, tuple[Callable[[World], Any], str, str | None, str | None]] = {
    # what is done, then the state of the request, of the award, of the call-off
    "drafted": (drafted, "cancelled", None, None),
    "sent": (sent_request, "cancelled", None, None),
    "locked": (locked, "cancelled", None, None),
    "proposed": (proposed, "cancelled", "withdrawn", None),
    "approved": (approved, "cancelled", "withdrawn", None),
    "confirmed": (confirmed, "cancelled", "withdrawn", None),
    "issued": (issued, "cancelled", "withdrawn", "cancelled"),
    "made ready": (prepared, "cancelled", "withdrawn", "cancelled"),
}


def settled(world: World) -> None:
    """The duty has ended by itself, without an end to what is asked."""
    given = {"ending": Ending.REINSTATED, "on": date(2026, 11, 9), "evidence": "Governors' letter."}
    end_duty(duty=world.referral.duty, by=world.cast.broker, at=at("2026-11-09", "18:00"), **given)


def withdraw(world: World, why: str = WHY) -> Referral:
    settled(world)
    return actions.withdraw_whole_referral(
        referral=Referral.objects.get(pk=world.referral.pk), why=why, by=world.cast.referrer, at=GONE
    )


def told(world: World, name: str) -> list[str]:
    """What a provider was sent at that moment."""
    to = world.providers[name].organisation
    return list(
        Message.objects.filter(to_organisation=to, created_at=GONE).order_by("id").values_list("kind", flat=True)
    )


@pytest.mark.demand("M31", "a referral withdrawn ends what was asked and not signed")
@pytest.mark.parametrize("stage", STAGES)
def test_a_withdrawal_ends_whatever_is_not_signed(world: World, stage: str) -> None:
    act, request_state, award_state, calloff_state = STAGES[stage]
    act(world)
    withdraw(world)
    award, calloff = Award.objects.first(), CallOff.objects.first()
    assert Request.objects.get().state == request_state
    assert Request.objects.get().closed_why == f"The referral was withdrawn: {WHY}"
    assert (award.state if award else None) == award_state
    assert (calloff.state if calloff else None) == calloff_state
    assert not award or (places.taking(award.ref) is None and ledger.live_earmark(award.ref) == {})


def test_everybody_asked_is_told_and_so_is_the_owner(world: World) -> None:
    take_ownership(referral=world.referral, by=world.cast.broker, at=at("2026-11-04"))
    approved(world)
    withdraw(world)
    assert {name: told(world, name) for name in world.providers} == {
        "Arrow": ["award_withdrawn", "request_closed"],
        "Bridge": ["request_closed"],
        "Teme": ["request_closed"],
    }
    mine = Message.objects.get(to=world.cast.broker, kind="referral_ended")
    assert WHY not in mine.body  # the reason stands on the referral, behind its own door
    kinds = Entry.objects.filter(abouts__ref=world.referral.ref, at=GONE).order_by("id").values_list("kind", flat=True)
    assert list(kinds)[-1] == "sourcing_stopped"
    assert "referral_withdrawn" in kinds


@pytest.mark.parametrize("also", ["signed", "started"])
def test_what_is_signed_stands(world: World, also: str) -> None:
    if also == "signed":
        signed_by_both(world, prepared(world))
    else:
        begun(world)
    standing = queries.sourcing_of(world.referral)
    assert (standing.anything, [award.state for award in standing.standing]) == (False, ["confirmed"])
    withdraw(world)
    assert CallOff.objects.get().state == "signed"
    assert Award.objects.get().state == "confirmed"
    assert Placement.objects.get().state == ("preparing" if also == "signed" else "started")


def test_a_closed_referral_ends_them_too(world: World) -> None:
    sent_request(world)
    settled(world)
    actions.close_whole_referral(referral=world.referral, why="Placed elsewhere.", by=world.cast.broker, at=GONE)
    assert Request.objects.get().closed_why == "The referral was closed: Placed elsewhere."
    with pytest.raises(Stale):
        actions.close_whole_referral(referral=world.referral, why="Again.", by=world.cast.broker, at=GONE)


def test_the_end_of_the_duty_ends_them_too(world: World) -> None:
    sent_request(world)
    actions.end_whole_duty(
        duty=world.referral.duty, kind=Ending.REINSTATED, on=date(2026, 11, 9), evidence="Governors' letter.",
        by=world.cast.broker, at=GONE,
    )  # fmt: skip
    assert Request.objects.get().closed_why == "The council's duty to the child ended."
    assert told(world, "Bridge") == ["request_closed"]


@pytest.mark.parametrize("act", ["withdraw_whole_referral", "close_whole_referral"])
def test_no_child_leaves_the_list_with_the_duty_open(world: World, act: str) -> None:
    sent_request(world)
    with pytest.raises(Refused) as refused:
        getattr(actions, act)(referral=world.referral, why=WHY, by=world.cast.broker, at=GONE)
    assert [finding.code for finding in refused.value.findings] == ["duty_settled"]
    assert (Request.objects.get().state, Referral.objects.get().state) == ("sent", "submitted")
    again = a_referral(world.cast, when=GONE)
    again.child = world.referral.child
    again.save()
    assert getattr(actions, act)(referral=world.referral, why=WHY, by=world.cast.broker, at=GONE).ended_why == WHY


def test_without_a_reason_nothing_ends(world: World) -> None:
    sent_request(world)
    with pytest.raises(Refused):
        withdraw(world, " ")
    assert Request.objects.get().state == "sent"
    assert Referral.objects.get(pk=world.referral.pk).state == "submitted"
