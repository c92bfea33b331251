"""Clearing a site or an adult, and taking a clearance back."""

from datetime import date, datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import hold
from sixthday.providers import queries
from sixthday.providers.models import Adult, AdultClearance, Site, SiteClearance
from sixthday.rules.calendars import london_day
from sixthday.rules.clearances import AdultSeen, adult_findings, site_findings
from sixthday.rules.compliance import REQUIREMENT
from sixthday.rules.findings import Refused, Stale, blockers, refusal
from sixthday.rules.words import moment_text


@transaction.atomic
def clear_site(*, site: Site, from_on: date, until_on: date, note: str, by: User, at: datetime) -> SiteClearance:
    """That a site was visited on `from_on` and is fit until a day (included), a year at most. Raises Refused."""
    if stops := blockers(site_findings(from_on, until_on, london_day(at))):
        raise Refused(stops)
    row = SiteClearance.objects.create(
        site=site, from_on=from_on, until_on=until_on, note=note, checked_by=by, checked_at=at
    )
    about = [site.provider.ref, site.ref, row.ref]
    audit.record(Kind.SITE_CLEARED, about=about, by=by, at=at, after={"from_on": from_on, "until_on": until_on})
    return row


@transaction.atomic
def clear_adult(
    *, adult: Adult, dbs_issued_on: date, barred_list_checked: bool, identity_checked: bool, prohibition_checked: bool,
    training_until_on: date, from_on: date, until_on: date, by: User, at: datetime, update_service: bool = False,
    section_128_checked: bool = False, qualifications: str = "", note: str = "",
) -> AdultClearance:  # fmt: skip
    """That an adult may work with children from and until a day (both included). Raises Refused with every check missing."""
    seen = AdultSeen(
        dbs_issued_on, update_service, barred_list_checked, identity_checked, prohibition_checked, training_until_on,
        adult.manages, section_128_checked,
    )  # fmt: skip
    if stops := blockers(adult_findings(seen, from_on, until_on, london_day(at))):
        raise Refused(stops)
    row = AdultClearance.objects.create(
        adult=adult, dbs_issued_on=dbs_issued_on, update_service=update_service,
        barred_list_checked=barred_list_checked, identity_checked=identity_checked,
        prohibition_checked=prohibition_checked, section_128_checked=section_128_checked, qualifications=qualifications,
        training_until_on=training_until_on, from_on=from_on,
        until_on=until_on, note=note, checked_by=by, checked_at=at,
    )  # fmt: skip
    about = [adult.provider.ref, adult.ref, row.ref]
    audit.record(Kind.ADULT_CLEARED, about=about, by=by, at=at, after={"from_on": from_on, "until_on": until_on})
    return row


@transaction.atomic
def withdraw_site_clearance(*, clearance: SiteClearance, why: str, by: User, at: datetime) -> SiteClearance:
    """Take a site's clearance back from now on. Raises Refused without a reason, Stale when it was taken back before."""
    queries.locked(clearance.site.provider)
    row = hold(clearance)
    _take_back(row, "site_cleared", why, by, at)
    about = [row.site.provider.ref, row.site.ref, row.ref]
    audit.record(Kind.CLEARANCE_WITHDRAWN, about=about, by=by, at=at, why=why)
    return row


@transaction.atomic
def withdraw_adult_clearance(*, clearance: AdultClearance, why: str, by: User, at: datetime) -> AdultClearance:
    """Take an adult's clearance back from now on. Raises Refused without a reason, Stale when it was taken back before."""
    queries.locked(clearance.adult.provider)
    row = hold(clearance)
    _take_back(row, "adult_cleared", why, by, at)
    about = [row.adult.provider.ref, row.adult.ref, row.ref]
    audit.record(Kind.CLEARANCE_WITHDRAWN, about=about, by=by, at=at, why=why)
    return row


def _take_back(row: SiteClearance | AdultClearance, requirement: str, why: str, by: User, at: datetime) -> None:
    if row.withdrawn_at is not None:
        raise Stale(
            what="This clearance no longer counts.",
            who=row.withdrawn_by.ref if row.withdrawn_by else "",
            when=moment_text(row.withdrawn_at),
        )
    if not why.strip():
        raise refusal("withdrawn_why", "Say why it no longer counts.", source=REQUIREMENT[requirement].source)
    row.withdrawn_by, row.withdrawn_at, row.withdrawn_why = by, at, why
    row.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_why"])
