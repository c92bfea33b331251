"""Load all reference data that the product carries."""

from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import replace

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction

from sixthday import clock
from sixthday.ops.loading import dry_run_option, say
from sixthday.ops.operator import CONSOLE
from sixthday.reference import actions, carried
from sixthday.reference.rows import LoadReport


class Command(BaseCommand):
    """Load what the product carries: authorities, postcodes, bank holidays; in a demonstration schools and term dates too."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether it is only tried."""
        dry_run_option(parser)

    @transaction.atomic
    def handle(self, *, dry_run: bool, **options: object) -> None:
        """Load all or nothing, in the order in which one needs another. Raises CommandError with every fault."""
        for report in _loads():
            say(self, replace(report, dry_run=dry_run))
        if dry_run:
            transaction.set_rollback(True)


def _loads() -> Iterator[LoadReport]:
    at, by = clock.now(), CONSOLE
    yield actions.load_authorities(text=carried.text(carried.AUTHORITIES), source=carried.SOURCE, by=by, at=at)
    yield actions.load_postcodes(districts=settings.COUNCIL["districts"], by=by, at=at)
    yield actions.load_bank_holidays(by=by, at=at)
    if settings.DEMO:
        yield actions.load_schools(text=carried.text(carried.SCHOOLS), source=carried.SCHOOLS, by=by, at=at)
        yield actions.load_terms(text=carried.text(carried.TERM_DATES), source=carried.TERM_DATES, by=by, at=at)
