"""Checks of conditions with questions to the applicant; marks given blind; the one moderated mark that stands."""

from django.db import models
from django.db.models import Q

from sixthday.access.models import User
from sixthday.admission.choices import CheckResult
from sixthday.admission.models.application import Application, LotApplication, together
from sixthday.admission.models.marker import Marker
from sixthday.admission.models.proposal import Answer
from sixthday.audit.references import new_reference
from sixthday.rules.conditions import FAIL_REASONS


class Check(models.Model):
    """One result for one condition, of the application or of one of its lots; the highest number counts.

    `condition` is the code of a question of the round or of a condition that every round has.
    """

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="checks")
    lot = models.ForeignKey(LotApplication, on_delete=models.PROTECT, related_name="checks", null=True, blank=True)
    condition = models.CharField(max_length=40)
    number = models.PositiveSmallIntegerField()
    result = models.CharField(max_length=8, choices=CheckResult.choices)
    reason = models.CharField(max_length=20, blank=True, choices=FAIL_REASONS)
    note = models.CharField(max_length=500, blank=True)
    question = models.CharField(max_length=1000, blank=True)  # to the applicant
    answer_by_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField()

    class Meta:
        ordering = ["application", "condition", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "condition", "number"],
                condition=Q(lot__isnull=True),
                name="admission_check_once",
            ),
            models.UniqueConstraint(fields=["lot", "condition", "number"], name="admission_check_once_a_lot"),
            models.CheckConstraint(condition=Q(result__in=CheckResult.values), name="admission_check_result"),
            models.CheckConstraint(
                condition=Q(result=CheckResult.FAIL, reason__in=[code for code, _ in FAIL_REASONS])
                | (~Q(result=CheckResult.FAIL) & Q(reason="")),
                name="admission_check_reason",
            ),
            models.CheckConstraint(
                condition=(Q(result=CheckResult.CLARIFY, answer_by_on__isnull=False) & ~Q(question=""))
                | (
                    ~Q(result=CheckResult.CLARIFY) & Q(answer_by_on__isnull=True, question="", answered_at__isnull=True)
                ),
                name="admission_check_question",
            ),
            together("admission_check_answered", "answered_by", "answered_at"),
        ]


class Mark(models.Model):
    """One marker's mark for one answer, with why. `given_by` entered it: the evaluator, or the participation officer."""

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="marks")
    marker = models.ForeignKey(Marker, on_delete=models.PROTECT, related_name="marks")
    mark = models.PositiveSmallIntegerField()
    why = models.TextField()
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["answer", "marker"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "marker"], name="admission_mark_once"),
            models.CheckConstraint(condition=~Q(why=""), name="admission_mark_why"),
        ]


class Moderation(models.Model):
    """The one mark that stands for an answer, with its reason. The marks it rests on stay as they were given."""

    answer = models.OneToOneField(Answer, on_delete=models.PROTECT, related_name="moderation")
    mark = models.PositiveSmallIntegerField()
    reason = models.TextField()
    moderated_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    moderated_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="admission_moderation_reason")]
