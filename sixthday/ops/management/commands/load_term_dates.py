"""Load term dates."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from sixthday import clock
from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.ops.loading import dry_run_option, read_file, say
from sixthday.referrals.actions.calendars import load_term_dates


class Command(BaseCommand):
    """Load term dates from a CSV: authority, school_urn, academic_year, kind, name, from, until, source.

    The days of every open duty are counted again, so somebody must answer for it by name.
    """

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, who answers for it, and whether it is only tried."""
        parser.add_argument("file")
        parser.add_argument(
            "--by", required=True, metavar="E-MAIL", help="the person of the council who answers for it"
        )
        dry_run_option(parser)

    def handle(self, *, file: str, by: str, dry_run: bool, **options: object) -> None:
        """Load it. Raises CommandError with every fault, or when nobody with that address may."""
        at = clock.now()
        person = access.holders(Permission.MANAGE_REFERENCE, at.date()).filter(email__iexact=by).first()
        if person is None:
            raise CommandError("Nobody with that address may load term dates.")
        done = load_term_dates(text=read_file(file), source=Path(file).name, by=person, at=at, dry_run=dry_run)
        say(self, done.report)
        self.stdout.write(f"Due days that {'would move' if dry_run else 'moved'}: {len(done.moved)}.")
