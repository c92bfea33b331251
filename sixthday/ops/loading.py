"""What every load command shares: its option, its report, and its exit when something was refused."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from sixthday.reference.choices import Load
from sixthday.reference.rows import LoadReport, decoded


def dry_run_option(parser: ArgumentParser) -> None:
    """Add `--dry-run`."""
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")


def read_file(path: str) -> str:
    """The text of a file. Raises CommandError when it cannot be read."""
    try:
        return decoded(Path(path).read_bytes())
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}") from error


def say(command: BaseCommand, report: LoadReport) -> None:
    """Print what a load did. Raises CommandError with every row, column and reason when it was refused."""
    name = dict(Load.choices).get(report.what, report.what)
    if report.errors:
        lines = [f"  row {error.row}, {error.column or 'the table'}: {error.why}" for error in report.errors]
        raise CommandError("\n".join([f"{name}: nothing was loaded.", *lines]))
    did = "would be" if report.dry_run else "were"
    command.stdout.write(
        f"{name}: {report.added} {did} added, {report.changed} changed, {report.removed} removed; {report.unchanged} stand as they are."
    )
