"""A child becomes looked after while placed: what follows is shown first, then recorded; the board says the facts changed."""

import pytest
import time_machine
from django.urls import reverse
from playwright.sync_api import expect

from sixthday.awards.actions.facts import record_change
from sixthday.referrals.choices import FactKind
from tests.areas.awards import world as asking
from tests.areas.places.taken import take
from tests.cast import at
from tests.looking import look
from tests.web.council import world

pytestmark = pytest.mark.journey


@pytest.mark.demand("M08", "a change of a child's facts: its dates and readers are shown before it is recorded")
@pytest.mark.demand("M15", "the breach where the child is placed is shown before the change is recorded")
def test_a_change_asked_checked_recorded(page, live_server):
    with time_machine.travel(at("2026-11-05", "11:00"), tick=True):
        made = asking.a_world(("Arrow",))
        child, broker = made.referral.child, made.cast.broker
        take(made, child_ref=child.ref, weekly_minutes=19 * 60)
        request = asking.sent_request(made)
        record_change(
            child=child, kind=FactKind.ADDRESS, values={"address_restricted": True}, from_on=world.MONDAY,
            why="The family fled violence.", by=broker, at=at("2026-11-05", "10:30"),
        )  # fmt: skip
        world.arrive_as(page, broker, live_server)
        for address in (
            reverse("fact_changes", args=[child.ref]),
            reverse("request", args=[request.ref]),
            *(reverse("fact_change", args=[child.ref, kind]) for kind in ("home", "school", "record")),
        ):
            page.goto(address)
            look(page)
        page.goto(reverse("fact_changes", args=[child.ref]))
        page.get_by_label("Looked after").check()
        page.get_by_role("button", name="Continue").click()
        page.get_by_role("button", name="Check what follows").click()
        look(page)  # refused
        page.get_by_label("Yes").check()
        page.get_by_label("Which authority looks after the child?").first.fill("Herefordshire")
        page.keyboard.press("Enter")
        for part, number in (("Day", "4"), ("Month", "11"), ("Year", "2026")):
            page.get_by_label(part, exact=True).fill(number)
        page.get_by_label("Why, or what shows it?").fill("Full care order of 4 November.")
        page.get_by_role("button", name="Check what follows").click()
        look(page)
        page.get_by_role("button", name="Record the change").click()
        look(page)
        expect(page.get_by_text("Full care order of 4 November.")).to_be_visible()
