"""The database as it really stands: migrations complete and named, triggers present and as written."""

import re

import pytest
from django.core.management import call_command
from django.db import connection

from sixthday.ops import triggers
from tests.guards.tree import PRODUCT

MIGRATIONS = [path for path in PRODUCT.rglob("migrations/*.py") if path.name != "__init__.py"]


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_migrations_are_named() -> None:
    """0003_what_it_does, never 0003_auto_… or a date."""
    named = re.compile(r"^\d{4}_(?!auto_|initial$)[a-z][a-z0-9_]*$")
    assert [
        str(path.relative_to(PRODUCT))
        for path in MIGRATIONS
        if not named.match(path.stem) or re.search(r"\d{8}", path.stem)
    ] == []


@pytest.mark.django_db
def test_every_trigger_stands_as_written() -> None:
    assert triggers.missing(connection) == []


@pytest.mark.django_db
def test_no_other_trigger_stands() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        live = {name for (name,) in cursor.fetchall()}
    assert live <= {trigger.name for trigger in triggers.TRIGGERS}
