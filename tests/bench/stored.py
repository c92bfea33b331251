"""A database of its own for one group of measures, and a clock that stands where the story is."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import time_machine
from django.conf import settings
from django.core.management import call_command


class StraightFromTheModels:
    """Says of every app that it has no migrations, so that its tables are made from its models."""

    def __contains__(self, app: str) -> bool:
        return True

    def __getitem__(self, app: str) -> None:
        return None


@contextmanager
def database() -> Iterator[None]:
    """Tables, triggers and the cache table in the database that DATABASE_URL names."""
    for database in settings.DATABASES.values():
        database.get("OPTIONS", {}).pop("pool", None)
    settings.MIGRATION_MODULES = StraightFromTheModels()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    call_command("migrate", run_syncdb=True, verbosity=0, skip_checks=True)
    call_command("createcachetable", verbosity=0)
    yield


@contextmanager
def moved_to(moment: datetime) -> Iterator[None]:
    """The product's clock moved to a moment; time still passes for the measures."""
    with time_machine.travel(moment, tick=True):
        yield
