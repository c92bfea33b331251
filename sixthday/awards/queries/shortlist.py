"""What the ranking needs of each answer, put together once when the shortlist locks; and the ranking done again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sixthday.awards.models import Request, Response, Shortlist
from sixthday.awards.queries.cost import Cost, calendar_of, teaching_days, whole_life
from sixthday.awards.queries.eligibility import AWAY, Bid, Considered, Terms, tested_again
from sixthday.awards.queries.needs import needs_of
from sixthday.framework import queries as framework
from sixthday.providers import queries as providers
from sixthday.providers.models import Offer, Site
from sixthday.referrals.queries import coded as referrals
from sixthday.referrals.queries.coded import CodedReferral
from sixthday.rules import ranking
from sixthday.rules.calendars import SchoolDays
from sixthday.rules.geography import METRES_PER_MILE
from sixthday.rules.ranking import Ranked
from sixthday.rules.requests import Answer, Received
from sixthday.rules.scales import OfferFacts, Preference, Scales


@dataclass(frozen=True, slots=True)
class Tested:
    """One version of an answer, tested again on the day of the lock for the start it offers."""

    response: Response
    received: Received
    considered: Considered | None


@dataclass(frozen=True, slots=True)
class Offered:
    """What an answer offers: minutes a week, and pence ex VAT for the offer's unit."""

    offer: Offer
    site: Site
    start_on: date
    weekly_minutes: int
    price_pence: int


@dataclass(frozen=True, slots=True)
class Known:
    """What holds for every answer: the child, the calendar to count in, the needs that score, outcome scores by provider,
    recorded draws."""

    request: Request
    child: CodedReferral
    days: SchoolDays
    wanted: frozenset[str]
    scores: Mapping[int, int]
    draws: Mapping[str, int]


def versions(request: Request, on: date) -> list[list[Tested]]:
    """Every version of every answer to a request, by provider, each tested on this date."""
    answers = list(
        Response.objects.filter(invitation__request=request)
        .select_related(
            "invitation__provider", "site", "offer__site", "offer__service_type", "offer__membership__provider"
        )
        .order_by("version")
    )
    offering = [response for response in answers if response.answer != Answer.CANNOT]
    again = tested_again(request, [_bid(response) for response in offering], on)
    found = {response.pk: row for response, row in zip(offering, again, strict=True)}
    rows: dict[int, list[Tested]] = {}
    for response in answers:
        rows.setdefault(response.invitation_id, []).append(_tested(response, found.get(response.pk)))
    return list(rows.values())


def weights_and_scales(request: Request) -> tuple[dict[str, int], Scales]:
    """The weights in force when the brief was sent, and the published scales of its round and lot."""
    assert request.weight_set is not None
    return framework.weight_points(request.weight_set), Scales(request.round_lot.reference_hour_pence)


def offer_facts(request: Request, tested: Sequence[Tested], draws: Mapping[str, int]) -> list[OfferFacts]:
    """What each answer says on every criterion; `draws` are the recorded draws by response reference."""
    child = referrals.coded(request.referral)
    who = [row.response.invitation.provider for row in tested]
    wanted, scores = needs_of(request, child).also_wanted, providers.outcomes_scores(who, request.round_lot.lot)
    known = Known(request, child, calendar_of(child.school), wanted, scores, draws)
    return [_facts(known, row) for row in tested]


def replay(shortlist: Shortlist) -> tuple[Ranked, ...]:
    """The ranking worked out again from what was frozen; the same as the day it locked, or the record was altered."""
    return ranking.replay(shortlist.frozen)


def replays(shortlist: Shortlist) -> bool:
    """Whether the frozen facts give again the frozen answer, and the entries kept beside it."""
    entries = [
        (entry.response.ref, entry.position, entry.total) for entry in shortlist.entries.select_related("response")
    ]
    again = [(row.offer.ref, row.position, str(row.total)) for row in replay(shortlist)]
    return ranking.replays(shortlist.frozen) and entries == again


def _bid(response: Response) -> Bid:
    given = offered(response)
    terms = Terms(given.start_on, frozenset(response.part_days), given.weekly_minutes)
    return Bid(given.offer, given.site, terms)


def _tested(response: Response, found: Considered | None) -> Tested:
    meets = found is not None and found.eligible
    return Tested(response, Received(response.ref, Answer(response.answer), response.given_at, meets_need=meets), found)


def _facts(known: Known, row: Tested) -> OfferFacts:
    request, child = known.request, known.child
    given, provider = offered(row.response), row.response.invitation.provider
    wanted, cost = set(request.part_days), _cost(known, row.response)
    return OfferFacts(
        ref=row.response.ref,
        answer=row.response.answer,
        needs_met=len(known.wanted & set(given.offer.needs)),
        needs_wanted=len(known.wanted),
        start_on=given.start_on,
        late_school_days=_late(known, given.start_on),
        part_days_met=len(wanted & set(row.response.part_days)),
        part_days_wanted=len(wanted),
        price_pence=cost.hour_pence,
        whole_life_pence=cost.ex_vat_pence,
        draw=known.draws[row.response.ref],
        distance_metres=_metres(row),
        outcomes_score=known.scores.get(provider.pk),
        no_journey=request.mode in AWAY,
        preference=child.preferences.get(provider.pk, Preference.NO_VIEW),
    )


def offered(response: Response) -> Offered:
    """What a can-meet or partly answer offers. Raises ValueError for a cannot."""
    offer, site, start_on = response.offer, response.site, response.start_on
    minutes, price = response.weekly_minutes, response.price_pence
    if offer is None or site is None or start_on is None or minutes is None or price is None:
        raise ValueError("a cannot-meet answer offers nothing")
    return Offered(offer, site, start_on, minutes, price)


def _cost(known: Known, response: Response) -> Cost:
    """What an answer would cost over its whole life: from the start it offers to the end asked for."""
    given = offered(response)
    return whole_life(
        rate=given.offer.rate_at(given.price_pence),
        vat=given.offer.vat,
        weekly_minutes=given.weekly_minutes,
        part_days=response.part_days,
        days=known.days,
        start_on=given.start_on,
        end_on=known.request.end_on,
    )


def _late(known: Known, start_on: date) -> int:
    """School days after the day needed; weekdays where term dates are not loaded."""
    if start_on <= known.request.start_on:
        return 0
    return len(teaching_days(known.days, known.request.start_on + timedelta(days=1), start_on).days)


def _metres(row: Tested) -> int | None:
    miles = row.considered.distance_miles if row.considered else None
    return None if miles is None else int(miles * METRES_PER_MILE)
