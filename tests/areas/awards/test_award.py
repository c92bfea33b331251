"""Proposing an award by each route; everything that stops it; what is kept."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from sixthday.audit.models import Detail, Entry
from sixthday.awards.actions.award import propose_award, withdraw_award
from sixthday.awards.actions.conflict import declare_conflicts
from sixthday.awards.actions.request import cancel_request, close_none_suitable
from sixthday.awards.choices import Route
from sixthday.awards.models import Award, ConflictDeclaration, Request
from sixthday.ledger import queries as ledger
from sixthday.ops import triggers
from sixthday.places import queries as places
from sixthday.providers import actions as providers
from sixthday.providers.models import Evidence
from sixthday.referrals.models import DutyDecision
from sixthday.rules.findings import Refused, Stale
from tests.areas.awards.chosen import (
    COST,
    PROPOSED,
    THIS,
    approved,
    budget,
    confirmed,
    entry,
    issued,
    locked,
    only,
    proposed,
    spot_request,
    spot_terms,
)
from tests.areas.awards.world import MORNINGS, NEEDED, add_evidence, drafted
from tests.cast import at

pytestmark = pytest.mark.django_db


def codes(refused) -> list[str]:
    return [finding.code for finding in refused.value.findings]


@pytest.mark.demand("M11", "the first in the ranking is proposed, at its own terms, with all it was tested against")
def test_the_first_is_proposed_as_it_answered(world):
    request = locked(world)
    award = proposed(world, request)
    assert (award.state, award.route, award.provider.name, award.entry.position) == (
        "proposed", "ranked", "Arrow Learning", 1,
    )  # fmt: skip
    assert (award.start_on, award.end_on, award.weekly_minutes, award.part_days) == (
        NEEDED, date(2026, 12, 18), 600, MORNINGS,
    )  # fmt: skip
    assert (award.price_pence, award.units, award.whole_life_pence, award.whole_life_vat_pence) == (42_00, 60, COST, 0)
    assert award.frozen["cost"] == {
        "ex_vat_by_year": {THIS: COST}, "vat_by_year": {THIS: 0}, "calendar": "school days", "days": 24,
        "minutes": "3600", "quantity": "60",
    }  # fmt: skip
    assert [row["code"] for row in award.frozen["findings"] if not row["met"]] == []
    assert {row["code"] for row in award.frozen["findings"]} >= {
        "duty_decided", "route_fits", "first_choice", "conflict_declared", "conflict_none", "standing",
        "public_liability", "framework_term", "capacity", "guard_pupils", "year_budget", "framework_cap",
    }  # fmt: skip


def test_the_proposal_is_kept_in_the_record(world):
    award = proposed(world)
    kept = Entry.objects.get(kind="award_proposed")
    assert (kept.actor, kept.at) == (world.cast.broker.ref, PROPOSED)
    assert [about.ref for about in kept.abouts.order_by("pk")] == [
        award.ref, award.request.ref, world.referral.ref, award.provider.ref, world.referral.child.ref,
    ]  # fmt: skip
    assert Detail.objects.get(entry=kept).body["after"] == {
        "route": "ranked", "provider": award.provider.ref, "position": 1, "whole_life_pence": COST,
    }  # fmt: skip


@pytest.mark.demand("M11", "choosing another than the first needs a reason, which is kept")
def test_not_choosing_the_first_needs_a_reason(world):
    request = locked(world)
    with pytest.raises(Refused) as refused:
        proposed(world, request, position=2)
    assert codes(refused) == ["first_choice"]
    award = proposed(world, request, position=2, not_first_reason="  The child knows the tutor there. ")
    assert (award.provider.name, award.not_first_reason) == ("Bridge Learning", "The child knows the tutor there.")


def test_a_sole_eligible_provider_is_counted_apart(world):
    only(world, "Arrow")
    request = locked(world)
    assert proposed(world, request).route == "sole_eligible"
    with pytest.raises(Stale):
        proposed(world, request)


@pytest.mark.parametrize(
    ("names", "route"),
    [
        pytest.param(("Arrow",), Route.RANKED, id="ranked, with one to ask"),
        pytest.param(("Arrow", "Bridge"), Route.SOLE_ELIGIBLE, id="sole, with two to ask"),
    ],
)
def test_the_route_is_what_it_is(world, names, route):
    only(world, *names)
    with pytest.raises(Refused) as refused:
        proposed(world, route=route)
    assert codes(refused) == ["route_fits"]


def uninsured(world):
    Evidence.objects.filter(requirement="public_liability", provider=world.providers["Arrow"]).delete()
    add_evidence(world, world.providers["Arrow"], "public_liability", until=date(2026, 11, 8))


def suspended(world):
    providers.suspend_provider(
        provider=world.providers["Arrow"], reason="A concern", from_on=date(2026, 11, 6), until_on=date(2026, 11, 30),
        by=world.cast.qa_officer, at=at("2026-11-06", "17:02"),
    )  # fmt: skip


def interested(world):
    declare_conflicts(
        interests=[(world.providers["Arrow"], "My sister works there")],
        by=world.cast.broker,
        at=at("2026-11-06", "17:02"),
    )


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        pytest.param(uninsured, ["public_liability"], id="insurance ends before the start"),
        pytest.param(suspended, ["standing"], id="suspended since the lock"),
        pytest.param(interested, ["conflict_none"], id="the proposer has an interest in it"),
        pytest.param(lambda world: ConflictDeclaration.objects.all().delete(), ["conflict_declared"], id="nothing declared"),
        pytest.param(lambda world: (suspended(world), uninsured(world)), ["standing", "public_liability"],
                     id="every reason at once"),
    ],
)  # fmt: skip
@pytest.mark.demand("M10", "standing and evidence are tested again at award, with every reason")
def test_what_stops_a_proposal(world, spoil, why):
    request = locked(world)
    spoil(world)
    with pytest.raises(Refused) as refused:
        proposed(world, request)
    assert codes(refused) == why
    assert not Award.objects.exists()


def test_money_that_is_not_there_stops_a_proposal(world):
    budget(world, COST - 1)
    with pytest.raises(Refused) as refused:
        proposed(world)
    assert codes(refused) == ["year_budget"]


@pytest.mark.demand("M08", "the signed decision is needed before an award")
def test_no_award_before_the_decision(world):
    request = locked(world)
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER IF EXISTS sixthday_referrals_dutydecision_delete" + (
            " ON referrals_dutydecision" if connection.vendor == "postgresql" else ""))  # fmt: skip
    DutyDecision.objects.all().delete()
    with pytest.raises(Refused) as refused:
        proposed(world, request)
    assert codes(refused) == ["duty_decided"]


def test_one_award_lives_and_the_second_is_told_of_it(world):
    request = locked(world)
    proposed(world, request)
    with pytest.raises(Stale) as stale:
        propose_award(request=request, entry=entry(request), by=world.cast.lead_broker, at=at("2026-11-06", "17:11"))
    assert (stale.value.what, stale.value.who) == (
        "This award is already: waiting for approval.", world.cast.broker.ref,
    )  # fmt: skip
    twin = Award.objects.get()
    twin.pk, twin.ref = None, "ANOTHER"
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


def test_a_request_that_ended_cannot_be_awarded(world):
    request = locked(world)
    first = entry(request)
    cancel_request(request=request, why="Reinstated at school", by=world.cast.broker, at=PROPOSED)
    with pytest.raises(Stale) as stale:
        proposed(world, request, entry=first)
    assert stale.value.what == "This request is already: cancelled."


def test_an_answer_of_another_request_is_refused(world):
    one, other = locked(world), locked(world)
    with pytest.raises(Refused) as refused:
        proposed(world, one, entry=entry(other))
    assert codes(refused) == ["award_in_shortlist"]


@pytest.mark.demand("M19", "a spot purchase: a reason, an authority, the same checks, outside the framework's cap")
def test_spot(world):
    request = spot_request(world)
    award = propose_award(request=request, route=Route.SPOT, terms=spot_terms(world), by=world.cast.broker, at=PROPOSED)
    assert (award.route, award.entry, award.offer, award.spot_decision.authority) == (
        "spot", None, None, "Service Director, 4 November 2026",
    )  # fmt: skip
    tested = {row["code"] for row in award.frozen["findings"]}
    assert {"standing", "public_liability", "year_budget", "guard_pupils"} <= tested
    assert not {"framework_cap", "framework_term", "first_choice"} & tested
    made = approved(world, award)
    assert ledger.live_earmark(made.ref) == {THIS: (3_000_00, 0)}
    assert ledger.cap_balance(ledger.cap(world.round_lot.round.scheme.ref)).taken == 0
    withdraw_award(award=made, why="School place found", by=world.cast.broker, at=PROPOSED)
    assert Request.objects.get().state == "draft"  # no shortlist to go back to


@pytest.mark.parametrize(
    ("given", "why"),
    [
        pytest.param({"route": Route.SPOT}, "route_papers", id="spot without terms"),
        pytest.param({"route": Route.CONTINUITY}, "route_papers", id="continuity without an earlier call-off"),
        pytest.param({}, "route_papers", id="ranked without an answer"),
    ],
)
def test_a_route_needs_its_papers(world, given, why):
    with pytest.raises(Refused) as refused:
        propose_award(request=drafted(world), by=world.cast.broker, at=PROPOSED, **given)
    assert codes(refused) == [why]


def test_spot_without_a_decision(world):
    with pytest.raises(Refused) as refused:
        propose_award(
            request=drafted(world), route=Route.SPOT, terms=spot_terms(world), by=world.cast.broker, at=PROPOSED
        )
    assert "a spot decision and the terms agreed" in str(refused.value)


def test_dates_without_a_session_buy_nothing(world):
    saturday = spot_terms(world, start_on=date(2026, 11, 14), end_on=date(2026, 11, 15))
    with pytest.raises(Refused) as refused:
        propose_award(request=spot_request(world), route=Route.SPOT, terms=saturday, by=world.cast.broker, at=PROPOSED)
    assert codes(refused) == ["award_buys"]


def test_withdrawing_a_proposal_frees_the_request(world):
    award = proposed(world)
    withdraw_award(award=award, why="Asked again", by=world.cast.broker, at=PROPOSED)
    held = Award.objects.get()
    assert (held.state, held.ended_why, held.ended_by) == ("withdrawn", "Asked again", world.cast.broker)
    proposed(world, Request.objects.get())


@pytest.mark.demand("M17", "an award that falls gives back its place and its money")
def test_withdrawing_an_approved_award_gives_everything_back(world):
    award = confirmed(world)
    withdraw_award(award=award, why="Reinstated at school", by=world.cast.broker, at=PROPOSED)
    assert (ledger.live_earmark(award.ref), places.taking(award.ref)) == ({}, None)
    assert Request.objects.get().state == "locked"
    with pytest.raises(Stale) as stale:
        withdraw_award(award=award, why="Again", by=world.cast.broker, at=PROPOSED)
    assert stale.value.what == "This award is already: withdrawn by the council."


def test_an_award_bound_by_a_calloff_falls_only_with_it(world):
    calloff = issued(world)
    with pytest.raises(Refused) as refused:
        withdraw_award(award=calloff.award, why="Reinstated", by=world.cast.broker, at=PROPOSED)
    assert codes(refused) == ["award_bound"]


def test_withdrawing_needs_a_reason(world):
    with pytest.raises(Refused) as refused:
        withdraw_award(award=proposed(world), why=" ", by=world.cast.broker, at=PROPOSED)
    assert codes(refused) == ["withdraw_reason"]


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param("UPDATE awards_award SET entry_id = NULL", id="ranked without an entry"),
        pytest.param("UPDATE awards_award SET earlier_calloff = 'X'", id="ranked that carries on another"),
        pytest.param("UPDATE awards_award SET route = 'chosen'", id="no such route"),
        pytest.param("UPDATE awards_award SET state = 'approved'", id="approved by nobody"),
        pytest.param("UPDATE awards_award SET approved_by_id = proposed_by_id, approved_at = proposed_at, "
                     "state = 'approved'", id="approved by its proposer"),
        pytest.param("UPDATE awards_award SET state = 'withdrawn'", id="withdrawn by nobody"),
        pytest.param("UPDATE awards_award SET end_on = '2026-01-01'", id="ends before it starts"),
        pytest.param("UPDATE awards_award SET whole_life_pence = 0", id="free of charge"),
        pytest.param("UPDATE awards_award SET provider_id = (SELECT MAX(id) FROM providers_provider)",
                     id="outside its shortlist entry"),
    ],
)  # fmt: skip
def test_the_database_holds_its_own(world, sql):
    proposed(world)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize("close", [cancel_request, close_none_suitable])
def test_a_request_is_not_closed_under_a_proposed_award(world, close):
    request = locked(world)
    award = proposed(world, request)
    with pytest.raises(Refused) as refused:
        close(request=request, why="No longer wanted", by=world.cast.broker, at=PROPOSED)
    assert codes(refused) == ["award_live"]
    withdraw_award(award=award, why="No longer wanted", by=world.cast.broker, at=PROPOSED)
    close(request=request, why="No longer wanted", by=world.cast.broker, at=PROPOSED)


def replayed(ref: str) -> str:
    """What the command says of an award."""
    said = StringIO()
    call_command("replay_award", ref, stdout=said)
    return said.getvalue()


@pytest.mark.demand("M11", "any award replays to the same answer from what was frozen with it")
def test_an_award_replays_to_the_same_answer(world):
    award = proposed(world)
    lines = replayed(award.ref.lower().replace("-", " ")).splitlines()
    assert [line[:4] for line in lines[:3]] == ["* 1.", "  2.", "  3."]
    assert lines[-1] == f"Award {award.ref} replays to the same answer, under version 1 of the weights."


def test_a_record_that_was_altered_does_not_replay(world):
    award = proposed(world)
    shortlist = award.request.shortlist
    triggers.lift(connection)
    shortlist.frozen["offers"][1]["price_pence"] = 1
    shortlist.save(update_fields=["frozen"])
    with pytest.raises(CommandError, match="altered"):
        replayed(award.ref)


def test_an_award_without_a_shortlist_says_so(world):
    award = propose_award(
        request=spot_request(world), route=Route.SPOT, terms=spot_terms(world), by=world.cast.broker, at=PROPOSED
    )
    assert replayed(award.ref) == f"Award {award.ref} was made without a shortlist (spot purchase).\n"
    with pytest.raises(CommandError, match="No award"):
        replayed("K7M4-29QX")
