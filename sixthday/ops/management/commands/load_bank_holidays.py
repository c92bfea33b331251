"""Load bank holidays."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from sixthday import clock
from sixthday.ops.loading import dry_run_option, say
from sixthday.ops.operator import CONSOLE
from sixthday.reference import actions


class Command(BaseCommand):
    """Load the bank holidays of England: the published list, computed past its end."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether it is only tried."""
        dry_run_option(parser)

    def handle(self, *, dry_run: bool, **options: object) -> None:
        """Load them."""
        say(self, actions.load_bank_holidays(by=CONSOLE, at=clock.now(), dry_run=dry_run))
