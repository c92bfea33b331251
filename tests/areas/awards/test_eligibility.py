"""Every provider of the lot with every reason, by real evidence, offers, places and standing."""

from datetime import date

import pytest

from sixthday.awards.queries.eligibility import eligible_for
from sixthday.providers import actions as providers
from sixthday.providers.models import Evidence
from sixthday.rules.findings import blockers
from tests.areas.awards.world import SENT, a_world, add_evidence, add_provider, drafted
from tests.cast import at

pytestmark = pytest.mark.django_db


def stops(world, request, name):
    """Why one provider may not be asked: code and reason."""
    row = next(row for row in eligible_for(request, SENT.date()) if row.provider == world.providers[name])
    return [(finding.code, finding.reason) for finding in blockers(row.findings)]


@pytest.mark.demand("M10", "every provider of the lot, with every reason, the eligible and the nearest first")
def test_who_may_be_asked_comes_first_and_the_nearest_of_them():
    world = a_world(("Teme", "Arrow", "Bridge"))
    add_provider(world, "Lugg", age_to=12, age_from=5, needs=["autism"])
    add_provider(world, "Wye", places=1, needs=["semh"])
    rows = eligible_for(drafted(world), SENT.date())
    assert [(row.provider.name, row.eligible, [f.code for f in row.stops]) for row in rows] == [
        ("Arrow Learning", True, []),
        ("Bridge Learning", True, []),
        ("Teme Learning", True, []),
        ("Wye Learning", False, ["needs"]),
        ("Lugg Learning", False, ["age", "needs"]),
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"age_from": 15}, [("age", "Takes ages 15 to 16; the child is 14.")], id="age"),
        pytest.param({"needs": ["semh"]}, [("needs", "Does not offer: Catching up in literacy.")], id="need"),
        pytest.param({"mode": "online"}, [("mode", "Does not work at the provider's site.")], id="mode"),
        pytest.param(
            {"travel_miles": 1},
            [("travel", "Takes children who live up to 1 miles from its site; this is 1.3.")], id="travel",
        ),
        pytest.param(
            {"part_days": ["fri_pm"]}, [("days_times", "Offers none of the days and times asked for.")], id="days",
        ),
        pytest.param({"until_on": date(2026, 10, 31)}, [("service_type", "Does not offer this type of service in this lot.")], id="offer ended"),
    ],
)  # fmt: skip
def test_an_offer_that_does_not_fit_says_so(changes, expected):
    world = a_world(())
    add_provider(world, "Arrow", **changes)
    assert stops(world, drafted(world), "Arrow") == expected


def test_evidence_must_be_in_date_on_the_start_day():
    world = a_world(("Arrow",))
    Evidence.objects.filter(requirement="public_liability").delete()
    add_evidence(world, world.providers["Arrow"], "public_liability", until=date(2026, 11, 14))
    later = drafted(world, start_on=date(2026, 11, 16))
    assert stops(world, drafted(world), "Arrow") == []
    assert stops(world, later, "Arrow") == [
        (
            "public_liability",
            "Public liability insurance ends on 14 November 2026, before the start on 16 November 2026.",
        )
    ]


def test_standing_stops_new_work():
    world = a_world(("Arrow",))
    providers.suspend_provider(
        provider=world.providers["Arrow"], reason="Concern looked into", from_on=date(2026, 11, 1),
        until_on=date(2026, 11, 30), by=world.cast.qa_officer, at=at("2026-11-01"),
    )  # fmt: skip
    assert [code for code, _ in stops(world, drafted(world), "Arrow")] == ["standing"]


def test_the_registration_guard_counts_the_childs_plan():
    world = a_world(("Arrow",), plan="held")
    request = drafted(world, weekly_minutes=25 * 60)
    warned, clear = (eligible_for(each, SENT.date())[0] for each in (request, drafted(world, weekly_minutes=18 * 60)))
    assert [(row.eligible, [finding.code for finding in row.warns]) for row in (warned, clear)] == [
        (True, ["guard_special_pupils"]), (True, []),
    ]  # fmt: skip


def test_a_site_in_an_area_to_avoid_is_out():
    world = a_world(("Arrow", "Bridge"))
    world.referral.avoids.create(kind="place", what="Near the old flat", outward="HR1")
    assert stops(world, drafted(world), "Arrow") == [
        ("avoid_area", "Its site is in HR1, an area the child must be kept from.")
    ]
    assert stops(world, drafted(world), "Bridge") == []


def test_a_restricted_address_is_never_measured():
    world = a_world(("Arrow",), address_restricted=True)
    row = eligible_for(drafted(world), SENT.date())[0]
    assert (row.eligible, row.distance_miles, [f.code for f in row.warns]) == (True, None, ["travel"])


def test_it_costs_the_same_for_one_provider_as_for_five(django_assert_max_num_queries):
    world = a_world(("Arrow",))
    request = drafted(world)
    with django_assert_max_num_queries(30) as few:
        eligible_for(request, SENT.date())
    for name in ("Bridge", "Teme", "Lugg", "Wye"):
        add_provider(world, name)
    with django_assert_max_num_queries(30) as many:
        eligible_for(request, SENT.date())
    assert len(many) == len(few)


@pytest.mark.parametrize(("alone", "met"), [(True, False), (False, True)])
def test_lone_working_is_warned_of_where_a_risk_asks_for_two_adults(alone, met):
    world = a_world(
        ("Arrow",),
        risks=[{"category": "violence_adults", "level": "high", "in_place": ["two_adults"], "note": "Made up"}],
    )
    providers.say_preferences(
        provider=world.providers["Arrow"], never_needs=[], never_part_days=[], works_alone=alone, by=world.lead("Arrow"),
        at=SENT,
    )  # fmt: skip
    [row] = eligible_for(drafted(world), SENT.date())
    assert [(each.met, row.eligible) for each in row.findings if each.code == "lone_working"] == [(met, True)]
