"""Verify the audit chain; the exit code is 1 when it is broken."""

from django.core.management.base import BaseCommand, CommandError

from sixthday import clock
from sixthday.audit import chain


class Command(BaseCommand):
    """Walk the chain and say what stands, what is not sealed yet, and what was changed."""

    help = "Verify the audit chain and report breaks, unsealed entries and their age."

    def handle(self, **options: object) -> None:
        """Report; raise CommandError with every break."""
        state = chain.verify()
        self.stdout.write(f"{state.sealed} entries sealed. Head: {state.head or 'none yet'}.")
        if state.oldest_unsealed_at:
            age = int((clock.now() - state.oldest_unsealed_at).total_seconds() // 60)
            self.stdout.write(f"{state.unsealed} entries not sealed yet; the oldest was written {age} minutes ago.")
        if state.breaks:
            raise CommandError("\n".join(state.breaks))
