"""What people decide where the registration guard cannot: whether hours alone count, and what is let past it."""

from django.db import models
from django.db.models import F, Q

from sixthday.access.models import User
from sixthday.audit.references import new_reference
from sixthday.providers.models import Provider


class Judgement(models.Model):
    """A person's word on one child's hours one to one at home or online: they count or not. The newest counts."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    child_ref = models.CharField(max_length=16, db_index=True)
    counts = models.BooleanField()
    why = models.CharField(max_length=500)
    judged_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    judged_at = models.DateTimeField()

    class Meta:
        ordering = ["judged_at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(why="") & ~Q(child_ref=""), name="places_judgement_says_why"),
        ]


class Override(models.Model):
    """A senior officer lets one child's hours at one provider past the guard: from and until (both included), or one award.

    Exactly one of the two: days, or the award with which it ends.
    """

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    child_ref = models.CharField(max_length=16, db_index=True)
    award_ref = models.CharField(max_length=16, blank=True, db_index=True)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=500)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-given_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="places_override_dates"),
            models.CheckConstraint(condition=~Q(reason="") & ~Q(child_ref=""), name="places_override_reason"),
            models.CheckConstraint(
                condition=Q(award_ref="", from_on__isnull=False, until_on__isnull=False)
                | (~Q(award_ref="") & Q(from_on__isnull=True, until_on__isnull=True)),
                name="places_override_days_or_award",
            ),
            models.UniqueConstraint(
                fields=["award_ref"],
                condition=~Q(award_ref="") & Q(withdrawn_at__isnull=True),
                name="places_override_once_per_award",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_by__isnull=True, withdrawn_at__isnull=True, withdrawn_why="")
                | (Q(withdrawn_by__isnull=False, withdrawn_at__isnull=False) & ~Q(withdrawn_why="")),
                name="places_override_withdrawn_whole",
            ),
        ]


class GuardAlarm(models.Model):
    """That the guard, run again, found a provider over the line: since when, with the facts, and when it was below again."""

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    facts = models.JSONField()
    raised_at = models.DateTimeField()
    cleared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-raised_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["provider"], condition=Q(cleared_at__isnull=True), name="places_alarm_one_live"
            ),
            models.CheckConstraint(
                condition=Q(cleared_at__isnull=True) | Q(cleared_at__gte=F("raised_at")), name="places_alarm_moments"
            ),
        ]
