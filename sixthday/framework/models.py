"""Scheme, round, lot and what belongs to a round: weights, terms. The council's limits and dated choices."""

from django.db import models
from django.db.models import F, Q

from sixthday.access.models import User, dated
from sixthday.audit.references import new_reference
from sixthday.framework.choices import Choice, Criterion, LegalForm


class Scheme(models.Model):
    """The framework as a whole. Its statutory clocks run from the award, not from commencement."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    title = models.CharField(max_length=200)
    legal_form = models.CharField(max_length=12, choices=LegalForm.choices)
    ocid = models.CharField(max_length=40, blank=True)
    value_ex_vat_pence = models.BigIntegerField()
    value_inc_vat_pence = models.BigIntegerField()
    awarded_on = models.DateField()
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


class Round(models.Model):
    """One opening of the scheme: the framework awarded at it, with its own members and prices."""

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    awarded_on = models.DateField()
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["scheme", "number"]
        constraints = [
            dated("framework_round_dates"),
            models.UniqueConstraint(fields=["scheme", "number"], name="framework_round_number_once"),
        ]

    def __str__(self) -> str:
        return f"Round {self.number}"


class RoundLot(models.Model):
    """A lot in a round, with the published reference price its price scale is measured against."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="round_lots")
    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="+")
    reference_hour_pence = models.BigIntegerField()

    class Meta:
        ordering = ["round", "lot__number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "lot"], name="framework_round_lot_once"),
            models.CheckConstraint(condition=Q(reference_hour_pence__gt=0), name="framework_round_lot_price"),
        ]

    def __str__(self) -> str:
        return f"{self.lot}, {self.round}"


class WeightSet(models.Model):
    """A version of a round lot's weights; the newest in force when a brief is sent ranks its answers."""

    round_lot = models.ForeignKey(RoundLot, on_delete=models.PROTECT, related_name="weight_sets")
    version = models.PositiveSmallIntegerField()
    from_on = models.DateField()
    note = models.CharField(max_length=200, blank=True)
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["round_lot", "version"]
        constraints = [models.UniqueConstraint(fields=["round_lot", "version"], name="framework_weight_set_once")]


class Weight(models.Model):
    """The points of one criterion; those of a set total 100."""

    weight_set = models.ForeignKey(WeightSet, on_delete=models.PROTECT, related_name="weights")
    criterion = models.CharField(max_length=24, choices=Criterion.choices)
    points = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["weight_set", "criterion"], name="framework_weight_once"),
            models.CheckConstraint(condition=Q(points__lte=100), name="framework_weight_points"),
            models.CheckConstraint(condition=Q(criterion__in=Criterion.values), name="framework_weight_criterion"),
        ]


class Terms(models.Model):
    """A version of a round's call-off terms: numbered clauses as data."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="terms")
    version = models.PositiveSmallIntegerField()
    from_on = models.DateField()
    clauses = models.JSONField()  # [{"heading": …, "paragraphs": [...]}, …]
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["round", "version"]
        constraints = [models.UniqueConstraint(fields=["round", "version"], name="framework_terms_once")]


class ApprovalLimit(models.Model):
    """Up to which whole-life cost (pence ex VAT) a person may approve an award. No row, no authority."""

    holder = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    limit_pence = models.BigIntegerField()
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            dated("framework_limit_dates"),
            models.CheckConstraint(condition=Q(limit_pence__gt=0), name="framework_limit_positive"),
            models.UniqueConstraint(fields=["holder"], condition=Q(until_on__isnull=True), name="framework_limit_once"),
        ]


class CouncilChoice(models.Model):
    """One of the council's own choices, from a date, by whom and why."""

    name = models.CharField(max_length=40, choices=Choice.choices)
    value = models.JSONField()
    from_on = models.DateField()
    why = models.CharField(max_length=300)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name", "from_on"], name="framework_choice_once_a_day"),
            models.CheckConstraint(condition=Q(name__in=Choice.values), name="framework_choice_name"),
        ]
