"""Adding people, giving and ending roles, naming deputies and delegates."""

from datetime import date, datetime

from django.db import transaction

from sixthday.access.choices import OrganisationKind, Role
from sixthday.access.models import Delegation, Deputy, Grant, Organisation, Team, TeamMember, User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.rules.findings import Finding, Refused, blockers, refusal

PUBLIC_DESK = "public.page@sixthday.invalid"  # a domain that no mail reaches
QUALITY_DESK = "quality.assurance@sixthday.invalid"


@transaction.atomic
def found_council(
    *, name: str, email: str, admin_name: str, password: str | None, at: datetime, is_demo: bool = False
) -> User:
    """The council itself and its first administrator, who is there before anybody could add them.

    Raises Refused when this installation already has its council.
    """
    if Organisation.objects.filter(kind=OrganisationKind.COUNCIL).exists():
        raise refusal(
            "one_council", "This installation already has its council.", source="One installation is one council"
        )
    council = Organisation.objects.create(kind=OrganisationKind.COUNCIL, name=name)
    founder = User.objects.create_user(email, password, name=admin_name, organisation=council, is_demo=is_demo)
    Grant.objects.create(user=founder, role=Role.ADMINISTRATOR, from_on=at.date(), given_by=founder, given_at=at)
    audit.record(Kind.USER_INVITED, about=[founder.ref, council.ref], by=founder, at=at)
    return founder


@transaction.atomic
def add_organisation(*, kind: OrganisationKind, name: str, by: User, at: datetime) -> Organisation:
    """A provider, a school or the council itself. Raises Refused when the name is taken."""
    if Organisation.objects.filter(kind=kind, name=name).exists():
        raise refusal("organisation_once", f"{name} is already recorded.", source="One record per organisation (M31)")
    organisation = Organisation.objects.create(kind=kind, name=name)
    audit.record(Kind.USER_INVITED, about=[organisation.ref], by=by, at=at, after={"kind": kind})
    return organisation


@transaction.atomic
def add_person(
    *, email: str, name: str, organisation: Organisation, by: User, at: datetime, password: str | None = None,
    job_title: str = "", is_demo: bool = False, is_active: bool = True,
) -> User:  # fmt: skip
    """A person who may sign in once they have a password, unless not active. Raises Refused when the address is in use."""
    if User.objects.filter(email__iexact=email).exists():
        raise refusal(
            "email_once",
            "Somebody already signs in with that e-mail address.",
            source="One account per person",
        )
    user = User.objects.create_user(
        email, password, name=name, organisation=organisation, job_title=job_title, is_demo=is_demo, is_active=is_active
    )
    audit.record(Kind.USER_INVITED, about=[user.ref, organisation.ref], by=by, at=at)
    return user


@transaction.atomic
def open_public_desk(*, by: Organisation, at: datetime) -> User:
    """The account under which a public page keeps what somebody reports without signing in. Nobody can sign in with it,
    it has no role, and it is made when it is first needed; `by` is the council itself.
    """
    return _desk(PUBLIC_DESK, "Public page", by, at)


@transaction.atomic
def open_quality_desk(*, by: Organisation, at: datetime) -> User:
    """The account under which stands what follows from a concern by itself, so that nobody reads there who raised it.
    As `open_public_desk` in all else.
    """
    return _desk(QUALITY_DESK, "Quality assurance", by, at)


def _desk(email: str, name: str, council: Organisation, at: datetime) -> User:
    desk, made = User.objects.get_or_create(
        email=email, defaults={"name": name, "organisation": council, "is_active": False, "password": "!"}
    )
    if made:
        audit.record(Kind.USER_INVITED, about=[desk.ref, council.ref], by=council, at=at)
    return desk


@transaction.atomic
def choose_password(*, password: str, by: User, at: datetime) -> User:
    """Set one's own password, once the link that was sent has proved who one is."""
    by.set_password(password)
    by.save(update_fields=["password"])
    audit.record(Kind.PASSWORD_CHOSEN, about=[by.ref], by=by, at=at)
    return by


@transaction.atomic
def deactivate_person(*, user: User, why: str, by: User, at: datetime) -> User:
    """Stop a person signing in; their roles stay on record. Raises Refused for oneself, without a reason, or twice."""
    found = [
        Finding("another", user.pk != by.pk, "Somebody else must do this: you cannot shut yourself out.", "Separation of duties"),
        Finding("why_said", bool(why.strip()), "Say why.", "Audit record (M31)"),
        Finding("active", user.is_active, f"{user.name} already may not sign in.", "One account per person"),
    ]  # fmt: skip
    if blockers(found):
        raise Refused(found)
    user.is_active = False
    user.save(update_fields=["is_active"])
    audit.record(Kind.PERSON_DEACTIVATED, about=[user.ref], by=by, at=at, why=why.strip())
    return user


