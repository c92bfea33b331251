"""The council of this installation and its first administrator, who adds everybody else."""

import getpass
import os
from argparse import ArgumentParser

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from sixthday import clock
from sixthday.access import actions
from sixthday.rules.findings import Refused

VARIABLE = "SIXTHDAY_FIRST_PASSWORD"  # never an argument: other people of the machine can read those


class Command(BaseCommand):
    """Found the council, once. The password is asked for, or read from the environment."""

    help = f"Found the council and its first administrator. The password is asked for, or read from {VARIABLE}."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who the administrator is, and the council's name when it is not the configured one."""
        parser.add_argument("--name", required=True, help="the administrator's full name")
        parser.add_argument("--email", required=True, help="the address they sign in with")
        parser.add_argument("--council", default=settings.COUNCIL["name"], help="the council's name")

    def handle(self, *, name: str, email: str, council: str, **options: object) -> None:
        """Found it. Raises CommandError with every fault of the address, the password or the installation."""
        try:
            validate_email(email)
            password = _password()
            validate_password(password)
            founder = actions.found_council(
                name=council, email=email, admin_name=name, password=password, at=clock.now(), is_demo=settings.DEMO
            )
        except ValidationError as faults:
            raise CommandError("\n".join(faults.messages)) from faults
        except Refused as refused:
            raise CommandError("\n".join(finding.reason for finding in refused.findings)) from refused
        self.stdout.write(
            f"{council} is founded. Its administrator ({founder.ref}) can sign in and add everybody else."
        )


def _password() -> str:
    """From the environment, or typed twice."""
    if given := os.environ.get(VARIABLE):
        return given
    typed = getpass.getpass("A password for the administrator: ")
    if getpass.getpass("The same again: ") != typed:
        raise CommandError("The two passwords differ.")
    return typed
