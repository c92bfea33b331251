"""Carrying on with a provider the child knows is reached from the package, from a draft and from a locked shortlist."""

from datetime import date

import pytest
from django.urls import reverse

from sixthday import clock
from sixthday.awards.models import Award
from tests.areas.awards.chosen import SIGNED, ready, signed
from tests.areas.awards.world import MORNINGS, drafted
from tests.web.council.world import read, signed_in

pytestmark = pytest.mark.django_db


def test_carry_on_by_links_alone(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: SIGNED)
    world = ready()
    broker, package = signed_in(world.cast.broker), reverse("package", args=[world.referral.ref])
    assert "Carry on with a provider" not in read(broker.get(package))
    earlier = signed(world)
    assert f"{earlier.award.provider.name}, call-off {earlier.ref}" in read(broker.get(package))
    request = drafted(world, start_on=date(2027, 1, 5), end_on=date(2027, 2, 12))
    page = broker.get(reverse("request_providers", args=[request.ref])).content.decode()
    address = reverse("continuity", args=[request.ref])
    assert address in page
    assert earlier.ref in broker.get(address).content.decode()
    given = {
        "calloff": earlier.ref, "start_on-day": "5", "start_on-month": "1", "start_on-year": "2027", "end_on-day": "12",
        "end_on-month": "2", "end_on-year": "2027", "weekly_minutes-hours": "10", "part_days": MORNINGS,
        "why": "Doing well there",
    }  # fmt: skip
    assert broker.post(address, given).status_code == 302
    assert Award.objects.get(request=request).route == "continuity"
