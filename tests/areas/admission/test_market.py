"""The market: who is interested, invited by name with proof, who applied, and why the others did not."""

from datetime import date

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from sixthday.admission.actions import market as acts
from sixthday.admission.actions.inviting import invite_to_round
from sixthday.admission.choices import InterestSource, NotApplied
from sixthday.admission.models import Attendance, Interested, ReasonNotApplied, RoundInvitation
from sixthday.admission.queries import market
from sixthday.audit.models import Detail, Entry
from sixthday.framework.models import Lot
from sixthday.outbox.actions import post_message
from sixthday.outbox.delivery import deliver
from sixthday.outbox.models import Message
from sixthday.rules.findings import Refused
from tests.areas.admission import world as worlds
from tests.areas.admission.market import LINK, arrow, interested, invited
from tests.areas.admission.world import AFTER, ASSESSING, DECIDING, OPEN, World

pytestmark = pytest.mark.django_db


def codes(caught) -> list[str]:
    return [finding.code for finding in caught.value.findings if not finding.met]


def entries(kind: str) -> list[set[str]]:
    """What each entry of a kind is about."""
    return [set(entry.abouts.values_list("ref", flat=True)) for entry in Entry.objects.filter(kind=kind)]


def stages(world: World) -> dict[str, tuple[bool, bool, bool]]:
    """Invited, applied, admitted: of everybody on the register."""
    rows = market.in_round(market.register(world.cast.market_officer, OPEN.date()), world.round)
    return {row.name: (row.invited, row.applied, row.admitted) for row in rows}


@pytest.mark.demand("M20", "a register of interested organisations")
def test_an_organisation_is_recorded(world: World):
    row = interested(world, lots=(1, 3), local=True)
    assert [each.lot.number for each in row.lots.all()] == [1, 3]
    assert (row.source, row.local, row.recorded_by) == ("council", True, world.cast.market_officer)
    assert entries("interest_recorded") == [{row.ref}]


