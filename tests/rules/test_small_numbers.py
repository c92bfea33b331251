"""Counts that could name a child."""

import pytest

from sixthday.rules.small_numbers import NOT_SHOWN, drawn_parts, told, told_parts

FEW = "Fewer than 5"


@pytest.mark.parametrize(("number", "words"), [(0, "0"), (1, FEW), (4, FEW), (5, "5"), (1200, "1,200")])
def test_a_count(number: int, words: str) -> None:
    assert told(number, 5) == words


def test_whoever_may_see_the_list_is_told_every_number() -> None:
    assert told(1, 0) == "1"
    assert told_parts({"HR1": 1, "HR2": 7}, 0) == {"HR1": "1", "HR2": "7"}


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        pytest.param({"HR1": 12, "HR2": 7}, {"HR1": "12", "HR2": "7"}, id="nothing is few"),
        pytest.param(
            {"HR1": 12, "HR2": 7, "HR4": 2}, {"HR1": "12", "HR2": NOT_SHOWN, "HR4": FEW},
            id="one is few, so the sum must not tell it",
        ),
        pytest.param({"HR1": 12, "HR2": 3, "HR4": 2}, {"HR1": "12", "HR2": FEW, "HR4": FEW}, id="two hide one another"),
        pytest.param({"HR1": 2}, {"HR1": FEW}, id="nothing else to hide"),
        pytest.param({"HR1": 12, "HR2": 0, "HR4": 3}, {"HR1": NOT_SHOWN, "HR2": "0", "HR4": FEW}, id="nought hides nothing"),
    ],
)  # fmt: skip
def test_parts_of_a_sum(counts: dict[str, int], words: dict[str, str]) -> None:
    assert told_parts(counts, 5) == words


def test_a_bar_tells_no_more_than_its_words() -> None:
    """What is few or not shown is drawn at one length, whatever it is."""
    assert drawn_parts({"HR1": 12, "HR2": 7, "HR4": 2}, 5) == {"HR1": 12, "HR2": 5, "HR4": 5}
