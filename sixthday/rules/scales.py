"""The published scales of the ranking: one fact to 0 to 100 points each, whoever else answered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from sixthday.rules.geography import METRES_PER_MILE, distance_band
from sixthday.rules.money import money_text
from sixthday.rules.words import counted, plain_date

SOURCE = "Round's published method; Procurement Act 2023 s45, s23"
MOST = 100


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

    FIRST = "first"
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


Points = tuple[str, Fraction, bool]


def need_fit(offer: OfferFacts, scales: Scales) -> Points:
    """Share of the needs that the offer meets. Source: the round's published method."""
    if not offer.needs_wanted:
        return "No needs were asked for", Fraction(MOST), False
    return (
        f"{offer.needs_met} of {counted(offer.needs_wanted, 'need')}",
        _share(offer.needs_met, offer.needs_wanted),
        False,
    )


def outcomes_record(offer: OfferFacts, scales: Scales) -> Points:
    """The posted score of past placements, or the published neutral value. Source: the round's published method."""
    if offer.outcomes_score is None:
        return "No record yet: the published neutral score", Fraction(scales.neutral), True
    return f"Record of {offer.outcomes_score} in 100", _bounded(Fraction(offer.outcomes_score)), False


def start(offer: OfferFacts, scales: Scales) -> Points:
    """Full points by the day needed, then a fixed drop for each school day after. Source: the round's published method."""
    late = max(offer.late_school_days, 0)
    words = f"{plain_date(offer.start_on)}, " + (
        f"{counted(late, 'school day')} after the day needed" if late else "by the day needed"
    )
    return words, _bounded(Fraction(MOST - scales.start_drop * late)), False


def days_times(offer: OfferFacts, scales: Scales) -> Points:
    """Share of the mornings and afternoons asked for. Source: the round's published method."""
    if not offer.part_days_wanted:
        return "No days or times were asked for", Fraction(MOST), False
    words = f"{offer.part_days_met} of {counted(offer.part_days_wanted, 'part-day')}"
    return words, _share(offer.part_days_met, offer.part_days_wanted), False


def distance(offer: OfferFacts, scales: Scales) -> Points:
    """Points of the published band; full when no journey is needed, neutral when it may not be known.

    Source: the round's published method; Procurement Act 2023 s23(6).
    """
    if offer.no_journey:
        return "No journey for the child", Fraction(MOST), False
    if offer.distance_metres is None:
        return "Distance not given: the published neutral score", Fraction(scales.neutral), True
    miles = Fraction(offer.distance_metres) / METRES_PER_MILE
    points = next((points for limit, points in scales.distance_points if miles < limit), 0)
    return str(distance_band(miles)).capitalize(), Fraction(points), False


def price(offer: OfferFacts, scales: Scales) -> Points:
    """Falls in a straight line from full at a low share of the reference price to none at a high one.

    Source: the round's published method.
    """
    words = f"{money_text(offer.price_pence)} an hour ex VAT"
    span = (scales.price_zero_percent - scales.price_full_percent) * scales.reference_price_pence
    over = scales.price_zero_percent * scales.reference_price_pence - 100 * offer.price_pence
    return words, _bounded(Fraction(MOST * over, span)), False


def family_preference(offer: OfferFacts, scales: Scales) -> Points:
    """Named first, no view, or objected. Source: Procurement Act 2023 s23(6); the round's published method."""
    words, points = _PREFERENCES[Preference(offer.preference)]
    return words, Fraction(points), False


_PREFERENCES = {
    Preference.FIRST: ("The family's first choice", MOST),
    Preference.NO_VIEW: ("The family gave no view", 50),
    Preference.OBJECTED: ("The family objected", 0),
}

SCALES: tuple[tuple[Criterion, Callable[[OfferFacts, Scales], Points], Callable[[OfferFacts], object]], ...] = (
    (Criterion.NEED_FIT, need_fit, lambda offer: (offer.needs_met, offer.needs_wanted)),
    (Criterion.OUTCOMES_RECORD, outcomes_record, lambda offer: offer.outcomes_score),
    (Criterion.START, start, lambda offer: (offer.start_on, offer.late_school_days)),
    (Criterion.DAYS_TIMES, days_times, lambda offer: (offer.part_days_met, offer.part_days_wanted)),
    (Criterion.DISTANCE, distance, lambda offer: (offer.distance_metres, offer.no_journey)),
    (Criterion.PRICE, price, lambda offer: offer.price_pence),
    (Criterion.FAMILY_PREFERENCE, family_preference, lambda offer: offer.preference),
)


def _share(part: int, whole: int) -> Fraction:
    return _bounded(Fraction(MOST * part, whole))


def _bounded(points: Fraction) -> Fraction:
    return min(max(points, Fraction(0)), Fraction(MOST))
