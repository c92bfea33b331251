"""The people of the tests, made by the product's own actions. Each has one job and is named for it.

cast = council_cast()          # once per test
cast.broker, cast.approver …   # Users
provider_lead(cast, "Arrow Outdoors")
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sixthday.access import actions as access
from sixthday.access.choices import OrganisationKind, Role
from sixthday.access.models import Organisation, User

LONDON = ZoneInfo("Europe/London")
PASSWORD = "a long password for tests"
TERM_START = date(2026, 9, 1)
THURSDAY = datetime(2026, 11, 5, 10, 0, tzinfo=LONDON)  # an ordinary school day: Thu 5 Nov 2026


def at(day: str, hour: str = "10:00") -> datetime:
    """A London moment from "2026-11-05" and "10:00"."""
    return datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=LONDON)


@dataclass
class Cast:
    """Everybody at the council, one for each role, and the teams."""

    admin: User
    council: Organisation
    people: dict[str, User] = field(default_factory=dict)

    def __getattr__(self, name: str) -> User:
        try:
            return self.__dict__["people"][name]
        except KeyError as missing:
            raise AttributeError(name) from missing


PEOPLE = {
    "referrer": ("Rosa Hill", Role.REFERRER, "Social Inclusion"),
    "sen_referrer": ("Sam Okafor", Role.REFERRER, "SEN"),
    "broker": ("Beth Lewis", Role.BROKER, "Brokers"),
    "other_broker": ("Owen Price", Role.BROKER, "Brokers"),
    "lead_broker": ("Lena Shaw", Role.LEAD_BROKER, "Brokers"),
    "decision_maker": ("Dev Anand", Role.DECISION_MAKER, ""),
    "qa_officer": ("Quinn Adams", Role.QA_OFFICER, ""),
    "second_qa_officer": ("Quincy Boyd", Role.QA_OFFICER, ""),
    "commissioner": ("Cara Moss", Role.COMMISSIONER, ""),
    "finance_officer": ("Femi Bello", Role.FINANCE_OFFICER, ""),
    "approver": ("April Grant", Role.APPROVER, ""),
    "signatory": ("Sidra Khan", Role.SIGNATORY, ""),
    "senior_officer": ("Sean Doyle", Role.SENIOR_OFFICER, ""),
    "virtual_school": ("Vera Holt", Role.VIRTUAL_SCHOOL, "Virtual School"),
    "auditor": ("Audrey Finn", Role.AUDITOR, ""),
    "evaluator": ("Esme Vance", Role.EVALUATOR, ""),
    "second_evaluator": ("Evan Pryce", Role.EVALUATOR, ""),
    "participation_officer": ("Pia Lowe", Role.PARTICIPATION_OFFICER, ""),
    "market_officer": ("Mia Rowe", Role.MARKET_OFFICER, ""),
}


def council_cast(when: datetime | None = None) -> Cast:
    """The council, its administrator, and one person per role from the start of term."""
    when = when or at("2026-09-01", "09:00")
    admin = access.found_council(
        name="Herefordshire Council", email="admin@council.example", admin_name="Ada Minns", password=PASSWORD, at=when
    )
    cast = Cast(admin=admin, council=admin.organisation)
    for handle, (name, role, team) in PEOPLE.items():
        cast.people[handle] = person(cast, handle, name, role, cast.council, team=team, when=when)
    return cast


def person(
    cast: Cast, handle: str, name: str, role: Role, organisation: Organisation, *, team: str = "", when: datetime
) -> User:
    """One person with one role, and a team when named."""
    user = access.add_person(
        email=f"{handle.replace('_', '.')}@{organisation.kind}.example", name=name, organisation=organisation,
        password=PASSWORD, by=cast.admin, at=when,
    )  # fmt: skip
    access.grant_role(user=user, role=role, from_on=when.date(), by=cast.admin, at=when)
    if team:
        access.join_team(user=user, team_name=team, from_on=when.date(), by=cast.admin, at=when)
    return user


def provider_organisation(cast: Cast, name: str, when: datetime) -> Organisation:
    """The organisation behind a provider."""
    return access.add_organisation(kind=OrganisationKind.PROVIDER, name=name, by=cast.admin, at=when)
