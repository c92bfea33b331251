"""The ranking: exact, published, the same whatever order the answers came in, and able to be replayed from plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from sixthday.rules.findings import Finding, Refused
from sixthday.rules.scales import CRITERIA, SCALES, SOURCE, Criterion, OfferFacts, Scales, scales_from_dict

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
    """One criterion of one offer: the fact in words, points on its scale, weight, and points in the total of 100."""

    criterion: str
    fact_text: str
    scale_points: Fraction
    weight: int
    weighted: Fraction
    no_data: bool


@dataclass(frozen=True, slots=True)
class Ranked:
    """One offer in its place. `decided_by` says what set it apart from the next better offer (for the first: the second)."""

    offer: OfferFacts
    position: int
    total: Fraction
    points: tuple[CriterionPoints, ...]
    decided_by: str


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """Which offer would win if one criterion weighed `change` points more or less, the others scaled to keep 100."""

    criterion: str
    change: int
    winner_ref: str
    changes_winner: bool


def weight_findings(weights: Mapping[str, int]) -> tuple[Finding, ...]:
    """Whether the weights name every criterion once, none below nought, and total 100. Source: the round's published method."""
    names = set(weights) == {criterion.value for criterion, _ in CRITERIA}
    sound = all(weight >= 0 for weight in weights.values())
    total = sum(weights.values())
    return (
        Finding(
            "weights_named",
            names,
            "Every criterion has a weight." if names else "Give each criterion one weight.",
            SOURCE,
            fixer="commissioner",
        ),
        Finding(
            "weights_whole",
            sound,
            "No weight is below nought." if sound else "A weight cannot be below nought.",
            SOURCE,
            fixer="commissioner",
        ),
        Finding(
            "weights_total",
            total == 100,
            f"The weights total {total}; they must total 100.",
            SOURCE,
            fixer="commissioner",
        ),
    )


def rank(offers: Sequence[OfferFacts], weights: Mapping[str, int], scales: Scales) -> tuple[Ranked, ...]:
    """Every offer in order, best first, with its points. Raises Refused when the weights do not total 100.

    Every can-meet stands above every partly; then unrounded totals; then earlier start, fit to need, lower whole-life
    cost, shorter distance, and the recorded draw. Source: the round's published method; Procurement Act 2023 s45.
    """
    if unmet := [finding for finding in weight_findings(weights) if not finding.met]:
        raise Refused(unmet)
    scored = _scored(offers, weights, scales)
    keys = sorted(
        (_key(offer, total, points[0].scale_points), index) for index, (offer, points, total) in enumerate(scored)
    )
    ranked = []
    for position, (key, index) in enumerate(keys, start=1):
        offer, points, total = scored[index]
        beside = keys[position - 2][0] if position > 1 else keys[1][0] if len(keys) > 1 else key
        ranked.append(Ranked(offer, position, total, points, _decided_by(key, beside, len(keys))))
    return tuple(ranked)


def sensitivity(ranked: Sequence[Ranked], weights: Mapping[str, int], step: int = STEP) -> tuple[Sensitivity, ...]:
    """For each criterion, `step` points up and down (within 0 to 100) with the others scaled: who would win.

    Source: design page on the award; the round's published method.
    """
    if not ranked:
        return ()
    first = min(ranked, key=lambda row: row.position).offer.ref
    found = []
    for criterion, _ in CRITERIA:
        for change in (step, -step):
            if (changed := _changed(weights, criterion, change)) is not None:
                winner = _winner(ranked, changed)
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
        {
            "criterion": p.criterion,
            "fact_text": p.fact_text,
            "scale_points": str(p.scale_points),
            "weight": p.weight,
            "weighted": str(p.weighted),
            "no_data": p.no_data,
        }
        for p in row.points
    ]
    return {
        "offer": offer_as_dict(row.offer),
        "position": row.position,
        "total": str(row.total),
        "points": points,
        "decided_by": row.decided_by,
    }


def from_dict(plain: Mapping[str, Any]) -> Ranked:
    """A ranked offer from plain values, exactly as it was frozen. Source: M11."""
    points = tuple(
        CriterionPoints(
            p["criterion"],
            p["fact_text"],
            Fraction(p["scale_points"]),
            p["weight"],
            Fraction(p["weighted"]),
            p["no_data"],
        )
        for p in plain["points"]
    )
    return Ranked(
        offer_from_dict(plain["offer"]), plain["position"], Fraction(plain["total"]), points, plain["decided_by"]
    )


def offer_as_dict(offer: OfferFacts) -> dict[str, Any]:
    """An offer's facts as plain values; the start as an ISO date. Source: M11."""
    return {**asdict(offer), "start_on": offer.start_on.isoformat(), "preference": str(offer.preference)}


def offer_from_dict(plain: Mapping[str, Any]) -> OfferFacts:
    """An offer's facts from plain values. Source: M11."""
    return OfferFacts(**{**plain, "start_on": date.fromisoformat(plain["start_on"])})


Scored = tuple[OfferFacts, tuple[CriterionPoints, ...], Fraction]
Key = tuple[bool, Fraction, date, Fraction, int, int, int, str]


def _scored(offers: Sequence[OfferFacts], weights: Mapping[str, int], scales: Scales) -> list[Scored]:
    seen: dict[tuple[Criterion, object], CriterionPoints] = {}
    scored = []
    for offer in offers:
        points = []
        for criterion, scale, fact in SCALES:
            key = (criterion, fact(offer))
            known = seen.get(key)
            if known is None:
                text, scale_points, no_data = scale(offer, scales)
                weight = weights[criterion]
                known = CriterionPoints(
                    criterion.value, text, scale_points, weight, scale_points * weight / 100, no_data
                )
                seen[key] = known
            points.append(known)
        scored.append((offer, tuple(points), sum((p.weighted for p in points), Fraction(0))))
    return scored


def _key(offer: OfferFacts, total: Fraction, fit: Fraction) -> Key:
    metres = 0 if offer.no_journey else offer.distance_metres
    return (
        offer.answer != CAN,
        -total,
        offer.start_on,
        -fit,
        offer.whole_life_pence,
        _FAR if metres is None else metres,
        offer.draw,
        offer.ref,
    )


def _decided_by(key: Key, beside: Key, offers: int) -> str:
    if offers == 1:
        return "only offer"
    return next(
        (word for word, mine, other in zip(_DECIDERS, key, beside, strict=False) if mine != other), "recorded draw"
    )


def _changed(weights: Mapping[str, int], criterion: str, change: int) -> dict[str, Fraction] | None:
    old, rest = weights[criterion], 100 - weights[criterion]
    new = min(max(old + change, 0), 100)
    if new == old or rest == 0:
        return None
    return {
        name: Fraction(new) if name == criterion else Fraction(weight * (100 - new), rest)
        for name, weight in weights.items()
    }


def _winner(ranked: Sequence[Ranked], weights: Mapping[str, Fraction]) -> str:
    def key(row: Ranked) -> Key:
        total = sum((point.scale_points * weights[point.criterion] for point in row.points), Fraction(0))
        return _key(row.offer, total, row.points[0].scale_points)

    return min(ranked, key=key).offer.ref
