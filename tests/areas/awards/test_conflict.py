"""Declarations of interest, and decisions to buy outside the framework."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from sixthday.audit.models import Detail, Entry
from sixthday.awards.actions.conflict import declare_conflicts
from sixthday.awards.actions.spot import decide_spot
from sixthday.awards.queries import conflict as conflicts
from sixthday.framework.actions import NewInterest, declare_interests, make_choice
from sixthday.framework.choices import Choice, InterestKind
from sixthday.rules.approvals import Declaration
from sixthday.rules.findings import Refused, Stale
from tests.areas.awards.chosen import PROPOSED, approved, proposed
from tests.areas.awards.world import drafted, sent_request
from tests.cast import at

pytestmark = pytest.mark.django_db
NOW = at("2026-11-05")


def codes(refused) -> list[str]:
    return [finding.code for finding in refused.value.findings]


@pytest.mark.demand("M29", "a standing declaration, good for the time the council chose, naming each interest")
def test_a_declaration_stands_for_the_time_chosen(world):
    broker, arrow = world.cast.broker, world.providers["Arrow"]
    declare_conflicts(interests=[(arrow, " A cousin teaches there ")], by=broker, at=NOW)
    assert conflicts.declaration(broker) == Declaration(date(2026, 11, 5), date(2027, 11, 4), frozenset({arrow.ref}))
    make_choice(
        name=Choice.CONFLICT_DAYS, value=30, why="Asked by audit", from_on=date(2026, 11, 6), by=world.cast.commissioner,
        at=NOW,
    )  # fmt: skip
    declare_conflicts(interests=[], by=broker, at=at("2026-11-06"))
    assert conflicts.declaration(broker) == Declaration(date(2026, 11, 6), date(2026, 12, 5))


def test_it_is_kept_about_each_provider_named(world):
    arrow = world.providers["Arrow"]
    declare_conflicts(interests=[(arrow, "A cousin")], by=world.cast.qa_officer, at=NOW)
    entry = Entry.objects.filter(kind="conflict_declared").latest("id")
    assert [about.ref for about in entry.abouts.order_by("pk")] == [world.cast.qa_officer.ref, arrow.ref]
    assert Detail.objects.get(entry=entry).body["after"] == {"until_on": "2027-11-04", "interests": [arrow.ref]}


@pytest.mark.demand("M29", "an interest declared for a round of the framework holds back at an award too")
def test_an_interest_declared_for_a_round_counts(world):
    broker, arrow = world.cast.broker, world.providers["Arrow"]
    held = world.round_lot.round
    interest = NewInterest(InterestKind.ACTUAL, "A director", "Stays out", date(2027, 1, 31), arrow.organisation)
    declare_interests(round=held, interests=[interest], by=broker, at=NOW)
    declare_conflicts(interests=[], by=broker, at=NOW)
    assert conflicts.declaration(broker).provider_refs == {arrow.ref}
    declare_interests(round=held, interests=[], by=broker, at=at("2026-11-06"))
    assert conflicts.declaration(broker).provider_refs == set()


@pytest.mark.parametrize(
    ("natures", "why"),
    [
        pytest.param([("Arrow", " ")], ["interest_nature"], id="an interest without its nature"),
        pytest.param([("Arrow", "A cousin"), ("Arrow", "Shares")], ["interest_once"], id="a provider named twice"),
    ],
)
def test_what_is_no_declaration(world, natures, why):
    with pytest.raises(Refused) as refused:
        declare_conflicts(
            interests=[(world.providers[name], nature) for name, nature in natures], by=world.cast.broker, at=NOW
        )
    assert codes(refused) == why


def test_an_interest_in_another_provider_stops_nothing(world):
    declare_conflicts(interests=[(world.providers["Teme"], "Shares")], by=world.cast.broker, at=NOW)
    assert proposed(world).state == "proposed"


def test_the_approver_with_an_interest_steps_aside(world):
    award = proposed(world)
    declare_conflicts(interests=[(award.provider, "A cousin")], by=world.cast.approver, at=PROPOSED)
    with pytest.raises(Refused) as refused:
        approved(world, award)
    assert codes(refused) == ["conflict_none"]


def spot(world, request=None, **changed):
    given = {"reason": "No place in the lot", "authority": "Service Director, 4 November", "by": world.cast.lead_broker}
    return decide_spot(request=request or drafted(world), at=NOW, **(given | changed))


@pytest.mark.demand("M19", "a spot purchase is decided with its reason and authority, and kept")
def test_a_spot_purchase_is_decided_once(world):
    request = drafted(world)
    made = spot(world, request)
    assert (made.reason, made.authority, made.decided_by) == (
        "No place in the lot", "Service Director, 4 November", world.cast.lead_broker,
    )  # fmt: skip
    assert Entry.objects.get(kind="spot_decided").actor == world.cast.lead_broker.ref
    with pytest.raises(Refused) as refused:
        spot(world, request)
    assert codes(refused) == ["spot_once"]


def test_a_spot_purchase_needs_both_words(world):
    with pytest.raises(Refused) as refused:
        spot(world, reason="", authority=" ")
    assert codes(refused) == ["spot_reason", "spot_authority"]


def test_no_spot_purchase_while_providers_are_asked(world):
    with pytest.raises(Stale) as stale:
        spot(world, sent_request(world))
    assert stale.value.what == "This request is already: waiting for answers."


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param("UPDATE awards_conflictdeclaration SET until_on = '2020-01-01'", id="ended before it began"),
        pytest.param("UPDATE awards_conflictdeclaration SET made_by_id = (SELECT MIN(id) FROM access_user)",
                     id="made for somebody else"),
    ],
)  # fmt: skip
def test_the_database_holds_its_own(world, sql):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
