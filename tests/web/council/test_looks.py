"""Every page of the brokers' day in a real browser, at every width."""

import pytest
import time_machine
from django.urls import reverse

from tests.looking import look
from tests.web.council import world

pytestmark = pytest.mark.journey


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(world.TODAY, tick=True):
        yield


def test_a_brokers_pages(page, live_server):
    cast = world.council()
    referrals = world.several(cast)
    world.arrive_as(page, cast.broker, live_server)
    jordan = referrals["jordan"]
    addresses = [reverse("work"), reverse("children")]
    addresses += [
        reverse(f"child{tab}", args=[jordan.child.ref]) for tab in ("", "_referrals", "_documents", "_timeline")
    ]
    for address in addresses:
        page.goto(address)
        look(page)
