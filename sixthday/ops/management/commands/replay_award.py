"""Work an award's ranking out again from what was frozen; the exit code is 1 when the answer differs."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from sixthday.awards.queries import award as awards
from sixthday.awards.queries.outcome import points_text
from sixthday.awards.queries.ranking import ranking
from sixthday.rules.references import normalise


class Command(BaseCommand):
    """Show the ranking behind an award as it comes out today, and whether it is the one that was kept."""

    help = "Replay the ranking of an award from its frozen facts, weights and scales."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The award's reference, typed any way."""
        parser.add_argument("ref")

    def handle(self, *, ref: str, **options: object) -> None:
        """Print the ranking; raise CommandError when there is no such award or it does not replay."""
        award = awards.whole().filter(ref=normalise(ref)).first()
        if award is None:
            raise CommandError("No award has this reference.")
        found = ranking(award.request)
        if found is None:
            self.stdout.write(f"Award {award.ref} was made without a shortlist ({award.get_route_display().lower()}).")
            return
        for row in found.rows:
            mark = "*" if row.entry.pk == award.entry_id else " "
            self.stdout.write(f"{mark} {row.entry.position}. {row.provider.ref} {points_text(row.total)} ({row.total})")
        if not found.replays:
            raise CommandError("The answer is not the one that was kept: the record was altered.")
        self.stdout.write(
            f"Award {award.ref} replays to the same answer, under version {found.weights_version} of the weights."
        )
