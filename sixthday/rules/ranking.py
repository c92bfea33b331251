"""The ranking: exact, published, the same whatever order the answers came in, and able to be replayed from plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from fractions import Fraction
from math import gcd, lcm
from operator import mul
from typing import Any

from sixthday.rules.findings import Finding, Refused
from sixthday.rules.scales import CRITERIA, SCALES, SOURCE, OfferFacts, Scales, scales_from_dict

CAN, PARTLY = "can", "partly"
STEP = 10
_FAR = 10**9
_DECIDERS = (
    "can meet before partly",
    "total",
    "earlier start",
    "fit to need",
    "lower whole-life cost",
    "shorter distance",
    "recorded draw",
)


@dataclass(frozen=True, slots=True)
class CriterionPoints:
    """One criterion of one offer: the fact in words, its points on the scale (a fraction of whole numbers) and its weight."""

    criterion: str
    fact_text: str
    numerator: int
    denominator: int
    weight: int
    no_data: bool

    @property
    def scale_points(self) -> Fraction:
        """Points of 100 on the criterion's own scale, exactly."""
        return Fraction(self.numerator, self.denominator)

    @property
    def weighted(self) -> Fraction:
        """Points in the offer's total of 100, exactly."""
        return Fraction(self.numerator * self.weight, self.denominator * 100)


@dataclass(frozen=True, slots=True)
class Ranked:
    """One offer in its place. `decided_by` says what set it apart from the next better offer (for the first: the second)."""

    offer: OfferFacts
    position: int
    numerator: int
    denominator: int
    points: tuple[CriterionPoints, ...]
    decided_by: str

    @property
    def total(self) -> Fraction:
        """Points of 100, exactly."""
        return Fraction(self.numerator, self.denominator)


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """Which offer would win if one criterion weighed `change` points more or less, the others scaled to keep 100."""

    criterion: str
    change: int
    winner_ref: str
    changes_winner: bool


def weight_findings(weights: Mapping[str, int]) -> tuple[Finding, ...]:
    """Whether the weights name every criterion once, none below nought, and total 100. Source: the round's published method."""
    total = sum(weights.values())
    tested = (
        (
            "weights_named",
            set(weights) == {criterion.value for criterion, _ in CRITERIA},
            "Each criterion has one weight.",
        ),
        ("weights_whole", all(weight >= 0 for weight in weights.values()), "No weight may be below nought."),
        ("weights_total", total == 100, f"The weights total {total}; they must total 100."),
    )
    return tuple(Finding(code, met, reason, SOURCE, fixer="commissioner") for code, met, reason in tested)


