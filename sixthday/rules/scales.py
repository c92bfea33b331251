"""The published scales of the ranking: one fact to 0 to 100 points each, whoever else answered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import gcd
from typing import Any, NamedTuple

from sixthday.rules.geography import MICROMETRES_PER_MILE
from sixthday.rules.money import money_text
from sixthday.rules.words import counted, plain_date

SOURCE = "Round's published method; Procurement Act 2023 s45, s23"
MOST = 100
NO_JOURNEY, BEYOND = 0, -1


class Criterion(StrEnum):
    """The seven criteria, in the order they are shown."""

    NEED_FIT = "need_fit"
    OUTCOMES_RECORD = "outcomes_record"
    START = "start"
    DAYS_TIMES = "days_times"
    DISTANCE = "distance"
    PRICE = "price"
    FAMILY_PREFERENCE = "family_preference"


CRITERIA: tuple[tuple[Criterion, str], ...] = (
    (Criterion.NEED_FIT, "Fit to need"),
    (Criterion.OUTCOMES_RECORD, "Outcomes record"),
    (Criterion.START, "Start"),
    (Criterion.DAYS_TIMES, "Days and times"),
    (Criterion.DISTANCE, "Distance"),
    (Criterion.PRICE, "Price"),
    (Criterion.FAMILY_PREFERENCE, "Family's preference"),
)


class Preference(StrEnum):
    """What the child and family said of a provider."""

    FIRST = "preferred"
    NO_VIEW = "no_view"
    OBJECTED = "objected"


@dataclass(frozen=True, slots=True)
class Scales:
    """Parameters of a round. Percentages are of the reference price per hour; distance points follow the bands in miles."""

    reference_price_pence: int
    price_full_percent: int = 60
    price_zero_percent: int = 140
    start_drop: int = 20
    neutral: int = 50
    distance_points: tuple[tuple[int, int], ...] = ((2, 100), (5, 85), (10, 65), (15, 45), (25, 20))

    def as_dict(self) -> dict[str, Any]:
        """Plain values for freezing."""
        return {
            "reference_price_pence": self.reference_price_pence,
            "price_full_percent": self.price_full_percent,
            "price_zero_percent": self.price_zero_percent,
            "start_drop": self.start_drop,
            "neutral": self.neutral,
            "distance_points": [list(row) for row in self.distance_points],
        }


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """What one answer says. `answer` is can or partly; scores are 0 to 100; distance in metres, None when restricted.

    `price_pence` is for one hour ex VAT, `whole_life_pence` the whole cost ex VAT, `late_school_days` those past the
    day needed, `draw` a recorded random number used only for a tie nothing else breaks.
    """

    ref: str
    answer: str
    needs_met: int
    needs_wanted: int
    start_on: date
    late_school_days: int
    part_days_met: int
    part_days_wanted: int
    price_pence: int
    whole_life_pence: int
    draw: int
    distance_metres: int | None = None
    outcomes_score: int | None = None
    no_journey: bool = False
    preference: str = Preference.NO_VIEW


def scales_from_dict(plain: Mapping[str, Any]) -> Scales:
    """Scales from plain values. Source: M11."""
    bands = tuple((limit, points) for limit, points in plain["distance_points"])
    return Scales(**{**plain, "distance_points": bands})


class Scored(NamedTuple):
    """A fact in words and its points of 100 as a whole-number fraction in lowest terms; `no_data` for a neutral score."""

    fact_text: str
    numerator: int
    denominator: int = 1
    no_data: bool = False


def need_fit(fact: tuple[int, int], scales: Scales) -> Scored:
    """Share of the wanted needs that the offer meets; the essential ones decided who could be asked.

    Where every need is essential there is nothing more to score. Source: the round's published method.
    """
    met, wanted = fact
    return (
        _share(f"{met} of {counted(wanted, 'need')}", met, wanted)
        if wanted
        else Scored("No needs beyond the essential ones", MOST)
    )


def outcomes_record(score: int | None, scales: Scales) -> Scored:
    """The posted score of past placements, or the published neutral value. Source: the round's published method."""
    if score is None:
        return Scored("No record yet: the published neutral score", scales.neutral, no_data=True)
    return Scored(f"Record of {score} in 100", _bounded(score))


