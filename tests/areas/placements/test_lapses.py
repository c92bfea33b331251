"""A lapse where children are: the days in it, the decision, and what the gate makes of it."""

from datetime import date

import pytest

from sixthday.awards.models import Invitation
from sixthday.awards.queries.eligibility import eligible_for
from sixthday.awards.queries.timeliness import answers_by_lot
from sixthday.placements.queries import affected, gate_on, lapses
from sixthday.providers import actions as providers
from sixthday.providers.choices import LapseOutcome
from sixthday.rules.findings import blockers
from tests.areas.awards.world import add_evidence, drafted, sent_request
from tests.areas.placements.readiness import CHECKED, MONDAY, begun, in_order, prepared
from tests.cast import at

pytestmark = pytest.mark.django_db
LATER = at("2026-11-20", "09:00")


@pytest.fixture
def lapsed(world):
    """Education began on Monday 9 November; the insurance ends on Friday 13 November."""
    placement = begun(world)
    piece = placement.award.provider.evidence.get(requirement="public_liability")
    piece.valid_until_on = date(2026, 11, 13)
    piece.save()
    return placement


def said(found) -> list[tuple[str, str, str, bool, int]]:
    return [
        (each.requirement.code, f"{each.gap.from_on}", f"{each.gap.until_on}", each.still, len(each.touched[0].days))
        for each in found
    ]


def halts(placement, on) -> bool:
    """Whether the lapse is why no session may be held on a day."""
    return "public_liability" in {line.requirement.code for line in gate_on(placement, on).halting}


@pytest.mark.demand("M14", "a lapse lists the live placements and their days in it, and a person decides")
def test_a_lapse_lists_the_days_of_each_placement(world, lapsed):
    provider = lapsed.award.provider
    assert lapses.undecided(date(2026, 11, 13)) == []
    found = lapses.undecided(date(2026, 11, 18))
    assert [each.requirement.code for each in found] == ["public_liability"]
    days = lapses.days_in(lapsed, date(2026, 11, 14), date(2026, 11, 18))
    assert (found[0].gap.from_on, found[0].touched[0].days, days[0]) == (date(2026, 11, 14), days, date(2026, 11, 16))
    assert halts(lapsed, date(2026, 11, 18))
    providers.decide_lapse(
        provider=provider, requirement="public_liability", outcome=LapseOutcome.CONTINUE, from_on=date(2026, 11, 14),
        until_on=date(2026, 11, 19), reason="The insurer has confirmed cover.", by=world.cast.qa_officer, at=LATER,
    )  # fmt: skip
    assert lapses.undecided(date(2026, 11, 18)) == []
    assert [halts(lapsed, day) for day in (date(2026, 11, 19), date(2026, 11, 20))] == [False, True]
    assert not gate_on(lapsed, date(2026, 11, 19)).opens
    assert [each.gap.from_on for each in lapses.undecided(date(2026, 11, 20))] == [date(2026, 11, 14)]


def test_a_gap_that_was_closed_is_still_to_be_decided(world, lapsed):
    provider = lapsed.award.provider
    renewal = providers.record_evidence(
        provider=provider, requirement="public_liability", issued_on=date(2026, 11, 18), valid_until_on=date(2027, 8, 31),
        amount_pence=5_000_000_00, by=world.cast.qa_officer, at=at("2026-11-18"),
    )  # fmt: skip
    assert said(lapses.undecided(date(2026, 11, 20)))[0][2:4] == ("2026-11-20", True)
    providers.verify_evidence(evidence=renewal, by=world.checker, at=at("2026-11-18"))
    found = lapses.live_lapses(date(2026, 11, 20), provider)
    assert [(f"{each.gap.from_on}", f"{each.gap.until_on}", each.still) for each in found] == [
        ("2026-11-14", "2026-11-17", False)
    ]
    providers.decide_lapse(
        provider=provider, requirement="public_liability", outcome=LapseOutcome.SUSPEND, from_on=date(2026, 11, 14),
        until_on=None, reason="No cover on those days.", by=world.cast.qa_officer, at=LATER,
    )  # fmt: skip
    assert lapses.undecided(date(2026, 11, 20)) == []


def test_nothing_lapsed_nothing_to_decide(world):
    begun(world)
    assert lapses.live_lapses(date(2026, 11, 20)) == []


@pytest.mark.demand("M13", "a substitute needs checks of their own: the gate asks again")
def test_a_substitute_shuts_the_gate_until_cleared(world):
    placement = in_order(world, prepared(world))
    adult, by, lead = placement.award.adult, world.cast.qa_officer, world.lead("Arrow")
    provider = placement.award.provider
    kim = providers.name_adult(provider=provider, name="Kim Sub", role="Tutor", from_on=MONDAY, by=by, at=CHECKED)
    assert gate_on(placement, MONDAY).opens
    providers.notify_substitute(stands_in_for=adult, adult=kim, from_on=MONDAY, until_on=None, by=lead, at=CHECKED)
    shut = gate_on(placement, MONDAY).stopping
    assert [(line.requirement.code, line.subject_ref) for line in shut] == [("adult_cleared", kim.ref)]
    assert (list(affected.of_adult(world.cast.broker, MONDAY, adult)), affected.count_of_adult(kim)) == ([placement], 0)


def test_a_leaver_shuts_the_gate(world):
    placement = in_order(world, prepared(world))
    providers.notify_leaver(adult=placement.award.adult, until_on=MONDAY, by=world.lead("Arrow"), at=CHECKED)
    assert [gate_on(placement, day).opens for day in (MONDAY, date(2026, 11, 10))] == [True, False]


@pytest.mark.demand("M20", "a provider that never takes a need, a day or an age is not asked, and the broker reads why")
def test_what_is_never_taken_is_not_asked_for(world):
    request = drafted(world)
    arrow = world.providers["Arrow"]
    providers.say_preferences(
        provider=arrow, never_needs=["literacy"], never_part_days=[], age_to=12, by=world.lead("Arrow"), at=CHECKED
    )
    row = next(each for each in eligible_for(request, MONDAY) if each.provider == arrow)
    assert [finding.reason for finding in blockers(row.findings)] == [
        "Says it never takes: Catching up in literacy.", "Says it only takes ages up to 12; the child is 14.",
    ]  # fmt: skip


@pytest.mark.demand("M20", "silence on closed days that were declared is not held against a provider")
def test_silence_on_closed_days_is_not_counted(world):
    providers.declare_closure(
        provider=world.providers["Arrow"], from_on=date(2026, 11, 5), until_on=date(2026, 11, 6), by=world.lead("Arrow"),
        at=at("2026-11-05", "09:00"),
    )  # fmt: skip
    request = sent_request(world)
    asked = Invitation.objects.filter(request=request).count()
    late = request.due_at.replace(hour=23)
    assert [(row.asked, row.in_time) for row in answers_by_lot(late)] == [(asked - 1, 0)]


def test_insurance_renewed_the_next_day_leaves_no_gap(world, lapsed):
    add_evidence(world, lapsed.award.provider, "public_liability", date(2027, 8, 31))
    assert lapses.live_lapses(date(2026, 11, 20)) == []
