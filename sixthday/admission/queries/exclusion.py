"""Reading what was said of exclusion grounds. Whoever may not see offences is not told that there are any."""

from collections.abc import Iterable
from datetime import date

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.access.models import User
from sixthday.admission.models import ApplicantFacts, Application, DeclaredGround, Determination
from sixthday.providers.models import DebarredSupplier
from sixthday.providers.queries import exclusion as providers
from sixthday.rules.debarment import Named
from sixthday.rules.exclusion import Declared, Position, declared_findings, listed_finding, position_of
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


def listed(application: Application) -> list[tuple[DebarredSupplier, str]]:
    """Lines of the newest debarment list that may be the applicant or somebody it says is connected, each with whose name."""
    facts = ApplicantFacts.objects.filter(application=application).first()
    name, number = (facts.legal_name, facts.company_number) if facts else (application.provider.name, "")
    people = [Named(person.name, person.name) for person in application.connected.all()]
    return providers.may_be_listed([Named(APPLICANT, name, number), *people])


def position(application: Application, on: date) -> Position:
    """Where the applicant stands on the grounds on a day. For decisions; not shown to whoever may not see offences."""
    grounds = declared(application.grounds.select_related("person"))
    return position_of(grounds, on, listed=bool(listed(application)))


def findings(application: Application, user: User, on: date) -> tuple[Finding, ...] | None:
    """What the grounds come to, for those who decide on them; None for everybody else."""
    rows = grounds(application, user, on)
    if rows is None:
        return None
    lines = [
        listed_finding(who, line.name, line.debarment_list.listed_on, line.ground) for line, who in listed(application)
    ]
    return (*declared_findings(declared(rows), on), *lines)


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
