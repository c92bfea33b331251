"""The audit record: the auditor alone reads it, by day, kind, person and reference; a restricted record keeps its details."""

import pytest
from django.urls import reverse

from sixthday.audit import chain
from sixthday.referrals.actions.contact import log_contact
from sixthday.referrals.choices import How
from tests.web.council import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(time_machine):
    time_machine.move_to(world.TODAY, tick=False)
    return world.council()


def audit(user, route="audit", **asked):
    return world.signed_in(user).get(reverse(route), asked)


def titles(answer):
    return world.found(r'six-timeline__title">(?:<[^>]+>)?([^<]+)', answer)


@pytest.mark.parametrize("who", ["lead_broker", "commissioner", "senior_officer", "admin"])
def test_it_is_not_there_for_others(cast, who):
    user = cast.admin if who == "admin" else getattr(cast, who)
    assert {audit(user, route).status_code for route in ("audit", "audit_readings")} == {404}


def test_by_kind_person_and_reference(cast):
    kai = world.several(cast)["kai"]
    assert titles(audit(cast.auditor, kind="owner_taken", about=kai.ref.lower())) == ["Owner changed"]
    assert set(titles(audit(cast.auditor, person=cast.decision_maker.email))) == {"Duty decided"}
    assert titles(audit(cast.auditor, person="nobody@council.example")) == []


def test_by_day(cast):
    world.several(cast)
    day = {"from_on-day": "5", "from_on-month": "11", "from_on-year": "2026"}
    assert sorted(titles(audit(cast.auditor, **day))) == ["Contact logged", "Hours started"]


def test_how_far_it_is_sealed(cast):
    assert "Nothing is sealed yet." in world.read(audit(cast.auditor))
    chain.seal(at=world.TODAY)
    assert "Sealed up to Thu 5 Nov, 10:42am. Every entry is sealed." in world.read(audit(cast.auditor))


def test_a_restricted_record_keeps_its_details(cast):
    zoe = world.child(cast, "Zoe", "Vane", world.MONDAY, child={"restricted": True})
    log_contact(referral=zoe, how=How.TELEPHONE, note="Secret place.", by=cast.referrer, at=world.TODAY)
    page = world.read(audit(cast.auditor, about=zoe.child.ref))
    assert "A restricted record: its details are for the people named on it." in page
    assert "Vane" not in page


def test_readings_say_who_read_which_record(cast):
    kai = world.several(cast)["kai"]
    world.signed_in(cast.broker).get(reverse("child", args=[kai.child.ref]))
    page = world.read(audit(cast.auditor, "audit_readings", about=kai.child.ref))
    assert f"Thu 5 Nov, 10:42am {cast.broker.name} {kai.child.ref} Child" in page
