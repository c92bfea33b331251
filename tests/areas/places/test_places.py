"""Places taken and given back, under the provider's lock and the registration guard."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from sixthday.audit.models import Entry
from sixthday.places import queries
from sixthday.places.actions import release_place, take_place
from sixthday.places.models import Taking
from sixthday.providers.actions import declare_hours
from sixthday.rules.findings import Refused
from tests.areas.awards.world import MORNINGS
from tests.cast import at

pytestmark = pytest.mark.django_db
NOW = at("2026-11-05")
START, END = date(2026, 11, 9), date(2026, 12, 18)


def codes(refused) -> list[str]:
    return [finding.code for finding in refused.value.findings]


def take(world, award="AWARD-1", name="Arrow", **changed):
    given = {
        "award_ref": award, "provider": world.providers[name], "site": world.site(name), "offer": world.offer(name),
        "child_ref": award.replace("AWARD", "CHILD"), "route": "ranked", "weekly_minutes": 600, "part_days": MORNINGS,
        "special": False, "one_to_one_away": False, "leaves_on": date(2028, 6, 30), "from_on": START, "until_on": END,
        "by": world.cast.approver, "at": NOW,
    }  # fmt: skip
    return take_place(**(given | changed))


def narrow(world, places: int):
    """Leave the offer so many places."""
    offer = world.offer("Arrow")
    offer.places = places
    offer.save(update_fields=["places"])


def test_a_place_is_taken_and_given_back(world):
    narrow(world, 1)
    take(world)
    assert queries.free_places(world.offer("Arrow"), START, END, MORNINGS) == 0
    given = release_place(award_ref="AWARD-1", why="Award fell", by=world.cast.broker, at=NOW)
    assert (given.released_by, given.released_why) == (world.cast.broker, "Award fell")
    assert release_place(award_ref="AWARD-1", why="Again", by=world.cast.broker, at=NOW) is None
    assert queries.free_places(world.offer("Arrow"), START, END, MORNINGS) == 1
    kinds = list(Entry.objects.filter(abouts__ref="AWARD-1").order_by("id").values_list("kind", flat=True))
    assert kinds == ["place_taken", "place_released"]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        pytest.param({}, ["capacity"], id="the last place, on the same mornings"),
        pytest.param({"part_days": ["mon_am"]}, ["capacity"], id="one morning in common"),
        pytest.param({"part_days": ["mon_pm"]}, [], id="the afternoon of the same day"),
        pytest.param({"from_on": date(2027, 1, 5), "until_on": date(2027, 2, 12)}, [], id="the term after"),
        pytest.param({"offer": None}, [], id="a spot purchase, which has no offer"),
    ],
)
@pytest.mark.demand("M28", "places are bookable capacity: none is promised twice on any day or half-day")
def test_the_last_place(world, changed, why):
    narrow(world, 1)
    take(world)
    if not why:
        assert take(world, "AWARD-2", **changed).award_ref == "AWARD-2"
        return
    with pytest.raises(Refused) as refused:
        take(world, "AWARD-2", **changed)
    assert codes(refused) == why


def test_an_award_holds_one_place(world):
    take(world)
    with pytest.raises(Refused) as refused:
        take(world)
    assert codes(refused) == ["place_once"]


@pytest.mark.demand("M15", "the registration guard is asked, under lock, before a place tips a provider over the line")
def test_the_fifth_full_time_child_is_stopped(world):
    for number in range(4):
        take(world, f"AWARD-{number}", weekly_minutes=19 * 60)
    with pytest.raises(Refused) as refused:
        take(world, "AWARD-9", weekly_minutes=19 * 60)
    assert codes(refused) == ["guard_pupils", "guard_split"]
    assert take(world, "AWARD-9", weekly_minutes=18 * 60).weekly_minutes == 18 * 60


def test_one_child_with_a_plan_is_stopped_at_once(world):
    with pytest.raises(Refused) as refused:
        take(world, special=True, weekly_minutes=19 * 60)
    assert codes(refused) == ["guard_special_pupils", "guard_split"]


def test_hours_that_others_declared_count(world):
    for number in range(4):
        declare_hours(
            provider=world.providers["Arrow"], declared_for=f"Another council, {number}", weekly_minutes=20 * 60,
            special=False, from_on=date(2026, 9, 1), until_on=None, declared_on=date(2026, 10, 1), by=world.cast.qa_officer,
            at=NOW,
        )  # fmt: skip
    with pytest.raises(Refused) as refused:
        take(world, weekly_minutes=19 * 60)
    assert codes(refused) == ["guard_pupils", "guard_split"]


def test_a_child_over_school_age_does_not_count(world):
    for number in range(5):
        take(world, f"AWARD-{number}", weekly_minutes=20 * 60, leaves_on=date(2026, 6, 26))
    assert [place.age_ok for place in queries.known(world.providers["Arrow"], START).held] == [False] * 5


def test_the_guard_of_a_place_already_taken_counts_the_others(world):
    take(world, weekly_minutes=19 * 60)
    assert all(finding.met for finding in queries.guard_of("AWARD-1"))
    for number in range(2, 6):
        declare_hours(
            provider=world.providers["Arrow"], declared_for=f"Another council, {number}", weekly_minutes=20 * 60,
            special=False, from_on=date(2026, 9, 1), until_on=None, declared_on=date(2026, 10, 1), by=world.cast.qa_officer,
            at=NOW,
        )  # fmt: skip
    assert [finding.code for finding in queries.guard_of("AWARD-1") if not finding.met] == [
        "guard_pupils",
        "guard_split",
    ]
    assert queries.guard_of("NOTHING") == []


def test_free_places_cost_the_same_for_one_offer_as_for_three(world, django_assert_num_queries):
    offers = [world.offer(name) for name in ("Arrow", "Bridge", "Teme")]
    for some in (offers[:1], offers):
        with django_assert_num_queries(1):
            assert set(queries.free_places_by(some, START, END).values()) == {10}


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param("UPDATE places_taking SET until_on = '2026-01-01'", id="ends before it begins"),
        pytest.param("UPDATE places_taking SET weekly_minutes = 0", id="no hours"),
        pytest.param("UPDATE places_taking SET released_at = taken_at", id="given back by nobody"),
    ],
)
def test_the_database_holds_its_own(world, sql):
    take(world)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    twin = Taking.objects.get()
    twin.pk, twin.ref = None, "ANOTHER"
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()
