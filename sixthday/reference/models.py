"""Facts that come from outside: authorities, schools and their dated numbers, postcodes, calendars."""

from django.db import models
from django.db.models import F, Q

from sixthday.access.models import User
from sixthday.audit.references import new_reference
from sixthday.reference.choices import AuthorityKind, ClosureKind, Load, Phase, SchoolStatus, TermKind


def ordered(name: str) -> models.CheckConstraint:
    """The constraint that a last day is not before the first."""
    return models.CheckConstraint(name=name, condition=Q(until_on__gte=F("from_on")))


class Authority(models.Model):
    """An English or Welsh authority for education. `code` is the ONS code; the DfE number is blank in Wales."""

    code = models.CharField(max_length=9, unique=True)
    dfe_number = models.CharField(max_length=3, blank=True)
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=12, choices=AuthorityKind.choices)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(name="reference_authority_kind", condition=Q(kind__in=AuthorityKind.values)),
            models.UniqueConstraint(
                fields=["dfe_number"], condition=~Q(dfe_number=""), name="reference_authority_number_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class School(models.Model):
    """A school under a key of its own: its URN changes when it becomes an academy, and is dated in `SchoolUrn`."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    name = models.CharField(max_length=120, db_index=True)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="schools")
    dfe_number = models.CharField(max_length=7, blank=True)  # authority's number and the establishment's, 8844015
    phase = models.CharField(max_length=20, choices=Phase.choices)
    type = models.CharField(max_length=80, blank=True)
    status = models.CharField(max_length=16, choices=SchoolStatus.choices)
    postcode = models.CharField(max_length=8, blank=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(name="reference_school_phase", condition=Q(phase__in=Phase.values)),
            models.CheckConstraint(name="reference_school_status", condition=Q(status__in=SchoolStatus.values)),
            models.UniqueConstraint(
                fields=["dfe_number"], condition=~Q(dfe_number=""), name="reference_school_number_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SchoolUrn(models.Model):
    """A unique reference number that a school bears or bore. A date that the source does not give stays empty."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="urns")
    urn = models.PositiveIntegerField(unique=True)
    is_former = models.BooleanField(default=False)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["is_former", "-urn"]
        constraints = [
            models.CheckConstraint(name="reference_urn_six_figures", condition=Q(urn__gte=100_000, urn__lte=999_999)),
            models.CheckConstraint(
                name="reference_urn_dates",
                condition=Q(from_on__isnull=True) | Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
            ),
            models.CheckConstraint(name="reference_urn_former", condition=Q(is_former=True) | Q(until_on__isnull=True)),
            models.UniqueConstraint(fields=["school"], condition=Q(is_former=False), name="reference_urn_one_current"),
        ]


class Postcode(models.Model):
    """A postcode as it is written, its place on the national grid in metres, and its district's ONS code."""

    pcd = models.CharField(max_length=8, primary_key=True)
    easting = models.PositiveIntegerField(null=True, blank=True)
    northing = models.PositiveIntegerField(null=True, blank=True)
    district = models.CharField(max_length=9, db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="reference_postcode_grid",
                condition=Q(easting__isnull=True, northing__isnull=True)
                | Q(easting__isnull=False, northing__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.pcd


class Edition(models.Model):
    """Which edition of a kind of data stands loaded, from where, since when."""

    what = models.CharField(max_length=16, unique=True, choices=Load.choices)
    edition = models.CharField(max_length=160)
    source = models.CharField(max_length=300)
    rows = models.PositiveIntegerField()
    loaded_by = models.CharField(max_length=16)  # the reference of the person, or of the command line
    loaded_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="reference_edition_what", condition=Q(what__in=Load.values))]


class BankHoliday(models.Model):
    """A bank holiday in England."""

    on = models.DateField(unique=True)
    title = models.CharField(max_length=80)
    source = models.CharField(max_length=160)

    class Meta:
        ordering = ["on"]


class Term(models.Model):
    """A term, or a half-term holiday inside one, of one school or of every school of an authority."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="terms")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.PROTECT, related_name="terms")
    kind = models.CharField(max_length=10, choices=TermKind.choices)
    name = models.CharField(max_length=40)
    from_on = models.DateField()
    until_on = models.DateField()
    academic_year = models.CharField(max_length=7)  # 2026-27
    source = models.CharField(max_length=160)

    class Meta:
        ordering = ["from_on", "kind"]
        constraints = [
            ordered("reference_term_dates"),
            models.CheckConstraint(name="reference_term_kind", condition=Q(kind__in=TermKind.values)),
            models.CheckConstraint(name="reference_term_source", condition=~Q(source="")),
            models.UniqueConstraint(
                fields=["authority", "academic_year", "name"],
                condition=Q(school__isnull=True),
                name="reference_term_of_authority",
            ),
            models.UniqueConstraint(
                fields=["school", "academic_year", "name"],
                condition=Q(school__isnull=False),
                name="reference_term_of_school",
            ),
        ]


class Closure(models.Model):
    """Days on which a school, or every school of an authority, does not meet although it is term."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="closures")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.PROTECT, related_name="closures")
    from_on = models.DateField()
    until_on = models.DateField()
    kind = models.CharField(max_length=10, choices=ClosureKind.choices)
    reason = models.CharField(max_length=200)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-from_on", "-id"]
        constraints = [
            ordered("reference_closure_dates"),
            models.CheckConstraint(name="reference_closure_kind", condition=Q(kind__in=ClosureKind.values)),
            models.CheckConstraint(name="reference_closure_reason", condition=~Q(reason="")),
        ]

    @property
    def taken_back(self) -> "ClosureWithdrawal | None":
        """That it was taken back, when it was."""
        return getattr(self, "withdrawal", None)


class ClosureWithdrawal(models.Model):
    """A closure that turned out not to be: it counts no longer, and stays on the record."""

    closure = models.OneToOneField(Closure, on_delete=models.PROTECT, related_name="withdrawal")
    reason = models.CharField(max_length=200)
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="reference_withdrawal_reason", condition=~Q(reason=""))]
