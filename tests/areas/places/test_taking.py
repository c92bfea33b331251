"""A place is taken under the provider's lock, and never twice, whoever looked before."""

from datetime import date

import pytest

from sixthday.places.actions import release_place, take_place
from sixthday.rules.findings import Refused
from tests.areas.awards.world import ENDS, MORNINGS, NEEDED, SENT, a_market, add_provider

pytestmark = pytest.mark.django_db


def taken(world, award_ref: str):
    """A place for an award at Arrow."""
    return take_place(
        award_ref=award_ref, provider=world.providers["Arrow"], site=world.site("Arrow"), offer=world.offer("Arrow"),
        child_ref=f"CHILD-{award_ref}", route="ranked", weekly_minutes=600, part_days=MORNINGS, special=False,
        one_to_one_away=False, leaves_on=date(2028, 6, 30), from_on=NEEDED, until_on=ENDS, by=world.cast.broker, at=SENT,
    )  # fmt: skip


def test_the_last_place_is_taken_once_and_can_be_given_back():
    world = a_market(())
    add_provider(world, "Arrow", places=1)
    taken(world, "ONE")
    with pytest.raises(Refused) as refused:
        taken(world, "TWO")
    assert [finding.code for finding in refused.value.findings] == ["capacity"]
    release_place(award_ref="ONE", why="Reinstated", by=world.cast.broker, at=SENT)
    assert taken(world, "TWO").award_ref == "TWO"