@transaction.atomic
def reactivate_person(*, user: User, by: User, at: datetime) -> User:
    """Let a person sign in again. Raises Refused when they may already."""
    if user.is_active:
        raise refusal("inactive", f"{user.name} may sign in already.", source="One account per person")
    user.is_active = True
    user.save(update_fields=["is_active"])
    audit.record(Kind.PERSON_REACTIVATED, about=[user.ref], by=by, at=at)
    return user


@transaction.atomic
def grant_role(*, user: User, role: Role, from_on: date, by: User, at: datetime, until_on: date | None = None) -> Grant:
    """Give a role from a date. Raises Refused when they already hold it, or when it is not for their kind of organisation."""
    _insist_it_fits(role, user)
    if Grant.objects.filter(user=user, role=role, until_on__isnull=True).exists():
        raise refusal("role_once", f"{user.name} already has the role {role.label}.", source="Permission table")
    grant = Grant.objects.create(user=user, role=role, from_on=from_on, until_on=until_on, given_by=by, given_at=at)
    audit.record(Kind.ROLE_GRANTED, about=[user.ref], by=by, at=at, after={"role": role, "from_on": from_on})
    return grant


@transaction.atomic
def end_role(*, user: User, role: Role, until_on: date, by: User, at: datetime) -> Grant:
    """End a role after a date. Raises Refused when they do not hold it."""
    grant = Grant.objects.filter(user=user, role=role, until_on__isnull=True).select_for_update(of=("self",)).first()
    if grant is None:
        raise refusal("role_held", f"{user.name} does not have the role {role.label}.", source="Permission table")
    grant.until_on = max(until_on, grant.from_on)
    grant.save(update_fields=["until_on"])
    audit.record(Kind.ROLE_ENDED, about=[user.ref], by=by, at=at, after={"role": role, "until_on": grant.until_on})
    return grant


@transaction.atomic
def join_team(*, user: User, team_name: str, from_on: date, by: User, at: datetime) -> TeamMember:
    """Put a person in a team, making the team when it is new. Joining twice changes nothing."""
    team, _ = Team.objects.get_or_create(name=team_name)
    member, _ = TeamMember.objects.get_or_create(team=team, user=user, until_on=None, defaults={"from_on": from_on})
    audit.record(Kind.TEAM_JOINED, about=[user.ref, team.ref], by=by, at=at)
    return member


@transaction.atomic
def name_deputy(
    *,
    user: User,
    deputy: User,
    role: Role,
    from_on: date,
    until_on: date,
    reason: str,
    by: User,
    at: datetime,
) -> Deputy:
    """Let one person stand in for another in a role between two dates.

    Raises Refused for oneself, wrong dates, or a role that is not for the deputy's kind of organisation.
    """
    if user == deputy:
        raise refusal("deputy_is_another", "A deputy must be another person.", source="Separation of duties")
    if until_on < from_on:
        raise refusal("dates_in_order", "The last day must not be before the first.", source="Dated deputies")
    _insist_it_fits(role, deputy)
    row = Deputy.objects.create(
        user=user,
        deputy=deputy,
        role=role,
        from_on=from_on,
        until_on=until_on,
        reason=reason,
        named_by=by,
        named_at=at,
    )
    audit.record(
        Kind.DEPUTY_NAMED,
        about=[user.ref, deputy.ref],
        by=by,
        at=at,
        after={"role": role, "until_on": until_on},
    )
    return row


@transaction.atomic
def delegate_decision(
    *,
    officer: User,
    basis: str,
    from_on: date,
    instrument: str,
    by: User,
    at: datetime,
    until_on: date | None = None,
) -> Delegation:
    """Give an officer authority over duties on one legal basis. Raises Refused when they already have it."""
    if Delegation.objects.filter(officer=officer, basis=basis, until_on__isnull=True).exists():
        raise refusal(
            "delegation_once",
            f"{officer.name} already decides on this basis.",
            source="Scheme of delegation (M29)",
        )
    row = Delegation.objects.create(
        officer=officer,
        basis=basis,
        from_on=from_on,
        until_on=until_on,
        instrument=instrument,
        made_by=by,
        made_at=at,
    )
    audit.record(Kind.DELEGATION_MADE, about=[officer.ref], by=by, at=at, after={"basis": basis, "from_on": from_on})
    return row


def _insist_it_fits(role: Role, user: User) -> None:
    """The roles of the portal are for providers' people alone, every other for everybody else."""
    portal = role in {Role.PROVIDER_LEAD, Role.PROVIDER_WORKER}
    if portal != (user.organisation.kind == OrganisationKind.PROVIDER):
        raise refusal(
            "role_fits_organisation", f"{role.label} is not a role for this organisation.", source="Permission table"
        )
