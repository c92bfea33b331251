"""Visits, ratings against the standards, and what a provider must put right."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.access.models import User
from sixthday.audit.references import new_reference
from sixthday.providers.models import Provider
from sixthday.quality.choices import Level
from sixthday.rules.lifecycles import IMPROVEMENT, VISIT
from sixthday.rules.standards import CODES

TOLD = ["shared", "closed"]  # what a provider knows of a visit


class Visits(models.QuerySet["Visit"]):
    """Visits by who may see them."""

    def visible_to(self, user: User, on: date) -> Self:
        """All, for quality assurance and those it answers to; a provider's people their own: announced, or shared."""
        if access.may(user, Permission.SEE_QUALITY, on):
            return self
        if access.may(user, Permission.USE_PORTAL, on):
            told = Q(state__in=TOLD) | Q(announced=True, state__in=["planned", "held"])
            return self.filter(told, provider__organisation=user.organisation)
        return self.none()

    def told_to(self, user: User, on: date) -> Self:
        """Of those they may see, the ones whose findings they may read: a provider's people once they were shared."""
        return self if access.may(user, Permission.SEE_QUALITY, on) else self.filter(state__in=TOLD)


class Visit(models.Model):
    """A visit of quality assurance, announced or not: planned, held, shared with the provider, closed."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, default=VISIT.start)
    announced = models.BooleanField()
    planned_on = models.DateField()
    visitors = models.CharField(max_length=300)
    focus = models.TextField(blank=True)
    copied_from = models.ForeignKey("self", on_delete=models.PROTECT, related_name="copies", null=True, blank=True)
    planned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    held_on = models.DateField(null=True, blank=True)
    met_with = models.CharField(max_length=300, blank=True)
    held_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    summary = models.TextField(blank=True)
    shared_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    shared_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_why = models.CharField(max_length=300, blank=True)

    objects = Visits.as_manager()

    class Meta:
        ordering = ["-planned_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=VISIT.names), name="quality_visit_state"),
            models.CheckConstraint(condition=~Q(visitors=""), name="quality_visit_visitors"),
            models.UniqueConstraint(
                fields=["copied_from"], condition=~Q(state="cancelled"), name="quality_visit_copied_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["held", *TOLD], held_on__isnull=False, held_by__isnull=False, held_at__isnull=False)
                | Q(state__in=["planned", "cancelled"], held_on__isnull=True, held_by__isnull=True, held_at__isnull=True),
                name="quality_visit_held_whole",
            ),
            models.CheckConstraint(
                condition=(Q(state__in=TOLD, shared_by__isnull=False, shared_at__isnull=False) & ~Q(summary=""))
                | (~Q(state__in=TOLD) & Q(shared_by__isnull=True, shared_at__isnull=True)),
                name="quality_visit_shared_whole",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["cancelled", "closed"], ended_by__isnull=False, ended_at__isnull=False)
                | Q(state__in=["planned", "held", "shared"], ended_by__isnull=True, ended_at__isnull=True),
                name="quality_visit_ended_whole",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.ref


class VisitReply(models.Model):
    """What the provider says to the findings. Never edited."""

    visit = models.OneToOneField(Visit, on_delete=models.PROTECT, related_name="reply")
    words = models.TextField()
    replied_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    replied_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="quality_reply_words")]


class Rating(models.Model):
    """How far a provider met one standard on a day, and what shows it. The newest counts; none is ever edited."""

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="ratings", null=True, blank=True)
    set_code = models.CharField(max_length=20)  # the set of rules.standards
    standard = models.CharField(max_length=8)
    level = models.CharField(max_length=8, choices=Level.choices)
    evidence = models.CharField(max_length=1000)
    rated_on = models.DateField()
    rated_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    rated_at = models.DateTimeField()

    class Meta:
        ordering = ["provider", "standard", "rated_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(level__in=Level.values), name="quality_rating_level"),
            models.CheckConstraint(condition=Q(standard__in=CODES), name="quality_rating_standard"),
            models.CheckConstraint(condition=~Q(evidence=""), name="quality_rating_evidence"),
        ]


class Improvements(models.QuerySet["Improvement"]):
    """Improvement actions by who may see them."""

    def visible_to(self, user: User, on: date) -> Self:
        """All, for quality assurance and those it answers to; a provider's people their own, once its visit is shared."""
        if access.may(user, Permission.SEE_QUALITY, on):
            return self
        if access.may(user, Permission.USE_PORTAL, on):
            told = Q(visit__isnull=True) | Q(visit__state__in=TOLD)
            return self.filter(told, provider__organisation=user.organisation)
        return self.none()

    def overdue(self, on: date) -> Self:
        """Those still to be done after their day."""
        return self.filter(state="open", due_on__lt=on)

    def live(self) -> Self:
        """Those neither verified nor withdrawn."""
        return self.filter(state__in=["open", "done"])


class Improvement(models.Model):
    """Something a provider must put right by a day, said to be done by one person and verified by another."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="improvements", null=True, blank=True)
    standard = models.CharField(max_length=8, blank=True)
    what = models.CharField(max_length=500)
    due_on = models.DateField()
    state = models.CharField(max_length=10, default=IMPROVEMENT.start)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    evidence = models.CharField(max_length=1000, blank=True)
    done_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    returned_why = models.CharField(max_length=500, blank=True)  # why it was not accepted, the last time
    verified_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    objects = Improvements.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=IMPROVEMENT.names), name="quality_improvement_state"),
            models.CheckConstraint(condition=~Q(what=""), name="quality_improvement_what"),
            models.CheckConstraint(
                condition=(Q(done_by__isnull=False, done_at__isnull=False) & ~Q(evidence="") & ~Q(state="open"))
                | Q(done_by__isnull=True, done_at__isnull=True, state__in=["open", "withdrawn"]),
                name="quality_improvement_done_whole",
            ),
            models.CheckConstraint(
                condition=Q(state="verified", verified_by__isnull=False, verified_at__isnull=False)
                | (~Q(state="verified") & Q(verified_by__isnull=True, verified_at__isnull=True)),
                name="quality_improvement_verified_whole",
            ),
            models.CheckConstraint(
                condition=(Q(state="withdrawn", withdrawn_by__isnull=False, withdrawn_at__isnull=False) & ~Q(withdrawn_why=""))
                | (~Q(state="withdrawn") & Q(withdrawn_by__isnull=True, withdrawn_at__isnull=True, withdrawn_why="")),
                name="quality_improvement_withdrawn_whole",
            ),
            models.CheckConstraint(
                condition=Q(verified_by__isnull=True) | ~Q(verified_by=F("done_by")),
                name="quality_improvement_second_person",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.ref
