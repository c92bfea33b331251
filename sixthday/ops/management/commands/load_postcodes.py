"""Load postcodes."""

from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand

from sixthday import clock
from sixthday.ops.loading import dry_run_option, say
from sixthday.ops.operator import CONSOLE
from sixthday.reference import actions


class Command(BaseCommand):
    """Load the postcodes of the council's districts and of their neighbours from the installed directory."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether it is only tried."""
        dry_run_option(parser)

    def handle(self, *, dry_run: bool, **options: object) -> None:
        """Load them. Raises CommandError for a district in which no postcode lies."""
        districts = settings.COUNCIL["districts"]
        say(self, actions.load_postcodes(districts=districts, by=CONSOLE, at=clock.now(), dry_run=dry_run))
