"""Build the demonstration council and say who can sign in."""

from argparse import ArgumentParser

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from sixthday import clock
from sixthday.access import queries as access
from sixthday.access.models import Organisation
from sixthday.ops.demo.build import build
from sixthday.ops.demo.scene import set_the_scene
from sixthday.reference import queries as reference


class Command(BaseCommand):
    """A made-up council with two terms of history. Built once: a second time it only says who can sign in."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How much of it."""
        parser.add_argument("--children", type=int, default=60)
        parser.add_argument("--providers", type=int, default=60)
        parser.add_argument("--refusals", action="store_true", help="say what the product refused on the way")

    def handle(self, *, children: int, providers: int, refusals: bool, **options: object) -> None:
        """Build unless it stands. Raises CommandError outside a demonstration."""
        if not settings.DEMO:
            raise CommandError("A made-up council is for a demonstration alone: set SIXTHDAY_DEMO=1.")
        if not Organisation.objects.exists():
            if not reference.authorities().exists():  # all of it is loaded at once, or none
                call_command("load_reference")
            set_the_scene(at=clock.now())
            self.stdout.write("Building the demonstration council")
            built = build(now=clock.now(), children=children, providers=providers)
            self.stdout.write(f"{built.children} children and {built.providers} providers, all made up.")
            for line in built.refused if refusals else ():
                self.stdout.write(f"  refused: {line}")
        self.stdout.write(f"\nWho can sign in, each with the password “{settings.DEMO_PASSWORD}”:")
        for person, roles in access.demo_cast(clock.today()):
            self.stdout.write(f"  {person.email:34} {person.name}, {roles}")
