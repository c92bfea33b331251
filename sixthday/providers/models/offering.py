"""What a member of a lot offers, at what ceiling rate, and how much of it is free."""

from django.db import models
from django.db.models import F, Q

from sixthday.access.models import User, dated
from sixthday.audit.references import new_reference
from sixthday.framework.models import RoundLot, ServiceType
from sixthday.providers.choices import Basis, Unit, Vat
from sixthday.providers.models.provider import Provider, Site
from sixthday.rules import pricing
from sixthday.rules.needs import MODES


class Membership(models.Model):
    """A provider in a lot of a round."""

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="memberships")
    round_lot = models.ForeignKey(RoundLot, on_delete=models.PROTECT, related_name="+")
    basis = models.CharField(max_length=8, choices=Basis.choices)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    admitted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    admitted_at = models.DateTimeField()

    class Meta:
        ordering = ["round_lot", "provider__name"]
        constraints = [
            dated("providers_membership_dates"),
            models.UniqueConstraint(fields=["provider", "round_lot"], name="providers_membership_once"),
            models.CheckConstraint(condition=Q(basis__in=Basis.values), name="providers_membership_basis"),
        ]


class Offer(models.Model):
    """What a member offers and at what ceiling rate. A change is a new version; the old one ends."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="offers")
    service_type = models.ForeignKey(ServiceType, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField(default=1)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="offers")
    mode = models.CharField(max_length=12)  # a code of rules.needs.MODES
    unit = models.CharField(max_length=8, choices=Unit.choices)
    price_pence = models.BigIntegerField()  # ex VAT, a ceiling
    vat = models.CharField(max_length=8, choices=Vat.choices, default=Vat.EXEMPT)
    unit_minutes = models.PositiveIntegerField()  # how long one unit lasts
    least_units = models.PositiveSmallIntegerField(default=1)  # the fewest units a call-off pays for
    group_size = models.PositiveSmallIntegerField(default=1)
    needs = models.JSONField(default=list)  # codes of rules.needs
    age_from = models.PositiveSmallIntegerField()
    age_to = models.PositiveSmallIntegerField()
    part_days = models.JSONField(default=list)  # codes of rules.needs.PART_DAYS
    places = models.PositiveSmallIntegerField()
    travel_miles = models.PositiveSmallIntegerField()  # how far from the site children may live, or staff travel
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["membership", "service_type", "version"]
        constraints = [
            dated("providers_offer_dates"),
            models.UniqueConstraint(
                fields=["membership", "service_type", "site", "mode", "version"], name="providers_offer_version_once"
            ),
            models.CheckConstraint(condition=Q(price_pence__gt=0, unit_minutes__gt=0), name="providers_offer_price"),
            models.CheckConstraint(condition=Q(age_to__gte=F("age_from")), name="providers_offer_ages"),
            models.CheckConstraint(condition=Q(group_size__gte=1, places__gte=1), name="providers_offer_room"),
            models.CheckConstraint(condition=Q(mode__in=[code for code, _ in MODES]), name="providers_offer_mode"),
            models.CheckConstraint(condition=Q(unit__in=Unit.values), name="providers_offer_unit"),
            models.CheckConstraint(
                condition=Q(least_units__gte=1) & (Q(least_units=1) | ~Q(unit=Unit.YEAR)), name="providers_offer_least"
            ),
            models.CheckConstraint(condition=Q(vat__in=Vat.values), name="providers_offer_vat"),
        ]

    @property
    def rate(self) -> pricing.Rate:
        """The most it may charge."""
        return self.rate_at(self.price_pence)

    def rate_at(self, price_pence: int) -> pricing.Rate:
        """Its rate at a price of pence ex VAT a unit."""
        return pricing.Rate(pricing.Unit(self.unit), self.unit_minutes, price_pence, self.least_units)


class Vacancies(models.Model):
    """How many places of an offer the provider said were free, and when it said so."""

    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="vacancies")
    free = models.PositiveSmallIntegerField()
    confirmed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()

    class Meta:
        ordering = ["offer", "confirmed_at"]
