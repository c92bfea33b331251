"""Whoever acts and is no person: the one at the command line, and the clock that runs the jobs."""

from dataclasses import dataclass
from datetime import datetime

from sixthday.access import actions as access
from sixthday.access.models import User
from sixthday.access.queries import council

CLOCK_ADDRESS = "clock@sixthday.invalid"  # no mail ever goes there


@dataclass(frozen=True, slots=True)
class Operator:
    """An actor that is no user."""

    ref: str = "CONSOLE"


CONSOLE = Operator()


def the_clock(at: datetime) -> User:
    """In whose name the jobs write messages: an account of the council's that nobody can sign in to."""
    held = User.objects.filter(email=CLOCK_ADDRESS).first()
    if held is None:
        held = access.add_person(email=CLOCK_ADDRESS, name="Sixthday", organisation=council(), by=CONSOLE, at=at)  # type: ignore[arg-type]
        access.deactivate_person(user=held, why="It is the clock, not a person.", by=CONSOLE, at=at)  # type: ignore[arg-type]
    return held
