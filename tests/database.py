"""The test database. On SQLite a copy of a template that is migrated once for each state of the migrations."""

import hashlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

ROOT = Path(__file__).resolve().parents[1]


def beside_another() -> bool:
    """Whether the other engine runs these tests beside this one: what is the same on both is then done there alone."""
    return os.environ.get("SIXTHDAY_BESIDE") == "yes"


def _template() -> Path:
    """Named by everything that makes the schema: our migrations and triggers, the pinned packages, what is installed."""
    ours = sorted((ROOT / "sixthday").glob("*/migrations/*.py"))
    sources = [*ours, ROOT / "sixthday/ops/triggers.py", ROOT / "requirements/dev.txt"]
    digest = hashlib.sha256(str(sorted(MigrationLoader(None).disk_migrations)).encode())
    for path in sources:
        digest.update(path.read_bytes())
    digest.update(str([config.name for config in apps.get_app_configs()]).encode())
    return settings.LOCAL / f"test-template-{digest.hexdigest()[:16]}.sqlite3"


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as here, closing(sqlite3.connect(target)) as there:
        here.backup(there)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """On SQLite the file is this run's own and goes with its folder, so nothing need be asked or destroyed."""
    return connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Give this run a file of its own; two runs at once do not meet."""
    if connection.vendor == "sqlite":
        own = tmp_path_factory.mktemp("database") / "test.sqlite3"
        if _template().exists():
            _copy(_template(), own)
        settings.DATABASES["default"]["TEST"]["NAME"] = str(own)
        connection.settings_dict["TEST"]["NAME"] = str(own)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:
    """Keep the migrated database as the template of the next run."""
    if connection.vendor == "sqlite" and not _template().exists():
        for old in settings.LOCAL.glob("test-template-*"):
            old.unlink()
        with django_db_blocker.unblock():
            _copy(Path(connection.settings_dict["NAME"]), _template())
