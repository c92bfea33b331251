"""Chain the audit entries not yet sealed, now."""

from django.core.management.base import BaseCommand

from sixthday import clock
from sixthday.audit import chain


class Command(BaseCommand):
    """One seal over everything written so far."""

    help = "Chain the audit entries not yet sealed."

    def handle(self, **options: object) -> None:
        """Seal, and say what was sealed."""
        made = chain.seal(at=clock.now())
        self.stdout.write(f"Sealed entries {made.first_entry} to {made.last_entry}." if made else "Nothing to seal.")
