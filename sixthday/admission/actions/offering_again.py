"""Putting forward again, in one act, what a provider offers in a lot today, or offered when it last applied."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.admission.actions.proposing import NewOffer, propose_offer, propose_site
from sixthday.admission.choices import Attempt
from sixthday.admission.lateness import kept_when_late, writable
from sixthday.admission.models import Application, LotApplication, ProposedOffer, ProposedSite
from sixthday.admission.queries.former import former_offers
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.providers.choices import SiteKind, Unit, Vat
from sixthday.providers.models import Offer, Site
from sixthday.rules.applications import FILLED
from sixthday.rules.findings import refusal


@kept_when_late(Attempt.SAVE)
@transaction.atomic
def offer_again(*, application: Application, lot: LotApplication, by: User, at: datetime) -> list[ProposedOffer]:
    """Put forward what is offered in this lot today or, by one that is no member, what it put forward last: with the sites.

    What is on the list already stays as it is. Raises Refused when there is nothing to put forward, or with every reason
    against one; Stale.
    """
    held = writable(application, by, at)
    rows = former_offers(held, lot)
    if not rows:
        raise refusal("offers_former", "Nothing was offered in this lot before.", source=FILLED)
    sites = _sites(held, (row.site for row in rows), by, at)
    made = [
        propose_offer(application=held, lot=lot, offer=_again(row, sites[row.site.name]), by=by, at=at)
        for row in rows
        if not _stands(lot, row, sites[row.site.name])
    ]
    after = {"lot": lot.round_lot.lot.number, "offers_again": len(made)}
    audit.record(Kind.APPLICATION_SAVED, about=[held.ref], by=by, at=at, after=after)
    return made


def _sites(held: Application, wanted: Iterable[Site | ProposedSite], by: User, at: datetime) -> dict[str, ProposedSite]:
    """Each site by its name: the one on the list, or put forward now as it is known."""
    known = {site.name: site for site in held.sites.all()}
    for site in wanted:
        if site.name not in known:
            known[site.name] = propose_site(
                application=held, name=site.name, kind=SiteKind(site.kind), address=site.address, postcode=site.postcode,
                by=by, at=at,
            )  # fmt: skip
    return known


def _again(row: Offer | ProposedOffer, site: ProposedSite) -> NewOffer:
    same = {name: getattr(row, name) for name in NewOffer.__dataclass_fields__ if name not in {"site", "unit", "vat"}}
    return NewOffer(**same, site=site, unit=Unit(row.unit), vat=Vat(row.vat))


def _stands(lot: LotApplication, row: Offer | ProposedOffer, site: ProposedSite) -> bool:
    return lot.offers.filter(
        service_type=row.service_type, site=site, mode=row.mode, unit=row.unit, group_size=row.group_size
    ).exists()
