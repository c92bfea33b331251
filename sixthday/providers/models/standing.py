"""How a provider stands, what its placements came to, and the hours others have with it."""

from django.db import models
from django.db.models import Q

from sixthday.access.models import User, dated
from sixthday.audit.references import new_reference
from sixthday.framework.models import Lot
from sixthday.providers.choices import LapseOutcome, StandingKind
from sixthday.providers.models.evidence import together
from sixthday.providers.models.provider import Adult, Provider, Site


class Standing(models.Model):
    """How a provider, one of its sites, or its place in a lot stands, from and until; the newest row for a day counts."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
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


class StandingReply(models.Model):
    """What a provider says to a decision about its standing, and who in quality assurance read it."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    standing = models.ForeignKey(Standing, on_delete=models.PROTECT, related_name="replies")
    words = models.CharField(max_length=1000)
    replied_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    replied_at = models.DateTimeField()
    read_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["replied_at", "id"]
        constraints = [
            together("providers_standing_reply_read_whole", "read"),
            models.CheckConstraint(condition=~Q(words=""), name="providers_standing_reply_words"),
        ]


class LapseDecision(models.Model):
    """What a person decided for the children already at a provider while something it must hold does not count."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="lapse_decisions")
    requirement = models.CharField(max_length=40)  # a code of rules.compliance.REQUIREMENTS, held by the action
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    adult = models.ForeignKey(Adult, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=LapseOutcome.choices)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)  # the last day that placements may go on; none when suspended
    reason = models.CharField(max_length=300)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["decided_at", "id"]
        constraints = [
            dated("providers_lapse_decision_dates"),
            models.CheckConstraint(
                condition=Q(outcome=LapseOutcome.CONTINUE, until_on__isnull=False)
                | Q(outcome=LapseOutcome.SUSPEND, until_on__isnull=True),
                name="providers_lapse_decision_outcome",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="providers_lapse_decision_reason"),
            models.CheckConstraint(condition=~Q(requirement=""), name="providers_lapse_decision_requirement"),
            models.CheckConstraint(
                condition=Q(site__isnull=True) | Q(adult__isnull=True), name="providers_lapse_decision_one_subject"
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
