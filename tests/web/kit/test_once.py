"""A form sent twice makes one thing: the second is led to it and told; another wish, or a refused one, is looked at anew."""

import threading

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from sixthday.referrals.models import Contact, Referral
from tests.areas.referrals.duties import calendar
from tests.areas.referrals.referring import drafted, submitted
from tests.cast import at, council_cast
from tests.web.council.world import read, signed_in

NOW = at("2026-11-02", "14:00")


@pytest.fixture
def cast(time_machine):
    time_machine.move_to(NOW, tick=False)
    made = council_cast()
    calendar(made)
    return made


def start(cast, token: str, **changes: str) -> dict[str, str]:
    team = cast.referrer.teams.get().team.ref
    born = {"born_on-day": "14", "born_on-month": "3", "born_on-year": "2012"}
    names = {"team": team, "given_name": "Kai", "family_name": "Roberts", "csrfmiddlewaretoken": token}
    return names | born | changes


@pytest.mark.django_db
def test_a_double_click_starts_one_referral(cast):
    browser, address = signed_in(cast.referrer), reverse("referral_new")
    first, second = (browser.post(address, start(cast, "t" * 64)) for _ in range(2))
    assert first.url == second.url
    assert Referral.objects.count() == 1
    assert "This form was sent twice. It was done once." in browser.get(second.url).content.decode()


@pytest.mark.django_db
def test_another_page_is_another_wish(cast):
    referral = submitted(cast)
    browser, address = signed_in(cast.broker), reverse("contacts", args=[referral.ref])
    for token, note in (("a" * 64, "Rang"), ("a" * 64, "Rang"), ("a" * 64, "Wrote"), ("b" * 64, "Rang")):
        browser.post(address, {"how": "telephone", "note": note, "csrfmiddlewaretoken": token})
    assert list(Contact.objects.order_by("id").values_list("note", flat=True)) == ["Rang", "Wrote", "Rang"]


@pytest.mark.django_db
def test_what_was_refused_is_looked_at_again(cast):
    draft = drafted(cast)
    browser, address = signed_in(cast.referrer), reverse("referral_section", args=[draft.ref, "needs"])
    answers = [browser.post(address, {"csrfmiddlewaretoken": "c" * 64}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [422, 422]
    assert "choose at least one" in read(answers[1])


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_moment_make_one(cast):
    given, address, answers = start(cast, "d" * 64), reverse("referral_new"), []
    browsers = [signed_in(cast.referrer) for _ in range(4)]

    def send(browser: Client) -> None:
        answers.append(browser.post(address, given).headers["Location"])
        connections.close_all()

    threads = [threading.Thread(target=send, args=[browser]) for browser in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(set(answers)), len(answers), Referral.objects.count()) == (1, 4, 1)
