"""Signing the framework agreement: first the provider, then the council; then the provider is a member."""

from datetime import datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.admission.choices import Side
from sixthday.admission.models import Agreement, AgreementSignature, LotApplication, ProposedOffer
from sixthday.admission.paper import agreement_paper
from sixthday.admission.queries.agreement import council_findings, postable
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import hold, move
from sixthday.documents import actions as documents
from sixthday.documents.choices import DocumentKind
from sixthday.outbox import actions as outbox
from sixthday.providers import actions as providers
from sixthday.providers.choices import Basis, SiteKind, Unit, Vat
from sixthday.providers.models import Membership, Site
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Refused, blockers, refusal
from sixthday.rules.lifecycles import AGREEMENT
from sixthday.rules.words import plain_date

SOURCE = "Framework agreement"


@transaction.atomic
def sign_agreement_for_provider(*, agreement: Agreement, by: User, at: datetime) -> Agreement:
    """Sign the printed agreement for the provider. Raises Refused for another's, Stale when it does not wait for that."""
    held = hold(agreement)
    if held.application.provider.organisation_id != by.organisation_id:
        raise refusal("own_agreement", "Only the provider it was offered to can sign it.", source=SOURCE)
    move(held, AGREEMENT, "sign_agreement_for_provider")
    sha256 = _sign(held, Side.PROVIDER, by, at)
    outbox.post_message(
        to=held.offered_by, kind="agreement_provider_signed", about=held.ref, by=by, at=at,
        subject="An agreement waits for the council", body=f"The provider has signed agreement {held.ref}.",
    )  # fmt: skip
    audit.record(Kind.AGREEMENT_SIGNED_BY_PROVIDER, about=_about(held), by=by, at=at, after={"sha256": sha256})
    return held


@transaction.atomic
def sign_agreement_for_council(*, agreement: Agreement, by: User, at: datetime) -> Agreement:
    """Sign for the council: from the round's start, or today if later, the provider is a member of each lot it was admitted
    to, with its sites and offers.

    Raises Refused with every reason (the round is not awarded, the version is another), Stale when it does not wait for that.
    """
    held = hold(agreement)
    found = council_findings(held, by, london_day(at))
    if held.state == "provider_signed" and (stops := blockers(found)):
        raise Refused(stops)
    move(held, AGREEMENT, "sign_agreement_for_council")
    sha256 = _sign(held, Side.COUNCIL, by, at)
    made = _join(held, by, at)
    signed = documents.make_document(
        kind=DocumentKind.AGREEMENT, about=held.ref, data=agreement_paper(held.application, held.ref), by=by, at=at
    )
    outbox.post_message(
        to_organisation=held.application.provider.organisation, kind="agreement_signed", about=held.ref, by=by, at=at,
        subject="The framework agreement is signed by both", body=f"You are a member of the lots you were admitted to from {plain_date(made[0].from_on)}.",
    )  # fmt: skip
    after = {"sha256": sha256, "signed_copy": signed.ref, "lots": [row.round_lot.lot.number for row in made]}
    audit.record(Kind.AGREEMENT_SIGNED, about=_about(held), by=by, at=at, after=after, findings=found)
    return held


def _sign(held: Agreement, side: Side, by: User, at: datetime) -> str:
    sha256 = held.document.sha256
    AgreementSignature.objects.create(agreement=held, side=side, document_sha256=sha256, signed_by=by, signed_at=at)
    return sha256


def _join(held: Agreement, by: User, at: datetime) -> list[Membership]:
    """Post memberships, sites and offers down to the provider."""
    application = held.application
    from_on = max(day for day in (application.round.from_on, london_day(at)) if day)
    sites = _sites(held, by, at)
    made = []
    for lot in application.lots.filter(state="admitted").select_related("round_lot__lot", "round_lot__round"):
        membership = providers.admit_member(
            provider=application.provider,
            round_lot=lot.round_lot,
            basis=Basis(lot.basis),
            from_on=from_on,
            by=by,
            at=at,
        )
        there: set[tuple[int, int, str]] = set()
        for offer in postable(lot):
            place = (offer.service_type_id, offer.site_id, offer.mode)
            _offer(offer, membership, sites[offer.site_id], by, at, beside=place in there)
            there.add(place)
        made.append(membership)
    return made


def _sites(held: Agreement, by: User, at: datetime) -> dict[int, Site]:
    """The provider's site for each one put forward that something is offered at: its own of that name, or a new one."""
    application, today = held.application, london_day(at)
    lots = LotApplication.objects.filter(application=application, state="admitted")
    wanted = application.sites.filter(offers__lot__in=lots).distinct()
    own = {site.name: site for site in application.provider.sites.all()}
    return {
        row.pk: own.get(row.name)
        or providers.add_site(
            provider=application.provider, name=row.name, kind=SiteKind(row.kind), address=row.address, postcode=row.postcode,
            from_on=today, by=by, at=at,
        )
        for row in wanted
    }  # fmt: skip


def _offer(offer: ProposedOffer, membership: Membership, site: Site, by: User, at: datetime, *, beside: bool) -> None:
    providers.make_offer(
        membership=membership, service_type=offer.service_type, site=site, mode=offer.mode, unit=Unit(offer.unit),
        price_pence=offer.price_pence, unit_minutes=offer.unit_minutes, needs=offer.needs, age_from=offer.age_from,
        age_to=offer.age_to, part_days=offer.part_days, places=offer.places, travel_miles=offer.travel_miles,
        from_on=membership.from_on, vat=Vat(offer.vat), group_size=offer.group_size, least_units=offer.least_units,
        beside=beside, by=by, at=at,
    )  # fmt: skip


def _about(held: Agreement) -> list[str]:
    return [held.ref, held.application.ref, held.application.provider.ref]
