"""Who is a member of a lot, what they offer on a day, and what their record is."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Min, Q, QuerySet, Sum

from sixthday.access.models import User
from sixthday.framework.models import Lot, RoundLot, ServiceType
from sixthday.providers.models import Membership, Offer, Provider, TrackRecord


def in_force(on: date, prefix: str = "") -> Q:
    """Rows whose dates (both included) cover a day; `prefix` is a path such as `site__`."""
    return Q(**{f"{prefix}from_on__lte": on}) & (
        Q(**{f"{prefix}until_on__isnull": True}) | Q(**{f"{prefix}until_on__gte": on})
    )


def visible(user: User, on: date) -> QuerySet[Provider]:
    """The providers this person may see on a date."""
    return Provider.objects.visible_to(user, on)


def everyone() -> QuerySet[Provider]:
    """Every provider by name: for naming one a family would like. Names of organisations only."""
    return Provider.objects.order_by("name")


def for_user(user: User) -> Provider | None:
    """The provider a person of the portal works for."""
    return Provider.objects.filter(organisation=user.organisation_id).first()


def locked(provider: Provider) -> Provider:
    """The provider's row, locked until the transaction ends: after budget year and term cap, before the request."""
    return Provider.objects.select_for_update(of=("self",)).get(pk=provider.pk)


def members(round_lot: RoundLot, on: date) -> QuerySet[Membership]:
    """The memberships of a lot of a round in force on a day, by the provider's name."""
    return (
        Membership.objects.filter(in_force(on), round_lot=round_lot)
        .select_related("provider__organisation", "round_lot__lot")
        .order_by("provider__name")
    )


def registered_settings(providers: Iterable[Provider], on: date) -> dict[int, list[str]]:
    """The registered schools among the fellow members of each provider's lots on a day, by its key: two queries."""
    keys = [provider.pk for provider in providers]
    lots: dict[int, set[int]] = defaultdict(set)
    mine = Membership.objects.filter(in_force(on), provider__in=keys)
    for key, lot in mine.order_by().values_list("provider", "round_lot__lot"):
        lots[key].add(lot)
    schools = Membership.objects.filter(in_force(on), provider__registered_on__lte=on).order_by("provider__name")
    rows = list(schools.values_list("provider__name", "round_lot__lot"))
    return {key: list(dict.fromkeys(name for name, lot in rows if lot in lots[key])) for key in keys}


def offers_on(provider: Provider, round_lot: RoundLot, service_type: ServiceType | None, on: date) -> list[Offer]:
    """What one member offers on a day, at sites in use that day; of one service type when given."""
    return offers_by([provider], round_lot, service_type, on)[provider.pk]


def offers_by(
    providers: Iterable[Provider], round_lot: RoundLot, service_type: ServiceType | None, on: date
) -> dict[int, list[Offer]]:
    """The offers of many members on a day by the provider's key, in one query; an empty list for those without."""
    wanted = Q(service_type=service_type) if service_type else Q()
    rows = (
        Offer.objects.filter(wanted, in_force(on), in_force(on, "site__"), membership__round_lot=round_lot)
        .filter(membership__provider__in=[provider.pk for provider in providers])
        .select_related("site", "service_type", "membership__provider")
        .order_by("price_pence", "id")
    )
    found: dict[int, list[Offer]] = defaultdict(list)
    for offer in rows:
        found[offer.membership.provider_id].append(offer)
    return found


def outcomes_score(provider: Provider, lot: Lot) -> int | None:
    """The mean outcome (0 to 100, halves up) of a provider's closed placements in a lot, or None when it has none."""
    return outcomes_scores([provider], lot).get(provider.pk)


def outcomes_scores(providers: Iterable[Provider], lot: Lot) -> dict[int, int]:
    """The mean outcome of many providers in a lot by the provider's key; those without a record are left out."""
    rows = (
        TrackRecord.objects.filter(lot=lot, provider__in=[provider.pk for provider in providers])
        .order_by()
        .values_list("provider")
        .annotate(total=Sum("score"), number=Count("pk"))
    )
    return {provider: (2 * total + number) // (2 * number) for provider, total, number in rows}


def joined(on: date) -> dict[int, date]:
    """The day each provider that is a member of a lot on a day first became one of any, by its key: one query."""
    now = Membership.objects.filter(in_force(on)).values("provider")
    rows = Membership.objects.filter(provider__in=now).order_by().values_list("provider_id")
    return dict(rows.annotate(first=Min("from_on")))
