"""Tests make their tables straight from the models, which is quick; here the migrations are shown to make the same ones."""

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

OURS = tuple(f"{app.label}_" for app in apps.get_app_configs() if app.name.startswith("sixthday."))


def tables(connected) -> dict[str, list[str]]:
    """Each table with its columns, constraints and indexes, in no particular order."""
    rows = connected.execute("SELECT tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    made: dict[str, list[str]] = {}
    for table, sql in rows:
        if table.startswith(OURS):
            parts = re.split(r", (?=\"|CONSTRAINT)", sql.replace("\n", " "))
            made.setdefault(table, []).extend(
                sorted(re.sub(r"_[0-9a-f]{8}(_\w+)?", "_hash", part).strip("() ") for part in parts)
            )
    return {table: sorted(parts) for table, parts in made.items()}


@pytest.mark.django_db
def test_the_migrations_make_the_tables_of_the_models(tmp_path: Path) -> None:
    if connection.vendor != "sqlite":
        pytest.skip(
            "the tables are compared on SQLite; on PostgreSQL the same migrations run in the bench and the demo"
        )
    environment = {**os.environ, "SIXTHDAY_LOCAL": str(tmp_path)}
    environment.pop("DATABASE_URL", None)
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--skip-checks", "-v0"], check=True, env=environment, timeout=240
    )
    connection.ensure_connection()
    migrated = sqlite3.connect(tmp_path / "sixthday.sqlite3")
    assert tables(migrated) == tables(connection.connection)
