"""The framework agreement of an admitted applicant; membership begins when both have signed it."""

from django.db import models
from django.db.models import Q

from sixthday.access.models import User
from sixthday.admission.choices import Side
from sixthday.admission.models.application import Application
from sixthday.audit.references import new_reference
from sixthday.documents.models import Document
from sixthday.rules.lifecycles import AGREEMENT


class Agreement(models.Model):
    """Offered with the outcome, for the lots admitted to; the printed version is what both sign."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="agreement")
    state = models.CharField(max_length=16, default=AGREEMENT.start)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    offered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    offered_at = models.DateTimeField()

    class Meta:
        ordering = ["-offered_at", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(state__in=AGREEMENT.names), name="admission_agreement_state")]

    def __str__(self) -> str:
        return self.ref

    def get_state_words(self) -> str:
        """Its state in words."""
        return dict(AGREEMENT.states)[self.state]


class AgreementSignature(models.Model):
    """One side's signature on the printed version, by its hash."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="signatures")
    side = models.CharField(max_length=8, choices=Side.choices)
    document_sha256 = models.CharField(max_length=64)
    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ["signed_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "side"], name="admission_signature_once"),
            models.CheckConstraint(condition=Q(side__in=Side.values), name="admission_signature_side"),
        ]
