"""People, who they belong to, what they may do, and from when until when."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from sixthday.access.choices import OrganisationKind, Role
from sixthday.audit.references import new_reference


def dated(name: str) -> models.CheckConstraint:
    """The constraint that an end, where there is one, is not before its start."""
    return models.CheckConstraint(condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")), name=name)


class Organisation(models.Model):
    """The council, a provider or a school: who people belong to."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    kind = models.CharField(max_length=12, choices=OrganisationKind.choices)
    name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "name"], name="access_organisation_named_once"),
            models.CheckConstraint(condition=Q(kind__in=OrganisationKind.values), name="access_organisation_kind"),
        ]

    def __str__(self) -> str:
        return self.name


class People(BaseUserManager["User"]):
    """Finds people by their e-mail address, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username or "")

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        """A person who can sign in when a password is given."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """A person who signs in. The reference stands for them in the audit record."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    job_title = models.CharField(max_length=120, blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="people")
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)  # a production server refuses to start beside one

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = People()

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """A team of the council: SEN, Social Inclusion, Virtual School, the brokers."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    name = models.CharField(max_length=80, unique=True)

    def __str__(self) -> str:
        return self.name


class TeamMember(models.Model):
    """A person in a team, from and until."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="members")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="teams")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            dated("access_team_member_dates"),
            models.UniqueConstraint(
                fields=["team", "user"], condition=Q(until_on__isnull=True), name="access_team_member_once"
            ),
        ]


class Grant(models.Model):
    """A role given to a person, from and until, by whom."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            dated("access_grant_dates"),
            models.UniqueConstraint(
                fields=["user", "role"], condition=Q(until_on__isnull=True), name="access_grant_once"
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="access_grant_role"),
        ]


class Deputy(models.Model):
    """Who stands in for whom, in which role, between which dates (both inclusive)."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="deputies")
    deputy = models.ForeignKey(User, on_delete=models.PROTECT, related_name="stands_in_for")
    role = models.CharField(max_length=20, choices=Role.choices)
    from_on = models.DateField()
    until_on = models.DateField()
    reason = models.CharField(max_length=200)
    named_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()

    class Meta:
        constraints = [
            dated("access_deputy_dates"),
            models.CheckConstraint(condition=~Q(user=F("deputy")), name="access_deputy_is_another"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="access_deputy_role"),
        ]


class Delegation(models.Model):
    """The dated authority of one officer to decide duties on one legal basis (a code of `rules.duties`)."""

    officer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="delegations")
    basis = models.CharField(max_length=40)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    instrument = models.CharField(max_length=200)  # the scheme of delegation or decision that says so
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            dated("access_delegation_dates"),
            models.UniqueConstraint(
                fields=["officer", "basis"], condition=Q(until_on__isnull=True), name="access_delegation_once"
            ),
        ]
