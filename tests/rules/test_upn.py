"""UPNs: the form, the check letter, the temporary kind. Cases: DfE guide; data-to-insight validators (MIT)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixthday.rules.findings import allowed
from sixthday.rules.upn import LETTERS, check, check_letter, normalise

GOOD, WRONG_LETTER, TEMPORARY, BAD_FORM = "good", "wrong letter", "temporary", "bad form"


def verdict(upn: str) -> set[str]:
    words = {"upn_form": BAD_FORM, "upn_check_letter": WRONG_LETTER, "upn_temporary": TEMPORARY}
    return {words[finding.code] for finding in check(upn) if not finding.met} or {GOOD}


@pytest.mark.parametrize(
    ("upn", "expected"),
    [
        pytest.param("H801200001001", {GOOD}, id="published example"),
        pytest.param("Z801200001001", {WRONG_LETTER}, id="the same with another letter"),
        pytest.param("G80120000101A", {TEMPORARY}, id="published temporary example"),
        pytest.param("Z80120000101A", {TEMPORARY, WRONG_LETTER}, id="temporary with another letter"),
        pytest.param("A950000178301", {GOOD}, id="validator, passes"),
        pytest.param("H243278544154", {GOOD}, id="validator, passes too"),
        pytest.param("R247962919251", {WRONG_LETTER}, id="validator, wrong letter"),
        pytest.param("X428558133462", {WRONG_LETTER}, id="validator, wrong letter too"),
        pytest.param("X000000000000", {WRONG_LETTER}, id="all noughts have the form"),
        pytest.param("X0000y0000000", {BAD_FORM}, id="a letter among the digits"),
        pytest.param("x0000000er00e0", {BAD_FORM}, id="too long, letters among the digits"),
        pytest.param("ASFFAGSVSV123", {BAD_FORM}, id="nonsense of the right length"),
        pytest.param("R325", {BAD_FORM}, id="too short"),
        pytest.param("1234", {BAD_FORM}, id="digits, too short"),
        pytest.param("", {BAD_FORM}, id="nothing"),
        pytest.param("I801200001001", {BAD_FORM}, id="no UPN begins with I"),
        pytest.param("G80120000101S", {BAD_FORM}, id="no temporary letter S"),
        pytest.param(" h801 20000 1001 ", {GOOD}, id="typed small, with spaces"),
        pytest.param("H80120000100١", {BAD_FORM}, id="a digit of another script"),
    ],
)
def test_check(upn: str, expected: set[str]) -> None:
    assert verdict(upn) == expected


@pytest.mark.parametrize(
    ("upn", "may_be_saved"),
    [("Z801200001001", True), ("G80120000101A", True), ("R325", False)],
    ids=["a wrong letter only warns", "a temporary number only tells", "a bad form stops"],
)
def test_weight(upn: str, may_be_saved: bool) -> None:
    assert allowed(check(upn)) is may_be_saved


NUMBERS = st.from_regex(r"\A[0-9]{12}\Z")


@given(NUMBERS)
def test_exactly_one_letter_fits(digits: str) -> None:
    assert [letter for letter in LETTERS if verdict(letter + digits) == {GOOD}] == [check_letter("?" + digits)]


@given(NUMBERS, st.integers(0, 11), st.integers(1, 9))
def test_one_digit_wrong_is_always_seen(digits: str, at: int, more: int) -> None:
    letter, wrong = check_letter("?" + digits), str((int(digits[at]) + more) % 10)
    assert verdict(letter + digits[:at] + wrong + digits[at + 1 :]) == {WRONG_LETTER}


@given(st.text(max_size=20))
def test_any_text_is_answered(text: str) -> None:
    assert check(text)
    assert normalise(normalise(text)) == normalise(text)