def start(fact: tuple[date, int], scales: Scales) -> Scored:
    """Full points by the day needed, then a fixed drop for each school day after. Source: the round's published method."""
    start_on, late = fact
    words = f"{counted(late, 'school day')} after the day needed" if late > 0 else "by the day needed"
    return Scored(f"{plain_date(start_on)}, {words}", _bounded(MOST - scales.start_drop * late))


def days_times(fact: tuple[int, int], scales: Scales) -> Scored:
    """Share of the mornings and afternoons asked for. Source: the round's published method."""
    met, wanted = fact
    words = "No days or times were asked for"
    return _share(f"{met} of {counted(wanted, 'part-day')}", met, wanted) if wanted else Scored(words, MOST)


def distance(limit: int | None, scales: Scales) -> Scored:
    """Points of the published band below `limit` miles; full when no journey is needed, neutral when not to be known.

    Source: the round's published method; Procurement Act 2023 s23(6).
    """
    if limit == NO_JOURNEY:
        return Scored("No journey for the child", MOST)
    if limit is None:
        return Scored("Distance not given: the published neutral score", scales.neutral, no_data=True)
    limits = [upper for upper, _ in scales.distance_points]
    if limit == BEYOND:
        return Scored(f"{limits[-1]} miles or more", 0)
    lower = max((upper for upper in limits if upper < limit), default=0)
    words = f"{lower} to {limit} miles" if lower else f"Under {limit} miles"
    return Scored(words, dict(scales.distance_points)[limit])


def price(price_pence: int, scales: Scales) -> Scored:
    """Falls in a straight line from full at a low share of the reference price to none at a high one.

    Source: the round's published method.
    """
    none_at = scales.price_zero_percent * scales.reference_price_pence
    full_at = scales.price_full_percent * scales.reference_price_pence
    asked = 100 * price_pence
    return _share(f"{money_text(price_pence)} an hour ex VAT", none_at - asked, none_at - full_at)


def family_preference(preference: str, scales: Scales) -> Scored:
    """Named first, no view, or objected. Source: Procurement Act 2023 s23(6); the round's published method."""
    return _PREFERENCES[preference]


_PREFERENCES: dict[str, Scored] = {
    Preference.FIRST: Scored("The family's first choice", MOST),
    Preference.NO_VIEW: Scored("The family gave no view", 50),
    Preference.OBJECTED: Scored("The family objected", 0),
}


def band_limit(offer: OfferFacts, scales: Scales) -> int | None:
    """The upper limit in miles of the band an offer falls in; None when the distance may not be known.

    Source: the round's published method.
    """
    if offer.no_journey:
        return NO_JOURNEY
    if offer.distance_metres is None:
        return None
    micrometres = offer.distance_metres * 1_000_000
    for limit, _ in scales.distance_points:
        if micrometres < limit * MICROMETRES_PER_MILE:
            return limit
    return BEYOND


Scale = tuple[Criterion, Callable[[OfferFacts, Scales], Any], Callable[[Any, Scales], Scored]]

SCALES: tuple[Scale, ...] = (
    (Criterion.NEED_FIT, lambda offer, scales: (offer.needs_met, offer.needs_wanted), need_fit),
    (Criterion.OUTCOMES_RECORD, lambda offer, scales: offer.outcomes_score, outcomes_record),
    (Criterion.START, lambda offer, scales: (offer.start_on, offer.late_school_days), start),
    (Criterion.DAYS_TIMES, lambda offer, scales: (offer.part_days_met, offer.part_days_wanted), days_times),
    (Criterion.DISTANCE, band_limit, distance),
    (Criterion.PRICE, lambda offer, scales: offer.price_pence, price),
    (Criterion.FAMILY_PREFERENCE, lambda offer, scales: offer.preference, family_preference),
)


def _share(fact_text: str, part: int, whole: int) -> Scored:
    if part >= whole:
        return Scored(fact_text, MOST)
    if part <= 0:
        return Scored(fact_text, 0)
    shared = gcd(MOST * part, whole)
    return Scored(fact_text, MOST * part // shared, whole // shared)


def _bounded(points: int) -> int:
    return min(max(points, 0), MOST)
