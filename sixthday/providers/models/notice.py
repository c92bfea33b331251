"""What a provider tells the council of itself: its people who come and go, what it never takes, when it is closed."""

from django.db import models
from django.db.models import F, Q

from sixthday.access.models import User, dated
from sixthday.audit.references import new_reference
from sixthday.providers.choices import AccreditationKind, NoticeKind
from sixthday.providers.models.evidence import taken_back, together
from sixthday.providers.models.provider import Adult, Provider


class AdultNotice(models.Model):
    """That an adult starts, leaves, or stands in for another from a day (and until one); and who at the council read it."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="adult_notices")
    adult = models.ForeignKey(Adult, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=10, choices=NoticeKind.choices)
    stands_in_for = models.ForeignKey(
        Adult, on_delete=models.PROTECT, related_name="substitutes", null=True, blank=True
    )
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    notified_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    notified_at = models.DateTimeField()
    read_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-notified_at", "-id"]
        constraints = [
            dated("providers_adult_notice_dates"),
            together("providers_adult_notice_read_whole", "read"),
            models.CheckConstraint(
                condition=(Q(kind=NoticeKind.SUBSTITUTE, stands_in_for__isnull=False) & ~Q(stands_in_for=F("adult")))
                | Q(kind__in=[NoticeKind.STARTER, NoticeKind.LEAVER], stands_in_for__isnull=True),
                name="providers_adult_notice_kind",
            ),
        ]


class Preferences(models.Model):
    """What a provider never takes, as it said on a day: the newest row counts. Codes of rules.needs."""

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="preferences")
    never_needs = models.JSONField(default=list)
    never_part_days = models.JSONField(default=list)
    age_from = models.PositiveSmallIntegerField(null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(null=True, blank=True)
    works_alone = models.BooleanField(
        null=True, blank=True
    )  # whether one adult may be alone with a child; null: not said
    note = models.CharField(max_length=300, blank=True)
    said_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["provider", "said_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(age_from__isnull=True) | Q(age_to__isnull=True) | Q(age_to__gte=F("age_from")),
                name="providers_preferences_ages",
            )
        ]


class Closure(models.Model):
    """Days on which a provider says it is closed and answers nothing."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="closures")
    from_on = models.DateField()
    until_on = models.DateField()
    why = models.CharField(max_length=120, blank=True)
    declared_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    declared_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["provider", "from_on"]
        constraints = [dated("providers_closure_dates"), taken_back("providers_closure_withdrawn_whole")]


class Accreditation(models.Model):
    """That a provider is accredited, by whom, under what reference, from and until."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="accreditations")
    kind = models.CharField(max_length=16, choices=AccreditationKind.choices)
    body = models.CharField(max_length=120)  # who accredits
    reference = models.CharField(max_length=60, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["provider", "kind", "from_on"]
        constraints = [
            dated("providers_accreditation_dates"),
            models.CheckConstraint(condition=Q(kind__in=AccreditationKind.values), name="providers_accreditation_kind"),
        ]
