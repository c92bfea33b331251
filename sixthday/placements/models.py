"""The start gate and the placement behind it."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from sixthday.access import queries as access
from sixthday.access.choices import Permission, Role
from sixthday.access.models import Organisation, User
from sixthday.audit.references import new_reference
from sixthday.awards.models import Award
from sixthday.documents.models import StoredFile
from sixthday.placements.choices import ReviewOutcome, TransportDecision
from sixthday.providers.models import Adult
from sixthday.rules.compliance import REQUIREMENTS
from sixthday.rules.lifecycles import PLACEMENT

OWN = [row.code for row in REQUIREMENTS if row.recorded]
WAIVABLE = [row.code for row in REQUIREMENTS if row.waivable_days is not None]


class Placements(models.QuerySet["Placement"]):
    """Placements by who may see them."""

    def visible_to(self, user: User, on: date) -> Self:
        """A provider's people see their own; QA officers all, by reference; others of the gate those whose child they see."""
        if access.may(user, Permission.SEE_OWN_PLACEMENTS, on):
            return self.for_organisation(user.organisation)
        if not access.may(user, Permission.SEE_GATE, on):
            return self.none()
        if Role.QA_OFFICER in access.roles_of(user, on):
            return self
        return self.filter(award__in=Award.objects.visible_to(user, on).values("pk"))

    def for_organisation(self, organisation: Organisation) -> Self:
        """Those with this provider."""
        return self.filter(award__provider__organisation=organisation)


class Placement(models.Model):
    """A child at a provider under one award: made ready, checked, started."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    award = models.OneToOneField(Award, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, default=PLACEMENT.start)
    prepared_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    started_on = models.DateField(null=True, blank=True)
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    gate = models.JSONField(default=list)  # the lines of the gate as they stood at the start
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_why = models.CharField(max_length=300, blank=True)

    objects = Placements.as_manager()

    class Meta:
        ordering = ["-prepared_at"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=PLACEMENT.names), name="placements_placement_state"),
            models.CheckConstraint(
                condition=Q(
                    state__in=["started", "ended"],
                    started_on__isnull=False,
                    started_by__isnull=False,
                    started_at__isnull=False,
                )
                | Q(
                    state__in=["preparing", "not_started"],
                    started_on__isnull=True,
                    started_by__isnull=True,
                    started_at__isnull=True,
                ),
                name="placements_placement_started_whole",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=["ended", "not_started"],
                    ended_on__isnull=False,
                    ended_by__isnull=False,
                    ended_at__isnull=False,
                )
                | Q(
                    state__in=["preparing", "started"],
                    ended_on__isnull=True,
                    ended_by__isnull=True,
                    ended_at__isnull=True,
                ),
                name="placements_placement_ended_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def child_ref(self) -> str:
        """Whose education it is."""
        return self.award.child_ref


class Worker(models.Model):
    """An adult named to work with the child, until stood down. Each must be cleared on the day of the start."""

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="workers")
    adult = models.ForeignKey(Adult, on_delete=models.PROTECT, related_name="+")
    named_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()
    stood_down_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    stood_down_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["placement", "named_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["placement", "adult"],
                condition=Q(stood_down_at__isnull=True),
                name="placements_worker_once",
            ),
            models.CheckConstraint(
                condition=Q(stood_down_by__isnull=True, stood_down_at__isnull=True)
                | Q(stood_down_by__isnull=False, stood_down_at__isnull=False),
                name="placements_worker_stood_down_whole",
            ),
        ]


class Check(models.Model):
    """That a placement's own requirement was met: by whom, when, on what evidence. The newest row counts."""

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="checks")
    requirement = models.CharField(max_length=40)  # a code of rules.compliance.REQUIREMENTS
    value = models.CharField(max_length=20, blank=True)  # transport: arranged or not needed
    note = models.CharField(max_length=500)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    undone = models.BooleanField(default=False)  # this row takes back the one before
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["placement", "requirement", "recorded_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(requirement__in=OWN), name="placements_check_requirement"),
            models.CheckConstraint(condition=~Q(note=""), name="placements_check_note"),
            models.CheckConstraint(
                condition=Q(value__in=TransportDecision.values, requirement="transport")
                | Q(value="", undone=True)
                | (Q(value="") & ~Q(requirement="transport")),
                name="placements_check_transport_says_which",
            ),
        ]


class Deferral(models.Model):
    """A senior officer's decision that a requirement may follow the start, by a day, with a reason. Once only."""

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="deferrals")
    requirement = models.CharField(max_length=40)
    due_on = models.DateField()
    reason = models.CharField(max_length=500)
    deferred_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    deferred_at = models.DateTimeField()

    class Meta:
        ordering = ["placement", "deferred_at"]
        constraints = [
            models.UniqueConstraint(fields=["placement", "requirement"], name="placements_deferral_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="placements_deferral_reason"),
            models.CheckConstraint(condition=Q(requirement__in=WAIVABLE), name="placements_deferral_waivable"),
        ]


class CalledReviews(models.QuerySet["CalledReview"]):
    """Called reviews by who may see the placement."""

    def visible_to(self, user: User, on: date) -> Self:
        """Those of the placements this person may see, for the council's people alone."""
        if not access.may(user, Permission.SEE_GATE, on):
            return self.none()
        return self.filter(placement__in=Placement.objects.visible_to(user, on).values("pk"))

    def to_hold(self) -> Self:
        """Those not yet held, the earliest due first."""
        return self.filter(held_at__isnull=True).order_by("due_on", "pk")


class CalledReview(models.Model):
    """A review called at once, by whom and why, and what was found when it was held. `about` is an opaque reference."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="called_reviews")
    about = models.CharField(max_length=24, blank=True)
    why = models.CharField(max_length=300)
    due_on = models.DateField()
    called_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    called_at = models.DateTimeField()
    held_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=8, choices=ReviewOutcome.choices, blank=True)
    found = models.TextField(blank=True)
    held_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)

    objects = CalledReviews.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="placements_review_why"),
            models.CheckConstraint(
                condition=Q(held_on__isnull=True, held_by__isnull=True, held_at__isnull=True, outcome="", found="")
                | (
                    Q(held_on__isnull=False, held_by__isnull=False, held_at__isnull=False)
                    & Q(outcome__in=ReviewOutcome.values)
                    & ~Q(found="")
                ),
                name="placements_review_held_whole",
            ),
            models.UniqueConstraint(
                fields=["placement", "about"],
                condition=Q(held_at__isnull=True) & ~Q(about=""),
                name="placements_review_called_once",
            ),
        ]

    @property
    def child_ref(self) -> str:
        """Whose education is reviewed."""
        return self.placement.child_ref
