"""Reading what was said of exclusion grounds. Whoever may not see offences is not told that there are any."""

from collections.abc import Iterable
from datetime import date

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.access.models import User
from sixthday.admission.models import Application, DeclaredGround, Determination
from sixthday.rules.exclusion import Declared, Position, declared_findings, position_of
from sixthday.rules.findings import Finding

APPLICANT = "the applicant"


def declared(rows: Iterable[DeclaredGround]) -> list[Declared]:
    """Grounds as the rules read them."""
    return [
        Declared(row.ground, row.person.name if row.person else APPLICANT, row.determined_on, tuple(row.self_cleaning))
        for row in rows
    ]


def grounds(application: Application, user: User, on: date) -> list[DeclaredGround] | None:
    """The grounds said to apply, for those who decide on them; None for everybody else."""
    if not access.may(user, Permission.SEE_OFFENCES, on):
        return None
    return list(application.grounds.select_related("person"))


def position(application: Application, on: date) -> Position:
    """Where the applicant stands on the grounds on a day. For decisions; not shown to whoever may not see offences."""
    return position_of(declared(application.grounds.select_related("person")), on)


def findings(application: Application, user: User, on: date) -> tuple[Finding, ...] | None:
    """What the grounds come to, for those who decide on them; None for everybody else."""
    rows = grounds(application, user, on)
    return None if rows is None else declared_findings(declared(rows), on)


def determination(application: Application) -> Determination | None:
    """The decision on exclusion, or None while there is none."""
    return Determination.objects.filter(application=application).select_related("decided_by").first()


def open_(application: Application, on: date) -> bool:
    """Whether a person has still to decide on exclusion."""
    return determination(application) is None and position(application, on) is not Position.CLEAR


def excluded(application: Application) -> bool:
    """Whether it was decided that the applicant is excluded."""
    held = determination(application)
    return held is not None and held.excludes
