"""Distances on the national grid, and the bands in which a provider may see them."""

from fractions import Fraction
from math import isqrt

MICROMETRES_PER_MILE = 1_609_344_000
METRES_PER_MILE = Fraction(MICROMETRES_PER_MILE, 1_000_000)
BANDS: tuple[tuple[int, str], ...] = (
    (2, "under 2 miles"),
    (5, "2 to 5 miles"),
    (10, "5 to 10 miles"),
    (15, "10 to 15 miles"),
    (25, "15 to 25 miles"),
)
FURTHEST = "25 miles or more"


def metres(e1: int, n1: int, e2: int, n2: int) -> int:
    """Straight-line metres between two grid references, rounded down. Source: Ordnance Survey National Grid."""
    return isqrt((e1 - e2) ** 2 + (n1 - n2) ** 2)


def miles(distance_metres: int) -> Fraction:
    """Metres as exact miles. Source: Weights and Measures Act 1985 Schedule 1."""
    return Fraction(distance_metres) / METRES_PER_MILE


def miles_text(distance_metres: int) -> str:
    """`6.2 miles`, for the council's own pages. Source: design page on distances."""
    tenths = int(miles(distance_metres) * 10 + Fraction(1, 2))
    return f"{tenths // 10}.{tenths % 10} miles"


def distance_band(distance_miles: Fraction | int | None) -> str | None:
    """The published band for a number of miles; None in gives None out (a restricted address). Source: M24; UK GDPR Article 5."""
    if distance_miles is None:
        return None
    return next((label for limit, label in BANDS if distance_miles < limit), FURTHEST)
