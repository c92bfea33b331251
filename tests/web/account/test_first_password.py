"""A person whom the administrator added chooses a password from a link that works once, for three days."""

import re

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse

from sixthday.access import actions
from sixthday.access.models import User
from sixthday.audit.models import Entry
from sixthday.outbox.choices import PUT_IN_LATER
from sixthday.outbox.delivery import deliver
from sixthday.outbox.models import Message
from sixthday.web.kit.logged import without_secrets
from tests.cast import at, council_cast

pytestmark = pytest.mark.django_db
NOW = at("2026-11-05")
WORDS = "quiet river stone"


@pytest.fixture
def cast(time_machine):
    time_machine.move_to(NOW)
    return council_cast()


@pytest.fixture
def nia(cast):
    return actions.add_person(
        email="nia@council.example", name="Nia Rees", organisation=cast.council, by=cast.admin, at=NOW
    )


def as_admin(cast, name, person, **given):
    client = Client()
    client.force_login(cast.admin)
    return client.post(reverse(name, args=[person.ref]), given)


def link(cast, nia) -> str:
    """The path of the link in the e-mail."""
    assert as_admin(cast, "password_link_new", nia).status_code == 302
    deliver(Message.objects.first().ref, at=NOW)
    body = mail.outbox[-1].body
    assert "nia" not in body.lower()
    return re.search(r"http://testserver(/account/first-password/\S+)", body).group(1)


def test_no_row_and_no_log_holds_the_secret(cast, nia):
    page = link(cast, nia)
    secret = page.rstrip("/").rpartition("/")[2]
    kept = Message.objects.get(kind="password_link").body
    assert (PUT_IN_LATER in kept, secret in kept) == (True, False)
    lines = {
        f"GET {page}": f"GET /account/first-password/{nia.ref}/(left out)/",
        "Gone: /family/2H7KM-Q4XTP/letters/1/": "Gone: /family/(left out)/letters/1/",
        "GET /council/referrals/H37Q-85WC/family/": "GET /council/referrals/H37Q-85WC/family/",
    }
    assert {line: without_secrets(None, "info", {"event": line})["event"] for line in lines} == lines
    assert without_secrets in settings.LOG_STEPS


def choose(client, page, again=WORDS):
    return client.post(page, {"new_password1": WORDS, "new_password2": again})


def test_the_link_sets_a_password_once_and_the_record_says_so(cast, nia, client):
    page = link(cast, nia)
    assert client.get(page).status_code == 200
    assert choose(client, page).url == reverse("account_login")
    assert User.objects.get(pk=nia.pk).check_password(WORDS)
    assert [client.get(page).status_code, choose(client, page).status_code] == [410, 410]
    kinds = Entry.objects.filter(abouts__ref=nia.ref).order_by("id").values_list("kind", flat=True)
    assert list(kinds) == ["user_invited", "password_link_sent", "password_chosen"]


@pytest.mark.parametrize(
    ("day", "status"), [pytest.param("2026-11-08", 200, id="third day"), pytest.param("2026-11-09", 410, id="fourth")]
)
def test_the_link_grows_old(cast, nia, client, time_machine, day, status):
    page = link(cast, nia)
    time_machine.move_to(at(day, "09:00"))
    assert client.get(page).status_code == status


def test_passwords_that_differ_or_are_weak_are_refused(cast, nia, client):
    page = link(cast, nia)
    assert choose(client, page, "another").status_code == 422
    assert client.post(page, {"new_password1": "short", "new_password2": "short"}).status_code == 422
    assert not User.objects.get(pk=nia.pk).has_usable_password()


def test_somebody_elses_reference_or_a_made_up_token_opens_nothing(cast, nia, client):
    token = link(cast, nia).rstrip("/").rpartition("/")[2]
    pages = [reverse("first_password", args=pair) for pair in ((cast.broker.ref, token), (nia.ref, "made-up"))]
    assert [client.get(page).status_code for page in pages] == [410, 410]


def test_a_person_is_stopped_signed_out_at_once_and_let_in_again(cast, client):
    client.force_login(cast.broker)
    assert client.get(reverse("profile")).status_code == 200
    assert as_admin(cast, "person_deactivation", cast.broker, why="").status_code == 422
    assert as_admin(cast, "person_deactivation", cast.broker, why="Left").status_code == 302
    assert client.get(reverse("profile")).status_code == 302
    assert as_admin(cast, "password_link_new", cast.broker).status_code == 422
    assert as_admin(cast, "person_reactivation", cast.broker).status_code == 302
    kinds = Entry.objects.filter(abouts__ref=cast.broker.ref).order_by("-id").values_list("kind", flat=True)[:2]
    assert list(kinds) == ["person_reactivated", "person_deactivated"]
    assert User.objects.get(pk=cast.broker.pk).is_active


def test_a_link_sent_before_somebody_was_stopped_is_dead_when_they_are_let_in_again(cast, nia, client):
    page = link(cast, nia)
    assert as_admin(cast, "person_deactivation", nia, why="Left").status_code == 302
    assert as_admin(cast, "person_reactivation", nia).status_code == 302
    assert client.get(page).status_code == 410
    assert client.get(link(cast, nia)).status_code == 200


def test_nobody_shuts_themselves_out(cast):
    assert as_admin(cast, "person_deactivation", cast.admin, why="Leaving").status_code == 422
    assert User.objects.get(pk=cast.admin.pk).is_active
