"""What may not serve a real council, and why: all of it at once."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from sixthday.ops import triggers
from sixthday.ops.serving import fit_to_serve
from sixthday.rules.findings import blockers
from tests.cast import council_cast

SECRET = "a-secret-of-a-real-council-that-is-longer-than-fifty-characters"


@pytest.fixture
def fit(settings, transactional_db):
    settings.SECRET_KEY, settings.DEMO, settings.DEBUG = SECRET, False, False
    settings.SCANNER = "clamd"
    return settings


def codes() -> list[str]:
    return [finding.code for finding in blockers(fit_to_serve())]


def test_a_fit_installation_passes_in_silence(fit, capsys) -> None:
    call_command("check_serving")
    assert capsys.readouterr().out == ""


def test_every_reason_is_said(fit) -> None:
    fit.SECRET_KEY, fit.DEMO, fit.DEBUG = "insecure-until-it-is-set", True, True
    fit.SCANNER = "test_signature"
    assert codes() == ["demo_off", "debug_off", "secret_set", "scanner_set"]
    with pytest.raises(CommandError, match="demonstration(?s:.)*error pages(?s:.)*forged"):
        call_command("check_serving")


def test_a_demo_account_stops(fit) -> None:
    admin = council_cast().admin
    admin.is_demo = True
    admin.save()
    assert codes() == ["no_demo_accounts"]


def test_a_missing_trigger_stops(fit) -> None:
    triggers.lift(connection)
    found = codes()
    triggers.lay(connection)
    assert found == ["triggers_laid"]


def test_a_short_secret_stops(fit) -> None:
    fit.SECRET_KEY = "short"
    assert codes() == ["secret_set"]
