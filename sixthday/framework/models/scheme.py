"""The framework as a whole, its lots and their kinds of service, and its own reopening timetable."""

from django.db import models
from django.db.models import F, Q

from sixthday.access.models import User
from sixthday.audit.references import new_reference
from sixthday.framework.choices import LegalForm


class Scheme(models.Model):
    """The framework as a whole. Its statutory clocks run from the award, not from commencement."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    title = models.CharField(max_length=200)
    legal_form = models.CharField(max_length=12, choices=LegalForm.choices)
    ocid = models.CharField(max_length=40, blank=True)
    value_ex_vat_pence = models.BigIntegerField()
    value_inc_vat_pence = models.BigIntegerField()
    awarded_on = models.DateField(null=True, blank=True)  # of the first round; none before it
    commenced_on = models.DateField()
    ends_on = models.DateField()
    extendable_to_on = models.DateField()
    ongoing_calloffs = models.BooleanField(default=False)  # a call-off may run past the term

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("commenced_on")), name="framework_scheme_dates"),
            models.CheckConstraint(condition=Q(extendable_to_on__gte=F("ends_on")), name="framework_scheme_extension"),
            models.CheckConstraint(
                condition=Q(value_ex_vat_pence__gte=0) & Q(value_inc_vat_pence__gte=F("value_ex_vat_pence")),
                name="framework_scheme_value",
            ),
            models.CheckConstraint(condition=Q(legal_form__in=LegalForm.values), name="framework_scheme_form"),
        ]

    def __str__(self) -> str:
        return self.title


class Extension(models.Model):
    """A decision to extend the framework from its own end to a later one."""

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="extensions")
    was_until_on = models.DateField()
    until_on = models.DateField()
    why = models.CharField(max_length=300)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["scheme", "until_on"]
        constraints = [
            models.CheckConstraint(condition=Q(until_on__gt=F("was_until_on")), name="framework_extension_dates"),
            models.CheckConstraint(condition=~Q(why=""), name="framework_extension_why"),
            models.UniqueConstraint(fields=["scheme", "was_until_on"], name="framework_extension_once"),
        ]


class Lot(models.Model):
    """A lot of the scheme."""

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="lots")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    description = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["scheme", "number"]
        constraints = [models.UniqueConstraint(fields=["scheme", "number"], name="framework_lot_number_once")]

    def __str__(self) -> str:
        return f"Lot {self.number}: {self.name}"


class ServiceType(models.Model):
    """A kind of service below a lot."""

    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="service_types")
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=80)

    class Meta:
        ordering = ["lot", "name"]
        constraints = [models.UniqueConstraint(fields=["lot", "code"], name="framework_service_type_once")]

    def __str__(self) -> str:
        return self.name


class Reopening(models.Model):
    """A day on which a light touch framework opens again by its own timetable; an open framework goes by section 49."""

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="reopenings")
    opens_on = models.DateField()
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["scheme", "opens_on"]
        constraints = [models.UniqueConstraint(fields=["scheme", "opens_on"], name="framework_reopening_once")]
