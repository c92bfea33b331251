"""Files that show what was found, what a provider replies, or that something is done."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from sixthday.access.models import User
from sixthday.audit.references import new_reference
from sixthday.documents.models import StoredFile
from sixthday.quality.models.visit import Improvement, Visit


class Attachments(models.QuerySet["Attachment"]):
    """Attached files by who may see them."""

    def visible_to(self, user: User, on: date) -> Self:
        """Those of the visits and improvement actions that a person may see; a provider's people, of a visit, once its
        findings were shared with them."""
        told = Visit.objects.visible_to(user, on).told_to(user, on).values("pk")
        asked = Improvement.objects.visible_to(user, on).values("pk")
        return self.filter(Q(visit__in=told) | Q(improvement__in=asked))


class Attachment(models.Model):
    """One file with a visit's findings, with the provider's reply to them, or with what shows that something is done.
    Never edited."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="attachments", null=True, blank=True)
    improvement = models.ForeignKey(
        Improvement, on_delete=models.PROTECT, related_name="attachments", null=True, blank=True
    )
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")
    with_reply = models.BooleanField(default=False)  # of a visit: the provider sent it with its reply
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    objects = Attachments.as_manager()

    class Meta:
        ordering = ["added_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(visit__isnull=False, improvement__isnull=True)
                | Q(visit__isnull=True, improvement__isnull=False, with_reply=False),
                name="quality_attachment_of_one",
            ),
        ]

    def __str__(self) -> str:
        return self.ref
