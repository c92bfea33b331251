"""Whom a debarment list may name."""

import pytest

from sixthday.rules.debarment import Match, Named, look_findings, matches, same_name, same_number
from sixthday.rules.findings import allowed

ARROW = Named("arrow", "Arrow Outdoors CIC", "1234567")


@pytest.mark.parametrize(
    ("listed", "found"),
    [
        pytest.param(Named("x", "Somebody Else", "01234567"), [Match("x", "arrow", True)], id="the same number"),
        pytest.param(Named("x", "ARROW  outdoors ltd."), [Match("x", "arrow", False)], id="the name, no number"),
        pytest.param(Named("x", "Arrow Outdoors", "99999999"), [], id="the name of another company"),
        pytest.param(Named("x", "Arrow Indoors"), [], id="another name"),
        pytest.param(Named("x", "Arrow Outdoors", "1234567"), [Match("x", "arrow", True)], id="both, once"),
    ],
)
def test_who_may_be_whom(listed: Named, found: list[Match]) -> None:
    assert list(matches([listed], [ARROW])) == found


def test_one_without_a_number_matches_by_name() -> None:
    assert matches([Named("x", "J. O'Neill", "01234567")], [Named("p", "J O Neill")]) == (Match("x", "p", False),)


@pytest.mark.parametrize(
    ("one", "other"), [("The Barn & Co Limited", "barn and co"), ("Wye Learning CIC", "WYE LEARNING Ltd")]
)
def test_the_same_name(one: str, other: str) -> None:
    assert same_name(one) == same_name(other)


def test_numbers_are_eight_long() -> None:
    assert (same_number(" 123 4567"), same_number("sc123456"), same_number("")) == ("01234567", "SC123456", "")


def test_a_look_says_what_was_looked_at() -> None:
    assert (allowed(look_findings(" ")), allowed(look_findings("The list and the declarations"))) == (False, True)
