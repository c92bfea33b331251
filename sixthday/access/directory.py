"""Reading people and what they hold, for the administrator."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from sixthday.access.choices import OrganisationKind, Role
from sixthday.access.models import Delegation, Deputy, Grant, Organisation, TeamMember, User


@dataclass(frozen=True, slots=True)
class Held:
    """A person in a list, with the words of the roles they hold on the day."""

    person: User
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """All that is recorded of a person's access, newest first."""

    grants: list[Grant]
    teams: list[TeamMember]
    deputies: list[Deputy]
    stands_in: list[Deputy]
    delegations: list[Delegation]


def everybody() -> QuerySet[User]:
    """Everybody, with their organisation, by name."""
    return User.objects.select_related("organisation").order_by("name")


def organisations() -> list[Organisation]:
    """The council first, then providers and schools by name."""
    order = list(OrganisationKind.values)
    return sorted(Organisation.objects.all(), key=lambda each: (order.index(each.kind), each.name))


def people_by_organisation(on: date) -> dict[Organisation, list[Held]]:
    """Everybody under their organisation, with the roles of the day, in two queries."""
    groups: dict[Organisation, list[Held]] = defaultdict(list)
    for row in _held(everybody().order_by("organisation__kind", "organisation__name", "name"), on):
        groups[row.person.organisation].append(row)
    return dict(groups)


def people_of(organisation: Organisation, on: date) -> list[Held]:
    """The people of one organisation who may sign in, by name, with the roles of the day."""
    return _held(everybody().filter(organisation=organisation, is_active=True), on)


def _held(people: QuerySet[User], on: date) -> list[Held]:
    rows = people.prefetch_related(Prefetch("grants", Grant.objects.filter(from_on__lte=on).order_by("role")))
    return [
        Held(
            person,
            tuple(Role(row.role).label for row in person.grants.all() if row.until_on is None or row.until_on >= on),
        )
        for person in rows
    ]


def own_roles(user: User, on: date) -> list[Role]:
    """The roles a person holds by grants of their own on a date."""
    held = Grant.objects.filter(user=user, from_on__lte=on)
    return [Role(grant.role) for grant in held if grant.until_on is None or grant.until_on >= on]


def colleagues(user: User) -> QuerySet[User]:
    """The other active people of the same organisation."""
    return everybody().filter(organisation=user.organisation, is_active=True).exclude(pk=user.pk)


def record_of(user: User, on: date) -> Record:
    """Grants, teams, deputies and delegations of a person, those that have ended too."""
    return Record(
        grants=list(user.grants.select_related("given_by").order_by("-from_on", "role")),
        teams=list(user.teams.select_related("team").order_by("-from_on")),
        deputies=list(user.deputies.select_related("deputy").order_by("-from_on")),
        stands_in=list(user.stands_in_for.select_related("user").filter(until_on__gte=on).order_by("from_on")),
        delegations=list(user.delegations.order_by("-from_on", "basis")),
    )
