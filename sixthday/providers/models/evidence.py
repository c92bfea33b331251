"""What a provider has shown, and what quality assurance found of its sites and adults."""

from django.db import models
from django.db.models import F, Q

from sixthday.access.models import User, dated
from sixthday.audit.references import new_reference
from sixthday.documents.models import StoredFile
from sixthday.providers.models.provider import Adult, Provider, Site
from sixthday.rules.compliance import REQUIREMENTS


def taken_back(name: str) -> models.CheckConstraint:
    """The constraint that what was taken back says by whom, when and why, together or not at all."""
    return models.CheckConstraint(
        condition=Q(withdrawn_by__isnull=True, withdrawn_at__isnull=True, withdrawn_why="")
        | (Q(withdrawn_by__isnull=False, withdrawn_at__isnull=False) & ~Q(withdrawn_why="")),
        name=name,
    )


class SiteClearance(models.Model):
    """A QA officer's decision that a site is fit, from and until (inclusive)."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="clearances")
    from_on = models.DateField()
    until_on = models.DateField()
    note = models.CharField(max_length=300)
    checked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["site", "-until_on"]
        constraints = [dated("providers_site_clearance_dates"), taken_back("providers_site_clearance_withdrawn_whole")]


class AdultClearance(models.Model):
    """A QA officer's decision that an adult may work with children. Facts of the checks, never a certificate."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    adult = models.ForeignKey(Adult, on_delete=models.PROTECT, related_name="clearances")
    dbs_issued_on = models.DateField()
    update_service = models.BooleanField(default=False)  # subscribed, and looked up on the day of the check
    barred_list_checked = models.BooleanField()
    identity_checked = models.BooleanField()
    prohibition_checked = models.BooleanField()
    training_until_on = models.DateField()
    from_on = models.DateField()
    until_on = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    checked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["adult", "-until_on"]
        constraints = [
            dated("providers_adult_clearance_dates"),
            taken_back("providers_adult_clearance_withdrawn_whole"),
            models.CheckConstraint(
                condition=Q(barred_list_checked=True, identity_checked=True, prohibition_checked=True),
                name="providers_adult_clearance_is_whole",
            ),
        ]


class Evidence(models.Model):
    """Something shown against a row of the requirements table. Counts only when verified.

    `valid_until_on` is inclusive. The second look is another person's.
    """

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="evidence")
    requirement = models.CharField(max_length=40)  # a code of rules.compliance.REQUIREMENTS
    amount_pence = models.BigIntegerField(null=True, blank=True)
    issued_on = models.DateField()
    valid_until_on = models.DateField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    verified_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["provider", "requirement", "valid_until_on"]
        constraints = [
            models.CheckConstraint(condition=Q(valid_until_on__gte=F("issued_on")), name="providers_evidence_dates"),
            models.CheckConstraint(
                condition=Q(verified_by__isnull=True, verified_at__isnull=True)
                | Q(verified_by__isnull=False, verified_at__isnull=False),
                name="providers_evidence_verified_whole",
            ),
            models.CheckConstraint(
                condition=Q(verified_by__isnull=True) | ~Q(verified_by=F("recorded_by")),
                name="providers_evidence_second_look",
            ),
            models.CheckConstraint(
                condition=Q(requirement__in=[row.code for row in REQUIREMENTS if row.applies_to == "provider"]),
                name="providers_evidence_requirement",
            ),
            taken_back("providers_evidence_withdrawn_whole"),
            models.CheckConstraint(
                condition=Q(amount_pence__isnull=True) | Q(amount_pence__gte=0), name="providers_evidence_amount"
            ),
        ]
