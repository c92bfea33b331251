"""Refuse to serve what is not fit to serve; `./run serve` asks this first."""

from django.core.management.base import BaseCommand, CommandError

from sixthday.ops.serving import fit_to_serve
from sixthday.rules.findings import blockers


class Command(BaseCommand):
    """Say every reason, and exit with 1 when there is one."""

    help = "Check that this installation is fit to serve a real council."

    def handle(self, **options: object) -> None:
        """Pass in silence. Raises CommandError with every reason."""
        if found := blockers(fit_to_serve()):
            raise CommandError("Not fit to serve:\n" + "\n".join(f"  - {finding.reason}" for finding in found))
