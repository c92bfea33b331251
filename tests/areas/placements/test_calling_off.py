"""A call-off that ends takes its placement with it, and no placement lives on under one that is gone."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from sixthday.awards.models import Award
from sixthday.awards.queries import award as awards
from sixthday.calloffs import queries as calloffs
from sixthday.calloffs.actions import order_emergency, sign_for_provider
from sixthday.calloffs.models import CallOff
from sixthday.ledger import queries as money
from sixthday.outbox.models import Message
from sixthday.placements import actions, queries
from sixthday.placements.models import Placement
from sixthday.places import queries as places
from sixthday.referrals.queries import duty as duties
from sixthday.rules.findings import Refused, Stale
from tests.areas.placements.readiness import (
    CHECKED,
    MONDAY,
    begun,
    checked,
    cleared,
    deferred,
    in_order,
    prepared,
    signed_by_both,
)
from tests.cast import at

FRIDAY = at("2026-11-20", "16:00")


def states(placement) -> tuple[str, str]:
    return Placement.objects.get(pk=placement.pk).state, CallOff.objects.get(award=placement.award).state


def end(world, placement, **said):
    given = {"last_day_on": FRIDAY.date(), "why": "Back in school", "by": world.cast.broker, "at": FRIDAY} | said
    actions.end_whole_calloff(calloff=calloffs.of_award(placement.award), **given)


def cancel(world, placement, why="Moved away"):
    calloff = CallOff.objects.get(award=placement.award)
    actions.cancel_whole_calloff(calloff=calloff, why=why, by=world.cast.broker, at=CHECKED)


def test_cancelling_stops_what_is_being_made_ready(world):
    placement = prepared(world)
    cancel(world, placement)
    assert (states(placement), places.taking(placement.award.ref)) == (("not_started", "cancelled"), None)
    with pytest.raises(Stale):
        cancel(world, placement)


def test_what_both_have_signed_is_not_cancelled(world):
    placement = prepared(world)
    signed_by_both(world, placement)
    with pytest.raises(Stale):
        cancel(world, placement)
    assert states(placement) == ("preparing", "signed")


def test_what_is_not_signed_is_not_ended(world):
    placement = prepared(world)
    with pytest.raises(Stale):
        end(world, placement, last_day_on=None)
    assert states(placement) == ("preparing", "issued")


def test_ending_before_a_first_day_stops_what_is_being_made_ready(world):
    placement = in_order(world, prepared(world))
    with pytest.raises(Refused) as refused:
        end(world, placement)
    assert [finding.code for finding in refused.value.findings] == ["end_day"]
    end(world, placement, last_day_on=None)
    assert states(placement) == ("not_started", "ended")


def test_ending_ends_the_education_and_its_hours(world):
    placement = begun(world)
    with pytest.raises(Refused) as refused:
        end(world, placement, last_day_on=None)
    assert [finding.code for finding in refused.value.findings] == ["end_day"]
    end(world, placement)
    assert states(placement) == ("ended", "ended")
    assert duties.delivered_minutes(world.referral.duty, date(2026, 11, 21)) == 0


def test_the_gate_shuts_the_day_after_the_last(world):
    placement = begun(world)
    end(world, placement)

    def signed(on: date) -> str:
        gate = queries.gate_on(placement, on)
        return next(line.state for line in gate.lines if line.requirement.code == "signed_calloff")

    assert [signed(on) for on in (MONDAY, FRIDAY.date(), date(2026, 11, 21))] == ["met", "met", "unmet"]


@pytest.mark.parametrize("state", ["ended", "cancelled"])
def test_the_database_keeps_no_live_placement_without_its_call_off(world, state):
    begun(world)
    with pytest.raises(IntegrityError, match="a placement ends before its call-off"), transaction.atomic():
        connection.cursor().execute(
            f"UPDATE calloffs_calloff SET state = '{state}', ended_by_id = issued_by_id, ended_at = issued_at, ended_why = 'Over'"
        )


def under_emergency(world):
    """Education began on Monday under an emergency order; neither side has signed the call-off."""
    placement = prepared(world)
    order_emergency(
        award=placement.award, maximum_pence=500_00, expires_on=date(2026, 11, 11), reason="Signatory away",
        by=world.cast.senior_officer, at=CHECKED,
    )  # fmt: skip
    cleared(world, placement)
    checked(world, placement)
    deferred(world, placement)
    return begun(world, placement)


@pytest.mark.parametrize("signed_by_provider", [False, True])
def test_what_began_unsigned_asks_for_no_signature_once_it_has_ended(world, signed_by_provider):
    """The award stands, for two days of teaching are owed: their price stays set aside, the rest is free."""
    placement = under_emergency(world)
    lead, whole = world.lead("Arrow"), money.live_earmark(placement.award.ref)
    if signed_by_provider:
        sign_for_provider(calloff=calloffs.of_award(placement.award), by=lead, at=at("2026-11-09", "12:00"))
    actions.end_placement(
        placement=placement, on=date(2026, 11, 10), why="Moved away", by=world.cast.broker, at=at("2026-11-10", "16:00")
    )
    assert (states(placement), list(calloffs.to_sign(lead.organisation))) == (("ended", "cancelled"), [])
    award = Award.objects.get(pk=placement.award_id)
    taught = awards.cost_until(award, date(2026, 11, 10))
    assert (award.state, places.taking(award.ref)) == ("confirmed", None)
    assert money.live_earmark(award.ref) == {"2026-27": (taught.ex_vat_pence, taught.vat_pence)}
    assert 0 < taught.ex_vat_pence < sum(pence for pence, _ in whole.values())
    told = Message.objects.filter(to_organisation=lead.organisation, about=placement.ref).latest("pk")
    assert "nobody need sign it now" in told.body


def test_a_signature_cannot_come_after_the_end(world):
    placement = under_emergency(world)
    calloff = calloffs.of_award(placement.award)
    actions.end_placement(
        placement=placement, on=date(2026, 11, 10), why="Moved away", by=world.cast.broker, at=at("2026-11-10", "16:00")
    )
    with pytest.raises(Stale):
        sign_for_provider(calloff=calloff, by=world.lead("Arrow"), at=at("2026-11-10", "16:05"))
