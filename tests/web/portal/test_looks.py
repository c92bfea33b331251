"""Every page of a provider's placements and record in a real browser, at every width."""

import pytest
import time_machine
from django.urls import reverse

from tests.areas.awards.chosen import ready
from tests.areas.placements.readiness import STARTED, cleared, prepared
from tests.looking import look
from tests.web.council.world import arrive_as

pytestmark = pytest.mark.journey


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(STARTED, tick=True):
        yield


def test_a_providers_placements_and_record(page, live_server, transactional_db):
    world = ready()
    placement = prepared(world)
    cleared(world, placement, "site")
    arrive_as(page, world.lead("Arrow"), live_server)
    for address in (
        reverse("portal_placements"), reverse("portal_placement", args=[placement.ref]),
        reverse("portal_placement_adults", args=[placement.ref]), reverse("our_record"), reverse("our_people"),
        reverse("our_rates"), reverse("our_vacancies", args=[world.offer("Arrow").ref]), reverse("to_do"),
    ):  # fmt: skip
        page.goto(address)
        look(page)
