"""Closing and withdrawing a referral, who is named on a restricted record, and which needs must be met, at every width."""

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


def test_pages_of_endings_and_of_restricted_records(page, live_server):
    house = everybody()
    own, other = house.records["referral"]
    child, named = house.records["child"][1], house.records["named"][1]
    visits = {
        "lead_broker": [
            reverse("named_people", args=[child]), reverse("naming_end", args=[child, named]),
            reverse("referral_closure", args=[other]), reverse("duty_endings", args=[house.records["duty"][1]]),
            reverse("work") + "?due=late&reached=6",
        ],
        "sen_referrer": [
            reverse("referral_withdrawal", args=[other]), reverse("referral_essential_needs", args=[other]),
        ],
        "broker": [reverse("referral_closure", args=[own]), reverse("package", args=[own])],
    }  # fmt: skip
    for who, addresses in visits.items():
        world.arrive_as(page, house.people[who], live_server)
        for address in addresses:
            page.goto(address)
            look(page)
