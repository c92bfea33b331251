"""Providers, their sites and named adults, what they offer, what they have shown, and how they stand."""

from django.db import models
from django.db.models import F, Q

from sixthday.access.models import Organisation, User, dated
from sixthday.audit.references import new_reference
from sixthday.documents.models import StoredFile
from sixthday.framework.models import Lot, RoundLot, ServiceType
from sixthday.providers.choices import Basis, SiteKind, Size, StandingKind, Unit, Vat


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


class SiteClearance(models.Model):
    """A QA officer's decision that a site is fit, from and until (inclusive)."""

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="clearances")
    from_on = models.DateField()
    until_on = models.DateField()
    note = models.CharField(max_length=300)
    checked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField()

    class Meta:
        constraints = [dated("providers_site_clearance_dates")]


class Adult(models.Model):
    """A named adult who works with children."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="adults")
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=80)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["provider", "name"]
        constraints = [dated("providers_adult_dates")]

    def __str__(self) -> str:
        return self.name


class AdultClearance(models.Model):
    """A QA officer's decision that an adult may work with children. Facts of the checks, never a certificate."""

    adult = models.ForeignKey(Adult, on_delete=models.PROTECT, related_name="clearances")
    dbs_issued_on = models.DateField()
    barred_list_checked = models.BooleanField()
    identity_checked = models.BooleanField()
    prohibition_checked = models.BooleanField()
    training_until_on = models.DateField()
    from_on = models.DateField()
    until_on = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    checked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField()

    class Meta:
        constraints = [
            dated("providers_adult_clearance_dates"),
            models.CheckConstraint(
                condition=Q(barred_list_checked=True, identity_checked=True, prohibition_checked=True),
                name="providers_adult_clearance_is_whole",
            ),
        ]


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
            models.CheckConstraint(condition=Q(unit__in=Unit.values), name="providers_offer_unit"),
            models.CheckConstraint(condition=Q(vat__in=Vat.values), name="providers_offer_vat"),
        ]


class Vacancies(models.Model):
    """How many places of an offer the provider said were free, and when it said so."""

    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="vacancies")
    free = models.PositiveSmallIntegerField()
    confirmed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()

    class Meta:
        ordering = ["offer", "confirmed_at"]


class Evidence(models.Model):
    """Something shown against a row of the requirements table. Counts only when verified; `valid_to` is inclusive."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="evidence")
    requirement = models.CharField(max_length=40)  # a code of rules.compliance.REQUIREMENTS
    amount_pence = models.BigIntegerField(null=True, blank=True)
    issued_on = models.DateField()
    valid_to = models.DateField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    verified_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["provider", "requirement", "valid_to"]
        constraints = [
            models.CheckConstraint(condition=Q(valid_to__gte=F("issued_on")), name="providers_evidence_dates"),
            models.CheckConstraint(
                condition=Q(verified_by__isnull=True, verified_at__isnull=True)
                | Q(verified_by__isnull=False, verified_at__isnull=False),
                name="providers_evidence_verified_whole",
            ),
            models.CheckConstraint(
                condition=Q(amount_pence__isnull=True) | Q(amount_pence__gte=0), name="providers_evidence_amount"
            ),
        ]


class Standing(models.Model):
    """How a provider, one of its sites, or its place in a lot stands, from and until; the newest row for a day counts."""

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="standings")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    kind = models.CharField(max_length=10, choices=StandingKind.choices)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["provider", "decided_at"]
        constraints = [
            dated("providers_standing_dates"),
            models.CheckConstraint(condition=Q(kind__in=StandingKind.values), name="providers_standing_kind"),
            models.CheckConstraint(
                condition=Q(site__isnull=True) | Q(lot__isnull=True), name="providers_standing_one_scope"
            ),
        ]


class TrackRecord(models.Model):
    """An outcome score (0 to 100) of one past placement, posted down when it closed."""

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="track_record")
    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=24)  # the placement's reference
    score = models.PositiveSmallIntegerField()
    posted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    posted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["about"], name="providers_track_once"),
            models.CheckConstraint(condition=Q(score__lte=100), name="providers_track_score"),
        ]


class DeclaredHours(models.Model):
    """Hours that another council or school has with a provider for one child, as declared on a date; for the guard."""

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="declared_hours")
    declared_for = models.CharField(max_length=120)
    weekly_minutes = models.PositiveIntegerField()
    special = models.BooleanField()  # the child has an EHC plan or is looked after
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    declared_on = models.DateField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [dated("providers_declared_hours_dates")]
