"""Nothing that names a child leaves before award."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixthday.rules.disclosure import Cell, brief_warnings, identifying
from sixthday.rules.findings import Weight, allowed
from tests.rules.terms import day

NAMES = ("Jordan Price", "Kerry-Ann Price", "Dr Okafor")
SCHOOL, POSTCODES, BORN = "St Brannock's RC High School", ("HR1 2AB",), day("2012-05-14")


def found(text: str, names: tuple[str, ...] = NAMES) -> set[str]:
    return {finding.code for finding in identifying(text, names, SCHOOL, POSTCODES, BORN)}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param("Needs a calm room, mornings only, and a worker who likes football.", set(), id="nothing"),
        pytest.param("Jordan likes football.", {"text_name"}, id="first name"),
        pytest.param("jordan likes football.", {"text_name"}, id="first name in small letters"),
        pytest.param("JORDAN likes football.", {"text_name"}, id="first name in capitals"),
        pytest.param("The Okafor report says so.", {"text_name"}, id="a doctor's name"),
        pytest.param("Ask Kerry Ann first.", {"text_name"}, id="hyphen left out"),
        pytest.param("kerry-ann price rang.", {"text_name"}, id="whole name in small letters"),
        pytest.param("The price is too high.", set(), id="an everyday word that is also a surname"),
        pytest.param("Price is too high for this.", set(), id="the same beginning a sentence"),
        pytest.param("Ask Mrs Price about it.", {"text_name"}, id="the same written as a name"),
        pytest.param("Lives near Jordanian shop.", set(), id="part of a longer word"),
        pytest.param("Attends St Brannock's RC High School.", {"text_school"}, id="school"),
        pytest.param("Attends st brannocks.", {"text_school"}, id="school by its telling word"),
        pytest.param("Wants to return to a high school.", set(), id="words any school has"),
        pytest.param("UPN H801200001001.", {"text_upn"}, id="UPN"),
        pytest.param("UPN h801200001001 given", {"text_upn"}, id="UPN in small letters"),
        pytest.param("UPN G80120000101A", {"text_upn"}, id="temporary UPN"),
        pytest.param("Born 14/05/2012.", {"text_birth_date"}, id="date with strokes"),
        pytest.param("Born 14 May 2012.", {"text_birth_date"}, id="date in words"),
        pytest.param("Born 14th of May, but 14th May 2012.", {"text_birth_date"}, id="date with th"),
        pytest.param("Born 2012-05-14.", {"text_birth_date"}, id="date the computer's way"),
        pytest.param("Born 14.5.12.", {"text_birth_date"}, id="date with stops"),
        pytest.param("Born 14 05 2012", {"text_birth_date"}, id="the child's own date, spaced"),
        pytest.param("A sister born 3/9/2014.", {"text_birth_date"}, id="a sister's"),
        pytest.param("Mum, 2 June 1984, agrees.", {"text_birth_date"}, id="a mother's"),
        pytest.param("Mum, 2.6.84, agrees.", {"text_birth_date"}, id="a mother's, short"),
        pytest.param("Starts 9 November 2026, reviewed 18/12/26.", set(), id="a start and a review are no birthdays"),
        pytest.param("Start by May 2027; 14 sessions.", set(), id="a month and a number are no date"),
        pytest.param("Lives at HR1 2AB.", {"text_postcode"}, id="full postcode"),
        pytest.param("Lives at hr12ab", {"text_postcode"}, id="postcode run together"),
        pytest.param("Lives at SY8 1AA.", {"text_postcode"}, id="any full postcode"),
        pytest.param("Lives in HR1, near the river.", set(), id="district only"),
        pytest.param("Ring 01632 960123.", {"text_telephone"}, id="telephone"),
        pytest.param("Ring +44 7700 900123.", {"text_telephone"}, id="mobile"),
        pytest.param("Write to mum@example.org", {"text_email"}, id="e-mail"),
        pytest.param("10 hours a week, 25 in all, £42.00 an hour.", set(), id="numbers of other kinds"),
        pytest.param("Jordan, HR1 2AB, born 14/05/2012, at St Brannock's.",
                     {"text_name", "text_postcode", "text_birth_date", "text_school"}, id="everything at once"),
    ],
)  # fmt: skip
def test_identifying(text: str, codes: set[str]) -> None:
    assert found(text) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param("He will need a quiet start.", set(), id="will, the verb"),
        pytest.param("We think Will needs a quiet start.", {"text_name"}, id="Will, the name"),
        pytest.param(
            "Will needs a quiet start.", set(), id="beginning a sentence it cannot be told: a person reads the preview"
        ),
        pytest.param("will young rang.", {"text_name"}, id="the whole name in small letters"),
        pytest.param("Ask Bo about it; not bo.", {"text_name"}, id="a tiny name written as one"),
        pytest.param("The bo tree.", set(), id="a tiny word"),
    ],
)
def test_names_that_are_everyday_words(text: str, codes: set[str]) -> None:
    assert found(text, ("Will Young", "Bo Li")) == codes


def test_what_is_found_stops_and_is_never_repeated() -> None:
    findings = identifying("Jordan, HR1 2AB", NAMES, SCHOOL, POSTCODES, BORN)
    assert (allowed(findings), any(word in f.reason for f in findings for word in ("Jordan", "HR1"))) == (False, False)


def test_without_the_birth_date_any_full_date_is_one() -> None:
    codes = [finding.code for finding in identifying("Starts 9 November 2026.", NAMES, SCHOOL, POSTCODES)]
    assert codes == ["text_birth_date"]


def test_nothing_known_finds_nothing() -> None:
    assert identifying("A calm room.", (), "", ()) == []


@pytest.mark.parametrize(
    ("children", "reason"),
    [
        (5, None),
        (4, "Only 4 children share this combination: Visual impairment, age 14 and HR4. Fewer than 5 could let someone recognise the child."),
        (1, "No other child shares this combination: Visual impairment, age 14 and HR4. Fewer than 5 could let someone recognise the child."),
    ],
    ids=["five is enough", "four", "one of a kind"],
)  # fmt: skip
def test_small_numbers(children: int, reason: str | None) -> None:
    findings = brief_warnings([Cell(("Visual impairment", "age 14", "HR4"), children)], day("2026-11-05"))
    assert [finding.reason for finding in findings] == ([reason] if reason else [])
    assert all(finding.weight is Weight.WARNS for finding in findings)


@given(before=st.text(max_size=40), after=st.text(max_size=40))
def test_a_name_standing_alone_is_found_wherever_it_stands(before: str, after: str) -> None:
    assert "text_name" in found(f"{before} Jordan {after}")


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    identifying(text, NAMES, SCHOOL, POSTCODES, BORN)
