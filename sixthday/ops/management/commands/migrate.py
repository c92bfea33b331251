"""Django's migrate, with every trigger lifted before and laid after."""

from django.core.management.commands import migrate
from django.db import connections

from sixthday.ops import triggers


class Command(migrate.Command):
    """Lift, migrate, lay; on both engines. A look (`--plan`, `--check`) lifts nothing."""

    def handle(self, *args: object, **options: object) -> None:
        """Lay the triggers again even when a migration fails half-way."""
        if options["plan"] or options["check_unapplied"]:
            super().handle(*args, **options)
            return
        connection = connections[options["database"]]
        connection.prepare_database()
        triggers.lift(connection)
        try:
            super().handle(*args, **options)
        finally:
            triggers.lay(connection)
