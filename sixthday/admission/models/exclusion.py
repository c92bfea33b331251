"""Who is connected with an applicant, which exclusion grounds it says apply, and what was decided of them.

The answers may be about criminal offences: only those who decide see them, and nothing exports them.
"""

from django.db import models
from django.db.models import Q

from sixthday.access.models import User
from sixthday.admission.models.application import Application
from sixthday.audit.references import new_reference
from sixthday.rules.exclusion import CODES, CONNECTIONS


class ConnectedPerson(models.Model):
    """A person or body connected with the applicant, whose grounds count as its own."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="connected")
    name = models.CharField(max_length=160)
    connection = models.CharField(max_length=24, choices=CONNECTIONS)

    class Meta:
        ordering = ["application", "name"]
        constraints = [
            models.UniqueConstraint(fields=["application", "name", "connection"], name="admission_connected_once"),
            models.CheckConstraint(
                condition=Q(connection__in=[code for code, _ in CONNECTIONS]), name="admission_connected_how"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class DeclaredGround(models.Model):
    """One ground that the applicant says applies to it, or to somebody connected with it."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="grounds")
    ground = models.CharField(max_length=48)  # a code of rules.exclusion
    person = models.ForeignKey(ConnectedPerson, on_delete=models.PROTECT, related_name="grounds", null=True, blank=True)
    determined_on = models.DateField()
    account = models.TextField()
    self_cleaning = models.JSONField(default=list)  # codes of rules.exclusion.FACTORS
    remedy = models.TextField(blank=True)
    saved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["application", "ground", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ground__in=CODES), name="admission_ground_code"),
            models.CheckConstraint(condition=~Q(account=""), name="admission_ground_account"),
        ]


class Determination(models.Model):
    """Whether the applicant is excluded: a named person's decision, the factors weighed, and why."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="determination")
    excludes = models.BooleanField()
    represented = models.BooleanField()  # the applicant was let put its case
    weighed = models.JSONField(default=list)  # codes of rules.exclusion.FACTORS
    reason = models.TextField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="admission_determination_reason"),
            models.CheckConstraint(
                condition=Q(excludes=False) | Q(represented=True), name="admission_determination_heard"
            ),
        ]
