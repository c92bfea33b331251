"""Load providers, their sites, offers and rates from a CSV."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from sixthday import clock
from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.ops.loading import dry_run_option, read_file, say
from sixthday.providers import actions
from sixthday.providers.offer_file import COLUMNS


class Command(BaseCommand):
    """Load a CSV with one row for each offer; a row that stands just so changes nothing."""

    help = f"{__doc__} Columns: {', '.join(COLUMNS)}."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, who is loading it, and whether it is only tried."""
        parser.add_argument("file")
        parser.add_argument("--by", required=True, metavar="EMAIL", help="the person who answers for it")
        dry_run_option(parser)

    def handle(self, *, file: str, by: str, dry_run: bool, **options: object) -> None:
        """Load it. Raises CommandError with every fault, or when this person may not."""
        now = clock.now()
        person = access.holders(Permission.LOAD_PROVIDERS, now.date()).filter(email__iexact=by).first()
        if person is None:
            raise CommandError(f"{by} may not load providers.")
        say(
            self,
            actions.load_providers(text=read_file(file), source=Path(file).name, by=person, at=now, dry_run=dry_run),
        )
