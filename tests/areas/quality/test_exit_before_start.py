"""A provider stops before education began there: nothing is referred again, for the duty's own clock runs on."""

import pytest

from sixthday.quality.actions.exit import run_exit
from sixthday.quality.models import ExitChild
from sixthday.referrals.models import Referral
from tests.areas.awards.chosen import ready
from tests.areas.placements.readiness import prepared
from tests.areas.quality.world import LATER, TODAY

pytestmark = pytest.mark.django_db


def test_where_education_had_not_begun_the_duty_goes_on():
    world = ready(("Arrow",))
    placement = prepared(world)
    run_exit(
        provider=world.providers["Arrow"], chosen=[placement.ref], why="Insolvent.", last_day_on=TODAY.date(),
        by=world.cast.lead_broker, at=LATER,
    )  # fmt: skip
    placement.refresh_from_db()
    assert (placement.state, ExitChild.objects.get().raised, Referral.objects.count()) == ("not_started", None, 1)
