"""Set up a framework and its round from a tender notice in OCDS."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from sixthday import clock
from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.framework.actions import load_notice
from sixthday.ops.loading import dry_run_option, read_file


class Command(BaseCommand):
    """Load a release of Find a Tender; the same release again changes nothing."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, who is loading it, and whether it is only tried."""
        parser.add_argument("file")
        parser.add_argument("--by", required=True, metavar="EMAIL", help="the person who answers for it")
        dry_run_option(parser)

    def handle(self, *, file: str, by: str, dry_run: bool, **options: object) -> None:
        """Load it. Raises CommandError with every fault by its place, or when this person may not."""
        now = clock.now()
        person = access.holders(Permission.MANAGE_FRAMEWORK, now.date()).filter(email__iexact=by).first()
        if person is None:
            raise CommandError(f"{by} may not manage the framework.")
        report = load_notice(text=read_file(file), source=Path(file).name, by=person, at=now, dry_run=dry_run)
        if report.faults:
            lines = [f"  {fault.where}: {fault.why}" for fault in report.faults]
            raise CommandError("\n".join(["Nothing was loaded.", *lines]))
        self.stdout.write("\n".join(["This would happen:" if dry_run else "Done:", *report.lines]))
