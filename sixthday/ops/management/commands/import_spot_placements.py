"""Carry over the spot placements that run today from a CSV or an Excel workbook."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from sixthday import clock
from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.ops.loading import dry_run_option, say
from sixthday.placements.actions import load_spot_placements
from sixthday.placements.spot_file import COLUMNS


class Command(BaseCommand):
    """Load a table with one row for each child at each provider; a row that stands just so changes nothing."""

    help = f"{__doc__} Columns: {', '.join(COLUMNS)}."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, who is loading it, and whether it is only tried."""
        parser.add_argument("file")
        parser.add_argument("--by", required=True, metavar="EMAIL", help="the person who answers for it")
        dry_run_option(parser)

    def handle(self, *, file: str, by: str, dry_run: bool, **options: object) -> None:
        """Load it. Raises CommandError with every fault, or when this person may not."""
        now, path = clock.now(), Path(file)
        person = access.holders(Permission.CARRY_OVER, now.date()).filter(email__iexact=by).first()
        if person is None:
            raise CommandError(f"{by} may not carry over spot placements.")
        try:
            content = path.read_bytes()
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}") from error
        report = load_spot_placements(name=path.name, content=content, by=person, at=now, dry_run=dry_run)
        say(self, report)
        for note in report.notes:
            self.stdout.write(f"  look at row {note.row}, {note.column}: {note.why}")
