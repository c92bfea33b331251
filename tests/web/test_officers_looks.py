"""The overview, messages and the administrator's pages in a real browser, at every width."""

import pytest
import time_machine
from django.urls import reverse

from tests.looking import look
from tests.web.council import world
from tests.web.house import NOW, everybody

pytestmark = pytest.mark.journey


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOW, tick=True):
        yield


def test_pages_of_officers(page, live_server):
    house = everybody()
    message, portal_message = house.records["message"][0], house.records["portal_message"][0]
    visits = {
        "lead_broker": [reverse("overview")],
        "auditor": [reverse("audit"), reverse("audit_readings")],
        "broker": [reverse("notifications"), reverse("notification", args=[message])],
        "arrow": [reverse("portal_notifications"), reverse("portal_notification", args=[portal_message])],
        "admin": [
            reverse("person", args=house.records["person"]),
            reverse("password_link_new", args=house.records["person"]),
        ],
    }
    for who, addresses in visits.items():
        world.arrive_as(page, house.people[who], live_server)
        for address in addresses:
            page.goto(address)
            look(page)
    page.context.clear_cookies()
    page.goto(reverse("first_password", args=[house.people["admin"].ref, "made-up"]))
    look(page)
