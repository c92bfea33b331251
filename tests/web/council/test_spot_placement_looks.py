"""Needs nobody could meet and the shares of kinds of providers in a real browser, at every width."""

import pytest
import time_machine
from django.urls import reverse

from sixthday.awards.actions.request import close_none_suitable
from tests.areas.awards import chosen
from tests.areas.awards.world import sent_request
from tests.cast import at
from tests.looking import look
from tests.web.council.world import arrive_as

pytestmark = pytest.mark.journey


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(at("2026-11-10"), tick=True):
        yield


def test_what_the_buying_shows(page, live_server, transactional_db):
    world = chosen.ready()
    request = sent_request(world)
    close_none_suitable(
        request=request, why="Nobody near can teach this child.", by=world.cast.broker, at=chosen.LOCKED
    )
    chosen.signed(world)
    arrive_as(page, world.cast.commissioner, live_server)
    for name in ("unmet_need", "money_shares", "money"):
        page.goto(reverse(name))
        look(page)
    page.goto(f"{reverse('money_shares')}?year=2024-25")
    look(page)
    arrive_as(page, world.cast.auditor, live_server)
    page.goto(reverse("unmet_need"))
    page.get_by_role("link", name="HR4").click()
    look(page)
