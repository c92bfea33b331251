"""Load term dates."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand

from sixthday import clock
from sixthday.ops.loading import dry_run_option, read_file, say
from sixthday.ops.operator import CONSOLE
from sixthday.reference import actions


class Command(BaseCommand):
    """Load term dates from a CSV: authority, school_urn, academic_year, kind, name, from, until, source."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and whether it is only tried."""
        parser.add_argument("file")
        dry_run_option(parser)

    def handle(self, *, file: str, dry_run: bool, **options: object) -> None:
        """Load it. Raises CommandError with every fault."""
        report = actions.load_terms(
            text=read_file(file), source=Path(file).name, by=CONSOLE, at=clock.now(), dry_run=dry_run
        )
        say(self, report)
