"""Distances on the grid, and the bands in which they are told."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixthday.rules.geography import BANDS, FURTHEST, distance_band, metres, miles, miles_text

PLACES = st.integers(0, 700_000)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [((350_000, 240_000), (353_000, 244_000), 5_000), ((1, 1), (1, 1), 0), ((0, 0), (1, 1), 1)],
)
def test_metres(one: tuple[int, int], other: tuple[int, int], expected: int) -> None:
    assert metres(*one, *other) == expected


@pytest.mark.parametrize(
    ("distance", "text"), [(0, "0.0 miles"), (1_609, "1.0 miles"), (10_000, "6.2 miles"), (100_000, "62.1 miles")]
)
def test_miles_in_words(distance: int, text: str) -> None:
    assert miles_text(distance) == text


@pytest.mark.parametrize(
    ("distance", "band"),
    [
        pytest.param(Fraction("1.999"), "under 2 miles", id="just under two"),
        pytest.param(2, "2 to 5 miles", id="two"),
        pytest.param(Fraction("6.2"), "5 to 10 miles", id="six"),
        pytest.param(10, "10 to 15 miles", id="ten"),
        pytest.param(15, "15 to 25 miles", id="fifteen"),
        pytest.param(25, "25 miles or more", id="twenty-five"),
        pytest.param(None, None, id="restricted: no band at all"),
    ],
)
def test_band(distance: Fraction | int | None, band: str | None) -> None:
    assert distance_band(distance) == band


@given(PLACES, PLACES, PLACES, PLACES)
def test_there_is_as_far_as_back(e1: int, n1: int, e2: int, n2: int) -> None:
    assert metres(e1, n1, e2, n2) == metres(e2, n2, e1, n1)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_further_is_never_in_a_nearer_band(one: int, other: int) -> None:
    order = [label for _, label in BANDS] + [FURTHEST]
    near, far = sorted((one, other))
    assert order.index(distance_band(miles(near)) or "") <= order.index(distance_band(miles(far)) or "")
