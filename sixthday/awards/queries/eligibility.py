"""Every provider of a request's lot, its best offer, and every reason it may or may not be asked."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from sixthday.awards.models import Request
from sixthday.places import queries as places
from sixthday.providers import queries as providers
from sixthday.providers.models import Membership, Offer, Provider
from sixthday.reference import queries as reference
from sixthday.referrals.queries import coded as referrals
from sixthday.referrals.queries.coded import CodedReferral
from sixthday.rules import eligibility
from sixthday.rules.ages import age_on, compulsory_school_age
from sixthday.rules.eligibility import Candidate, Wanted
from sixthday.rules.findings import Finding, blockers, warnings
from sixthday.rules.registration import GuardPlace, guard, guard_law

AWAY = frozenset({"home", "online"})


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
    child = referrals.coded(request.referral)
    asked = wanted(request, child)
    found = [_considered(request, asked, child, member, on) for member in providers.members(request.round_lot, on)]
    return sorted(found, key=_reading_order)


def considered(request: Request, provider: Provider, on: date, offers: Sequence[Offer] | None = None) -> Considered:
    """One provider, tested again on a date, for its best offer or the best of those given."""
    child = referrals.coded(request.referral)
    member = providers.members(request.round_lot, on).filter(provider=provider).first()
    return _considered(request, wanted(request, child), child, member, on, provider, offers)


def _considered(
    request: Request, asked: Wanted, child: CodedReferral, member: Membership | None, on: date,
    provider: Provider | None = None, offers: Sequence[Offer] | None = None,
) -> Considered:  # fmt: skip
    who = member.provider if member else provider
    assert who is not None
    if offers is None:
        offers = list(providers.offers_on(who, request.round_lot, request.service_type, asked.start_on))
    tested = [_tested(request, asked, child, member, who, offer, on) for offer in offers or [None]]
    return min(tested, key=_best)


def _tested(
    request: Request, asked: Wanted, child: CodedReferral, member: Membership | None, who: Provider,
    offer: Offer | None, on: date,
) -> Considered:  # fmt: skip
    miles = _miles(child, offer)
    site = offer.site if offer else None
    candidate = Candidate(
        provider_ref=who.ref,
        in_round=member is not None,
        membership_until=member.until_on if member else None,
        service_types=frozenset({offer.service_type.code} if offer else ()),
        evidence=tuple(providers.held(who, on)),
        ages=(offer.age_from, offer.age_to) if offer else (0, 0),
        needs=frozenset(offer.needs if offer else ()),
        modes=frozenset({offer.mode} if offer else ()),
        part_days=frozenset(offer.part_days if offer else ()),
        places_free=places.free_places(offer, request.start_on, request.end_on) if offer else 0,
        distance_miles=miles,
        travels_miles=offer.travel_miles if offer else None,
        site_area=reference.outward(site.postcode) if site and site.postcode else "",
        standing_findings=tuple(providers.standing_findings(who, on, request.round_lot.lot, site)),
        guard_findings=guard_findings(request, child, who, offer) if offer else (),
    )
    return Considered(who, offer, eligibility.eligible(asked, candidate, on), miles)


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


def _miles(child: CodedReferral, offer: Offer | None) -> Fraction | None:
    if offer is None or offer.mode == "online" or not (child.home_postcode and offer.site.postcode):
        return None
    miles = reference.distance_miles(child.home_postcode, offer.site.postcode)
    return None if miles is None else Fraction(miles).limit_denominator(1000)


def _best(row: Considered) -> tuple[int, int, Fraction, int]:
    price = row.offer.price_pence if row.offer else 0
    return len(row.stops), len(row.warns), row.distance_miles or Fraction(0), price


def _reading_order(row: Considered) -> tuple[int, int, Fraction, str]:
    far = row.distance_miles if row.distance_miles is not None else Fraction(10**6)
    return len(row.stops), len(row.warns) if not row.stops else 0, far if not row.stops else Fraction(0), row.provider.name
