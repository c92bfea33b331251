"""Tests make their tables straight from the models, which is quick; here the migrations are shown to make the same ones."""

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.apps import apps
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from sixthday.tables import CreateTables

OURS = tuple(f"{app.label}_" for app in apps.get_app_configs() if app.name.startswith("sixthday."))
HASH = re.compile(r"_[0-9a-f]{8}(_\w+)?")  # names that end in a hash of what made them
CASTS = re.compile(r"::(character varying|text)(\[\])?|[()]")  # PostgreSQL writes them anew when a column becomes wider
IN_POSTGRESQL = """
    SELECT table_name, concat_ws(' ', column_name, data_type, character_maximum_length, is_nullable, column_default)
        FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT conrelid::regclass::text, concat_ws(' ', conname, pg_get_constraintdef(oid))
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0
    UNION ALL SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'
"""


def in_sqlite(connected: Any) -> Iterator[tuple[str, str]]:
    """Each column, constraint and index beside its table."""
    for table, sql in connected.execute("SELECT tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL"):
        for part in re.split(r", (?=\"|CONSTRAINT)", sql.replace("\n", " ")):
            yield table, part.strip("() ")


def in_postgresql(connected: Any) -> Iterator[tuple[str, str]]:
    """Each column, constraint and index beside its table."""
    for table, part in connected.execute(IN_POSTGRESQL):
        yield table, CASTS.sub("", part)


def ours(parts: Iterator[tuple[str, str]]) -> dict[str, list[str]]:
    """Our tables with what makes them, in no particular order."""
    made: dict[str, list[str]] = {}
    for table, part in parts:
        if table.startswith(OURS):
            made.setdefault(table, []).append(HASH.sub("_hash", part))
    return {table: sorted(parts) for table, parts in made.items()}


def migrate(**where: str) -> None:
    """Migrate an empty database."""
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"} | where
    command = [sys.executable, "manage.py", "migrate", "--skip-checks", "-v0"]
    subprocess.run(command, check=True, env=environment, timeout=240)


@contextmanager
def scratch() -> Iterator[str]:
    """The address of an empty PostgreSQL database, dropped afterwards."""
    url = urlsplit(os.environ["DATABASE_URL"])
    with psycopg.connect(urlunsplit(url), autocommit=True) as server:
        server.execute("DROP DATABASE IF EXISTS sixthday_migrated")
        server.execute("CREATE DATABASE sixthday_migrated")
        try:
            yield urlunsplit(url._replace(path="/sixthday_migrated"))
        finally:
            server.execute("DROP DATABASE sixthday_migrated")


@pytest.mark.django_db
def test_the_migrations_make_the_tables_of_the_models(tmp_path: Path) -> None:
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        migrate(SIXTHDAY_LOCAL=str(tmp_path))
        with closing(sqlite3.connect(tmp_path / "sixthday.sqlite3")) as migrated:
            assert ours(in_sqlite(migrated)) == ours(in_sqlite(connection.connection))
    else:
        with scratch() as url:
            migrate(SIXTHDAY_LOCAL=str(tmp_path), DATABASE_URL=url)
            with psycopg.connect(url) as migrated:
                assert ours(in_postgresql(migrated)) == ours(in_postgresql(connection.connection))


@pytest.mark.django_db(transaction=True)  # SQLite changes tables outside a transaction alone
def test_tables_made_at_once_can_be_dropped_again() -> None:
    table = migrations.CreateModel("Made", [("id", models.BigAutoField(primary_key=True))])
    step, before, after = CreateTables([table]), ProjectState(), ProjectState()
    step.state_forwards("audit", after)
    with connection.schema_editor() as editor:
        step.database_forwards("audit", editor, before, after)
        assert "audit_made" in connection.introspection.table_names()
        step.database_backwards("audit", editor, after, before)
    assert "audit_made" not in connection.introspection.table_names()
    assert step.describe() == "Create tables: Made"
