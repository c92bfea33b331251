"""May this person? One question, one table, on a date."""

from datetime import date

from django.db.models import Q, QuerySet

from sixthday.access.choices import TABLE, OrganisationKind, Permission, Role
from sixthday.access.models import Delegation, Deputy, Grant, Organisation, Team, TeamMember, User


def _in_force(on: date) -> Q:
    return Q(from_on__lte=on) & (Q(until_on__isnull=True) | Q(until_on__gte=on))


def roles_of(user: User, on: date) -> frozenset[Role]:
    """The roles a person holds on a date, by grant or as a deputy. Kept on the user for one date."""
    held: tuple[date, frozenset[Role]] | None = getattr(user, "_roles", None)
    if held and held[0] == on:
        return held[1]
    own = Grant.objects.filter(_in_force(on), user=user).values_list("role", flat=True)
    roles = frozenset(Role(role) for role in [*own, *_lent(user, on)])
    user._roles = (on, roles)  # type: ignore[attr-defined]
    return roles


def _lent(user: User, on: date) -> list[str]:
    """The roles a person holds as a deputy: only those that whoever they stand in for, still active, still holds."""
    lent = set(Deputy.objects.filter(_in_force(on), deputy=user).values_list("user", "role"))
    if not lent:
        return []
    held = Grant.objects.filter(_in_force(on), user__in=[lender for lender, _ in lent], user__is_active=True)
    return [role for _, role in lent.intersection(held.values_list("user", "role"))]


def may(user: User, permission: Permission, on: date) -> bool:
    """Whether a person may, on a date. Somebody inactive may nothing."""
    return bool(user.is_active and TABLE[permission] & roles_of(user, on))


def holders(permission: Permission, on: date) -> QuerySet[User]:
    """Active people who may, by a grant of their own: those a refusal names."""
    return (
        User.objects.filter(is_active=True, grants__in=Grant.objects.filter(_in_force(on), role__in=TABLE[permission]))
        .distinct()
        .order_by("name")
    )


def with_role(role: Role, on: date) -> QuerySet[User]:
    """Active people who hold a role on a date."""
    return (
        User.objects.filter(is_active=True, grants__in=Grant.objects.filter(_in_force(on), role=role))
        .distinct()
        .order_by("name")
    )


def teams_of(user: User, on: date) -> QuerySet[Team]:
    """The teams a person is in on a date."""
    return Team.objects.filter(members__in=TeamMember.objects.filter(_in_force(on), user=user))


def stands_in_for(user: User, role: Role, on: date) -> QuerySet[User]:
    """The people for whom this person is deputy in a role on a date."""
    return User.objects.filter(deputies__in=Deputy.objects.filter(_in_force(on), deputy=user, role=role)).distinct()


def delegation(officer: User, basis: str, on: date) -> Delegation | None:
    """The delegation under which an officer, or one they stand in for, may decide on this legal basis."""
    officers = [officer, *stands_in_for(officer, Role.DECISION_MAKER, on).filter(is_active=True)]
    return Delegation.objects.filter(_in_force(on), officer__in=officers, basis=basis).order_by("from_on").first()


def delegates(basis: str, on: date) -> QuerySet[User]:
    """Who may decide on this legal basis on a date."""
    return User.objects.filter(
        is_active=True, delegations__in=Delegation.objects.filter(_in_force(on), basis=basis)
    ).distinct()


def people(ref_or_refs: str | list[str]) -> QuerySet[User]:
    """People by reference."""
    refs = [ref_or_refs] if isinstance(ref_or_refs, str) else ref_or_refs
    return User.objects.filter(ref__in=refs)


def names(refs: list[str]) -> dict[str, str]:
    """The name behind each person's reference."""
    return dict(User.objects.filter(ref__in=refs).values_list("ref", "name"))


def colleagues(user: User) -> QuerySet[User]:
    """The active people of a person's own organisation, by name."""
    return User.objects.filter(organisation=user.organisation_id, is_active=True).order_by("name")


def ref_of(text: str) -> str:
    """The reference of the person with this e-mail address; a text that is no address stands for a reference itself."""
    found = User.objects.filter(email__iexact=text.strip()).values_list("ref", flat=True).first()
    return found or text.strip().upper()


def is_named(name: str) -> bool:
    """Whether an organisation of any kind has this name, whatever its capitals."""
    return Organisation.objects.filter(name__iexact=name.strip()).exists()


def council() -> Organisation:
    """The one council of this installation."""
    return Organisation.objects.get(kind=OrganisationKind.COUNCIL)


def demo_cast(on: date) -> list[tuple[User, str]]:
    """The made-up people of a demonstration who can sign in, each with their roles in words."""
    able = [
        user
        for user in User.objects.filter(is_demo=True, is_active=True).select_related("organisation").order_by("pk")
        if user.has_usable_password()
    ]
    return [(user, ", ".join(sorted(role.label for role in roles_of(user, on)))) for user in able]
