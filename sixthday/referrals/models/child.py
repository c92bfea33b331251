"""The child's identity stands in one table behind an opaque reference; every other row holds the reference or the key."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from sixthday.access import queries as access
from sixthday.access.choices import Role
from sixthday.access.models import User, dated
from sixthday.audit.references import new_reference
from sixthday.reference.models import Authority, School
from sixthday.referrals.choices import Plan

EVERYONE = {
    Role.BROKER,
    Role.LEAD_BROKER,
    Role.DECISION_MAKER,
    Role.AUDITOR,
    Role.APPROVER,
    Role.SENIOR_OFFICER,
}


def seen_by(user: User, on: date, child: str = "") -> Q:
    """The children a person may see on a date, as a condition; `child` is the way to the child from the table asked.

    Brokers and deciders see all, referrers those of their teams, the virtual school those looked after; a restricted child
    only people named on it, or behind broken glass.
    """
    roles = access.roles_of(user, on)
    if not user.is_active or not roles:
        return Q(pk__in=[])
    here = f"{child}__" if child else ""
    seen = Q(pk__in=[])
    if roles & EVERYONE:
        seen = Q()
    else:
        if Role.REFERRER in roles:
            own = Q(referrals__team__in=access.teams_of(user, on)) | Q(referrals__referrer=user)
            seen |= Q(**{f"{here}pk__in": Child.objects.filter(own).values("pk")})
        if Role.VIRTUAL_SCHOOL in roles:
            seen |= Q(**{f"{here}looked_after": True})
    named = NamedPerson.objects.filter(child=OuterRef(f"{here}pk"), user=user, from_on__lte=on).filter(
        Q(until_on__isnull=True) | Q(until_on__gte=on)
    )
    glass = Child.objects.filter(pk=OuterRef(f"{here}pk"), broken_glass__opened_by=user, broken_glass__until_on__gte=on)
    return seen & (Q(**{f"{here}restricted": False}) | Exists(named) | Exists(glass))


class Children(models.QuerySet["Child"]):
    """Who may see which child."""

    def visible_to(self, user: User, on: date) -> Self:
        """The children a person may see on a date."""
        return self.filter(seen_by(user, on))


class Child(models.Model):
    """A child. `restricted` hides the whole record from all but the people named on it."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80)
    born_on = models.DateField()
    upn = models.CharField(max_length=13, blank=True)
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    on_roll = models.BooleanField(default=False)
    address = models.CharField(max_length=200, blank=True)
    home_postcode = models.CharField(max_length=8, blank=True)
    address_restricted = models.BooleanField(default=False)
    restricted = models.BooleanField(default=False)
    plan = models.CharField(max_length=8, choices=Plan.choices, default=Plan.NONE)
    looked_after = models.BooleanField(default=False)
    looked_after_from_on = models.DateField(null=True, blank=True)  # only where that was recorded after the referral
    looked_after_by = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    social_worker = models.CharField(max_length=120, blank=True)
    parent_name = models.CharField(max_length=120, blank=True)
    parent_telephone = models.CharField(max_length=30, blank=True)
    parent_email = models.EmailField(blank=True)

    objects = Children.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(looked_after=True) | Q(looked_after_by__isnull=True), name="referrals_child_looked_after_by"
            ),
            models.CheckConstraint(
                condition=Q(looked_after=True) | Q(looked_after_from_on__isnull=True),
                name="referrals_child_looked_after_from_on",
            ),
            models.CheckConstraint(condition=Q(plan__in=Plan.values), name="referrals_child_plan"),
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def child_ref(self) -> str:
        """Whose record this is."""
        return self.ref

    @property
    def full_name(self) -> str:
        """Both names, in reading order."""
        return f"{self.given_name} {self.family_name}"

    @property
    def short_name(self) -> str:
        """The given name and an initial, for lists."""
        return f"{self.given_name} {self.family_name[:1]}."


class NamedPerson(models.Model):
    """Somebody who may see a restricted child, from and until."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="named_people")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    named_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()

    class Meta:
        constraints = [
            dated("referrals_named_person_dates"),
            models.UniqueConstraint(
                fields=["child", "user"], condition=Q(until_on__isnull=True), name="referrals_named_once"
            ),
        ]
