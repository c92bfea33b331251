"""Files that people upload, and documents that the product prints. Neither has a page of its own."""

from django.db import models
from django.db.models import Q

from sixthday.access.models import User
from sixthday.audit.references import new_reference
from sixthday.documents.choices import DocumentKind, FileState


class StoredFile(models.Model):
    """An uploaded file. `name` is what the person called it and is shown on pages only; the disk knows another."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=100)
    size_bytes = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    storage_name = models.CharField(max_length=80, unique=True)
    state = models.CharField(max_length=8, choices=FileState.choices, default=FileState.RECEIVED)
    why = models.CharField(max_length=200, blank=True)
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()

    class Meta:
        ordering = ["uploaded_at", "id"]
        constraints = [
            models.CheckConstraint(name="documents_file_state", condition=Q(state__in=FileState.values)),
            models.CheckConstraint(name="documents_file_not_empty", condition=Q(size_bytes__gte=1)),
            models.CheckConstraint(
                name="documents_file_why",
                condition=Q(state__in=[FileState.RECEIVED, FileState.CLEAN], why="")
                | (Q(state__in=[FileState.REJECTED, FileState.HELD]) & ~Q(why="")),
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class Document(models.Model):
    """One version of a printed document: the data it was made from, and the hash of the bytes that were made."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    kind = models.CharField(max_length=16, choices=DocumentKind.choices)
    about = models.CharField(max_length=24)  # the reference of what it is about
    version = models.PositiveSmallIntegerField()
    data = models.JSONField()
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveSmallIntegerField()
    storage_name = models.CharField(max_length=80, unique=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["kind", "about", "version"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "about", "version"], name="documents_document_version_once"),
            models.CheckConstraint(name="documents_document_kind", condition=Q(kind__in=DocumentKind.values)),
            models.CheckConstraint(name="documents_document_counts", condition=Q(version__gte=1, pages__gte=1)),
        ]

    def __str__(self) -> str:
        return self.ref
