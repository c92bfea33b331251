"""Make the database ready: migrations, cache table, schedules, reference data; and in a demonstration the demo council."""

import shutil
from argparse import ArgumentParser

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from sixthday.ops.schedules import sync_schedules


class Command(BaseCommand):
    """What `./run demo` calls before it serves, and what an upgrade of a real council calls. Keeps all data."""

    help = "Migrate, make the cache table, set the schedules, load reference data; in a demonstration build the demo council."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One option: start again."""
        parser.add_argument("--fresh", action="store_true", help="demonstration only: throw its data away first")

    def handle(self, *, fresh: bool, **options: object) -> None:
        """Prepare, in this order. Raises CommandError for `--fresh` outside a demonstration."""
        if fresh:
            self._throw_away()
        settings.DATA.mkdir(parents=True, exist_ok=True)
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        sync_schedules()
        call_command("load_reference", stdout=self.stdout)
        if settings.DEMO and "build_demo" in get_commands():
            call_command("build_demo")

    def _throw_away(self) -> None:
        if not settings.DEMO:
            raise CommandError("--fresh throws data away: it is for a demonstration (SIXTHDAY_DEMO=1) alone.")
        if connection.vendor == "postgresql":
            name = str(connection.settings_dict["NAME"])
            if "demo" not in name:
                raise CommandError(
                    f"--fresh empties only a database with “demo” in its name, and this one is called {name}."
                )
            with connection.cursor() as cursor:
                cursor.execute("DROP SCHEMA public CASCADE")
                cursor.execute("CREATE SCHEMA public")
        connection.close()
        shutil.rmtree(settings.DATA, ignore_errors=True)
