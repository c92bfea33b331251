"""Reading places: who is where, how many are free, and what the registration guard says of one more."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, Sum

from sixthday.places.models import Taking
from sixthday.providers import queries as providers
from sixthday.providers.models import Offer, Provider
from sixthday.rules.capacity import Stay, places_free
from sixthday.rules.findings import Finding
from sixthday.rules.registration import GuardPlace, guard, guard_law

Family = tuple[int, int, int, str]  # an offer in all its versions: membership, service type, site, mode


def takings(provider: Provider, on: date) -> QuerySet[Taking]:
    """The places taken at a provider that are not over by a date, by first day."""
    return Taking.objects.filter(provider=provider, released_at__isnull=True, until_on__gte=on).select_related("site")


def taking(award_ref: str) -> Taking | None:
    """The place an award holds, while it holds it."""
    return (
        Taking.objects.filter(award_ref=award_ref, released_at__isnull=True).select_related("provider", "offer").first()
    )


def holders() -> QuerySet[Taking, Any]:
    """The references of the awards that hold a place."""
    return Taking.objects.filter(released_at__isnull=True).values("award_ref")


def guard_places(provider: Provider, on: date) -> list[GuardPlace]:
    """The children placed at a provider who are there on or after a date, as the registration guard counts them.

    Hours that others declared are not among them: `guard_findings` adds those.
    """
    return guard_places_by([provider], on)[provider.pk]


def guard_places_by(held: Iterable[Provider], on: date) -> dict[int, list[GuardPlace]]:
    """The same for many providers by the provider's key, in one query."""
    keys = [provider.pk for provider in held]
    found: dict[int, list[GuardPlace]] = defaultdict(list)
    for row in Taking.objects.filter(provider__in=keys, released_at__isnull=True, until_on__gte=on):
        found[row.provider_id].append(_as_guard_place(row))
    return found


def guard_place(
    *, child_ref: str, weekly_minutes: int, special: bool, one_to_one_away: bool, leaves_on: date, from_on: date,
    until_on: date,
) -> GuardPlace:  # fmt: skip
    """One child's hours as the guard counts them: only until the child leaves compulsory school age."""
    return GuardPlace(
        child_ref=child_ref, weekly_minutes=weekly_minutes, age_ok=leaves_on >= from_on, ehc_plan=special,
        looked_after=False, at_home_or_online_one_to_one=one_to_one_away, from_on=from_on,
        until_on=min(until_on, max(leaves_on, from_on)),
    )  # fmt: skip


def guard_findings(
    provider: Provider, proposed: GuardPlace, *, held: Sequence[GuardPlace] | None = None,
    declared: Sequence[GuardPlace] | None = None,
) -> list[Finding]:  # fmt: skip
    """What the registration guard says of one more child, under the law of the first day; declared hours counted.

    `held` (from `guard_places_by`) and `declared` (from `declared_places_by`) are given when the caller has them for many.
    """
    on = proposed.from_on
    here = guard_places(provider, on) if held is None else held
    existing = [*here, *(providers.declared_places(provider, on) if declared is None else declared)]
    registered = provider.registered_on is not None and provider.registered_on <= on
    return guard(existing, proposed, registered, on, guard_law(on))


def guard_of(award_ref: str) -> list[Finding]:
    """What the guard says of a place already taken, with the provider's other children as they are now."""
    return guards_of([award_ref]).get(award_ref, [])


def guards_of(award_refs: Sequence[str]) -> dict[str, list[Finding]]:
    """The same for many places by their award's reference, in three queries; awards without a place are left out."""
    mine = list(Taking.objects.filter(award_ref__in=award_refs, released_at__isnull=True).select_related("provider"))
    since = min((row.from_on for row in mine), default=date.max)
    who = {row.provider_id: row.provider for row in mine}
    rows = Taking.objects.filter(provider__in=who, released_at__isnull=True, until_on__gte=since)
    others: dict[int, list[Taking]] = defaultdict(list)
    for row in rows if who else ():
        others[row.provider_id].append(row)
    declared = providers.declared_places_by(who.values(), since) if who else {}
    return {
        row.award_ref: guard_findings(
            row.provider,
            _as_guard_place(row),
            held=[_as_guard_place(other) for other in others[row.provider_id] if other.pk != row.pk],
            declared=declared[row.provider_id],
        )
        for row in mine
    }


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


def _as_guard_place(row: Taking) -> GuardPlace:
    return guard_place(
        child_ref=row.child_ref, weekly_minutes=row.weekly_minutes, special=row.special,
        one_to_one_away=row.one_to_one_away, leaves_on=row.leaves_on, from_on=row.from_on, until_on=row.until_on,
    )  # fmt: skip


def _family(offer: Offer) -> Family:
    return (offer.membership_id, offer.service_type_id, offer.site_id, offer.mode)
