"""The lock: when it may fall, what it ranks, what it freezes, and that it replays."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from django.db import DatabaseError, connection, transaction

from sixthday.audit.models import Detail, Entry
from sixthday.audit.references import seeded
from sixthday.awards.actions.answer import enter_telephone_answer
from sixthday.awards.actions.shortlist import lock_shortlist
from sixthday.awards.models import Invitation, Shortlist
from sixthday.awards.queries.board import board
from sixthday.awards.queries.shortlist import replay, replays
from sixthday.framework import actions as framework
from sixthday.providers import actions as providers
from sixthday.providers.models import Evidence
from sixthday.rules.findings import Refused, Stale
from tests.areas.awards.world import (
    AFTERNOON,
    DUE,
    MORNINGS,
    SENT,
    WEIGHTS,
    a_world,
    add_provider,
    answer,
    invitation,
    offering,
    sent_request,
)

pytestmark = pytest.mark.django_db
LATE = DUE + timedelta(minutes=1)


def codes(refused) -> list[str]:
    return [finding.code for finding in refused.value.findings]


def placed(shortlist) -> list[tuple[int, str]]:
    """Positions and providers."""
    return [(entry.position, entry.response.invitation.provider.name.split()[0]) for entry in shortlist.entries.all()]


def lock(world, request, at=LATE, **given):
    return lock_shortlist(request=request, **({"by": world.cast.broker, "at": at} | given))


@pytest.mark.demand("M11", "exact versions ranked by the weights of the day it was sent, frozen, and replayed")
def test_answers_are_ranked_frozen_and_replay():
    world = a_world()
    request = sent_request(world)
    answer(world, request, "Arrow")
    answer(world, request, "Bridge", price_pence=36_00)
    answer(world, request, "Teme", start_on=date(2026, 11, 11))
    shortlist = lock(world, request, at=AFTERNOON)
    assert placed(shortlist) == [(1, "Bridge"), (2, "Arrow"), (3, "Teme")]
    best = shortlist.entries.get(position=1)
    # 25 need, 7.5 neutral record, 15 start, 15 days, 8.5 distance (2 to 5 miles), 75 of 100 price, 5 no view
    assert Fraction(best.total) == 25 + Fraction(15, 2) + 15 + 15 + Fraction(17, 2) + Fraction(15, 2) + 5
    assert best.whole_life_pence == 6 * 10 * 36_00  # six weeks of ten hours
    assert [(p["criterion"], p["scale_points"], p["no_data"]) for p in best.points][:2] == [
        ("need_fit", "100", False), ("outcomes_record", "50", True),
    ]  # fmt: skip
    assert [row.offer.ref for row in replay(shortlist)] == [e.response.ref for e in shortlist.entries.all()]
    assert replays(Shortlist.objects.get())
    request.refresh_from_db()
    assert request.state == "locked"


def test_the_lock_is_kept_in_the_record():
    world = a_world(("Arrow", "Bridge"))
    request = sent_request(world)
    given = answer(world, request, "Arrow")
    lock(world, request)
    entry = Entry.objects.get(kind="shortlist_locked")
    assert (entry.actor, entry.at) == (world.cast.broker.ref, LATE)
    assert [about.ref for about in entry.abouts.order_by("pk")] == [
        request.ref, world.referral.ref, world.referral.child.ref,
    ]  # fmt: skip
    body = Detail.objects.get(entry=entry).body
    assert body["after"] == {"ranked": [given.ref], "set_aside": [], "silent": [world.providers["Bridge"].ref]}
    assert [finding["reason"] for finding in body["findings"]] == ["The answer time passed at Fri 6 Nov, 5pm."]


@pytest.mark.demand("M09", "locks when all have answered or the due moment has passed; silence is written down")
def test_silence_is_written_down_by_the_lock():
    world = a_world(("Arrow", "Bridge"))
    request = sent_request(world)
    answer(world, request, "Arrow")
    assert Invitation.objects.filter(silent=True).count() == 0
    shortlist = lock(world, request)
    assert list(Invitation.objects.values_list("provider__name", "silent")) == [
        ("Arrow Learning", False), ("Bridge Learning", True),
    ]  # fmt: skip
    assert shortlist.frozen["silent"] == [world.providers["Bridge"].ref]


def test_too_early_is_refused_and_a_lead_broker_needs_a_reason():
    world = a_world(("Arrow", "Bridge"))
    request = sent_request(world)
    answer(world, request, "Arrow")
    with pytest.raises(Refused) as refused:
        lock(world, request, at=DUE)
    assert codes(refused) == ["lock_by_lead", "lock_reason"]
    with pytest.raises(Refused) as refused:
        lock(world, request, at=DUE, early_reason="Family waits")
    assert codes(refused) == ["lock_by_lead"]
    with pytest.raises(Refused) as refused:
        lock(world, request, at=DUE, by=world.cast.lead_broker)
    assert codes(refused) == ["lock_reason"]
    assert lock(world, request, at=DUE, by=world.cast.lead_broker, early_reason="Family waits").early_reason == (
        "Family waits"
    )


def test_a_sole_eligible_provider_need_not_be_waited_for():
    world = a_world(("Arrow",))
    add_provider(world, "Lugg", age_from=5, age_to=12)
    request = sent_request(world)
    assert placed(lock(world, request, at=AFTERNOON)) == []


def test_one_left_out_does_not_make_the_other_sole():
    world = a_world(("Arrow", "Bridge"))
    request = sent_request(world)
    answer(world, request, "Arrow")
    with pytest.raises(Refused):
        lock(world, request, at=AFTERNOON)


@pytest.mark.parametrize(
    ("timely", "late", "ranked"),
    [
        pytest.param("can", "can", [(1, "Arrow")], id="a timely can-meet keeps the late one out"),
        pytest.param("cannot", "can", [(1, "Bridge")], id="nobody timely: the late one is ranked"),
        pytest.param("partly", "can", [(1, "Bridge"), (2, "Arrow")], id="a timely partly does not meet the need"),
    ],
)
def test_a_late_answer_counts_only_when_no_timely_one_meets_the_need(timely, late, ranked):
    world = a_world(("Arrow", "Bridge"))
    request = sent_request(world)
    part = {"weekly_minutes": 300, "part_days": MORNINGS[:2], "shortfall": "Two full"} if timely == "partly" else {}
    answer(world, request, "Arrow", answer=timely, **part)
    answer(world, request, "Bridge", answer=late, when=LATE)
    shortlist = lock(world, request, at=LATE + timedelta(minutes=1))
    assert placed(shortlist) == ranked
    if timely == "can":
        assert [row["why"] for row in shortlist.frozen["set_aside"]] == ["late"]


def test_partly_ranks_below_every_can_meet_however_cheap():
    world = a_world(("Arrow", "Teme"))
    request = sent_request(world)
    answer(world, request, "Teme")
    answer(
        world, request, "Arrow", answer="partly", weekly_minutes=540, price_pence=1_00, shortfall="An hour short"
    )  # fmt: skip
    assert placed(lock(world, request)) == [(1, "Teme"), (2, "Arrow")]


def test_a_timely_version_counts_and_a_late_change_does_not():
    world = a_world(("Arrow",))
    add_provider(world, "Bridge")
    request = sent_request(world)
    first = answer(world, request, "Arrow", price_pence=41_00)
    answer(world, request, "Arrow", price_pence=30_00, when=LATE)
    assert [e.response for e in lock(world, request, at=LATE + timedelta(minutes=1)).entries.all()] == [first]


def test_a_late_cannot_takes_the_answer_back():
    world = a_world(("Arrow", "Bridge"))
    request = sent_request(world)
    answer(world, request, "Arrow")
    answer(world, request, "Bridge")
    answer(world, request, "Arrow", answer="cannot", when=LATE)
    shortlist = lock(world, request, at=LATE + timedelta(minutes=1))
    assert placed(shortlist) == [(1, "Bridge")]
    assert [row["why"] for row in shortlist.frozen["set_aside"]] == ["cannot"]


def test_a_provider_suspended_since_is_set_aside_with_why():
    world = a_world(("Arrow", "Bridge"))
    request = sent_request(world)
    answer(world, request, "Arrow")
    given = answer(world, request, "Bridge")
    providers.suspend_provider(
        provider=world.providers["Bridge"], reason="Concern", from_on=SENT.date(), until_on=date(2026, 11, 30),
        by=world.cast.qa_officer, at=AFTERNOON,
    )  # fmt: skip
    shortlist = lock(world, request)
    assert placed(shortlist) == [(1, "Arrow")]
    assert shortlist.frozen["set_aside"] == [{"response": given.ref, "why": "not_eligible"}]
    found = shortlist.frozen["considered"][given.ref]["findings"]
    assert [finding["code"] for finding in found if not finding["met"] and finding["weight"] == "stops"] == ["standing"]


def test_evidence_that_ends_before_a_later_start_sets_the_answer_aside():
    world = a_world(("Arrow", "Bridge"))
    Evidence.objects.filter(provider=world.providers["Bridge"], requirement="public_liability").update(
        valid_until_on=date(2026, 11, 14)
    )
    request = sent_request(world)
    answer(world, request, "Arrow")
    answer(world, request, "Bridge", start_on=date(2026, 11, 16))
    assert placed(lock(world, request)) == [(1, "Arrow")]


def test_the_weights_are_those_of_the_day_it_was_sent():
    world = a_world(("Arrow", "Bridge"))
    request = sent_request(world)
    framework.set_weights(
        round_lot=world.round_lot, points=WEIGHTS | {"need_fit": 0, "price": 35}, from_on=AFTERNOON.date(),
        by=world.cast.commissioner, at=AFTERNOON,
    )  # fmt: skip
    answer(world, request, "Arrow")
    shortlist = lock(world, request)
    assert (shortlist.frozen["weights"], shortlist.frozen["weights_version"]) == (WEIGHTS, 1)


def test_what_was_frozen_replays_whatever_changes_later():
    world = a_world()
    request = sent_request(world)
    for name in world.providers:
        answer(world, request, name)
    shortlist = lock(world, request)
    before = placed(shortlist)
    for name in world.providers:
        providers.make_offer(
            membership=world.offer(name).membership, service_type=world.service, site=world.site(name), mode="setting",
            unit="hour", price_pence=99_00, unit_minutes=60, needs=["semh"], age_from=5, age_to=7, part_days=["fri_pm"],
            places=1, travel_miles=1, from_on=date(2026, 11, 10), by=world.cast.commissioner, at=LATE,
        )  # fmt: skip
    world.referral.needs.all().delete()
    kept = Shortlist.objects.get()
    assert replays(kept)
    assert placed(kept) == before


def test_a_recorded_draw_decides_between_equals_and_replays():
    world = a_world(("Arrow", "Bridge"), address_restricted=True)
    request = sent_request(world)
    answer(world, request, "Arrow")
    answer(world, request, "Bridge")
    with seeded(3):
        shortlist = lock(world, request)
    ranked = shortlist.frozen["ranked"]
    assert [row["decided_by"] for row in ranked] == ["recorded draw", "recorded draw"]
    assert ranked[0]["offer"]["draw"] < ranked[1]["offer"]["draw"]
    assert replays(shortlist)


def test_prices_are_sealed_until_the_lock_but_for_the_ranking():
    world = a_world(("Arrow", "Bridge"))
    request = sent_request(world)
    answer(world, request, "Arrow", price_pence=31_13)
    enter_telephone_answer(
        invitation=invitation(world, request, "Bridge"), by=world.cast.broker, at=AFTERNOON,
        **{name: value for name, value in offering(world, "Bridge").items() if name != "price_pence"},
    )  # fmt: skip
    seen = board(request)
    assert [row.answer.get_deferred_fields() for row in seen.rows] == [{"price_pence", "unit"}] * 2
    told = str([Detail.objects.get(entry=entry).body for entry in Entry.objects.filter(kind="answer_given")])
    assert [secret for secret in ("3113", "31.13", "4200", "42.00") if secret in told] == []


def test_the_second_lock_is_told_who_was_first():
    world = a_world(("Arrow",))
    request = sent_request(world)
    lock(world, request)
    with pytest.raises(Stale) as stale:
        lock(world, request, by=world.cast.other_broker)
    assert (stale.value.what, stale.value.who) == ("This request is already: shortlist locked.", world.cast.broker.ref)
    with pytest.raises(Stale):
        answer(world, request, "Arrow", when=LATE)


@pytest.mark.parametrize("table", ["awards_shortlist", "awards_shortlistentry"])
def test_a_locked_shortlist_is_never_edited(table):
    world = a_world(("Arrow",))
    request = sent_request(world)
    answer(world, request, "Arrow")
    lock(world, request)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")


def test_the_lock_costs_the_same_reads_for_two_answers_as_for_four(django_assert_max_num_queries):
    """Each answer adds the one row that keeps its place, nothing more."""
    world = a_world(("Arrow", "Bridge", "Teme", "Lugg"))
    costs = []
    for number, who in ((2, world.cast.broker), (4, world.cast.other_broker)):  # each person's roles are read once
        request = sent_request(world)
        for name in list(world.providers)[:number]:
            answer(world, request, name)
        for name in list(world.providers)[number:]:
            answer(world, request, name, answer="cannot")
        with django_assert_max_num_queries(80) as spent:
            lock(world, request, by=who)
        costs.append(len(spent) - number)
    assert costs[0] == costs[1]


def test_an_answer_is_measured_from_the_site_it_names():
    world = a_world(("Arrow",))
    far = providers.add_site(
        provider=world.providers["Arrow"], name="Arrow Farm", kind="outdoor", postcode="HR6 8AA", from_on=SENT.date(),
        by=world.cast.qa_officer, at=SENT,
    )  # fmt: skip
    request = sent_request(world)
    answer(world, request, "Arrow", site=far)
    frozen = lock(world, request).frozen["offers"][0]
    assert frozen["distance_metres"] == 19_006  # from home to the farm, not to the house
