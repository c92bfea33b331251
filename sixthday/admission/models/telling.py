"""What goes between the council and the market: questions about a round, bulletins to members, providers that register themselves."""

from django.db import models
from django.db.models import Q

from sixthday.access.models import User
from sixthday.admission.models.application import together
from sixthday.audit.references import new_reference
from sixthday.framework.models import Clarification, Lot, Round
from sixthday.outbox.models import Message
from sixthday.providers.models import Provider


class Enquiry(models.Model):
    """A question about an open round, asked privately. It is answered to all by a clarification, or set aside with a reason."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=1000)
    organisation_name = models.CharField(max_length=120, blank=True)
    email = models.EmailField()  # where the asker is told that it is answered
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    clarification = models.ForeignKey(Clarification, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    set_aside_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    set_aside_at = models.DateTimeField(null=True, blank=True)
    set_aside_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            together("admission_enquiry_answered", "clarification", "answered_by", "answered_at"),
            together("admission_enquiry_set_aside", "set_aside_by", "set_aside_at"),
            models.CheckConstraint(
                condition=Q(set_aside_at__isnull=True, set_aside_why="")
                | (Q(set_aside_at__isnull=False, answered_at__isnull=True) & ~Q(set_aside_why="")),
                name="admission_enquiry_one_end",
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class Bulletin(models.Model):
    """A text to the members of some lots. `fingerprint` is that of its words: the same text goes out once."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    subject = models.CharField(max_length=160)
    text = models.TextField()
    fingerprint = models.CharField(max_length=64, unique=True)
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return self.subject


class BulletinLot(models.Model):
    """A lot whose members a bulletin went to."""

    bulletin = models.ForeignKey(Bulletin, on_delete=models.PROTECT, related_name="lots")
    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["bulletin", "lot__number"]
        constraints = [models.UniqueConstraint(fields=["bulletin", "lot"], name="admission_bulletin_lot_once")]


class BulletinCopy(models.Model):
    """What one member was sent of a bulletin; the message is the proof."""

    bulletin = models.ForeignKey(Bulletin, on_delete=models.PROTECT, related_name="copies")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    message = models.OneToOneField(Message, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["bulletin", "provider__name"]
        constraints = [models.UniqueConstraint(fields=["bulletin", "provider"], name="admission_bulletin_copy_once")]


class SelfRegistration(models.Model):
    """That a provider registered itself on the public page; until the council admits it, nobody has looked at it."""

    provider = models.OneToOneField(Provider, on_delete=models.PROTECT, related_name="+")
    registered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    registered_at = models.DateTimeField()
