"""The work around a referral: who owns it, what was said, what came back, what the family was told."""

from django.db import models
from django.db.models import F, Q

from sixthday.access.models import User
from sixthday.audit.references import new_reference
from sixthday.documents.models import Document
from sixthday.referrals.choices import FamilyStage, How
from sixthday.referrals.models.child import Child
from sixthday.referrals.models.referral import Referral


class Ownership(models.Model):
    """The broker who owns a referral; the database allows one at a time."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="ownerships")
    broker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True, blank=True)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["from_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["referral"], condition=Q(until_at__isnull=True), name="referrals_one_owner"
            ),
            models.CheckConstraint(
                condition=Q(until_at__isnull=True) | Q(until_at__gte=F("from_at")), name="referrals_owner_dates"
            ),
        ]


class Return(models.Model):
    """A referral sent back, and what is missing."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="returns")
    missing = models.TextField()
    returned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    returned_at = models.DateTimeField()

    class Meta:
        ordering = ["returned_at"]


class Contact(models.Model):
    """Something said about a child: with whom and what, in two fields."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="contacts")
    how = models.CharField(max_length=10, choices=How.choices)
    note = models.CharField(max_length=500)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(condition=Q(how__in=How.values), name="referrals_contact_how"),
            models.CheckConstraint(condition=~Q(note=""), name="referrals_contact_note"),
        ]


class BreakGlass(models.Model):
    """A restricted record opened with a reason, for that day only; the lead broker is told."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="broken_glass")
    reason = models.CharField(max_length=300)
    until_on = models.DateField()
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="referrals_glass_reason")]


class FamilyNotice(models.Model):
    """What the family was told in plain words at one moment, and the letter that says it."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="family_notices")
    stage = models.CharField(max_length=10, choices=FamilyStage.choices)
    words = models.JSONField()  # who, where, when, travel, whom to ring, how to complain
    letter = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    told_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField()

    class Meta:
        ordering = ["told_at"]
        constraints = [models.CheckConstraint(condition=Q(stage__in=FamilyStage.values), name="referrals_notice_stage")]


class FamilyLink(models.Model):
    """The code of one family's page: given once, closed for good when revoked. The page also asks the birth date."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="family_links")
    code = models.CharField(max_length=32, unique=True)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    revoked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["given_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["referral"], condition=Q(revoked_at__isnull=True), name="referrals_one_family_link"
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True, revoked_why="")
                | (Q(revoked_at__isnull=False, revoked_by__isnull=False) & ~Q(revoked_why="")),
                name="referrals_family_link_revoked_whole",
            ),
        ]

    @property
    def child_ref(self) -> str:
        """Whose record it leads to."""
        return self.referral.child.ref
