"""Every provider of a request's lot, its best offer, and every reason it may or may not be asked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from sixthday.awards.models import Request
from sixthday.awards.queries.cost import calendar_of, whole_life
from sixthday.awards.queries.needs import needs_of
from sixthday.places import queries as places
from sixthday.providers import queries as providers
from sixthday.providers.models import Membership, Offer, Provider, Site, Standing
from sixthday.providers.queries import saying
from sixthday.reference import queries as reference
from sixthday.referrals.queries import coded as referrals
from sixthday.referrals.queries.coded import CodedReferral
from sixthday.rules import eligibility
from sixthday.rules.ages import age_on, leaving_on
from sixthday.rules.calendars import SchoolDays
from sixthday.rules.compliance import Held
from sixthday.rules.eligibility import Candidate, Wanted
from sixthday.rules.findings import Finding, Weight, blockers, warnings
from sixthday.rules.needs import NOT_ALONE
from sixthday.rules.preferences import Never
from sixthday.rules.pricing import hour_pence

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


class Terms(NamedTuple):
    """From which day, on which part-days, for how many minutes a week."""

    start_on: date
    part_days: frozenset[str]
    weekly_minutes: int


class Bid(NamedTuple):
    """What one answer offers: an offer, at a site, on terms of its own."""

    offer: Offer
    site: Site
    terms: Terms


def wanted(request: Request, child: CodedReferral, terms: Terms | None = None) -> Wanted:
    """What a request asks for, in codes, or what one answer offers of it; the age is that on the start day."""
    start_on, needs = terms.start_on if terms else request.start_on, needs_of(request, child)
    return Wanted(
        lot=str(request.round_lot.lot.number),
        service_type=request.service_type.code,
        needs=needs.essential,
        also_wanted=needs.also_wanted,
        age=age_on(child.born_on, start_on),
        part_days=terms.part_days if terms else frozenset(request.part_days),
        weekly_minutes=terms.weekly_minutes if terms else request.weekly_minutes,
        mode=request.mode,
        start_on=start_on,
        end_on=max(start_on, request.end_on),
        risks=frozenset(risk.category for risk in child.risks),
        not_alone=any(NOT_ALONE & set(risk.in_place) for risk in child.risks),
        avoid_areas=child.avoid_areas,
        home_known=bool(child.home_postcode),
    )


def eligible_for(request: Request, on: date) -> list[Considered]:
    """Every provider of the lot on a date: those that may be asked first, nearest first, then the nearest misses."""
    members = list(providers.members(request.round_lot, on))
    who = [member.provider for member in members]
    offers = providers.offers_by(who, request.round_lot, request.service_type, request.start_on)
    facts = _gathered(request, referrals.coded(request.referral), who, offers, on)
    return sorted((_considered(facts, member, member.provider) for member in members), key=_reading_order)


def tested_again(request: Request, bids: Sequence[Bid], on: date) -> list[Considered]:
    """Each of these answers tested again on a date for what it offers; in the order given."""
    members = {member.provider_id: member for member in providers.members(request.round_lot, on)}
    child, facts = referrals.coded(request.referral), dict[Terms, Gathered]()
    for terms in {bid.terms for bid in bids}:
        of_those = [bid for bid in bids if bid.terms == terms]
        who = {bid.offer.membership.provider_id: bid.offer.membership.provider for bid in of_those}
        offers = {
            provider: [bid.offer for bid in of_those if bid.offer.membership.provider_id == provider]
            for provider in who
        }
        facts[terms] = _gathered(request, child, [*who.values()], offers, on, terms, [bid.site for bid in of_those])
    return [
        _tested(
            facts[bid.terms],
            members.get(bid.offer.membership.provider_id),
            bid.offer.membership.provider,
            bid.offer,
            bid.site,
        )
        for bid in bids
    ]


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
    free: dict[int, int]
    there: dict[int, places.Known]
    never: dict[int, Never]
    days: SchoolDays | None


def _gathered(
    request: Request, child: CodedReferral, who: list[Provider], offers: dict[int, list[Offer]], on: date,
    terms: Terms | None = None, sites: Sequence[Site] = (),
) -> Gathered:  # fmt: skip
    asked = wanted(request, child, terms)
    every = [offer for rows in offers.values() for offer in rows]
    postcodes = {site.postcode for site in (*sites, *(offer.site for offer in every)) if site.postcode}
    return Gathered(
        request=request,
        on=on,
        child=child,
        asked=asked,
        offers=offers,
        held=providers.held_by(who, max(on, asked.start_on)),
        standings=providers.standings_on(who, on),
        miles=reference.distances_miles(child.home_postcode, postcodes) if child.home_postcode else {},
        free=places.free_places_by(every, asked.start_on, asked.end_on, asked.part_days),
        there=places.known_by(who, asked.start_on, [child.child_ref]),
        never=saying.never_by(who),
        days=calendar_of(request.referral.child.school) if any(each.least_units > 1 for each in every) else None,
    )


def _considered(facts: Gathered, member: Membership | None, provider: Provider) -> Considered:
    offers: Sequence[Offer | None] = facts.offers.get(provider.pk) or [None]
    return min((_tested(facts, member, provider, offer) for offer in offers), key=_best)


def _tested(
    facts: Gathered, member: Membership | None, provider: Provider, offer: Offer | None, site: Site | None = None
) -> Considered:
    asked, lot = facts.asked, facts.request.round_lot.lot
    site = site or (offer.site if offer else None)
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
        places_free=facts.free.get(offer.pk, 0) if offer else 0,
        distance_miles=miles,
        travels_miles=offer.travel_miles if offer else None,
        site_area=reference.outward(site.postcode) if site and site.postcode else "",
        units_bought=_units(facts, offer) if offer else None,
        rate=offer.rate if offer else None,
        never=facts.never.get(provider.pk),
        standing_findings=tuple(standing),
        guard_findings=_guard(facts, provider, offer) if offer else (),
    )
    return Considered(provider, offer, eligibility.eligible(asked, candidate, facts.on), miles)


def _units(facts: Gathered, offer: Offer) -> Fraction | None:
    """What the hours asked for come to at an offer, where it has a least number, before that is looked at."""
    asked = facts.asked
    if offer.least_units <= 1 or facts.days is None:
        return None
    return whole_life(
        rate=replace(offer.rate, least_units=1), vat=offer.vat, weekly_minutes=asked.weekly_minutes,
        part_days=sorted(asked.part_days), days=facts.days, start_on=asked.start_on, end_on=asked.end_on,
    ).quantity  # fmt: skip


def _guard(facts: Gathered, provider: Provider, offer: Offer) -> tuple[Finding, ...]:
    """Whether these hours would make an unregistered provider a school, under the law on the start day.

    Here the guard only warns, so that a provider may be asked for fewer; it stops the award and the start.
    """
    request, child = facts.request, facts.child
    proposed = places.guard_place(
        child_ref=child.child_ref,
        weekly_minutes=facts.asked.weekly_minutes,
        special=child.special,
        one_to_one_away=request.mode in AWAY and offer.group_size == 1,
        leaves_on=leaving_on(child.born_on),
        from_on=facts.asked.start_on,
        until_on=facts.asked.end_on,
    )
    found = places.guard_findings(provider, proposed, known_of=facts.there[provider.pk])
    stops = blockers(found)
    return tuple(replace(each, weight=Weight.WARNS) if each in stops else each for each in found)


def _best(row: Considered) -> tuple[int, int, Fraction, Fraction]:
    price = hour_pence(row.offer.rate) if row.offer else Fraction(0)
    return len(row.stops), len(row.warns), row.distance_miles or Fraction(0), price


def _reading_order(row: Considered) -> tuple[int, int, Fraction, str]:
    far = row.distance_miles if row.distance_miles is not None else Fraction(10**6)
    return (
        len(row.stops),
        len(row.warns) if not row.stops else 0,
        far if not row.stops else Fraction(0),
        row.provider.name,
    )
