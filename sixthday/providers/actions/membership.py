"""Admitting a provider to a lot, recording what it offers, and keeping what it says is free."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.framework.models import RoundLot, ServiceType
from sixthday.providers.choices import Basis, Unit, Vat
from sixthday.providers.models import Membership, Offer, Provider, Site, Vacancies
from sixthday.rules.findings import Refused, blockers, refusal
from sixthday.rules.offers import Proposed, offer_findings

TERMS = "Framework terms (M02)"


@transaction.atomic
def admit_member(
    *, provider: Provider, round_lot: RoundLot, basis: Basis, from_on: date, by: User, at: datetime,
    until_on: date | None = None,
) -> Membership:  # fmt: skip
    """Make a provider a member of a lot in a round. Raises Refused when it is one already."""
    if provider.memberships.filter(round_lot=round_lot).exists():
        raise refusal("membership_once", f"{provider} is already a member of {round_lot}.", source=TERMS)
    membership = Membership.objects.create(
        provider=provider, round_lot=round_lot, basis=basis, from_on=from_on, until_on=until_on, admitted_by=by,
        admitted_at=at,
    )  # fmt: skip
    after = {"lot": round_lot.lot.number, "round": round_lot.round.number, "basis": basis, "from_on": from_on}
    audit.record(Kind.MEMBERSHIP_GIVEN, about=[provider.ref], by=by, at=at, after=after)
    return membership


@transaction.atomic
def make_offer(
    *, membership: Membership, service_type: ServiceType, site: Site, mode: str, unit: Unit, price_pence: int,
    unit_minutes: int, needs: Sequence[str], age_from: int, age_to: int, part_days: Sequence[str], places: int,
    travel_miles: int, from_on: date, by: User, at: datetime, vat: Vat = Vat.EXEMPT, group_size: int = 1,
    until_on: date | None = None, least_units: int = 1, beside: bool = False,
) -> Offer:  # fmt: skip
    """What a member offers at a site, and the most it may charge (pence ex VAT a unit). A later one is a new version.

    The version before ends the day before this one begins; but one `beside` it, for another size of group or by another
    unit, ends nothing. Raises Refused with every reason.
    """
    there = membership.offers.filter(service_type=service_type, site=site, mode=mode).order_by("version")
    last = there.select_for_update(of=("self",)).last()
    earlier = None if beside else last
    proposed = Proposed(
        mode, price_pence, unit_minutes, group_size, tuple(needs), age_from, age_to, tuple(part_days), places, from_on,
        until_on, unit, least_units,
    )  # fmt: skip
    found = offer_findings(
        proposed, own_site=site.provider_id == membership.provider_id, member_from_on=membership.from_on,
        of_the_lot=service_type.lot_id == membership.round_lot.lot_id,
        earlier_from_on=earlier.from_on if earlier else None,
    )  # fmt: skip
    if stops := blockers(found):
        raise Refused(stops)
    _end(earlier, from_on - timedelta(days=1))
    offer = Offer.objects.create(
        membership=membership, service_type=service_type, version=last.version + 1 if last else 1, site=site,
        mode=mode, unit=unit, price_pence=price_pence, vat=vat, unit_minutes=unit_minutes, group_size=group_size,
        least_units=least_units, needs=list(needs), age_from=age_from, age_to=age_to, part_days=list(part_days), places=places,
        travel_miles=travel_miles, from_on=from_on, until_on=until_on,
    )  # fmt: skip
    told = ("version", "price_pence", "unit", "least_units", "from_on")
    after = {name: getattr(offer, name) for name in told}
    audit.record(Kind.OFFER_MADE, about=[membership.provider.ref, offer.ref], by=by, at=at, after=after)
    return offer


@transaction.atomic
def confirm_vacancies(*, offer: Offer, free: int, by: User, at: datetime) -> Vacancies:
    """How many places of an offer are free now, as its provider says. Raises Refused for more than it has."""
    if not 0 <= free <= offer.places:
        raise refusal("vacancies", f"This offer has {offer.places} places in all.", source=TERMS)
    row = Vacancies.objects.create(offer=offer, free=free, confirmed_by=by, confirmed_at=at)
    about = [offer.membership.provider.ref, offer.ref]
    audit.record(Kind.VACANCIES_CONFIRMED, about=about, by=by, at=at, after={"free": free})
    return row


def _end(offer: Offer | None, until_on: date) -> None:
    """End the version before, unless it has ended by then."""
    if offer and (offer.until_on is None or offer.until_on > until_on):
        offer.until_on = until_on
        offer.save(update_fields=["until_on"])
