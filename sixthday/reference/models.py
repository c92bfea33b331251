"""Authorities, schools with dated URNs, postcodes, bank holidays, terms and closures."""

from django.db import models
from django.db.models import F, Q

from sixthday.access.models import User, dated
from sixthday.audit.references import new_reference
from sixthday.reference.choices import ClosureKind, SpanKind


class Authority(models.Model):
    """A local authority: this council, and others that schools and looked-after children belong to."""

    code = models.CharField(max_length=9, unique=True)  # ONS
    dfe_number = models.CharField(max_length=3, blank=True)
    name = models.CharField(max_length=80)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class School(models.Model):
    """A school. Its own reference is its identity: a URN changes when it becomes an academy."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    name = models.CharField(max_length=120)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="schools")
    dfe_number = models.CharField(max_length=7, blank=True)  # authority and establishment number
    phase = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=80, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    open = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class SchoolUrn(models.Model):
    """A school's number in the register, from and until."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="urns")
    urn = models.CharField(max_length=6, unique=True)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school"], condition=Q(until_on__isnull=True), name="reference_one_current_urn"
            )
        ]


class Postcode(models.Model):
    """A postcode, its place on the national grid in metres, and its district."""

    postcode = models.CharField(max_length=8, primary_key=True)
    easting = models.IntegerField()
    northing = models.IntegerField()
    district = models.CharField(max_length=9, db_index=True)


class BankHoliday(models.Model):
    """A bank holiday in England."""

    on = models.DateField(unique=True)
    title = models.CharField(max_length=80)
    source = models.CharField(max_length=120)

    class Meta:
        ordering = ["on"]


class Term(models.Model):
    """A term or half term of one school, or of every school of an authority that has none of its own."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="terms")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="terms", null=True, blank=True)
    academic_year = models.CharField(max_length=7)  # 2026-27
    kind = models.CharField(max_length=10, choices=SpanKind.choices)
    name = models.CharField(max_length=40)
    from_on = models.DateField()
    until_on = models.DateField()
    source = models.CharField(max_length=160)

    class Meta:
        ordering = ["from_on"]
        constraints = [
            dated("reference_term_dates"),
            models.UniqueConstraint(fields=["authority", "school", "kind", "from_on"], name="reference_term_once"),
            models.UniqueConstraint(
                fields=["authority", "kind", "from_on"],
                condition=Q(school__isnull=True),
                name="reference_authority_term_once",
            ),
            models.CheckConstraint(condition=Q(kind__in=SpanKind.values), name="reference_term_kind"),
        ]


class Closure(models.Model):
    """Days on which a school, or every school of an authority, is closed inside a term."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="closures")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="closures", null=True, blank=True)
    kind = models.CharField(max_length=8, choices=ClosureKind.choices)
    from_on = models.DateField()
    until_on = models.DateField()
    reason = models.CharField(max_length=200)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["from_on"]
        constraints = [
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="reference_closure_dates"),
            models.CheckConstraint(condition=Q(kind__in=ClosureKind.values), name="reference_closure_kind"),
        ]
