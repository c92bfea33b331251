"""A restricted record says who is named on it; a lead broker names and takes off, with a reason."""

import pytest
from django.urls import reverse

from sixthday import clock
from tests.web.council import world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: world.TODAY)


@pytest.fixture
def cast():
    return world.council()


@pytest.fixture
def page(cast):
    """The address of the named people of a restricted child."""
    child = world.child(cast, "Kai", "Roberts", world.MONDAY, child={"restricted": True}).child
    return reverse("named_people", args=[child.ref])


def test_who_is_named_and_who_may_see_that(cast, page):
    shown = world.read(world.signed_in(cast.referrer).get(page))
    for name in ("Rosa Hill", "Lena Shaw", "Dev Anand"):
        assert name in shown
    assert "Name another person" not in shown
    assert [world.signed_in(user).get(page).status_code for user in (cast.broker, cast.auditor)] == [404, 404]


def test_a_lead_broker_names_and_takes_off_with_a_reason(cast, page):
    lead, broker = world.signed_in(cast.lead_broker), world.signed_in(cast.broker)
    assert lead.post(page, {"person": cast.broker.ref, "reason": ""}).status_code == 422
    assert lead.post(page, {"person": cast.broker.ref, "reason": "Covers this week"}).url == page
    assert broker.get(page).status_code == 200
    end = f"{page}{cast.broker.ref}/end/"
    assert "Take Beth Lewis off this record" in world.read(lead.get(end))
    assert "Say why" in world.read(lead.post(end, {"reason": ""}))
    assert lead.post(end, {"reason": "Back from leave"}).url == page
    assert "Thu 5 Nov" in world.read(lead.get(page))
    assert broker.get(end).status_code == 404  # seen until the end of today, but not theirs to change
    given = {"person": cast.broker.ref, "reason": "Mine"}
    assert world.signed_in(cast.referrer).post(page, given).status_code == 403


def test_a_record_that_is_not_restricted_has_no_such_page(cast):
    child = world.child(cast, "Asha", "Mahmood", world.MONDAY).child
    assert world.signed_in(cast.referrer).get(reverse("named_people", args=[child.ref])).status_code == 404
