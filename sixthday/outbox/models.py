"""Messages to people, and whether the e-mail that announces each has gone."""

from django.db import models
from django.db.models import Q

from sixthday.access.models import Organisation, User
from sixthday.audit.references import new_reference
from sixthday.outbox.choices import Delivery


class Message(models.Model):
    """One message to a person, to everybody of an organisation, or to a bare address. Text is read after signing in."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    to = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    to_organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    address = models.EmailField(blank=True)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=160)
    body = models.TextField()
    about = models.CharField(max_length=24, blank=True)  # the reference of what it is about
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(db_index=True)
    read_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=Delivery.choices, default=Delivery.QUEUED)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="outbox_message_one_reader",
                condition=Q(to__isnull=False, to_organisation__isnull=True, address="")
                | Q(to__isnull=True, to_organisation__isnull=False, address="")
                | (Q(to__isnull=True, to_organisation__isnull=True) & ~Q(address="")),
            ),
            models.CheckConstraint(
                name="outbox_message_read_pair",
                condition=Q(read_by__isnull=True, read_at__isnull=True)
                | Q(read_by__isnull=False, read_at__isnull=False),
            ),
            models.CheckConstraint(name="outbox_message_state", condition=Q(state__in=Delivery.values)),
            models.CheckConstraint(
                name="outbox_message_sent_when",
                condition=Q(state=Delivery.SENT, sent_at__isnull=False)
                | (~Q(state=Delivery.SENT) & Q(sent_at__isnull=True)),
            ),
        ]
        indexes = [models.Index(fields=["about"], name="outbox_message_about")]

    def __str__(self) -> str:
        return self.ref
