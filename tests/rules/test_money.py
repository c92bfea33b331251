"""Money is exact, and rounded once."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixthday.rules.money import half_up, money_text, pence, pounds, vat_on, whole_pounds_text, with_vat

PENCE = st.integers(-(10**12), 10**12)


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        pytest.param("12.34", 1234, id="whole pence"),
        pytest.param("0.005", 1, id="half a penny goes up"),
        pytest.param("0.0049999", 0, id="less than half goes down"),
        pytest.param("-0.005", -1, id="half a penny of credit goes away from nought"),
        pytest.param("2.675", 268, id="no binary surprises"),
    ],
)
def test_pence(amount: str, expected: int) -> None:
    assert pence(Decimal(amount)) == expected


@pytest.mark.parametrize(
    ("exact", "expected"),
    [(Fraction(1, 2), 1), (Fraction(-1, 2), -1), (Fraction(1, 3), 0), (Fraction(5, 2), 3), (Fraction(7), 7)],
)
def test_half_up(exact: Fraction, expected: int) -> None:
    assert half_up(exact) == expected


@pytest.mark.parametrize(
    ("ex_vat", "rate_bp", "inc_vat"),
    [
        pytest.param(100_00, 20_00, 120_00, id="standard rate"),
        pytest.param(42_50, 0, 42_50, id="exempt"),
        pytest.param(3, 20_00, 4, id="0.6 of a penny goes up"),
        pytest.param(2, 20_00, 2, id="0.4 of a penny goes down"),
        pytest.param(10, 5_00, 11, id="half a penny goes up"),
    ],
)
def test_with_vat(ex_vat: int, rate_bp: int, inc_vat: int) -> None:
    assert (with_vat(ex_vat, rate_bp), vat_on(ex_vat, rate_bp)) == (inc_vat, inc_vat - ex_vat)


@pytest.mark.parametrize(
    ("amount", "text", "whole"),
    [
        (123456, "£1,234.56", "£1,235"),
        (0, "£0.00", "£0"),
        (5, "£0.05", "£0"),
        (50, "£0.50", "£1"),
        (-123456, "-£1,234.56", "-£1,235"),
        (-40, "-£0.40", "£0"),
        (20_000_000_00, "£20,000,000.00", "£20,000,000"),
    ],
)
def test_money_in_words(amount: int, text: str, whole: str) -> None:
    assert (money_text(amount), whole_pounds_text(amount)) == (text, whole)


@given(PENCE)
def test_pounds_and_back_loses_nothing(amount: int) -> None:
    assert pence(pounds(amount)) == amount


@given(PENCE)
def test_the_text_is_the_amount(amount: int) -> None:
    assert Decimal(money_text(amount).replace("£", "").replace(",", "")) == pounds(amount)


@given(st.fractions())
def test_rounding_is_never_more_than_half_away(exact: Fraction) -> None:
    assert abs(half_up(exact) - exact) <= Fraction(1, 2)


@given(st.fractions(), st.fractions())
def test_rounding_keeps_order(one: Fraction, other: Fraction) -> None:
    low, high = sorted((one, other))
    assert half_up(low) <= half_up(high)


@given(st.integers(0, 10**10), st.integers(0, 10_000))
def test_vat_never_lowers_a_price(amount: int, rate_bp: int) -> None:
    assert with_vat(amount, rate_bp) >= amount
