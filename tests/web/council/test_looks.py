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
    addresses += [reverse("contacts", args=[jordan.ref]), reverse("duty", args=[jordan.duty.ref])]
    for address in addresses:
        page.goto(address)
        look(page)


def test_a_decision_makers_pages(page, live_server):
    cast = world.council()
    duty = world.several(cast)["kai"].duty
    world.arrive_as(page, cast.decision_maker, live_server)
    for route in ("duty", "decisions", "duty_endings"):
        page.goto(reverse(route, args=[duty.ref]))
        look(page)
    page.goto(reverse("decisions", args=[duty.ref]))
    page.get_by_role("button", name="Check answers").click()
    look(page)
    page.get_by_label("Yes").first.check()
    page.get_by_label("Reason", exact=True).fill("Permanently excluded, no school place, notice seen.")
    page.get_by_label("Hours", exact=True).fill("25")
    page.get_by_role("button", name="Check answers").click()
    look(page)
    page.get_by_role("button", name="Sign decision").click()
    look(page)
