"""Money: whole pence at rest, Decimal pounds in hand, and the only rounding in the product."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

_PENNY = Decimal("0.01")
_BASIS_POINTS = 10_000


def pounds(pence: int) -> Decimal:
    """Pence to pounds, exactly, with two decimal places. Source: house rule on money."""
    return (Decimal(pence) / 100).quantize(_PENNY)


def pence(amount: Decimal) -> int:
    """Pounds to whole pence, rounded once, half away from zero. Source: house rule on money."""
    return int((amount * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def half_up(exact: Fraction) -> int:
    """An exact number of pence to whole pence, half away from zero. Source: house rule on money."""
    size, sign = abs(exact), -1 if exact < 0 else 1
    return sign * ((2 * size.numerator + size.denominator) // (2 * size.denominator))


def vat_on(amount_pence: int, rate_bp: int) -> int:
    """The VAT in pence on a price in pence, rate in basis points (2,000 is 20%). Source: VAT Notice 700 s17."""
    return half_up(Fraction(amount_pence * rate_bp, _BASIS_POINTS))


def with_vat(amount_pence: int, rate_bp: int) -> int:
    """A price in pence with VAT added, rate in basis points, rounded once. Source: VAT Notice 700 s17."""
    return amount_pence + vat_on(amount_pence, rate_bp)


def money_text(amount_pence: int) -> str:
    """Pence as `£1,234.56`; a credit has a minus sign. Source: design page on money."""
    sign = "-" if amount_pence < 0 else ""
    whole, part = divmod(abs(amount_pence), 100)
    return f"{sign}£{whole:,}.{part:02d}"


def whole_pounds_text(amount_pence: int) -> str:
    """Pence as whole pounds, `£1,235`, for headlines. Source: design page on money."""
    whole = half_up(Fraction(amount_pence, 100))
    return f"-£{-whole:,}" if whole < 0 else f"£{whole:,}"
