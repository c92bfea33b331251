"""A concern about a provider: restricted, decided step by step."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.access.models import User
from sixthday.audit.references import new_reference
from sixthday.providers.models import Provider, Standing
from sixthday.quality.choices import FAMILIES, Channel, ConcernKind, ConcernOutcome, ConcernStep, Reporter
from sixthday.rules.lifecycles import CONCERN


class Concerns(models.QuerySet["Concern"]):
    """Concerns by who may see them."""

    def visible_to(self, user: User, on: date) -> Self:
        """Safeguarding concerns for whoever has that right; others for those who decide them; nobody else sees any."""
        seen = Q(pk__in=[])
        if access.may(user, Permission.SEE_SAFEGUARDING, on):
            seen |= Q(kind=ConcernKind.SAFEGUARDING)
        if access.may(user, Permission.DECIDE_CONCERN, on):
            seen |= ~Q(kind=ConcernKind.SAFEGUARDING)
        return self.filter(seen)

    def live(self) -> Self:
        """Those not closed."""
        return self.exclude(state="closed")

    def of_families(self) -> Self:
        """Those raised by a child, a parent or a carer."""
        return self.filter(reporter__in=FAMILIES)


class Concern(models.Model):
    """What somebody reported. Its words, its reporter and a child it names are for those alone who may see it."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=ConcernKind.choices)
    channel = models.CharField(max_length=8, choices=Channel.choices)
    reporter = models.CharField(max_length=8, choices=Reporter.choices)
    what_happened = models.TextField()
    child_named = models.CharField(max_length=120, blank=True)
    reporter_name = models.CharField(max_length=120, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    wants_news = models.BooleanField(default=False)
    state = models.CharField(max_length=10, default=CONCERN.start)
    freeze = models.ForeignKey(Standing, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    raised_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    raised_at = models.DateTimeField()
    closed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = Concerns.as_manager()

    class Meta:
        ordering = ["raised_at", "id"]
        indexes = [models.Index(fields=["provider", "state"], name="quality_concern_provider")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=CONCERN.names), name="quality_concern_state"),
            models.CheckConstraint(condition=Q(kind__in=ConcernKind.values), name="quality_concern_kind"),
            models.CheckConstraint(condition=Q(reporter__in=Reporter.values), name="quality_concern_reporter"),
            models.CheckConstraint(condition=~Q(what_happened=""), name="quality_concern_words"),
            models.CheckConstraint(
                condition=Q(channel="public", raised_by__isnull=True, raised_at__isnull=False)
                | Q(channel__in=["council", "portal"], raised_by__isnull=False, raised_at__isnull=False),
                name="quality_concern_raised_whole",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_by__isnull=False, closed_at__isnull=False)
                | (~Q(state="closed") & Q(closed_by__isnull=True, closed_at__isnull=True)),
                name="quality_concern_closed_whole",
            ),
            models.CheckConstraint(
                condition=Q(freeze__isnull=True) | Q(kind=ConcernKind.SAFEGUARDING), name="quality_concern_freeze"
            ),
            models.CheckConstraint(
                condition=Q(wants_news=False) | ~Q(telephone="") | ~Q(email=""), name="quality_concern_news_can_reach"
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class ConcernDecision(models.Model):
    """One step in a concern: what was decided, why, by whom. Never edited."""

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="decisions")
    opening = models.PositiveSmallIntegerField(default=1)  # 1 as it was received, one more each time it is reopened
    step = models.CharField(max_length=24, choices=ConcernStep.choices)
    outcome = models.CharField(max_length=12, choices=ConcernOutcome.choices, blank=True)
    reason = models.TextField()
    lifted = models.BooleanField(default=False)  # closing let new work begin again
    froze = models.BooleanField(default=False)  # it stopped new work at the provider
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["decided_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["concern", "step", "opening"], name="quality_decision_once"),
            models.CheckConstraint(condition=Q(step__in=ConcernStep.values), name="quality_decision_step"),
            models.CheckConstraint(condition=~Q(reason=""), name="quality_decision_reason"),
            models.CheckConstraint(
                condition=Q(step=ConcernStep.CLOSE, outcome__in=ConcernOutcome.values)
                | (~Q(step=ConcernStep.CLOSE) & Q(outcome="", lifted=False)),
                name="quality_decision_outcome",
            ),
            models.CheckConstraint(
                condition=Q(froze=False) | Q(step__in=[ConcernStep.REOPEN, ConcernStep.SAFEGUARD]),
                name="quality_decision_froze",
            ),
        ]


class ConcernMessage(models.Model):
    """What a provider was told of a concern, in words written for it."""

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="messages")
    words = models.TextField()
    told_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField()

    class Meta:
        ordering = ["told_at", "id"]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="quality_message_words")]
