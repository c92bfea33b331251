"""The council's approval limits and its own dated choices."""

from django.db import models
from django.db.models import Q

from sixthday.access.models import User, dated
from sixthday.framework.choices import Choice


class ApprovalLimit(models.Model):
    """Up to which whole-life cost (pence ex VAT) a person may approve an award. No row, no authority."""

    holder = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    limit_pence = models.BigIntegerField()
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            dated("framework_limit_dates"),
            models.CheckConstraint(condition=Q(limit_pence__gt=0), name="framework_limit_positive"),
            models.UniqueConstraint(fields=["holder"], condition=Q(until_on__isnull=True), name="framework_limit_once"),
        ]


class CouncilChoice(models.Model):
    """One of the council's own choices, from a date, by whom and why."""

    name = models.CharField(max_length=40, choices=Choice.choices)
    value = models.JSONField()
    from_on = models.DateField()
    why = models.CharField(max_length=300)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name", "from_on"], name="framework_choice_once_a_day"),
            models.CheckConstraint(condition=Q(name__in=Choice.values), name="framework_choice_name"),
        ]
