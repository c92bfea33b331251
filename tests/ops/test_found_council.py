"""The first administrator, from the command line: no password in the arguments, and no second council."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from sixthday.access import queries
from sixthday.access.choices import Role
from sixthday.access.models import Organisation, User
from sixthday.audit.models import Entry

pytestmark = pytest.mark.django_db
WORDS = "quiet river stone"


@pytest.fixture
def environment(monkeypatch):
    monkeypatch.setenv("SIXTHDAY_FIRST_PASSWORD", WORDS)


def typed(monkeypatch, *answers):
    monkeypatch.delenv("SIXTHDAY_FIRST_PASSWORD", raising=False)
    waiting = list(answers)
    monkeypatch.setattr("getpass.getpass", lambda prompt: waiting.pop(0))


def found(email="ada@council.example", **options):
    out = StringIO()
    call_command("found_council", name="Ada Minns", email=email, stdout=out, **options)
    return out.getvalue().strip()


def test_founds_the_configured_council_and_an_administrator_who_can_sign_in(environment, settings, time_machine):
    time_machine.move_to("2026-09-01T09:00:00+01:00", tick=False)
    said = found()
    ada = User.objects.get()
    assert said == (
        f"Herefordshire Council is founded. Its administrator ({ada.ref}) can sign in and add everybody else."
    )
    assert (ada.name, ada.email, ada.is_demo, ada.check_password(WORDS)) == (
        "Ada Minns", "ada@council.example", False, True,
    )  # fmt: skip
    assert queries.council().name == "Herefordshire Council"
    assert queries.roles_of(ada, Entry.objects.get().at.date()) == {Role.ADMINISTRATOR}


def test_the_password_can_be_typed(monkeypatch):
    typed(monkeypatch, WORDS, WORDS)
    found(council="Anytown Council")
    assert (Organisation.objects.get().name, User.objects.get().check_password(WORDS)) == ("Anytown Council", True)


@pytest.mark.parametrize(
    ("email", "passwords", "why"),
    [
        pytest.param("ada@council.example", (WORDS, "other"), "The two passwords differ.", id="typed differently"),
        pytest.param("ada@council.example", ("short", "short"), "This password is too short", id="a weak password"),
        pytest.param("ada", (WORDS, WORDS), "Enter a valid email address.", id="no address"),
    ],
)
def test_refuses_in_words_and_founds_nothing(monkeypatch, email, passwords, why):
    typed(monkeypatch, *passwords)
    with pytest.raises(CommandError, match=why):
        found(email)
    assert not Organisation.objects.exists()


def test_a_second_council_is_refused(environment):
    found()
    with pytest.raises(CommandError, match="already has its council"):
        found("eve@council.example")
    assert User.objects.count() == 1
