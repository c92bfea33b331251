"""Preparing keeps all data; starting again is for a demonstration alone."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from sixthday.access.models import User
from sixthday.ops import triggers
from sixthday.reference.directory import Place
from sixthday.reference.models import Postcode
from tests.cast import council_cast


@pytest.mark.django_db(transaction=True)
def test_preparing_again_keeps_everything(settings, tmp_path, monkeypatch) -> None:
    few = [Place("HR4 0LE", 350_000, 240_000, "E06000019")]  # reading the real directory takes seconds
    monkeypatch.setattr("sixthday.reference.actions.load.places_near", lambda districts: few)
    settings.DATA = tmp_path / "data"
    cast = council_cast()
    call_command("prepare")
    call_command("prepare")
    assert User.objects.filter(pk=cast.admin.pk).exists()
    assert [postcode.pcd for postcode in Postcode.objects.all()] == ["HR4 0LE"]
    assert triggers.missing(connection) == []


@pytest.mark.django_db(transaction=True)
def test_starting_again_is_refused_for_a_real_council(settings, tmp_path) -> None:
    settings.DATA = tmp_path
    (tmp_path / "kept").write_text("a file")
    with pytest.raises(CommandError, match="for a demonstration"):
        call_command("prepare", "--fresh")
    assert (tmp_path / "kept").exists()


@pytest.mark.django_db(transaction=True)
def test_starting_again_never_empties_a_server_database_of_another_name(settings, tmp_path, monkeypatch) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite's data is a file of the demonstration's own")
    settings.DATA, settings.DEMO = tmp_path, True
    cast = council_cast()
    monkeypatch.setitem(connection.settings_dict, "NAME", "council")
    with pytest.raises(CommandError, match="“demo” in its name"):
        call_command("prepare", "--fresh")
    assert User.objects.filter(pk=cast.admin.pk).exists()
