"""The monthly list of registered and unregistered providers: frozen, sent to named people, acknowledged by each."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.access.models import User, dated
from sixthday.audit.references import new_reference


class Recipient(models.Model):
    """A manager who gets the list, from and until (both included)."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    named_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["user__name", "from_on"]
        constraints = [
            dated("places_recipient_dates"),
            models.UniqueConstraint(
                fields=["user"], condition=Q(until_on__isnull=True), name="places_recipient_named_once"
            ),
            models.CheckConstraint(
                condition=Q(ended_by__isnull=True, ended_at__isnull=True, until_on__isnull=True)
                | Q(ended_by__isnull=False, ended_at__isnull=False, until_on__isnull=False),
                name="places_recipient_ended_whole",
            ),
        ]


class Editions(models.QuerySet["Edition"]):
    """Editions by who may see them."""

    def visible_to(self, user: User, on: date) -> Self:
        """All for those who handle cases; for anybody else those they were sent."""
        if access.may(user, Permission.SEE_SCHOOL_CASES, on):
            return self
        return self.filter(pk__in=Copy.objects.filter(user=user).values("edition"))


class Edition(models.Model):
    """One edition of the list: its rows as they stood that day, and no child's name."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    made_on = models.DateField(unique=True)
    rows = models.JSONField()
    by_hand = models.BooleanField()  # or by the monthly job, in this person's name
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    objects = Editions.as_manager()

    class Meta:
        ordering = ["-made_on"]

    def __str__(self) -> str:
        return self.ref


class Copy(models.Model):
    """One person's copy of an edition, and when they acknowledged it: `acknowledged_at` is that person's own act."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="copies")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    acknowledged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["user__name", "id"]
        constraints = [models.UniqueConstraint(fields=["edition", "user"], name="places_copy_once")]
