"""Contacts in two fields, chasing in one click, handing over: the right person, the wrong one, the second one."""

import pytest
import time_machine
from django.urls import reverse

from sixthday.outbox.models import Message
from sixthday.referrals.queries import casework
from tests.web.council import world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(world.TODAY, tick=False):
        yield


@pytest.fixture
def cast():
    return world.council()


@pytest.fixture
def referral(cast):
    return world.child(cast, "Asha", "Mahmood", world.MONDAY)


def post(user, route, referral, **given):
    return world.signed_in(user).post(reverse(route, args=[referral.ref]), given)


def test_a_contact_in_two_fields(cast, referral):
    done = post(cast.broker, "contacts", referral, how="telephone", note="Mum prefers mornings")
    assert done.url == reverse("child", args=[referral.child.ref])
    assert "Telephone Thu 5 Nov, 10:42am: Mum prefers mornings" in world.read(
        world.signed_in(cast.broker).get(done.url)
    )
    empty = post(cast.broker, "contacts", referral, how="telephone", note="")
    assert (empty.status_code, casework.contacts(referral).count()) == (422, 1)
    assert post(cast.decision_maker, "contacts", referral, how="telephone", note="x").status_code == 403
    assert post(cast.sen_referrer, "contacts", referral, how="telephone", note="x").status_code == 404


def test_chased_once(cast, referral):
    assert 'name="stage" value="decision"' in world.signed_in(cast.broker).get(reverse("work")).content.decode()
    post(cast.broker, "chasers", referral, stage="decision")
    assert [message.to for message in Message.objects.all()] == [cast.decision_maker]
    again = post(cast.other_broker, "chasers", referral, stage="decision")
    assert (again.status_code, Message.objects.count()) == (409, 1)
    assert "Beth Lewis" in world.read(again)


def test_nothing_to_chase_changes_nothing(cast, referral):
    assert post(cast.broker, "chasers", referral, stage="unowned").status_code == 422
    assert post(cast.broker, "chasers", referral, stage="nonsense").status_code == 302
    assert Message.objects.count() == 0


def test_handed_over_by_a_lead_broker(cast, referral):
    assert post(cast.broker, "handovers", referral, to=cast.other_broker.ref).status_code == 403
    assert post(cast.lead_broker, "handovers", referral, to="").status_code == 422
    assert post(cast.lead_broker, "handovers", referral, to=cast.other_broker.ref).status_code == 302
    assert casework.owner(referral) == cast.other_broker
    again = post(cast.lead_broker, "handovers", referral, to=cast.other_broker.ref)
    assert "Owen Price already owns this referral." in world.read(again)
