"""A possible unregistered school: opened by a person, with what was known, who was told, and how it ended."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.access.models import User
from sixthday.audit.references import new_reference
from sixthday.places.choices import CaseOutcome, Told
from sixthday.providers.models import Provider
from sixthday.rules.lifecycles import SCHOOL_CASE

LIVE = ["open", "reported"]


class SchoolCases(models.QuerySet["SchoolCase"]):
    """Cases by who may see them."""

    def visible_to(self, user: User, on: date) -> Self:
        """All of them for the few who handle them, none for anybody else."""
        return self if access.may(user, Permission.SEE_SCHOOL_CASES, on) else self.none()


class SchoolCase(models.Model):
    """A provider that may be an unregistered school. `facts` are those of the day it was opened, and no names."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, default=SCHOOL_CASE.start)
    why = models.CharField(max_length=500)
    facts = models.JSONField()
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    outcome = models.CharField(max_length=16, choices=CaseOutcome.choices, blank=True)
    outcome_note = models.CharField(max_length=500, blank=True)
    closed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = SchoolCases.as_manager()

    class Meta:
        ordering = ["-opened_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["provider"], condition=Q(state__in=LIVE), name="places_case_one_live"),
            models.CheckConstraint(condition=Q(state__in=SCHOOL_CASE.names), name="places_case_state"),
            models.CheckConstraint(condition=~Q(why=""), name="places_case_why"),
            models.CheckConstraint(
                condition=Q(state__in=LIVE, closed_by__isnull=True, closed_at__isnull=True, outcome="", outcome_note="")
                | (
                    Q(
                        state="closed",
                        closed_by__isnull=False,
                        closed_at__isnull=False,
                        outcome__in=CaseOutcome.values,
                    )
                    & ~Q(outcome_note="")
                ),
                name="places_case_closed_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.ref

    def get_state_words(self) -> str:
        """Its state in words."""
        return dict(SCHOOL_CASE.states)[self.state]


class CaseNote(models.Model):
    """What somebody found or did about a case."""

    case = models.ForeignKey(SchoolCase, on_delete=models.PROTECT, related_name="notes")
    text = models.TextField()
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["noted_at", "id"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="places_case_note_says_something")]


class CaseTelling(models.Model):
    """Who was told of a case, on which day, and where that is kept."""

    case = models.ForeignKey(SchoolCase, on_delete=models.PROTECT, related_name="tellings")
    whom = models.CharField(max_length=16, choices=Told.choices)
    told_on = models.DateField()
    note = models.CharField(max_length=300)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["told_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(whom__in=Told.values), name="places_case_telling_whom"),
            models.CheckConstraint(condition=~Q(note=""), name="places_case_telling_note"),
        ]
