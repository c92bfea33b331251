"""References that can be read aloud."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixthday.rules.references import ALPHABET, is_spoken, normalise, spoken

NUMBERS = st.integers(0, 23**5 - 1)


@pytest.mark.parametrize(
    ("number", "length", "prefix", "before_the_check"),
    [
        pytest.param(0, 6, "", "2222-2", id="nought"),
        pytest.param(23, 7, "R", "R222-32", id="twenty-three, as a request"),
        pytest.param(1, 5, "C", "C2-23", id="one, short, as a child"),
        pytest.param(23**7 - 1, 8, "", "XXXX-XXX", id="the last of eight"),
    ],
)
def test_form(number: int, length: int, prefix: str, before_the_check: str) -> None:
    text = spoken(number, length, prefix)
    assert (text[:-1], is_spoken(text, prefix)) == (before_the_check, True)


def test_nothing_that_sounds_or_looks_like_another() -> None:
    assert (len(ALPHABET), set("01OILUAEYSBZG") & set(ALPHABET)) == (23, set())


@pytest.mark.parametrize(
    ("number", "length", "prefix"),
    [(23**5, 6, ""), (-1, 6, ""), (0, 4, ""), (0, 9, ""), (0, 5, "A"), (0, 5, "CCCC")],
    ids=["too large", "negative", "too short", "too long", "prefix outside the alphabet", "no room beside the prefix"],
)
def test_what_cannot_be_spoken(number: int, length: int, prefix: str) -> None:
    with pytest.raises(ValueError):
        spoken(number, length, prefix)


@pytest.mark.parametrize("typed", ["{}", " {} ", "{}\n"], ids=["as printed", "with spaces around", "with a line end"])
def test_typed_as_printed(typed: str) -> None:
    assert is_spoken(typed.format(spoken(123456)))


@given(
    NUMBERS, st.sampled_from([str.lower, str.upper, lambda text: text.replace("-", ""), lambda text: " ".join(text)])
)
def test_typed_carelessly(number: int, typed: object) -> None:
    text = spoken(number)
    assert (normalise(typed(text)), is_spoken(typed(text))) == (text, True)


@given(NUMBERS, NUMBERS)
def test_two_numbers_never_share_a_reference(one: int, other: int) -> None:
    assert (spoken(one) == spoken(other)) is (one == other)


@given(NUMBERS, st.integers(0, 5), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_caught(number: int, at: int, wrong: str) -> None:
    plain = spoken(number).replace("-", "")
    typed = plain[:at] + wrong + plain[at + 1 :]
    assert is_spoken(typed) is (typed == plain)


@given(NUMBERS, st.integers(0, 4))
def test_two_neighbours_swapped_are_always_caught(number: int, at: int) -> None:
    plain = spoken(number).replace("-", "")
    typed = plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :]
    assert is_spoken(typed) is (typed == plain)


@given(st.text(max_size=12))
def test_any_text_can_be_asked(text: str) -> None:
    is_spoken(text)
    assert normalise(normalise(text)) == normalise(text)


def test_another_prefix_is_another_kind() -> None:
    assert is_spoken(spoken(5, 5, "C"), "R") is False
