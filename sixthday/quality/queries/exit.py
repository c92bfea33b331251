"""What stands at a provider that stops: its children, what they lose, who else has room, the money still open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from sixthday.access.models import User
from sixthday.calloffs import queries as calloffs
from sixthday.ledger import queries as ledger
from sixthday.ledger.queries import Balance
from sixthday.placements import queries as placements
from sixthday.placements.models import Placement
from sixthday.places import queries as places
from sixthday.providers import queries as providers
from sixthday.providers.models import Offer, Provider
from sixthday.providers.queries import capacity
from sixthday.quality.models import ExitChild, ProviderExit
from sixthday.referrals.models import Child
from sixthday.rules.exits import Held, lost_by_day
from sixthday.rules.findings import allowed


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another provider's offer of a service that is lost, with the places free from the day to the end."""

    offer: Offer
    free: int


@dataclass(frozen=True, slots=True)
class Drill:
    """Everything one page needs; `children` are those this person may see, the others stay references."""

    rows: tuple[Placement, ...]
    children: dict[str, Child]
    lost: tuple[tuple[str, int, int], ...]
    alternatives: tuple[Alternative, ...]
    money: Balance

    @property
    def hidden(self) -> int:
        """How many children this person may not see."""
        return len({row.child_ref for row in self.rows} - set(self.children))


def exits(user: User, on: date) -> QuerySet[ProviderExit]:
    """The exits a person may see, the latest first."""
    return ProviderExit.objects.visible_to(user, on).select_related("provider", "run_by")


def raised_by(held: ProviderExit) -> QuerySet[ExitChild]:
    """The placements that ended in it and the referrals raised."""
    return ExitChild.objects.filter(exit=held).select_related(
        "placement__award__request__referral__child", "raised__child", "placement__award__provider"
    )


def children_seen(user: User, on: date, rows: Sequence[ExitChild]) -> dict[str, Child]:
    """The children of an exit whom a person may see, by reference."""
    return placements.children_seen(user, on, [row.placement for row in rows])


def drill(user: User, provider: Provider, on: date) -> Drill:
    """What would be lost if the provider stopped today, in the same number of queries whatever the number of children."""
    rows = tuple(placements.at_provider(provider))
    started = [row.award for row in rows if row.state == "started"]
    abouts = [*calloffs.refs_of([row.award for row in rows]), *(row.award.ref for row in rows)]
    return Drill(
        rows=rows,
        children=placements.children_seen(user, on, rows),
        lost=lost_by_day(Held(award.weekly_minutes, tuple(award.part_days)) for award in started),
        alternatives=tuple(_alternatives(user, provider, rows, on)),
        money=ledger.balance_of(abouts),
    )


def _alternatives(user: User, provider: Provider, rows: Sequence[Placement], on: date) -> list[Alternative]:
    """Offers of the same services by others in good standing with a place free, the most places first."""
    lost = {row.award.service_type_id for row in rows}
    until = max((row.award.end_on for row in rows), default=on)
    found = [
        offer
        for offer in capacity.offers(user, on)
        if offer.service_type_id in lost and offer.membership.provider_id != provider.pk
    ]
    standing = providers.standings_on([offer.membership.provider for offer in found], on)
    free = places.free_places_by(found, on, max(until, on)) if found else {}
    able = [
        Alternative(offer, free[offer.pk])
        for offer in found
        if free[offer.pk] > 0 and allowed(_stand(offer, on, standing[offer.membership.provider_id]))
    ]
    return sorted(
        able, key=lambda each: (each.offer.service_type.name, -each.free, each.offer.membership.provider.name)
    )


def _stand(offer: Offer, on: date, rows: dict) -> list:  # type: ignore[type-arg]
    member = offer.membership
    return providers.standing_findings(member.provider, on, member.round_lot.lot, offer.site, rows)
