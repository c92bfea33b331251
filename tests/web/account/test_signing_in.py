"""Signing in: one sentence for every failure, a limit on tries, no way to sign oneself up."""

import pytest
from django.urls import NoReverseMatch, reverse

from sixthday.web.account.adapter import SENTENCE
from tests.cast import PASSWORD, council_cast

pytestmark = pytest.mark.django_db
WRONG = "not the password"


def sign_in(client, email, password):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def test_the_right_password_opens_the_profile(client):
    cast = council_cast()
    answer = sign_in(client, cast.broker.email.upper(), PASSWORD)
    assert (answer.status_code, answer.url) == (302, "/")
    assert client.get(reverse("profile")).status_code == 200


@pytest.mark.parametrize("who", ["known", "unknown", "inactive"])
def test_every_failure_says_the_same(client, who):
    cast = council_cast()
    if who == "inactive":
        cast.broker.is_active = False
        cast.broker.save()
    email = "nobody@council.example" if who == "unknown" else cast.broker.email
    answer = sign_in(client, email, PASSWORD if who == "inactive" else WRONG)
    assert answer.status_code == 422
    assert SENTENCE in answer.content.decode()
    assert "<title>Error: Sign in" in answer.content.decode()


def test_the_sixth_wrong_try_waits_even_with_the_right_password(client):
    cast = council_cast()
    for _ in range(5):
        sign_in(client, cast.broker.email, WRONG)
    answer = sign_in(client, cast.broker.email, PASSWORD)
    assert answer.status_code == 422
    assert SENTENCE in answer.content.decode()


def test_nobody_signs_themselves_up(client):
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")
    assert client.get("/account/signup/").status_code == 404


@pytest.mark.parametrize("name", ["profile", "account_change_password", "usersessions_list", "account_reauthenticate"])
def test_a_stranger_is_asked_to_sign_in(client, name):
    answer = client.get(reverse(name))
    assert (answer.status_code, answer.url) == (302, f"/account/sign-in/?next={reverse(name)}")


@pytest.mark.parametrize(
    "name", ["profile", "account_change_password", "usersessions_list", "account_reauthenticate", "account_logout"]
)
def test_ones_own_pages_open(client, name):
    client.force_login(council_cast().broker)
    assert client.get(reverse(name)).status_code == 200


def test_a_new_password_signs_in_and_says_so(client):
    cast = council_cast()
    sign_in(client, cast.broker.email, PASSWORD)
    new = "three quiet words"
    answer = client.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new}, follow=True
    )
    assert "Your password is changed." in answer.content.decode()
    client.logout()
    assert sign_in(client, cast.broker.email, new).status_code == 302
