"""Recording a provider, its sites and adults, its record, and the hours others have with it."""

from datetime import date, datetime

from django.db import transaction
from django.utils.text import slugify

from sixthday.access import actions as access
from sixthday.access.choices import OrganisationKind
from sixthday.access.models import Organisation, User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.framework.models import Lot
from sixthday.providers.choices import SiteKind, Size
from sixthday.providers.models import Adult, DeclaredHours, Provider, Site, TrackRecord
from sixthday.rules.findings import Finding, Refused, blockers, refusal

ONE_RECORD = "One record per provider (M31)"


@transaction.atomic
def register_provider(
    *, name: str, by: User, at: datetime, organisation: Organisation | None = None, company_number: str = "",
    contact_name: str = "", telephone: str = "", email: str = "", size: Size = Size.SMALL, local: bool = False,
    school_urn: str = "", registered_on: date | None = None,
) -> Provider:  # fmt: skip
    """A provider and, unless one is given, the organisation its people belong to. `school_urn` and `registered_on` go
    together: from that day it is a registered school. Raises Refused when the name is taken or only one of them is given.
    """
    slug = slugify(name)
    found = [
        _test(
            "provider_once", not Provider.objects.filter(slug=slug).exists(), f"{name} is already recorded.", ONE_RECORD
        ),
        _test("provider_named", bool(slug), "Give the provider's name.", ONE_RECORD),
        _test(
            "registration_whole",
            bool(school_urn) == bool(registered_on),
            "A registered school has both a number (URN) and the day from which it is registered.",
            "Education Act 1996 s463",
        ),
    ]
    if stops := blockers(found):
        raise Refused(stops)
    organisation = organisation or access.add_organisation(kind=OrganisationKind.PROVIDER, name=name, by=by, at=at)
    provider = Provider.objects.create(
        slug=slug, organisation=organisation, name=name, company_number=company_number, contact_name=contact_name,
        telephone=telephone, email=email, size=size, local=local, school_urn=school_urn, registered_on=registered_on,
    )  # fmt: skip
    audit.record(Kind.PROVIDER_REGISTERED, about=[provider.ref], by=by, at=at, after={"school_urn": school_urn})
    return provider


@transaction.atomic
def correct_provider(*, provider: Provider, by: User, at: datetime, **details: object) -> Provider:
    """Change a provider's details: any of its plain columns but name and slug. Raises Refused for anything else."""
    plain = {"company_number", "contact_name", "telephone", "email", "size", "local", "school_urn", "registered_on"}
    if strange := set(details) - plain:
        raise refusal("provider_detail", f"{', '.join(sorted(strange))} cannot be corrected here.", source=ONE_RECORD)
    before = {name: getattr(provider, name) for name in details}
    for name, value in details.items():
        setattr(provider, name, value)
    provider.save(update_fields=list(details))
    audit.record(Kind.PROVIDER_CORRECTED, about=[provider.ref], by=by, at=at, before=before, after=details)
    return provider


@transaction.atomic
def add_site(
    *, provider: Provider, name: str, kind: SiteKind, from_on: date, by: User, at: datetime,
    address: str = "", postcode: str = "", until_on: date | None = None,
) -> Site:  # fmt: skip
    """A place where a provider teaches. Raises Refused when it has one of that name, or an address lacks a postcode."""
    at_an_address = kind in {SiteKind.INDOOR, SiteKind.OUTDOOR}
    found = [
        _test("site_once", not provider.sites.filter(name=name).exists(), f"{name} is already recorded.", ONE_RECORD),
        _test("site_postcode", bool(postcode) or not at_an_address, "Give the site's postcode.", "Distance needs it"),
    ]
    if stops := blockers(found):
        raise Refused(stops)
    site = Site.objects.create(
        provider=provider, name=name, kind=kind, address=address, postcode=postcode, from_on=from_on, until_on=until_on
    )
    audit.record(Kind.SITE_RECORDED, about=[provider.ref, site.ref], by=by, at=at, after={"kind": kind})
    return site


@transaction.atomic
def name_adult(
    *, provider: Provider, name: str, role: str, from_on: date, by: User, at: datetime, until_on: date | None = None,
    manages: bool = False,
) -> Adult:  # fmt: skip
    """An adult who works with children for a provider. Raises Refused when somebody of that name and role is recorded."""
    if provider.adults.filter(name=name, role=role, until_on__isnull=True).exists():
        raise refusal("adult_once", "This adult is already recorded in this role.", source=ONE_RECORD)
    adult = Adult.objects.create(
        provider=provider, name=name, role=role, from_on=from_on, until_on=until_on, manages=manages
    )
    audit.record(Kind.ADULT_NAMED, about=[provider.ref, adult.ref], by=by, at=at, after={"from_on": from_on})
    return adult


@transaction.atomic
def declare_hours(
    *, provider: Provider, declared_for: str, weekly_minutes: int, special: bool, from_on: date, declared_on: date,
    by: User, at: datetime, until_on: date | None = None,
) -> DeclaredHours:  # fmt: skip
    """Hours a week that another council or school has with a provider for one child, for the registration guard.

    `special`: the child has an EHC plan or is looked after. Raises Refused for no hours, or days the wrong way round.
    """
    law = "Education Act 1996 s463"
    found = [
        _test("declared_hours", 0 < weekly_minutes <= 7 * 24 * 60, "Give the hours a week.", law),
        _test("declared_dates", until_on is None or until_on >= from_on, "The last day is before the first.", law),
        _test("declared_for", bool(declared_for.strip()), "Say who arranged the hours.", law),
    ]
    if stops := blockers(found):
        raise Refused(stops)
    row = DeclaredHours.objects.create(
        provider=provider, declared_for=declared_for, weekly_minutes=weekly_minutes, special=special, from_on=from_on,
        until_on=until_on, declared_on=declared_on, recorded_by=by, recorded_at=at,
    )  # fmt: skip
    after = {"weekly_minutes": weekly_minutes, "special": special, "from_on": from_on, "until_on": until_on}
    audit.record(Kind.DECLARATION_OF_HOURS, about=[provider.ref], by=by, at=at, after=after)
    return row


@transaction.atomic
def record_track(*, provider: Provider, lot: Lot, about: str, score: int, by: User, at: datetime) -> TrackRecord:
    """The outcome (0 to 100) of one closed placement (`about`, its reference). Raises Refused when it has one already."""
    found = [
        _test("track_once", not TrackRecord.objects.filter(about=about).exists(), "It has an outcome.", ONE_RECORD),
        _test("track_score", 0 <= score <= 100, "An outcome is from 0 to 100.", "Round's published method"),
    ]
    if stops := blockers(found):
        raise Refused(stops)
    row = TrackRecord.objects.create(provider=provider, lot=lot, about=about, score=score, posted_by=by, posted_at=at)
    audit.record(Kind.TRACK_RECORDED, about=[provider.ref, about], by=by, at=at, after={"score": score})
    return row


def _test(code: str, met: bool, reason: str, source: str) -> Finding:
    return Finding(code, met, reason, source)
