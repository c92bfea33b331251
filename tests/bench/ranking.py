"""Ranking one referral against many offers, every reason included: rules alone, no database."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from sixthday.rules.ranking import CAN, PARTLY, freeze, rank, sensitivity
from sixthday.rules.scales import OfferFacts, Preference, Scales
from tests.bench.measure import Measured, measure

WEIGHTS = {
    "need_fit": 25, "outcomes_record": 15, "start": 15, "days_times": 15, "distance": 10, "price": 15, "family_preference": 5,
}  # fmt: skip
SCALES = Scales(reference_price_pence=4_500)


def offers(count: int) -> list[OfferFacts]:
    """So many made-up answers, the same ones each time."""
    draw = Random(6)
    return [
        OfferFacts(
            ref=f"P{number}",
            answer=draw.choice([CAN, CAN, CAN, PARTLY]),
            needs_met=draw.randint(1, 4),
            needs_wanted=4,
            start_on=date(2026, 11, 9) + timedelta(days=draw.randint(0, 10)),
            late_school_days=draw.randint(0, 5),
            part_days_met=draw.randint(1, 10),
            part_days_wanted=10,
            price_pence=draw.randint(2_500, 7_000),
            whole_life_pence=draw.randint(200_000, 900_000),
            draw=draw.randrange(10**6),
            distance_metres=draw.choice([None, draw.randint(500, 60_000)]),
            outcomes_score=draw.choice([None, draw.randint(20, 95)]),
            preference=draw.choice(list(Preference)),
        )
        for number in range(count)
    ]


def measures() -> Iterator[Measured]:
    """One, a hundred, a thousand and ten thousand offers; then the thousand's sensitivity and frozen form."""
    for count in (100, 1_000, 10_000):
        given = offers(count)
        yield measure(
            f"rank_{count}",
            lambda given=given: rank(given, WEIGHTS, SCALES),
            about=f"rank {count:,} offers with all points",
        )
    ranked = rank(offers(1_000), WEIGHTS, SCALES)
    yield measure(
        "sensitivity_1000", lambda: sensitivity(ranked, WEIGHTS), about="who would win at other weights, 1,000 offers"
    )
    yield measure("freeze_1000", lambda: freeze(ranked, WEIGHTS, SCALES), about="freeze a ranking of 1,000 offers")
