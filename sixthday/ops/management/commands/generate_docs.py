"""Draw docs/generated from the code."""

from django.conf import settings
from django.core.management.base import BaseCommand

from sixthday.ops.docs import PAGES


class Command(BaseCommand):
    """Write every drawn document; a guard compares them with the code."""

    help = "Draw docs/generated from the code."
    requires_system_checks = ()

    def handle(self, **options: object) -> None:
        """Write those that changed."""
        folder = settings.HERE / "docs" / "generated"
        folder.mkdir(parents=True, exist_ok=True)
        for name, draw in PAGES.items():
            (folder / name).write_text(draw())
