"""Needs that nobody could meet: which requests count, in which period, and by what."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sixthday.awards.actions.request import cancel_request, close_none_suitable
from sixthday.awards.actions.spot import decide_spot
from sixthday.awards.queries.unmet import counted, unmet, unmet_seen
from sixthday.referrals.models import Child
from tests.areas.awards.world import World, drafted, sent_request
from tests.cast import at

pytestmark = pytest.mark.django_db
CLOSED = at("2026-11-10", "23:30")
NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))
WHY = "Nobody near can teach this child"


def closed(world: World, **changes) -> None:
    """One request sent, and ended because nobody is suitable."""
    close_none_suitable(request=sent_request(world, **changes), why=WHY, by=world.cast.broker, at=CLOSED)


@pytest.mark.demand("M20", "needs nobody could meet, by need, area, age and lot, are the case for reopening")
def test_a_request_with_nobody_suitable_counts_by_all_that_it_asked(world: World) -> None:
    closed(world)
    [row] = unmet(*NOVEMBER)
    assert (row.on, row.why) == (date(2026, 11, 10), WHY)
    assert {kind: counted([row], kind) for kind in ("need", "area", "age", "lot")} == {
        "need": {"Catching up in literacy": 1, "Social, emotional and mental health": 1}, "area": {"HR4": 1}, "age": {"14 and 15": 1},
        "lot": {"Lot 3 Tuition": 1},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("period", "number"),
    [
        pytest.param((date(2026, 11, 10), date(2026, 11, 10)), 1, id="the day itself, late in the evening"),
        pytest.param((date(2026, 11, 11), date(2027, 8, 31)), 0, id="the day after"),
        pytest.param((date(2025, 9, 1), date(2026, 11, 9)), 0, id="the day before"),
    ],
)
def test_the_period_holds_both_its_days(world: World, period: tuple[date, date], number: int) -> None:
    closed(world)
    assert len(unmet(*period)) == number


def test_a_spot_purchase_with_nobody_to_ask_counts_and_one_beside_an_offer_does_not(world: World) -> None:
    who = {"reason": WHY, "authority": "Service director", "by": world.cast.lead_broker, "at": CLOSED}
    decide_spot(request=drafted(world), **who)
    assert [row.why for row in unmet(*NOVEMBER)] == [WHY]
    cancel_request(request=sent_request(world), why="No longer wanted", by=world.cast.broker, at=CLOSED)
    assert len(unmet(*NOVEMBER)) == 1


def test_a_restricted_address_is_no_area_and_a_restricted_child_is_not_listed(world: World) -> None:
    closed(world)
    Child.objects.update(address_restricted=True)
    assert counted(unmet(*NOVEMBER), "area") == {"Not given": 1}
    today = date(2026, 11, 11)
    seen = {
        handle: len(unmet_seen(world.cast.people[handle], today, *NOVEMBER)) for handle in ("broker", "commissioner")
    }
    assert seen == {"broker": 1, "commissioner": 0}
    Child.objects.update(restricted=True)
    assert unmet_seen(world.cast.other_broker, today, *NOVEMBER) == []


def test_one_costs_as_much_as_three(world: World) -> None:
    closed(world)
    with CaptureQueriesContext(connection) as one:
        unmet(*NOVEMBER)
    closed(world)
    closed(world)
    with CaptureQueriesContext(connection) as three:
        assert len(unmet(*NOVEMBER)) == 3
    assert len(one) == len(three)
