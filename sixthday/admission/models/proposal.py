"""What an applicant puts forward: answers with their evidence, sites, and offers with their rates."""

from django.db import models
from django.db.models import F, Q

from sixthday.access.models import User
from sixthday.admission.models.application import Application, LotApplication
from sixthday.audit.references import new_reference
from sixthday.documents.models import StoredFile
from sixthday.framework.models import RoundQuestion, ServiceType
from sixthday.providers.choices import SiteKind, Unit, Vat
from sixthday.rules.needs import MODES


class Answer(models.Model):
    """The answer to one question; for one lot, or for the whole application when the question is asked once."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="answers")
    lot = models.ForeignKey(LotApplication, on_delete=models.PROTECT, related_name="answers", null=True, blank=True)
    question = models.ForeignKey(RoundQuestion, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    saved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["application", "question__position"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "question"], condition=Q(lot__isnull=True), name="admission_answer_once"
            ),
            models.UniqueConstraint(fields=["lot", "question"], name="admission_answer_once_a_lot"),
            models.CheckConstraint(condition=~Q(text="") | Q(file__isnull=False), name="admission_answer_says"),
        ]


class ProposedSite(models.Model):
    """A place where the applicant would teach."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="sites")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=8, choices=SiteKind.choices)
    address = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=8, blank=True)

    class Meta:
        ordering = ["application", "name"]
        constraints = [
            models.UniqueConstraint(fields=["application", "name"], name="admission_site_once"),
            models.CheckConstraint(condition=Q(kind__in=SiteKind.values), name="admission_site_kind"),
            models.CheckConstraint(
                condition=~Q(kind__in=[SiteKind.INDOOR, SiteKind.OUTDOOR]) | ~Q(postcode=""),
                name="admission_site_postcode",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ProposedOffer(models.Model):
    """What would be offered in a lot at a site, and the most it would cost (pence ex VAT a unit; at least so many units)."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    lot = models.ForeignKey(LotApplication, on_delete=models.PROTECT, related_name="offers")
    service_type = models.ForeignKey(ServiceType, on_delete=models.PROTECT, related_name="+")
    site = models.ForeignKey(ProposedSite, on_delete=models.PROTECT, related_name="offers")
    mode = models.CharField(max_length=12)  # a code of rules.needs.MODES
    unit = models.CharField(max_length=8, choices=Unit.choices)
    unit_minutes = models.PositiveIntegerField()
    price_pence = models.BigIntegerField()
    vat = models.CharField(max_length=8, choices=Vat.choices)
    least_units = models.PositiveSmallIntegerField(default=1)
    group_size = models.PositiveSmallIntegerField(default=1)
    needs = models.JSONField(default=list)  # codes of rules.needs
    age_from = models.PositiveSmallIntegerField()
    age_to = models.PositiveSmallIntegerField()
    part_days = models.JSONField(default=list)  # codes of rules.needs.PART_DAYS
    places = models.PositiveSmallIntegerField()
    travel_miles = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["lot", "service_type__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["lot", "service_type", "site", "mode", "unit", "group_size"], name="admission_offer_once"
            ),
            models.CheckConstraint(condition=Q(price_pence__gt=0, unit_minutes__gt=0), name="admission_offer_price"),
            models.CheckConstraint(condition=Q(age_to__gte=F("age_from")), name="admission_offer_ages"),
            models.CheckConstraint(
                condition=Q(group_size__gte=1, places__gte=1, least_units__gte=1), name="admission_offer_room"
            ),
            models.CheckConstraint(condition=Q(mode__in=[code for code, _ in MODES]), name="admission_offer_mode"),
            models.CheckConstraint(condition=Q(unit__in=Unit.values), name="admission_offer_unit"),
            models.CheckConstraint(condition=Q(least_units=1) | ~Q(unit=Unit.YEAR), name="admission_offer_least"),
            models.CheckConstraint(condition=Q(vat__in=Vat.values), name="admission_offer_vat"),
        ]
