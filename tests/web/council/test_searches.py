"""Finding from any page: part of a name, a reference typed any way; nothing that may not be seen; no name in an address."""

import pytest
import time_machine
from django.urls import reverse

from sixthday.audit.models import Sighting
from sixthday.audit.queries import timeline
from sixthday.outbox.models import Message
from tests.web.council import world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(world.TODAY, tick=False):
        yield


@pytest.fixture
def cast():
    return world.council()


def search(user, words):
    return world.signed_in(user).post(reverse("searches"), {"words": words}, follow=True)


def test_part_of_a_name(cast):
    referral = world.child(cast, "Jordan", "Price", world.MONDAY)
    answer = search(cast.broker, "pri jor")
    assert f"Jordan Price 14 March 2012 No school {referral.child.ref}" in world.read(answer)
    assert all("pri" not in address.lower() for address, _ in answer.redirect_chain)
    assert Sighting.objects.filter(ref=referral.child.ref, page="search").count() == 1


@pytest.mark.parametrize(
    "typed", [str.lower, lambda ref: ref.replace("-", " "), lambda ref: f" {ref.replace('-', '')} "]
)
def test_a_reference_typed_any_way_opens(cast, typed):
    referral = world.child(cast, "Jordan", "Price", world.MONDAY)
    addresses = {
        referral.child.ref: reverse("child", args=[referral.child.ref]),
        referral.ref: reverse("referral", args=[referral.ref]),
        referral.duty.ref: reverse("duty", args=[referral.duty.ref]),
    }
    client = world.signed_in(cast.broker)
    assert [client.post(reverse("searches"), {"words": typed(ref)}).url for ref in addresses] == list(
        addresses.values()
    )


@pytest.mark.parametrize("who", ["sen_referrer", "qa_officer", "finance_officer"])
def test_nothing_you_can_see(cast, who):
    referral = world.child(cast, "Jordan", "Price", world.MONDAY)
    for words in ("Price", referral.ref, referral.child.ref):
        assert "Nothing you can see matches." in world.read(search(getattr(cast, who), words))


def test_anothers_search_is_not_there(cast):
    client = world.signed_in(cast.broker)
    address = client.post(reverse("searches"), {"words": "Price"}).url
    assert client.get(address).status_code == 200
    assert world.signed_in(cast.other_broker).get(address).status_code == 404
    assert client.post(reverse("searches"), {"words": " "}).status_code == 422


def test_a_restricted_child_opens_with_a_reason_for_today(cast):
    referral = world.child(cast, "Kai", "Roberts", world.MONDAY, child={"restricted": True})
    ref, client = referral.child.ref, world.signed_in(cast.broker)
    child = reverse("child", args=[ref])
    assert "Nothing you can see matches." in world.read(search(cast.broker, "Roberts"))
    assert client.get(child).status_code == 404
    address = reverse("restricted_records")
    for reference in ("2222-2222", "nonsense"):
        answer = client.post(address, {"reference": reference, "reason": "School rang: child is at the gate"})
        assert "No restricted record has this reference." in world.read(answer)
    assert client.post(address, {"reference": ref, "reason": "?"}).status_code == 422
    done = client.post(address, {"reference": ref.lower(), "reason": "School rang: child is at the gate"})
    assert (done.url, client.get(child).status_code) == (child, 200)
    assert [message.to for message in Message.objects.all()] == [cast.lead_broker]
    assert timeline([ref]).first().kind == "break_glass"
    assert world.signed_in(cast.approver).get(address).status_code == 404
    with time_machine.travel("2026-11-06 10:00", tick=False):
        assert world.signed_in(cast.broker).get(child).status_code == 404
