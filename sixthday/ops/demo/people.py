"""Who works at the demonstration council and its providers. Everybody is invented."""

from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.contrib.auth.hashers import make_password

from sixthday.access import actions as access
from sixthday.access.choices import Role
from sixthday.access.models import Organisation, User
from sixthday.awards.actions.conflict import declare_conflicts
from sixthday.rules.duties import LegalBasis

DOMAIN = "demo.example"
COUNCIL = (  # handle, name, job title, role, team
    ("referrer", "Rosa Hill", "Social inclusion officer", Role.REFERRER, "Social Inclusion"),
    ("sen", "Sam Okafor", "SEN case officer", Role.REFERRER, "SEN"),
    ("medical", "Mina Farrow", "Medical needs officer", Role.REFERRER, "Medical Needs"),
    ("broker", "Beth Lewis", "Broker", Role.BROKER, "Brokers"),
    ("broker.two", "Owen Price", "Broker", Role.BROKER, "Brokers"),
    ("lead.broker", "Lena Shaw", "Lead broker", Role.LEAD_BROKER, "Brokers"),
    ("decisions", "Dev Anand", "Head of inclusion", Role.DECISION_MAKER, ""),
    ("sen.decisions", "Judith Mbeki", "Head of SEN", Role.DECISION_MAKER, ""),
    ("quality", "Quinn Adams", "Quality assurance officer", Role.QA_OFFICER, ""),
    ("quality.two", "Cleo Ward", "Quality assurance officer", Role.QA_OFFICER, ""),
    ("commissioner", "Cara Moss", "Commissioning manager", Role.COMMISSIONER, ""),
    ("finance", "Femi Bello", "Finance business partner", Role.FINANCE_OFFICER, ""),
    ("approver", "April Grant", "Service manager", Role.APPROVER, ""),
    ("director", "Sol Reed", "Service director", Role.APPROVER, ""),
    ("signatory", "Sidra Khan", "Contracts manager", Role.SIGNATORY, ""),
    ("senior", "Sean Doyle", "Head of service", Role.SENIOR_OFFICER, ""),
    ("virtual.school", "Vera Holt", "Virtual school head", Role.VIRTUAL_SCHOOL, "Virtual School"),
    ("evaluator", "Edie Marsh", "Education adviser", Role.EVALUATOR, ""),
    ("evaluator.two", "Tom Ellery", "Early help manager", Role.EVALUATOR, ""),
    ("participation", "Priya Nair", "Participation officer", Role.PARTICIPATION_OFFICER, ""),
    ("market", "Mia Rowe", "Market officer", Role.MARKET_OFFICER, ""),
    ("auditor", "Audrey Finn", "Internal auditor", Role.AUDITOR, ""),
)  # fmt: skip
DECLARING = (
    "broker", "broker.two", "lead.broker", "approver", "director", "signatory", "quality", "quality.two", "commissioner",
    "senior",
)  # fmt: skip
SEN_BASES = {LegalBasis.EOTAS, LegalBasis.EHC_PLAN}


@dataclass
class People:
    """The council, its administrator, and everybody else by handle."""

    admin: User
    password: str  # hashed once for all
    by_handle: dict[str, User] = field(default_factory=dict)

    def __getitem__(self, handle: str) -> User:
        return self.by_handle[handle]


def council_people(when: datetime) -> People:
    """The council with one person for each role and more where a rule needs a second."""
    hashed = make_password(settings.DEMO_PASSWORD)
    admin = access.found_council(
        name=settings.COUNCIL["name"],
        email=f"admin@{DOMAIN}",
        admin_name="Ada Minns",
        password=None,
        at=when,
        is_demo=True,
    )
    people = People(_may_sign_in(admin, hashed), hashed)
    for handle, name, title, role, team in COUNCIL:
        person = join(people, handle, name, title, role, admin.organisation, when)
        if team:
            access.join_team(user=person, team_name=team, from_on=when.date(), by=admin, at=when)
        people.by_handle[handle] = _may_sign_in(person, hashed)
    _delegate(people, when)
    for handle in DECLARING:
        declare_conflicts(interests=[], by=people[handle], at=when)
    return people


def join(
    people: People, handle: str, name: str, title: str, role: Role, organisation: Organisation, when: datetime
) -> User:
    """A person with one role, who cannot sign in unless a password is given later."""
    person = access.add_person(
        email=f"{handle}@{DOMAIN}", name=name, job_title=title, organisation=organisation, is_demo=True,
        by=people.admin, at=when,
    )  # fmt: skip
    access.grant_role(user=person, role=role, from_on=when.date(), by=people.admin, at=when)
    return person


def open_door(people: People, person: User) -> User:
    """Let a person of the demonstration sign in with its one password."""
    return _may_sign_in(person, people.password)


def _may_sign_in(person: User, hashed: str) -> User:
    person.password = hashed
    person.save(update_fields=["password"])
    return person


def _delegate(people: People, when: datetime) -> None:
    for basis in LegalBasis:
        officer = people["sen.decisions" if basis in SEN_BASES else "decisions"]
        access.delegate_decision(
            officer=officer, basis=basis, from_on=when.date(), instrument="Scheme of delegation, 4.2", by=people.admin,
            at=when,
        )  # fmt: skip
