"""Looks at the exclusion grounds, who is connected with a provider, and the debarment list as loaded."""

from django.db import models
from django.db.models import Q

from sixthday.access.models import User, dated
from sixthday.audit.references import new_reference
from sixthday.providers.choices import Connection, ExclusionMoment, ExclusionOutcome
from sixthday.providers.models.provider import Provider


class ConnectedPerson(models.Model):
    """A person or company whose exclusion would be the provider's."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="connected")
    name = models.CharField(max_length=120)
    connection = models.CharField(max_length=12, choices=Connection.choices)
    company_number = models.CharField(max_length=12, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["provider", "name"]
        constraints = [
            dated("providers_connected_dates"),
            models.CheckConstraint(condition=Q(connection__in=Connection.values), name="providers_connected_kind"),
        ]


class DebarmentList(models.Model):
    """The debarment list as it was on a day, loaded from a file."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    listed_on = models.DateField()
    source = models.CharField(max_length=120)
    loaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    loaded_at = models.DateTimeField()

    class Meta:
        ordering = ["-listed_on", "-loaded_at"]


class DebarredSupplier(models.Model):
    """One line of a debarment list. Public: a supplier, its number when it has one, and the ground."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    debarment_list = models.ForeignKey(DebarmentList, on_delete=models.PROTECT, related_name="suppliers")
    name = models.CharField(max_length=200)
    company_number = models.CharField(max_length=12, blank=True)
    mandatory = models.BooleanField()
    ground = models.CharField(max_length=200)
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["debarment_list", "name"]


class ExclusionCheck(models.Model):
    """That a person looked at the exclusion grounds and the debarment list for a provider on a day, and what they found."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="exclusion_checks")
    moment = models.CharField(max_length=8, choices=ExclusionMoment.choices)
    outcome = models.CharField(max_length=10, choices=ExclusionOutcome.choices)
    debarment_list = models.ForeignKey(DebarmentList, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    note = models.CharField(max_length=500)
    checked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField()

    class Meta:
        ordering = ["-checked_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(moment__in=ExclusionMoment.values), name="providers_exclusion_moment"),
            models.CheckConstraint(
                condition=Q(outcome__in=ExclusionOutcome.values), name="providers_exclusion_outcome"
            ),
            models.CheckConstraint(condition=~Q(note=""), name="providers_exclusion_note"),
        ]


class DebarmentMatch(models.Model):
    """That a line of a debarment list may be a provider, or somebody connected with it: for a person to look at."""

    supplier = models.ForeignKey(DebarredSupplier, on_delete=models.PROTECT, related_name="matches")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="debarment_matches")
    connected = models.ForeignKey(ConnectedPerson, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    by_number = models.BooleanField()  # the company number, or else only the name

    class Meta:
        ordering = ["provider", "supplier"]
