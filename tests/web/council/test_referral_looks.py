"""The referrer's and the administrator's pages in a real browser, at every width."""

import pytest
import time_machine
from django.urls import reverse

from sixthday.rules.sections import SECTIONS
from tests.areas.referrals.duties import calendar
from tests.areas.referrals.referring import drafted, submitted
from tests.cast import council_cast
from tests.looking import look
from tests.web.council import world

pytestmark = pytest.mark.journey


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(world.TODAY, tick=True):
        yield


def test_a_referrers_pages(page, live_server):
    cast = council_cast()
    calendar(cast)
    draft, sent = drafted(cast), submitted(cast)
    world.arrive_as(page, cast.referrer, live_server)
    addresses = [reverse("referral_new"), reverse("referral_submission", args=[sent.ref])]
    addresses += [reverse(f"referral{part}", args=[draft.ref]) for part in ("", "_answers", "_withdrawal", "_risks")]
    addresses += [reverse("referral_section", args=[draft.ref, section.code]) for section in SECTIONS]
    for address in addresses:
        page.goto(address)
        look(page)


def test_a_referrers_mistakes_are_named_at_the_field(page, live_server):
    cast = council_cast()
    calendar(cast)
    world.arrive_as(page, cast.referrer, live_server)
    page.goto(reverse("referral_new"))
    page.get_by_role("button", name="Save and continue").click()
    look(page)
    assert page.title().startswith("Error: ")


def test_an_administrators_pages(page, live_server):
    cast = council_cast()
    world.arrive_as(page, cast.admin, live_server)
    names = ("person", "role_new", "team_new", "deputy_new", "delegation_new")
    addresses = [reverse("people"), reverse("person_new"), *[reverse(name, args=[cast.approver.ref]) for name in names]]
    for address in addresses:
        page.goto(address)
        look(page)
