"""What was loaded from a public notice, and of which days the council was warned."""

from django.db import models
from django.db.models import Q

from sixthday.access.models import User
from sixthday.framework.models.round import Round
from sixthday.framework.models.scheme import Scheme
from sixthday.rules.reopening import ALARM_MONTHS


class NoticeLoad(models.Model):
    """A release of a tender notice that was loaded, once, and the round it was loaded into."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="notice_loads")
    ocid = models.CharField(max_length=40)
    release_id = models.CharField(max_length=80)
    source = models.CharField(max_length=120)  # the file's name
    loaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    loaded_at = models.DateTimeField()

    class Meta:
        ordering = ["loaded_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["ocid", "release_id"], name="framework_notice_once")]


class ReopeningWarning(models.Model):
    """That the council was warned of a day of its framework, so many months before."""

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="warnings")
    milestone = models.CharField(max_length=20)
    due_on = models.DateField()
    months = models.PositiveSmallIntegerField()
    warned_at = models.DateTimeField()

    class Meta:
        ordering = ["warned_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "milestone", "due_on", "months"], name="framework_warning_once"),
            models.CheckConstraint(condition=Q(months__in=ALARM_MONTHS), name="framework_warning_months"),
        ]
