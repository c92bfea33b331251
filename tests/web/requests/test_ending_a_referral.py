"""Withdrawing or closing a referral, and ending its duty: the page says what ends with it, and it does."""

import pytest
from django.urls import reverse

from sixthday import clock
from sixthday.awards.models import Request
from sixthday.referrals.actions.ending import end_duty
from sixthday.referrals.models import Referral
from sixthday.rules.duties import Ending
from tests.areas.awards.world import AFTERNOON, a_world, drafted, sent_request
from tests.web.council.world import read, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def afternoon(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: AFTERNOON)


@pytest.fixture
def world():
    return a_world()


@pytest.mark.parametrize(
    ("route", "who", "left"),
    [("referral_withdrawal", "referrer", "withdrawn"), ("referral_closure", "broker", "closed")],
)
def test_the_page_says_what_ends_and_ends_it(world, route, who, left):
    sent, waiting = sent_request(world), drafted(world)
    browser, address = signed_in(getattr(world.cast, who)), reverse(route, args=[world.referral.ref])
    assert "must end first" in read(browser.get(address))
    assert browser.post(address, {"why": "Back at school"}).status_code == 422
    end_duty(
        duty=world.referral.duty, ending=Ending.REINSTATED, on=AFTERNOON.date(), evidence="A letter", by=world.cast.broker,
        at=AFTERNOON,
    )  # fmt: skip
    page = read(browser.get(address))
    assert f"Request {sent.ref}: 3 providers asked, who will be told" in page
    assert f"Request {waiting.ref}: nobody was asked yet" in page
    assert address in browser.get(reverse("referral", args=[world.referral.ref])).content.decode()
    assert "Say why" in read(browser.post(address, {"why": ""}))
    assert Request.objects.filter(state="cancelled").count() == 0
    assert browser.post(address, {"why": "Back at school"}).status_code == 302
    assert set(Request.objects.values_list("state", flat=True)) == {"cancelled"}
    assert Referral.objects.get().state == left
    assert browser.post(address, {"why": "Back at school"}).status_code == 409  # a double click is told who did


def test_who_may_not(world):
    address = reverse("referral_closure", args=[world.referral.ref])
    assert [signed_in(user).get(address).status_code for user in (world.cast.referrer, world.lead("Arrow"))] == [
        404,
        404,
    ]


def test_ending_the_duty_says_so_and_tells_those_asked(world):
    sent = sent_request(world)
    browser, address = signed_in(world.cast.broker), reverse("duty_endings", args=[world.referral.duty.ref])
    assert f"Request {sent.ref}: 3 providers asked, who will be told" in read(browser.get(address))
    given = {
        "ending": "reinstated",
        "on-day": "4",
        "on-month": "11",
        "on-year": "2026",
        "evidence": "Governors' letter",
    }
    assert browser.post(address, given).status_code == 302
    assert Request.objects.get().state == "cancelled"
