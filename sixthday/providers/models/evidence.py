"""What a provider has shown, and what quality assurance found of its sites and adults."""

from django.db import models
from django.db.models import F, Q

from sixthday.access.models import User, dated
from sixthday.audit.references import new_reference
from sixthday.documents.models import StoredFile
from sixthday.providers.models.provider import Adult, Provider, Site


def together(name: str, verb: str) -> models.CheckConstraint:
    """The constraint that an act on a row says by whom and when, together or not at all."""
    by, at = f"{verb}_by__isnull", f"{verb}_at__isnull"
    return models.CheckConstraint(condition=Q(**{by: True, at: True}) | Q(**{by: False, at: False}), name=name)


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
    section_128_checked = models.BooleanField(default=False)
    qualifications = models.CharField(max_length=300, blank=True)  # what was seen of them, in words
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
    """Something shown against a row of the requirements table, for the provider or one of its sites or adults.

    Counts only when it was sent, and verified by somebody else. `officer` is who in quality assurance is named to look.
    """

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="evidence")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="evidence", null=True, blank=True)
    adult = models.ForeignKey(Adult, on_delete=models.PROTECT, related_name="evidence", null=True, blank=True)
    requirement = models.CharField(max_length=40)  # a code of rules.compliance.REQUIREMENTS, held by the action
    amount_pence = models.BigIntegerField(null=True, blank=True)
    issued_on = models.DateField()
    valid_until_on = models.DateField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    officer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    verified_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    rejected_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    rejected_at = models.DateTimeField(null=True, blank=True)
    rejected_why = models.CharField(max_length=300, blank=True)
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["provider", "requirement", "valid_until_on"]
        constraints = [
            models.CheckConstraint(condition=Q(valid_until_on__gte=F("issued_on")), name="providers_evidence_dates"),
            together("providers_evidence_verified_whole", "verified"),
            together("providers_evidence_sent_whole", "sent"),
            models.CheckConstraint(
                condition=Q(verified_by__isnull=True) | ~Q(verified_by=F("recorded_by")),
                name="providers_evidence_second_look",
            ),
            models.CheckConstraint(
                condition=Q(rejected_by__isnull=True, rejected_at__isnull=True, rejected_why="")
                | (Q(rejected_by__isnull=False, rejected_at__isnull=False) & ~Q(rejected_why="")),
                name="providers_evidence_rejected_whole",
            ),
            models.CheckConstraint(
                condition=Q(rejected_by__isnull=True) | ~Q(rejected_by=F("recorded_by")),
                name="providers_evidence_rejected_by_another",
            ),
            models.CheckConstraint(
                condition=Q(verified_at__isnull=True) | Q(rejected_at__isnull=True, sent_at__isnull=False),
                name="providers_evidence_verified_once_sent",
            ),
            models.CheckConstraint(
                condition=Q(officer__isnull=True) | ~Q(officer=F("recorded_by")), name="providers_evidence_officer"
            ),
            models.CheckConstraint(condition=~Q(requirement=""), name="providers_evidence_requirement"),
            models.CheckConstraint(
                condition=Q(site__isnull=True) | Q(adult__isnull=True), name="providers_evidence_one_subject"
            ),
            taken_back("providers_evidence_withdrawn_whole"),
            models.CheckConstraint(
                condition=Q(amount_pence__isnull=True) | Q(amount_pence__gte=0), name="providers_evidence_amount"
            ),
        ]

    @property
    def subject(self) -> Site | Adult | None:
        """The site or adult it is about; None for the provider as a whole."""
        return self.site or self.adult

    @property
    def waits(self) -> bool:
        """Whether quality assurance has still to look at it."""
        return bool(self.sent_at) and not (self.verified_at or self.rejected_at or self.withdrawn_at)


class Reminder(models.Model):
    """That an end was told of so many days before it, or after it (minus one): once each."""

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="reminders")
    requirement = models.CharField(max_length=40)  # a code of rules.compliance.REQUIREMENTS, held by the action
    subject_ref = models.CharField(max_length=16, blank=True)  # of the site or adult, empty for the provider
    until_on = models.DateField()
    days = models.SmallIntegerField()
    posted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    posted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "requirement", "subject_ref", "until_on", "days"], name="providers_reminder_once"
            ),
            models.CheckConstraint(condition=Q(days__gte=-1), name="providers_reminder_days"),
        ]