def rank(offers: Sequence[OfferFacts], weights: Mapping[str, int], scales: Scales) -> tuple[Ranked, ...]:
    """Every offer in order, best first, with its points. Raises Refused when the weights do not total 100.

    Every can-meet stands above every partly; then unrounded totals; then earlier start, fit to need, lower whole-life
    cost, shorter distance, and the recorded draw. Source: the round's published method; Procurement Act 2023 s45.
    """
    if unmet := [finding for finding in weight_findings(weights) if not finding.met]:
        raise Refused(unmet)
    if not offers:
        return ()
    points = _points(offers, weights, scales)
    values, common, totals = _totals(points)
    keys = sorted((_key(offer, totals[at], values[0][at]), at) for at, offer in enumerate(offers))
    ranked, above, whole = [], keys[1][0] if len(keys) > 1 else None, common * 100
    for position, (key, at) in enumerate(keys, start=1):
        shared = gcd(totals[at], whole)
        decided_by = _decided_by(key, above)
        ranked.append(Ranked(offers[at], position, totals[at] // shared, whole // shared, points[at], decided_by))
        above = key
    return tuple(ranked)


def sensitivity(ranked: Sequence[Ranked], weights: Mapping[str, int], step: int = STEP) -> tuple[Sensitivity, ...]:
    """For each criterion, `step` points up and down (within 0 to 100) with the others scaled: who would win.

    A weight of nought is not lowered, nor one of 100 changed. Source: design page on the award; the round's published method.
    """
    if not ranked:
        return ()
    first = min(ranked, key=lambda row: row.position).offer.ref
    values, _, totals = _totals([row.points for row in ranked])
    found = []
    for column, (criterion, _) in enumerate(CRITERIA):
        for change in (step, -step):
            changed = _changed_totals(values[column], totals, weights[criterion], change)
            if changed is not None:
                keys = (_key(row.offer, changed[at], values[0][at]) for at, row in enumerate(ranked))
                winner = min(keys)[-1]
                found.append(Sensitivity(criterion.value, change, winner, winner != first))
    return tuple(found)


def freeze(ranked: Sequence[Ranked], weights: Mapping[str, int], scales: Scales) -> dict[str, Any]:
    """A ranking as plain JSON values: the facts, weights and scales that made it, and the answer. Source: M11."""
    return {
        "offers": [offer_as_dict(row.offer) for row in ranked],
        "weights": dict(weights),
        "scales": scales.as_dict(),
        "ranked": [as_dict(row) for row in ranked],
    }


def replay(frozen: Mapping[str, Any]) -> tuple[Ranked, ...]:
    """The ranking worked out again from a frozen record's facts, weights and scales. Source: M11."""
    offers = [offer_from_dict(row) for row in frozen["offers"]]
    return rank(offers, frozen["weights"], scales_from_dict(frozen["scales"]))


def replays(frozen: Mapping[str, Any]) -> bool:
    """Whether a frozen record's answer is the one its facts give. Source: M11."""
    return bool(frozen["ranked"] == [as_dict(row) for row in replay(frozen)])


def as_dict(row: Ranked) -> dict[str, Any]:
    """A ranked offer as plain values; fractions as `n/d`. Source: M11."""
    points = [
        {"criterion": point.criterion, "fact_text": point.fact_text, "scale_points": str(point.scale_points),
         "weight": point.weight, "weighted": str(point.weighted), "no_data": point.no_data}
        for point in row.points
    ]  # fmt: skip
    offer, total = offer_as_dict(row.offer), str(row.total)
    return {"offer": offer, "position": row.position, "total": total, "points": points, "decided_by": row.decided_by}


def from_dict(plain: Mapping[str, Any]) -> Ranked:
    """A ranked offer from plain values, exactly as it was frozen. Source: M11."""
    offer, points = offer_from_dict(plain["offer"]), tuple(_points_from_dict(point) for point in plain["points"])
    total = Fraction(plain["total"])
    return Ranked(offer, plain["position"], total.numerator, total.denominator, points, plain["decided_by"])


def offer_as_dict(offer: OfferFacts) -> dict[str, Any]:
    """An offer's facts as plain values; the start as an ISO date. Source: M11."""
    return {**asdict(offer), "start_on": offer.start_on.isoformat(), "preference": str(offer.preference)}


def offer_from_dict(plain: Mapping[str, Any]) -> OfferFacts:
    """An offer's facts from plain values. Source: M11."""
    return OfferFacts(**{**plain, "start_on": date.fromisoformat(plain["start_on"])})


Points = tuple[CriterionPoints, ...]
Key = tuple[bool, int, int, int, int, int, int, str]


def _points(offers: Sequence[OfferFacts], weights: Mapping[str, int], scales: Scales) -> list[Points]:
    """Each distinct fact is scored once, a criterion at a time."""
    columns = []
    for criterion, fact, scale in SCALES:
        facts = [fact(offer, scales) for offer in offers]
        name, weight = criterion.value, weights[criterion]
        seen = {}
        for known in set(facts):
            text, numerator, denominator, no_data = scale(known, scales)
            seen[known] = CriterionPoints(name, text, numerator, denominator, weight, no_data)
        columns.append([seen[known] for known in facts])
    return list(zip(*columns, strict=True))


def _totals(points: Sequence[Points]) -> tuple[list[list[int]], int, list[int]]:
    """Each criterion's points and each offer's total, as whole numbers over a common denominator (the total's is a hundred times it)."""
    columns = list(zip(*points, strict=True))
    common = lcm(*{point.denominator for column in columns for point in column})
    values = [[point.numerator * (common // point.denominator) for point in column] for column in columns]
    weights = [column[0].weight for column in columns]
    totals = [sum(map(mul, row, weights)) for row in zip(*values, strict=True)]
    return values, common, totals


def _key(offer: OfferFacts, total: int, fit: int) -> Key:
    """Smaller is better, in the order of the deciders."""
    metres = 0 if offer.no_journey else _FAR if offer.distance_metres is None else offer.distance_metres
    days = offer.start_on.toordinal()
    return (offer.answer != CAN, -total, days, -fit, offer.whole_life_pence, metres, offer.draw, offer.ref)


def _decided_by(key: Key, beside: Key | None) -> str:
    if beside is None:
        return "only offer"
    for word, mine, other in zip(_DECIDERS, key, beside, strict=False):
        if mine != other:
            return word
    return _DECIDERS[-1]


def _changed_totals(values: list[int], totals: list[int], old: int, change: int) -> list[int] | None:
    """Totals, up to a common factor, with one weight changed and the others scaled; None when nothing can change."""
    rest, new = 100 - old, min(max(old + change, 0), 100)
    if new == old or rest == 0:
        return None
    return [
        rest * new * value + (100 - new) * (total - old * value) for value, total in zip(values, totals, strict=True)
    ]


def _points_from_dict(plain: Mapping[str, Any]) -> CriterionPoints:
    scale = Fraction(plain["scale_points"])
    return CriterionPoints(
        plain["criterion"], plain["fact_text"], scale.numerator, scale.denominator, plain["weight"], plain["no_data"]
    )
