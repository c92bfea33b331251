"""Write the style sheets: `./run` calls it at set-up, when the sources, the lock or the colour changed."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from sixthday.ops.styles import StylesBroken, compiled_sheet, council_sheet

MODULES = settings.HERE / "node_modules"
SOURCE = settings.HERE / "sixthday" / "web" / "styles" / "sixthday.scss"


class Command(BaseCommand):
    """Compile the styles into the local folder, or say what is wrong with them."""

    help = "Compile the style sheets and write the council's colour."
    requires_system_checks = ()

    def handle(self, **options: object) -> None:
        """Write `sixthday.css` and `council.css`, or neither."""
        folder = settings.LOCAL / "styles"
        try:
            sheets = {
                "council.css": council_sheet(settings.COUNCIL["colour"]),
                "sixthday.css": compiled_sheet(SOURCE, load_paths=[MODULES, MODULES / "govuk-frontend" / "dist"]),
            }
        except StylesBroken as broken:
            raise CommandError(str(broken)) from broken
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in sheets.items():
            (folder / name).write_text(text)
