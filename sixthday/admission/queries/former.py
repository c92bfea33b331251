"""What a provider offers today in a lot, or put forward when it last applied: to be offered again."""

from sixthday.admission.models import Application, LotApplication, ProposedOffer
from sixthday.admission.queries.application import former
from sixthday.providers.models import Offer
from sixthday.providers.queries.directory import memberships


def former_offers(application: Application, lot: LotApplication) -> list[Offer] | list[ProposedOffer]:
    """The offers in force of the newest membership of the lot in an earlier round; without one, those of the last application
    for it. Only services that the lot still has."""
    services = lot.round_lot.lot.service_types.all()
    member = (
        memberships(application.provider)
        .filter(round_lot__lot=lot.round_lot.lot_id, round_lot__round__number__lt=application.round.number)
        .order_by("-round_lot__round__number")
        .first()
    )
    if member:
        live = member.offers.filter(until_on__isnull=True, service_type__in=services)
        if today := list(live.select_related("service_type", "site").order_by("pk")):
            return today
    last = former(application)
    if last is None:
        return []
    rows = ProposedOffer.objects.filter(lot__application=last, lot__round_lot__lot=lot.round_lot.lot_id)
    return list(rows.filter(service_type__in=services).select_related("service_type", "site").order_by("pk"))
