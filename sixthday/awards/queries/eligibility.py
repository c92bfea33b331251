"""Every provider of a request's lot, its best offer, and every reason it may or may not be asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from sixthday.awards.models import Request
from sixthday.places import queries as places
from sixthday.providers import queries as providers
from sixthday.providers.models import Membership, Offer, Provider, Standing
from sixthday.reference import queries as reference
from sixthday.referrals.queries import coded as referrals
from sixthday.referrals.queries.coded import CodedReferral
from sixthday.rules import eligibility
from sixthday.rules.ages import age_on, compulsory_school_age
from sixthday.rules.compliance import Held
from sixthday.rules.eligibility import Candidate, Wanted
from sixthday.rules.findings import Finding, blockers, warnings
from sixthday.rules.registration import GuardPlace, guard, guard_law

AWAY = frozenset({"home", "online"})
Scope = tuple[int | None, int | None]


class Considered(NamedTuple):
    """One provider of the lot, its best offer (none when it offers nothing of the kind), and everything tested."""

    provider: Provider
    offer: Offer | None
    findings: tuple[Finding, ...]
    distance_miles: Fraction | None = None

    @property
    def eligible(self) -> bool:
        """Whether nothing stops it from being asked."""
        return not blockers(self.findings)

    @property
    def stops(self) -> tuple[Finding, ...]:
        """What stops it."""
        return blockers(self.findings)

    @property
    def warns(self) -> tuple[Finding, ...]:
        """What a person must see but stops nothing."""
        return warnings(self.findings)


def wanted(request: Request, child: CodedReferral) -> Wanted:
    """What a request asks for, in codes; the age is that on the start day."""
    return Wanted(
        lot=str(request.round_lot.lot.number),
        service_type=request.service_type.code,
        needs=frozenset(child.needs),
        age=age_on(child.born_on, request.start_on),
        part_days=frozenset(request.part_days),
        weekly_minutes=request.weekly_minutes,
        mode=request.mode,
        start_on=request.start_on,
        end_on=request.end_on,
        risks=frozenset(risk.category for risk in child.risks),
        avoid_areas=child.avoid_areas,
    )


def eligible_for(request: Request, on: date) -> list[Considered]:
    """Every provider of the lot on a date: those that may be asked first, nearest first, then the nearest misses."""
    members = list(providers.members(request.round_lot, on))
    who = [member.provider for member in members]
    facts = _gathered(request, who, on)
    return sorted((_considered(facts, member, member.provider) for member in members), key=_reading_order)


def considered(request: Request, provider: Provider, on: date, offer: Offer) -> Considered:
    """One provider and one of its offers, tested again on a date."""
    member = providers.members(request.round_lot, on).filter(provider=provider).first()
    facts = _gathered(request, [provider], on)
    facts.offers[provider.pk] = [offer]
    return _considered(facts, member, provider)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is known of many providers at once, by their keys, so that a lot costs few queries."""

    request: Request
    on: date
    child: CodedReferral
    asked: Wanted
    offers: dict[int, list[Offer]]
    held: dict[int, list[Held]]
    standings: dict[int, dict[Scope, Standing]]
    miles: dict[str, Fraction]


def _gathered(request: Request, who: list[Provider], on: date) -> Gathered:
    child = referrals.coded(request.referral)
    offers = providers.offers_by(who, request.round_lot, request.service_type, request.start_on)
    postcodes = {offer.site.postcode for rows in offers.values() for offer in rows if offer.site.postcode}
    return Gathered(
        request=request,
        on=on,
        child=child,
        asked=wanted(request, child),
        offers=offers,
        held=providers.held_by(who, max(on, request.start_on)),
        standings=providers.standings_on(who, on),
        miles=reference.distances_miles(child.home_postcode, postcodes) if child.home_postcode else {},
    )


def _considered(facts: Gathered, member: Membership | None, provider: Provider) -> Considered:
    offers: Sequence[Offer | None] = facts.offers.get(provider.pk) or [None]
    return min((_tested(facts, member, provider, offer) for offer in offers), key=_best)


def _tested(facts: Gathered, member: Membership | None, provider: Provider, offer: Offer | None) -> Considered:
    asked, lot = facts.asked, facts.request.round_lot.lot
    site = offer.site if offer else None
    miles = facts.miles.get(site.postcode) if site and asked.mode != "online" else None
    standing = providers.standing_findings(provider, facts.on, lot, site, rows=facts.standings.get(provider.pk, {}))
    candidate = Candidate(
        provider_ref=provider.ref,
        in_round=member is not None,
        membership_until=member.until_on if member else None,
        service_types=frozenset({offer.service_type.code} if offer else ()),
        evidence=tuple(facts.held.get(provider.pk, ())),
        ages=(offer.age_from, offer.age_to) if offer else (0, 0),
        needs=frozenset(offer.needs if offer else ()),
        modes=frozenset({offer.mode} if offer else ()),
        part_days=frozenset(offer.part_days if offer else ()),
        places_free=places.free_places(offer, asked.start_on, asked.end_on) if offer else 0,
        distance_miles=miles,
        travels_miles=offer.travel_miles if offer else None,
        site_area=reference.outward(site.postcode) if site and site.postcode else "",
        standing_findings=tuple(standing),
        guard_findings=guard_findings(facts.request, facts.child, provider, offer) if offer else (),
    )
    return Considered(provider, offer, eligibility.eligible(asked, candidate, facts.on), miles)


def guard_findings(request: Request, child: CodedReferral, provider: Provider, offer: Offer) -> tuple[Finding, ...]:
    """Whether these hours would make an unregistered provider a school, under the law on the start day."""
    proposed = GuardPlace(
        child_ref=child.child_ref,
        weekly_minutes=request.weekly_minutes,
        age_ok=compulsory_school_age(child.born_on, request.start_on).met,
        ehc_plan=child.plan,
        looked_after=child.looked_after,
        at_home_or_online_one_to_one=request.mode in AWAY and offer.group_size == 1,
        from_on=request.start_on,
        until_on=request.end_on,
    )
    existing = [
        *places.guard_places(provider, request.start_on),
        *providers.declared_places(provider, request.start_on),
    ]
    registered = provider.registered_on is not None and provider.registered_on <= request.start_on
    return tuple(guard(existing, proposed, registered, request.start_on, guard_law(request.start_on)))


def _best(row: Considered) -> tuple[int, int, Fraction, int]:
    price = row.offer.price_pence if row.offer else 0
    return len(row.stops), len(row.warns), row.distance_miles or Fraction(0), price


def _reading_order(row: Considered) -> tuple[int, int, Fraction, str]:
    far = row.distance_miles if row.distance_miles is not None else Fraction(10**6)
    return (
        len(row.stops),
        len(row.warns) if not row.stops else 0,
        far if not row.stops else Fraction(0),
        row.provider.name,
    )
