"""Reading places: who is where, and how many are free."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from sixthday.places.models import Taking
from sixthday.providers.models import Offer, Provider
from sixthday.rules.capacity import Stay, places_free

Family = tuple[int, int, int, str]  # an offer in all its versions: membership, service type, site, mode


def takings(provider: Provider, on: date) -> QuerySet[Taking]:
    """The places taken at a provider that are not over by a date, by first day."""
    return Taking.objects.filter(provider=provider, released_at__isnull=True, until_on__gte=on).select_related("site")


def providers_of(child_ref: str, on: date) -> list[Provider]:
    """The providers at which a child holds a place that is not over by a date, by name."""
    here = Taking.objects.filter(child_ref=child_ref, released_at__isnull=True, until_on__gte=on)
    return list(dict.fromkeys(row.provider for row in here.select_related("provider").order_by("provider__name")))


def taking(award_ref: str) -> Taking | None:
    """The place an award holds, while it holds it."""
    return (
        Taking.objects.filter(award_ref=award_ref, released_at__isnull=True).select_related("provider", "offer").first()
    )


def holders() -> QuerySet[Taking, Any]:
    """The references of the awards that hold a place."""
    return Taking.objects.filter(released_at__isnull=True).values("award_ref")


def package_minutes(child_refs: Iterable[str], on: date) -> dict[str, int]:
    """The weekly minutes of each child over all providers on a day, by the child's reference."""
    rows = Taking.objects.filter(
        child_ref__in=list(child_refs), released_at__isnull=True, from_on__lte=on, until_on__gte=on
    )
    found = rows.order_by().values_list("child_ref").annotate(minutes=Sum("weekly_minutes"))
    return {ref: minutes for ref, minutes in found if minutes}


def free_places(offer: Offer, from_on: date, until_on: date, part_days: Iterable[str] = ()) -> int:
    """Places of an offer free on every day of a span, and in these half-days when named; never below nought."""
    return free_places_by([offer], from_on, until_on, part_days)[offer.pk]


def free_places_by(
    offers: Sequence[Offer], from_on: date, until_on: date, part_days: Iterable[str] = ()
) -> dict[int, int]:
    """The same for many offers by the offer's key, in one query. A child on an older version of an offer counts."""
    held: dict[Family, list[Stay]] = defaultdict(list)
    overlap = Q(released_at__isnull=True, from_on__lte=until_on, until_on__gte=from_on)
    same = Q(offer__membership__in={offer.membership_id for offer in offers})
    for row in Taking.objects.filter(overlap, same).select_related("offer"):
        if row.offer is not None:
            held[_family(row.offer)].append(Stay(row.from_on, row.until_on, frozenset(row.part_days)))
    wanted = Stay(from_on, until_on, frozenset(part_days))
    return {offer.pk: max(0, places_free(offer.places, held[_family(offer)], wanted)) for offer in offers}


def _family(offer: Offer) -> Family:
    return (offer.membership_id, offer.service_type_id, offer.site_id, offer.mode)


def held_by_provider(from_on: date, until_on: date) -> dict[int, int]:
    """How many places ran at each provider on any day of a period, by the provider's key: one query."""
    ran = Q(released_at__isnull=True) | Q(released_at__date__gte=from_on)
    found = (
        Taking.objects.filter(ran, from_on__lte=until_on, until_on__gte=from_on).order_by().values_list("provider_id")
    )
    return dict(found.annotate(number=Count("pk")))
