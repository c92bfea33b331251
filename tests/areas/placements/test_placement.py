"""A placement's life: prepared, started, never started, ended; what it posts down, and who is told."""

from datetime import date

import pytest

from sixthday.access.choices import Role
from sixthday.audit.models import Detail, Entry
from sixthday.awards.queries.package import coverage
from sixthday.awards.queries.progress import under_way
from sixthday.calloffs import queries as calloffs
from sixthday.ledger import queries as money
from sixthday.outbox.models import Message
from sixthday.placements import actions, queries
from sixthday.placements.models import Placement
from sixthday.places import queries as places
from sixthday.referrals.queries import duty as duties
from sixthday.rules.findings import Refused, Stale
from tests.areas.awards.chosen import ISSUED, confirmed
from tests.areas.placements.readiness import CHECKED, MONDAY, STARTED, begun, in_order, prepared, signed_by_both
from tests.cast import at, person

FRIDAY = at("2026-11-20", "16:00")


def codes(refused) -> list[str]:
    return [finding.code for finding in refused.value.findings]


def test_preparing_issues_the_call_off_and_names_the_adult(world):
    placement = prepared(world)
    calloff = calloffs.of_award(placement.award)
    assert (placement.state, calloff.state) == ("preparing", "issued")
    assert [worker.adult for worker in queries.workers(placement)] == [placement.award.adult]
    entry = Entry.objects.get(kind="placement_prepared")
    refs = {
        placement.ref,
        calloff.ref,
        placement.award.ref,
        placement.child_ref,
        world.referral.ref,
        placement.award.provider.ref,
    }
    assert set(entry.abouts.values_list("ref", flat=True)) == refs
    with pytest.raises(Stale):
        actions.prepare_placement(award=placement.award, by=world.cast.broker, at=ISSUED)


@pytest.mark.demand("M08", "hours that start are posted to the duty: part met from the first day")
def test_a_start_posts_its_hours_and_tells_both(world):
    before = Message.objects.count()
    placement = in_order(world, prepared(world))
    told = Message.objects.count()
    begun(world, placement)
    met = duties.met_on(world.referral.duty, MONDAY)
    assert (placement.award.weekly_minutes, met.met_on, met.part_minutes) == (600, None, 600)
    assert Message.objects.count() - told == 2
    assert told > before
    held = Placement.objects.get(pk=placement.pk)
    assert (held.state, held.started_on, held.started_by) == ("started", MONDAY, world.cast.broker)
    assert {line["state"] for line in held.gate} == {"met", "deferred"}
    entry = Entry.objects.get(kind="placement_started")
    assert len(Detail.objects.get(entry=entry).body["findings"]) == len(held.gate)


def test_a_second_start_is_told_who_was_first(world):
    placement = in_order(world, prepared(world))
    begun(world, placement)
    with pytest.raises(Stale) as stale:
        begun(world, placement)
    assert (stale.value.what, stale.value.who) == ("This placement is already: started.", world.cast.broker.ref)
    assert world.referral.duty.started.count() == 1


def test_a_placement_that_never_starts_gives_everything_back(world):
    placement = prepared(world)
    with pytest.raises(Refused) as refused:
        actions.abandon_placement(placement=placement, why=" ", by=world.cast.broker, at=CHECKED)
    assert codes(refused) == ["abandon_why"]
    actions.abandon_placement(placement=placement, why="Family moved away", by=world.cast.broker, at=CHECKED)
    held = Placement.objects.get(pk=placement.pk)
    assert (held.state, held.ended_on, places.taking(placement.award.ref)) == ("not_started", CHECKED.date(), None)
    assert calloffs.of_award(placement.award) is None
    assert Entry.objects.filter(kind="placement_abandoned").count() == 1
    with pytest.raises(Stale):
        actions.abandon_placement(placement=placement, why="Again", by=world.cast.broker, at=CHECKED)


def test_one_that_was_signed_for_ends_its_call_off(world):
    placement = prepared(world)
    signed_by_both(world, placement)
    calloff = calloffs.of_award(placement.award)
    assert sum(pence for pence, _ in money.committed(calloff.ref).values()) == placement.award.whole_life_pence
    actions.abandon_placement(placement=placement, why="Back in school", by=world.cast.broker, at=CHECKED)
    assert sum(pence for pence, _ in money.committed(calloff.ref).values()) == 0
    assert calloffs.of_award(placement.award).state == "ended"
    still = coverage(world.referral)
    assert (still.bought_minutes, still.asked_minutes, still.to_find_minutes) == (0, 0, still.wanted_minutes)
    assert world.referral.pk not in under_way([world.referral.pk], CHECKED)


@pytest.mark.demand("M22", "an end is dated and reasoned; its hours stop counting and its place is free")
def test_an_end_gives_back_the_place_and_the_hours(world):
    placement = begun(world)
    with pytest.raises(Refused) as refused:
        actions.end_placement(placement=placement, on=date(2026, 11, 8), why=" ", by=world.cast.broker, at=FRIDAY)
    assert codes(refused) == ["end_after_start", "end_why"]
    actions.end_placement(placement=placement, on=FRIDAY.date(), why="Back in school", by=world.cast.broker, at=FRIDAY)
    assert duties.delivered_minutes(world.referral.duty, FRIDAY.date()) == 600
    assert duties.delivered_minutes(world.referral.duty, date(2026, 11, 21)) == 0
    assert (places.taking(placement.award.ref), calloffs.of_award(placement.award).state) == (None, "ended")
    with pytest.raises(Stale):
        actions.end_placement(placement=placement, on=FRIDAY.date(), why="Again", by=world.cast.broker, at=FRIDAY)
    assert Placement.objects.get(pk=placement.pk).ended_why == "Back in school"


def test_what_is_over_takes_no_more_checks(world):
    placement = begun(world)
    actions.end_placement(placement=placement, on=FRIDAY.date(), why="Back in school", by=world.cast.broker, at=FRIDAY)
    with pytest.raises(Refused) as refused:
        actions.record_check(
            placement=placement, requirement="child_met", note="Met", by=world.cast.qa_officer, at=FRIDAY
        )
    assert codes(refused) == ["check_live"]


@pytest.mark.parametrize(
    ("handle", "sees"),
    [
        ("broker", True), ("qa_officer", True), ("senior_officer", True), ("auditor", True), ("referrer", False),
        ("commissioner", False), ("finance_officer", False), ("approver", False),
    ],
)  # fmt: skip
def test_who_sees_a_placement(world, handle, sees):
    prepared(world)
    assert queries.visible(getattr(world.cast, handle), MONDAY).exists() is sees


def test_a_provider_sees_its_own_and_no_other(world):
    placement = prepared(world)
    mine = placement.award.provider
    for name, provider in world.providers.items():
        assert queries.visible(world.lead(name), MONDAY).exists() is (provider == mine)


def test_a_restricted_child_is_a_reference_to_quality_assurance_and_nobody_to_brokers(world):
    placement = prepared(world)
    child = world.referral.child
    child.restricted = True
    child.save()
    other = person(world.cast, "third_broker", "Bo Third", Role.BROKER, world.cast.council, when=at("2026-09-01"))
    assert not queries.visible(other, MONDAY).exists()
    seen = list(queries.visible(world.cast.qa_officer, MONDAY))
    assert seen == [placement]
    assert queries.children_seen(world.cast.qa_officer, MONDAY, seen) == {}


def test_a_confirmed_award_waits_to_be_prepared(world):
    award = confirmed(world)
    assert queries.for_award(award) is None
    assert STARTED > ISSUED
