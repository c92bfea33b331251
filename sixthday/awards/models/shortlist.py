"""The locked shortlist: exact versions, findings, weights and points, frozen so that an award replays."""

from django.db import models
from django.db.models import Q

from sixthday.access.models import User
from sixthday.awards.models.request import Request, Response


class Shortlist(models.Model):
    """What was known when the shortlist locked. `frozen` holds all that the ranking needs to be done again."""

    request = models.OneToOneField(Request, on_delete=models.PROTECT, related_name="shortlist")
    early_reason = models.CharField(max_length=300, blank=True)
    frozen = models.JSONField()
    locked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    locked_at = models.DateTimeField()


class ShortlistEntry(models.Model):
    """One ranked answer, in its exact version. `total` is the unrounded sum as a fraction."""

    shortlist = models.ForeignKey(Shortlist, on_delete=models.PROTECT, related_name="entries")
    response = models.OneToOneField(Response, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    total = models.CharField(max_length=60)
    points = models.JSONField()
    whole_life_pence = models.BigIntegerField()

    class Meta:
        ordering = ["shortlist", "position"]
        constraints = [
            models.UniqueConstraint(fields=["shortlist", "position"], name="awards_entry_position_once"),
            models.CheckConstraint(condition=Q(position__gte=1, whole_life_pence__gte=0), name="awards_entry_numbers"),
        ]