def test_every_reason_against_a_record(world: World):
    interested(world)
    with pytest.raises(Refused) as caught:
        interested(world, "kestrel FARM ", email="", telephone="")
    assert codes(caught) == ["interested_once", "interested_reachable"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Interested.objects.create(
            name="KESTREL FARM", email="a@b.example", source="event", recorded_by=world.cast.admin, recorded_at=OPEN
        )


def correct(world: World, row: Interested, lots=(1,), **changes):
    given = {"name": row.name, "email": row.email, "telephone": row.telephone} | changes
    offered = list(Lot.objects.filter(scheme=world.scheme))
    return acts.correct_interest(
        interested=row, **given, lots=[lot for lot in offered if lot.number in lots], offered=offered,
        by=world.cast.market_officer, at=OPEN,
    )  # fmt: skip


def test_an_organisation_is_put_right_and_the_record_says_which_parts(world: World):
    row = interested(world, lots=(1, 3))
    correct(world, row, (2, 3), name=" Kestrel Farms ", contact_name="Bo Hand", telephone="")
    held = Interested.objects.get()
    assert [each.lot.number for each in held.lots.all()] == [2, 3]
    assert (held.name, held.contact_name, held.email, held.telephone, held.source) == (
        "Kestrel Farms", "Bo Hand", "kit@kestrel.example", "", "council",
    )  # fmt: skip
    entry = Entry.objects.get(kind="interest_corrected")
    assert (Detail.objects.get(entry=entry).body["after"], set(entry.abouts.values_list("ref", flat=True))) == (
        {"changed": ["contact_name", "lots", "name", "telephone"]}, {row.ref},
    )  # fmt: skip


def test_every_reason_against_a_correction(world: World):
    row = interested(world)
    interested(world, "Wren Barn")
    with pytest.raises(Refused) as caught:
        correct(world, row, name="wren barn", email="", telephone="")
    assert codes(caught) == ["interested_once", "interested_reachable"]
    with pytest.raises(Refused) as caught:
        correct(world, row)
    assert (codes(caught), entries("interest_corrected")) == (["interest_changed"], [])


def test_only_those_who_keep_the_market_see_who_is_interested(world: World):
    interested(world)
    people = world.cast.people | {"admin": world.cast.admin} | world.leads
    sees = {who for who, user in people.items() if market.register(user, OPEN.date()).exists()}
    assert sees == {"commissioner", "market_officer"}


def test_registering_again_in_public_changes_nothing_and_tells_the_council(world: World):
    row = interested(world)
    acts.register_interest(
        name="Kestrel farm",
        lots=[],
        by=world.cast.admin,
        at=OPEN,
        contact_name="Someone Else",
        email="else@other.example",
    )
    assert Interested.objects.get() == row
    told = Message.objects.filter(kind="interest_registered", about=row.ref)
    assert {message.to for message in told} == {world.cast.commissioner, world.cast.market_officer}
    assert all("else@other.example" in message.body for message in told)
    row.refresh_from_db()
    assert (row.email, entries("interest_repeated")) == ("kit@kestrel.example", [{row.ref}])


@pytest.mark.demand("M20", "invited to a round by name, with proof of what was sent when")
def test_invited_by_name_with_proof(world: World):
    rows = [interested(world), arrow(world)]
    made = invited(world, *rows)
    [plain, tied] = [row.message for row in made]
    assert (plain.address, tied.to_organisation) == ("kit@kestrel.example", world.providers["Arrow"].organisation)
    assert plain.body.startswith("To Kestrel Farm\n")
    assert LINK in plain.body
    assert "18 December 2026, 12pm" in plain.body
    assert entries("invited_to_round") == [{world.round.ref, *(row.ref for row in rows)}]
    deliver(plain.ref, at=OPEN)
    assert (mail.outbox[0].body, mail.outbox[0].to) == (plain.body, ["kit@kestrel.example"])
    [proof] = market.invitations(rows[0])
    assert (proof.message.sent_at, proof.sent_by) == (OPEN, world.cast.market_officer)


def test_all_are_invited_or_none(world: World):
    known, new, silent = interested(world), interested(world, "Wren Barn"), interested(world, "Rook Mill", email="")
    invited(world, known)
    with pytest.raises(Refused) as caught:
        invited(world, known, new, silent)
    assert codes(caught) == ["invited_once", "can_be_written_to"]
    assert [row.interested for row in RoundInvitation.objects.all()] == [known]
    another = post_message(
        address="a@b.example", kind="round_invitation", subject="Again", body="Again", by=world.cast.admin, at=OPEN
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        RoundInvitation.objects.create(
            round=world.round, interested=known, message=another, sent_by=world.cast.admin, sent_at=OPEN
        )


def test_nobody_is_invited_to_a_round_that_has_closed(world: World):
    row = interested(world)
    with pytest.raises(Refused):
        acts_invite(world, row, AFTER)
    assert Message.objects.filter(kind="round_invitation").count() == 0


def acts_invite(world: World, row: Interested, when):
    return invite_to_round(round=world.round, organisations=[row], link=LINK, by=world.cast.market_officer, at=when)


def test_the_way_from_interest_to_a_place(world: World):
    invited(world, arrow(world), interested(world))
    interested(world, "Wren Barn")
    application = worlds.submitted(world)
    name = "Arrow Outdoors on the Wye"
    assert stages(world) == {
        name: (True, True, False), "Kestrel Farm": (True, False, False), "Wren Barn": (False, False, False),
    }  # fmt: skip
    worlds.assessed(world, application)
    worlds.told(world, worlds.decided(world, application))
    assert stages(world)[name] == (True, True, True)
    found = market.in_round(market.register(world.cast.commissioner, DECIDING.date()), world.round)
    assert market.way(found) == market.Way(3, 2, 1, 1)
    assert [row.name for row in market.narrowed(found, stage="not_applied")] == ["Kestrel Farm"]


def test_a_draft_is_no_application(world: World):
    arrow(world)
    worlds.written(world)
    assert stages(world)["Arrow Outdoors on the Wye"] == (False, False, False)


def explained(world: World, row: Interested, reason=NotApplied.VOLUME, note=""):
    return acts.explain_not_applying(
        round=world.round, interested=row, reason=reason, note=note, by=world.cast.market_officer, at=ASSESSING
    )


@pytest.mark.demand("M20", "why an organisation did not apply")
def test_why_it_did_not_apply(world: World):
    row = interested(world)
    explained(world, row)
    latest = explained(world, row, NotApplied.OTHER, "The farm floods in winter.")
    assert [each.reason for each in market.reasons(row)] == ["other", "volume"]
    [held] = market.in_round(market.register(world.cast.market_officer, OPEN.date()), world.round)
    assert held.why[0] == latest
    assert entries("not_applying_explained") == [{row.ref, world.round.ref}] * 2


def test_no_reason_for_one_that_applied_or_is_not_said(world: World):
    row = arrow(world)
    worlds.submitted(world)
    with pytest.raises(Refused) as caught:
        explained(world, row, NotApplied.OTHER)
    assert (codes(caught), ReasonNotApplied.objects.count()) == (["not_applied", "reason_said"], 0)


def test_two_organisations_are_never_one_provider(world: World):
    tied, other = arrow(world), interested(world)
    for row, provider in ((tied, "Bridge"), (other, "Arrow")):
        with pytest.raises(Refused):
            acts.link_interest(
                interested=row, provider=world.providers[provider], by=world.cast.market_officer, at=OPEN
            )
    assert Interested.objects.filter(provider=world.providers["Arrow"]).get() == tied


def event(world: World, on=date(2026, 11, 3)):
    return acts.record_event(
        title="Meet the buyer", held_on=on, place="Town Hall", by=world.cast.market_officer, at=OPEN
    )


@pytest.mark.demand("M20", "events and who came")
def test_who_came_to_an_event(world: World):
    held, row = event(world), interested(world)
    came = {"event": held, "by": world.cast.market_officer, "at": OPEN}
    acts.record_attendance(came=[row], **came)
    assert acts.record_attendance(came=[row, interested(world, "Wren Barn")], **came)[0].interested.name == "Wren Barn"
    [shown] = market.events()
    assert [each.interested.name for each in shown.attendances.all()] == ["Kestrel Farm", "Wren Barn"]
    assert len(entries("attendance_recorded")) == 2
    with pytest.raises(Refused) as caught:
        event(world)
    assert codes(caught) == ["event_once"]


def test_nobody_has_come_to_an_event_that_is_ahead(world: World):
    ahead = event(world, date(2026, 12, 11))
    with pytest.raises(Refused) as caught:
        acts.record_attendance(event=ahead, came=[interested(world)], by=world.cast.market_officer, at=OPEN)
    assert (codes(caught), Attendance.objects.count()) == (["event_held"], 0)


def test_public_interest_is_recorded_with_its_source(world: World):
    acts.register_interest(
        name="Heron House", lots=[], by=world.cast.admin, at=OPEN, email="h@heron.example", size="small"
    )
    row = Interested.objects.get()
    assert (row.source, row.name) == (InterestSource.PUBLIC, "Heron House")
