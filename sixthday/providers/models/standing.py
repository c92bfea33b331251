"""How a provider stands, what its placements came to, and the hours others have with it."""

from django.db import models
from django.db.models import Q

from sixthday.access.models import User, dated
from sixthday.framework.models import Lot
from sixthday.providers.choices import StandingKind
from sixthday.providers.models.provider import Provider, Site


class Standing(models.Model):
    """How a provider, one of its sites, or its place in a lot stands, from and until; the newest row for a day counts."""

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="standings")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    kind = models.CharField(max_length=10, choices=StandingKind.choices)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["provider", "decided_at"]
        constraints = [
            dated("providers_standing_dates"),
            models.CheckConstraint(condition=Q(kind__in=StandingKind.values), name="providers_standing_kind"),
            models.CheckConstraint(condition=~Q(reason=""), name="providers_standing_reason"),
            models.CheckConstraint(
                condition=Q(site__isnull=True) | Q(lot__isnull=True), name="providers_standing_one_scope"
            ),
        ]


class TrackRecord(models.Model):
    """An outcome score (0 to 100) of one past placement, posted down when it closed."""

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="track_record")
    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=24)  # the placement's reference
    score = models.PositiveSmallIntegerField()
    posted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    posted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["about"], name="providers_track_once"),
            models.CheckConstraint(condition=Q(score__lte=100), name="providers_track_score"),
        ]


class DeclaredHours(models.Model):
    """Hours that another council or school has with a provider for one child, as declared on a date; for the guard."""

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="declared_hours")
    declared_for = models.CharField(max_length=120)
    weekly_minutes = models.PositiveIntegerField()
    special = models.BooleanField()  # the child has an EHC plan or is looked after
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    declared_on = models.DateField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [dated("providers_declared_hours_dates")]
