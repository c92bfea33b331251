"""Organisations that might apply: how they became known, the events they came to, their invitations, why they did not apply."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.access.models import User
from sixthday.admission.choices import InterestSource, NotApplied
from sixthday.audit.references import new_reference
from sixthday.framework.models import Lot, Round
from sixthday.outbox.models import Message
from sixthday.providers.choices import Size
from sixthday.providers.models import Provider


class InterestedOrganisations(models.QuerySet["Interested"]):
    """Interested organisations by who may see them."""

    def visible_to(self, user: User, on: date) -> Self:
        """All, for those who keep the market; nobody else sees who is interested or whom to ring there."""
        return self if access.may(user, Permission.SEE_MARKET, on) else self.none()


class Interested(models.Model):
    """An organisation that may want to apply, with whom to ring there."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    name = models.CharField(max_length=120)
    contact_name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    company_number = models.CharField(max_length=12, blank=True)
    size = models.CharField(max_length=12, choices=Size.choices, default=Size.SMALL)
    local = models.BooleanField(default=False)
    teaches_now = models.BooleanField(default=False)  # today, bought spot by spot
    source = models.CharField(max_length=8, choices=InterestSource.choices)
    provider = models.OneToOneField(Provider, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    forgotten_at = models.DateTimeField(null=True, blank=True)  # when whom to speak to there was removed

    objects = InterestedOrganisations.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="admission_interested_once"),
            models.CheckConstraint(condition=Q(size__in=Size.values), name="admission_interested_size"),
            models.CheckConstraint(condition=Q(source__in=InterestSource.values), name="admission_interested_source"),
            models.CheckConstraint(
                condition=Q(forgotten_at__isnull=True) & (~Q(email="") | ~Q(telephone=""))
                | Q(forgotten_at__isnull=False, contact_name="", email="", telephone=""),
                name="admission_interested_reachable",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class InterestedLot(models.Model):
    """A lot that an organisation is interested in."""

    interested = models.ForeignKey(Interested, on_delete=models.PROTECT, related_name="lots")
    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["interested", "lot__number"]
        constraints = [models.UniqueConstraint(fields=["interested", "lot"], name="admission_interested_lot_once")]


class MarketEvent(models.Model):
    """A meeting with the market."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    title = models.CharField(max_length=120)
    held_on = models.DateField()
    place = models.CharField(max_length=120)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-held_on", "title"]
        constraints = [models.UniqueConstraint(fields=["title", "held_on"], name="admission_market_event_once")]

    def __str__(self) -> str:
        return self.title


class Attendance(models.Model):
    """An organisation that came to an event."""

    event = models.ForeignKey(MarketEvent, on_delete=models.PROTECT, related_name="attendances")
    interested = models.ForeignKey(Interested, on_delete=models.PROTECT, related_name="attendances")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["event", "interested__name"]
        constraints = [models.UniqueConstraint(fields=["event", "interested"], name="admission_attendance_once")]


class RoundInvitation(models.Model):
    """An organisation invited to a round by name; the message is the proof of what was sent, and when it left."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    interested = models.ForeignKey(Interested, on_delete=models.PROTECT, related_name="invitations")
    message = models.OneToOneField(Message, on_delete=models.PROTECT, related_name="+")
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["-sent_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["round", "interested"], name="admission_round_invitation_once")]


class ReasonNotApplied(models.Model):
    """Why an organisation did not apply to a round. A later one takes the place of the one before."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    interested = models.ForeignKey(Interested, on_delete=models.PROTECT, related_name="reasons")
    reason = models.CharField(max_length=16, choices=NotApplied.choices)
    note = models.CharField(max_length=500, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-recorded_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(reason__in=NotApplied.values), name="admission_not_applied_reason"),
            models.CheckConstraint(condition=~Q(reason="other") | ~Q(note=""), name="admission_not_applied_said"),
        ]
