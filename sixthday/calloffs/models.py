"""The call-off contract of one child with one provider: terms, lines, both signatures, what must be published."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.access.models import Organisation, User
from sixthday.audit.references import new_reference
from sixthday.awards.models import Award
from sixthday.calloffs.choices import PublicationKind, Side
from sixthday.documents.models import Document
from sixthday.framework.models import Terms
from sixthday.providers.choices import Unit
from sixthday.rules.lifecycles import CALLOFF


class CallOffs(models.QuerySet["CallOff"]):
    """Call-offs by who may see them."""

    def visible_to(self, user: User, on: date) -> Self:
        """All, for council staff whose work is contracts or money; a provider's people see their own."""
        if access.may(user, Permission.SEE_CALLOFFS, on):
            return self
        if access.may(user, Permission.SEE_OWN_PLACEMENTS, on):
            return self.for_organisation(user.organisation)
        return self.none()

    def for_organisation(self, organisation: Organisation) -> Self:
        """Those with this provider."""
        return self.filter(award__provider__organisation=organisation)


class CallOff(models.Model):
    """A contract. No end date or no maximum, no call-off."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    award = models.OneToOneField(Award, on_delete=models.PROTECT, related_name="+")
    terms = models.ForeignKey(Terms, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=16, default=CALLOFF.start)
    start_on = models.DateField()
    end_on = models.DateField()
    weekly_minutes = models.PositiveIntegerField()
    maximum_pence = models.BigIntegerField()  # ex VAT
    maximum_inc_vat_pence = models.BigIntegerField()
    notice_days = models.PositiveSmallIntegerField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_why = models.CharField(max_length=300, blank=True)
    last_day_on = models.DateField(null=True, blank=True)  # when it ended early: the last day of education bought

    objects = CallOffs.as_manager()

    class Meta:
        ordering = ["-issued_at"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=CALLOFF.names), name="calloffs_calloff_state"),
            models.CheckConstraint(
                condition=Q(last_day_on__isnull=True) | Q(state="ended", last_day_on__lte=F("end_on")),
                name="calloffs_calloff_last_day",
            ),
            models.CheckConstraint(condition=Q(end_on__gte=F("start_on")), name="calloffs_calloff_dates"),
            models.CheckConstraint(
                condition=Q(maximum_pence__gt=0, maximum_inc_vat_pence__gte=F("maximum_pence")),
                name="calloffs_calloff_maximum",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["cancelled", "ended"], ended_at__isnull=False, ended_by__isnull=False)
                | Q(state__in=["issued", "provider_signed", "signed"], ended_at__isnull=True, ended_by__isnull=True),
                name="calloffs_calloff_ended_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def child_ref(self) -> str:
        """Whose education it buys."""
        return self.award.child_ref

    def get_state_words(self) -> str:
        """Its state in words."""
        return dict(CALLOFF.states)[self.state]


class Line(models.Model):
    """A price line."""

    calloff = models.ForeignKey(CallOff, on_delete=models.PROTECT, related_name="lines")
    what = models.CharField(max_length=120)
    unit = models.CharField(max_length=8, choices=Unit.choices)
    quantity = models.CharField(max_length=24)  # exact, as a fraction in text
    units = models.PositiveIntegerField()  # the quantity rounded up
    price_pence = models.BigIntegerField()
    vat_bp = models.PositiveIntegerField()  # basis points: 2000 is 20 %
    total_pence = models.BigIntegerField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    price_pence__gt=0,
                    units__gt=0,
                    total_pence__lte=F("price_pence") * F("units"),
                    total_pence__gte=F("price_pence") * (F("units") - 1),
                ),
                name="calloffs_line_total",
            )
        ]


class Signature(models.Model):
    """One side's signature on one version of the document."""

    calloff = models.ForeignKey(CallOff, on_delete=models.PROTECT, related_name="signatures")
    side = models.CharField(max_length=8, choices=Side.choices)
    document_sha256 = models.CharField(max_length=64)
    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ["signed_at"]
        constraints = [
            models.UniqueConstraint(fields=["calloff", "side"], name="calloffs_signature_once"),
            models.CheckConstraint(condition=Q(side__in=Side.values), name="calloffs_signature_side"),
        ]


class EmergencyOrder(models.Model):
    """A short order by a senior officer that lets education start before both have signed: a maximum and an end."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    award = models.OneToOneField(Award, on_delete=models.PROTECT, related_name="+")
    maximum_pence = models.BigIntegerField()
    expires_on = models.DateField()
    reason = models.CharField(max_length=500)
    ordered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ordered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(maximum_pence__gt=0) & ~Q(reason=""), name="calloffs_emergency_limits")
        ]


class PublicationDuty(models.Model):
    """Something to publish because a call-off was signed, by when and why."""

    calloff = models.ForeignKey(CallOff, on_delete=models.PROTECT, related_name="publication_duties")
    kind = models.CharField(max_length=10, choices=PublicationKind.choices)
    due_on = models.DateField(null=True, blank=True)  # empty: as soon as reasonably practicable
    why = models.CharField(max_length=300)
    raised_at = models.DateTimeField()

    class Meta:
        ordering = ["calloff", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["calloff", "kind"], name="calloffs_publication_once"),
            models.CheckConstraint(condition=Q(kind__in=PublicationKind.values), name="calloffs_publication_kind"),
        ]
