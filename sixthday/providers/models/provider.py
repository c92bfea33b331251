"""Providers, where they teach and who works there."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.access.models import Organisation, User, dated
from sixthday.audit.references import new_reference
from sixthday.providers.choices import SiteKind, Size


class Providers(models.QuerySet["Provider"]):
    """Providers by who may see them."""

    def visible_to(self, user: User, on: date) -> Self:
        """All, for council staff who work with providers; a provider's people see their own."""
        if access.may(user, Permission.SEE_PROVIDERS, on):
            return self
        if access.may(user, Permission.USE_PORTAL, on):
            return self.filter(organisation=user.organisation)
        return self.none()


class Provider(models.Model):
    """The profile of one organisation that teaches."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    slug = models.SlugField(max_length=80, unique=True)
    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120, unique=True)
    company_number = models.CharField(max_length=12, blank=True)
    contact_name = models.CharField(max_length=120, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    size = models.CharField(max_length=12, choices=Size.choices, default=Size.SMALL)
    local = models.BooleanField(default=False)
    school_urn = models.CharField(max_length=6, blank=True)  # set when it is a registered school
    registered_on = models.DateField(null=True, blank=True)  # from when it is one, as evidenced

    objects = Providers.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(school_urn="", registered_on__isnull=True)
                | (~Q(school_urn="") & Q(registered_on__isnull=False)),
                name="providers_provider_registration_is_whole",
            ),
            models.CheckConstraint(condition=Q(size__in=Size.values), name="providers_provider_size"),
        ]

    def __str__(self) -> str:
        return self.name


class Site(models.Model):
    """An address where a provider teaches; home and online are sites without one."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="sites")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=8, choices=SiteKind.choices)
    address = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["provider", "name"]
        constraints = [
            dated("providers_site_dates"),
            models.UniqueConstraint(fields=["provider", "name"], name="providers_site_named_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["home", "online"]) | ~Q(postcode=""), name="providers_site_has_postcode"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Adult(models.Model):
    """A named adult who works with children."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="adults")
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=80)
    manages = models.BooleanField(default=False)  # leads or manages: section 128 directions bear on them
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["provider", "name"]
        constraints = [dated("providers_adult_dates")]

    def __str__(self) -> str:
        return self.name
