"""A database of its own for one group of measures, and a clock that stands where the story is."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from urllib.parse import urlsplit

import time_machine
from django.conf import settings
from django.core.management import call_command
from django.db import connection


class StraightFromTheModels:
    """Says of every app that it has no migrations, so that its tables are made from its models."""

    def __contains__(self, app: str) -> bool:
        return True

    def __getitem__(self, app: str) -> None:
        return None


@contextmanager
def scratch() -> Iterator[str]:
    """An empty database of this run alone on the engine that DATABASE_URL names, dropped at the end; gives its address."""
    settings.DATABASES["default"].get("OPTIONS", {}).pop("pool", None)
    if connection.vendor == "sqlite":  # the file is this run's own
        yield os.environ["DATABASE_URL"]
        return
    name, given = f"sixthday_bench_{os.getpid()}", connection.settings_dict["NAME"]
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    _turn_to(name)
    try:
        yield urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    finally:
        _turn_to(given)
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _turn_to(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = name


@contextmanager
def database() -> Iterator[str]:
    """Tables, triggers and the cache table in a database of this run alone; gives its address."""
    with scratch() as address:
        settings.MIGRATION_MODULES = StraightFromTheModels()
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
        call_command("migrate", run_syncdb=True, verbosity=0, skip_checks=True)
        call_command("createcachetable", verbosity=0)
        yield address


@contextmanager
def moved_to(moment: datetime) -> Iterator[None]:
    """The product's clock moved to a moment; time still passes for the measures."""
    with time_machine.travel(moment, tick=True):
        yield
