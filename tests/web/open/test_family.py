"""Telling the family: the words, the letter, and a page that says nothing before the birth date is right."""

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from sixthday.access.queries import names
from sixthday.audit.models import Sighting
from sixthday.referrals.actions.decision import decide_duty
from sixthday.referrals.choices import Outcome
from sixthday.referrals.queries import family
from tests.web.council import world

pytestmark = pytest.mark.django_db
BORN = {"born_on-day": "14", "born_on-month": "3", "born_on-year": "2012"}
WRONG = {**BORN, "born_on-day": "15"}


@pytest.fixture(autouse=True)
def today():
    cache.clear()
    with time_machine.travel(world.TODAY, tick=False):
        yield


@pytest.fixture
def cast():
    return world.council()


@pytest.fixture
def referral(cast):
    made = world.child(cast, "Jordan", "Price", world.MONDAY)
    decide_duty(
        duty=made.duty, outcome=Outcome.OWED, weekly_minutes=1500, reason="No school place.", by=cast.decision_maker,
        at=world.TODAY,
    )  # fmt: skip
    return made


def told(cast, referral):
    """Send the notice of the decision as the page offers it."""
    client, address = world.signed_in(cast.broker), reverse("family_notice", args=[referral.ref, "decision"])
    offered = client.get(address).content.decode()
    words = dict(world.found_pairs(r'<textarea[^>]*name="(\w+)"[^>]*>\s*([^<]*)</textarea>', offered))
    assert client.post(address, words).status_code == 302
    return words, family.live_link(referral)


def test_told_at_the_decision_and_read_by_the_family(cast, referral):
    words, link = told(cast, referral)
    assert words["news"] == "The council must arrange Jordan’s education. 25 hours a week is right for Jordan now."
    client, address = Client(), reverse("family_page", args=[link.code])
    closed = client.get(address)
    assert (closed.status_code, "Jordan" in closed.content.decode()) == (200, False)
    assert client.post(address, BORN).url == address
    shown = world.read(client.get(address))
    for part in ("Jordan’s education", "25 hours a week", "Whom to ring", "How to complain", "Ombudsman"):
        assert part in shown
    letter = client.get(reverse("family_own_letter", args=[link.code, family.notices(referral).get().ref]))
    assert (letter.content[:5], "Price" in letter["Content-Disposition"]) == (b"%PDF-", False)
    assert set(Sighting.objects.filter(ref=referral.child.ref, actor=link.ref).values_list("page", flat=True)) == {
        "family_page", "family_own_letter",
    }  # fmt: skip
    assert names([link.ref]) == {}


def test_it_closes_again_after_half_an_hour(cast, referral):
    _, link = told(cast, referral)
    client, address = Client(), reverse("family_page", args=[link.code])
    client.post(address, BORN)
    assert "25 hours" in world.read(client.get(address))
    with time_machine.travel("2026-11-05 11:15", tick=False):
        assert "One more question" in world.read(client.get(address))


def test_an_unknown_code_says_what_a_wrong_date_says(cast, referral):
    _, link = told(cast, referral)
    answers = [
        world.read(Client().post(reverse("family_page", args=[code]), given))
        for code, given in ((link.code, WRONG), ("2H7KM-Q4XTP-9RDWC-V3NFJ", BORN))
    ]
    assert answers[0].replace(" 15", " 14") == answers[1]
    assert Sighting.objects.filter(actor=link.ref).count() == 0


def test_five_wrong_dates_close_the_code_for_an_hour(cast, referral):
    _, link = told(cast, referral)
    address = reverse("family_page", args=[link.code])
    statuses = [Client().post(address, WRONG).status_code for _ in range(6)]
    assert statuses == [422] * 5 + [429]
    assert Client().post(address, BORN).status_code == 429
    with time_machine.travel("2026-11-05 12:05", tick=False):
        assert Client().post(address, BORN).status_code == 302


def test_the_same_code_typed_otherwise_has_no_other_tries(cast, referral):
    _, link = told(cast, referral)
    plain = link.code.replace("-", "")
    typed = [link.code, plain, plain.lower(), f"{plain}-", f"__{link.code}"]
    assert [Client().post(reverse("family_page", args=[code]), WRONG).status_code for code in typed] == [422] * 5
    assert Client().post(reverse("family_page", args=[f"-{plain}_"]), BORN).status_code == 429


@pytest.mark.parametrize(("proxies", "said", "statuses"), [
    pytest.param(1, ["made up, 203.0.113.7", "203.0.113.7", "203.0.113.8"], [422, 429, 422], id="what the proxy says counts, each home by itself"),
    pytest.param(0, ["203.0.113.7", "203.0.113.8", "203.0.113.9"], [422, 429, 429], id="without a proxy nobody can pass for another"),
])  # fmt: skip
def test_wrong_tries_are_counted_where_they_come_from(db, settings, monkeypatch, proxies, said, statuses):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    monkeypatch.setattr("sixthday.web.open.family.pages.TRIES_OF_A_NETWORK", 1)
    tried = [
        Client().post(reverse("family_page", args=[f"CODE{number}"]), WRONG, headers={"X-Forwarded-For": network})
        for number, network in enumerate(said)
    ]
    assert [answer.status_code for answer in tried] == statuses


def test_a_closed_page_stays_closed(cast, referral):
    _, link = told(cast, referral)
    client, address = Client(), reverse("family_page", args=[link.code])
    client.post(address, BORN)
    closing = world.signed_in(cast.broker).post(
        reverse("family_closure", args=[referral.ref]), {"why": "Read by another"}
    )
    assert closing.status_code == 302
    assert "One more question" in world.read(client.get(address))
    letter = reverse("family_own_letter", args=[link.code, family.notices(referral).get().ref])
    assert client.get(letter).status_code == 404
    assert client.post(address, BORN).status_code == 422


def test_the_code_is_typed_any_way(cast, referral):
    _, link = told(cast, referral)
    client = Client()
    assert client.post(reverse("family_code"), {"code": ""}).status_code == 422
    assert client.post(reverse("family_code"), {"code": "é/ß²"}).url == reverse("family_page", args=["SS"])
    address = client.post(reverse("family_code"), {"code": f" {link.code.lower().replace('-', ' ')} "}).url
    client.post(address, BORN)
    assert "Jordan’s education" in world.read(client.get(reverse("family_page", args=[link.code])))


@pytest.mark.parametrize(("who", "status"), [("referrer", 403), ("decision_maker", 403), ("sen_referrer", 404)])
def test_who_may_not_tell_the_family(cast, referral, who, status):
    address = reverse("family_notice", args=[referral.ref, "decision"])
    assert world.signed_in(getattr(cast, who)).get(address).status_code == status
    assert (
        world.signed_in(cast.broker).get(reverse("family_notice", args=[referral.ref, "nonsense"])).status_code == 404
    )


def test_every_question_must_be_answered(cast, referral):
    address = reverse("family_notice", args=[referral.ref, "decision"])
    assert world.signed_in(cast.broker).post(address, {"news": "Something"}).status_code == 422
    assert family.live_link(referral) is None
