"""How providers stand to the guard: every hour known, children as they are today, breaches first."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from sixthday.audit.models import Entry
from sixthday.ops.operator import CONSOLE
from sixthday.outbox.models import Message
from sixthday.places import queries
from sixthday.places.actions import override_guard, run_guard_again
from sixthday.places.queries.standing import ALLOWED, BREACH, CLEAR, NEAR, REGISTERED
from sixthday.providers.actions import correct_provider
from sixthday.referrals.actions.referral import return_referral, start_referral
from sixthday.referrals.actions.sections import save_section
from tests.areas.awards.world import add_provider
from tests.areas.places.taken import END, NOW, START, declare, take

pytestmark = pytest.mark.django_db
FULL = 19 * 60


def one(world, on: date = START):
    return queries.standing_of(world.providers["Arrow"], on)


@pytest.mark.demand("M15", "framework, spot, carried over and declared hours are counted together, per child and place")
def test_every_route_and_declared_hours_are_counted(world):
    for number, route in enumerate(("ranked", "spot", "carried_over")):
        take(world, f"AWARD-{number}", weekly_minutes=FULL, route=route, offer=None)
    declare(world, 1)
    assert (one(world).needs, one(world).seen.full_time) == (NEAR, 4)
    declare(world, 1)
    found = one(world)
    assert (found.needs, found.seen.full_time, [f.code for f in found.now if not f.met]) == (
        BREACH,
        5,
        ["guard_pupils"],
    )


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"plan": "held"}, id="gets an EHC plan"),
        pytest.param({"looked_after": True}, id="becomes looked after"),
    ],
)
@pytest.mark.demand("M15", "a child who gets a plan or becomes looked after shows at once where they are placed")
def test_a_place_that_now_breaches_shows_at_once(world, changed):
    child = world.referral.child
    take(world, child_ref=child.ref, weekly_minutes=FULL)
    assert one(world).needs == CLEAR
    again = start_referral(
        team=world.referral.team, given_name="", family_name="", born_on=child.born_on, child=child,
        by=world.cast.referrer, at=NOW,
    )  # fmt: skip
    save_section(referral=again, section="child", values=changed, by=world.cast.referrer, at=NOW)
    found = one(world)
    assert (found.needs, queries.without_case([found])) == (BREACH, [found])
    assert [f.code for f in queries.guard_of("AWARD-1") if not f.met] == ["guard_special_pupils", "guard_split"]


@pytest.mark.demand(
    "M15", "the guard runs again by itself; whoever must act is told once of a provider newly over the line"
)
def test_the_guard_runs_again_and_tells_who_must_act(world):
    child = world.referral.child
    take(world, child_ref=child.ref, weekly_minutes=FULL)
    assert run_guard_again(by=CONSOLE, at=NOW) == []
    return_referral(referral=world.referral, missing="Plan", by=world.cast.broker, at=NOW)
    for plan, raised in (("held", 1), ("held", 0), ("none", 0), ("held", 1)):
        save_section(referral=world.referral, section="child", values={"plan": plan}, by=world.cast.referrer, at=NOW)
        assert len(run_guard_again(by=CONSOLE, at=NOW)) == raised
    arrow = world.providers["Arrow"]
    told = Message.objects.filter(kind="guard_alarm", about=arrow.ref).order_by("id").values_list("to__name", flat=True)
    assert sorted(set(told)) == ["Cara Moss", "Cleo Ward", "Quincy Boyd", "Quinn Adams", "Sean Doyle"]
    assert queries.alarm_of(arrow).facts["special"] == 1
    kinds = Entry.objects.filter(abouts__ref=arrow.ref, kind__startswith="guard_alarm").order_by("id")
    assert list(kinds.values_list("kind", flat=True)) == [
        "guard_alarm_raised", "guard_alarm_cleared", "guard_alarm_raised",
    ]  # fmt: skip


def test_one_alarm_stands_at_a_time(world):
    declare(world, 5)
    (alarm,) = run_guard_again(by=CONSOLE, at=NOW)
    alarm.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        alarm.save()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE places_guardalarm SET cleared_at = '2020-01-01 00:00:00+00:00'")


def test_a_child_who_is_corrected_downwards_counts_no_more(world):
    child = world.referral.child
    take(world, child_ref=child.ref, weekly_minutes=18 * 60, special=True)
    declare(world, 4)
    return_referral(referral=world.referral, missing="Born on", by=world.cast.broker, at=NOW)
    save_section(
        referral=world.referral, section="child", values={"born_on": date(2009, 3, 14)}, by=world.cast.referrer, at=NOW
    )
    assert [place.age_ok for place in one(world).known.held] == [False]


def test_a_breach_that_was_let_through(world):
    declare(world, 4)
    override_guard(
        provider=world.providers["Arrow"], child_ref="CHILD-1", from_on=NOW.date(), until_on=END, reason="Promised",
        by=world.cast.senior_officer, at=NOW,
    )  # fmt: skip
    take(world, weekly_minutes=FULL)
    assert (one(world).needs, one(world).breach, queries.without_case([one(world)])) == (ALLOWED, True, [])
    declare(world, 1)
    assert one(world).needs == BREACH


def test_breaches_stand_first(world):
    declare(world, 5)
    for number in range(4):
        take(world, f"AWARD-{number}", "Bridge", weekly_minutes=FULL)
    correct_provider(
        provider=world.providers["Teme"], school_urn="123456", registered_on=date(2026, 9, 1), by=world.cast.commissioner,
        at=NOW,
    )  # fmt: skip
    found = queries.standings(world.providers.values(), START)
    assert [(row.provider.name, row.needs) for row in found] == [
        ("Arrow Learning", BREACH), ("Bridge Learning", NEAR), ("Teme Learning", REGISTERED),
    ]  # fmt: skip


def test_the_split_names_registered_members_of_the_lot(world):
    correct_provider(
        provider=world.providers["Teme"], school_urn="123456", registered_on=date(2026, 9, 1), by=world.cast.commissioner,
        at=NOW,
    )  # fmt: skip
    arrow = world.providers["Arrow"]
    asked = queries.guard_place(
        child_ref="X", weekly_minutes=25 * 60, special=True, one_to_one_away=False, leaves_on=date(2028, 6, 30),
        from_on=START, until_on=END,
    )  # fmt: skip
    reasons = {finding.code: finding.reason for finding in queries.guard_findings(arrow, asked)}
    assert reasons["guard_split"] == (
        "Do not cut the hours: 18 hours a week may stay here, and 7 hours must go to a registered school of the lot: "
        "Teme Learning."
    )


def test_the_cost_does_not_grow_with_providers(world, django_assert_num_queries):
    take(world)
    with django_assert_num_queries(9):
        queries.standings([world.providers["Arrow"]], START)
    add_provider(world, "Lugg")
    for name in world.providers:
        take(world, f"AWARD-{name}", name)
    with django_assert_num_queries(9):
        queries.standings(world.providers.values(), START)
