"""Which clock a child's facts open."""

from dataclasses import replace

import pytest

from sixthday.rules.duties import LegalBasis, TriggerEvent
from sixthday.rules.opening import NOT_CLEAR, OpeningFacts, basis_for, counts_from, opening
from tests.rules.terms import SCHOOL, day

MONDAY = day("2026-11-02")
EXCLUDED = OpeningFacts(LegalBasis.SECTION_19_EXCLUSION, TriggerEvent.PERMANENT_EXCLUSION, MONDAY)
ILL = OpeningFacts(LegalBasis.SECTION_19_ILLNESS, TriggerEvent.ILLNESS, day("2026-10-05"), clear_on=MONDAY)
CARE = OpeningFacts(LegalBasis.LOOKED_AFTER_NO_PLACE, TriggerEvent.CARE_PLACEMENT, MONDAY, looked_after=True)


@pytest.mark.parametrize(
    ("facts", "due", "target"),
    [
        pytest.param(EXCLUDED, "2026-11-09", None, id="excluded: sixth school day"),
        pytest.param(replace(EXCLUDED, counts_first=False), "2026-11-10", None, id="excluded, first day not counted"),
        pytest.param(replace(EXCLUDED, looked_after=True), "2026-11-09", "2026-11-02", id="excluded and looked after: day one beside it"),
        pytest.param(replace(EXCLUDED, looked_after=True, looked_after_from_on=day("2026-11-05")), "2026-11-09", "2026-11-05", id="became looked after on the Thursday: from then"),
        pytest.param(replace(EXCLUDED, looked_after=True, looked_after_from_on=day("2026-11-07")), "2026-11-09", "2026-11-09", id="became looked after on a Saturday: the next school day"),
        pytest.param(replace(EXCLUDED, looked_after=True, looked_after_from_on=day("2026-10-01")), "2026-11-09", "2026-11-02", id="looked after before it happened: from its opening"),
        pytest.param(ILL, "2026-11-09", None, id="ill: from when fifteen days became clear"),
        pytest.param(CARE, "2026-11-27", "2026-11-02", id="looked after without a place: twenty school days"),
        pytest.param(OpeningFacts(LegalBasis.SECTION_19_OTHERWISE, TriggerEvent.NO_SCHOOL_PLACE, MONDAY), "2026-11-09", None, id="otherwise"),
        pytest.param(OpeningFacts(LegalBasis.EOTAS, TriggerEvent.EHC_PLAN_NAMING, MONDAY), "2026-11-09", None, id="EOTAS"),
    ],
)  # fmt: skip
def test_opening(facts: OpeningFacts, due: str, target: str | None) -> None:
    clock = opening(facts, SCHOOL)
    assert (clock.due_on, clock.policy_due_on) == (day(due), day(target) if target else None)


def test_illness_that_is_not_clear_has_no_date() -> None:
    clock = opening(replace(ILL, clear_on=None), SCHOOL)
    assert (clock.due_on, clock.unknown) == (None, NOT_CLEAR)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [(ILL, "2026-11-02"), (replace(ILL, clear_on=None), "2026-10-05"), (replace(EXCLUDED, clear_on=day("2026-12-01")), "2026-11-02")],
    ids=["illness from when it was clear", "illness not yet clear", "a clear day means nothing elsewhere"],
)  # fmt: skip
def test_counts_from(facts: OpeningFacts, expected: str) -> None:
    assert counts_from(facts) == day(expected)


@pytest.mark.parametrize(
    ("trigger", "looked_after", "elsewhere", "basis"),
    [
        ("permanent_exclusion", False, False, "section_19_exclusion"),
        ("permanent_exclusion", True, False, "section_19_exclusion"),
        ("no_school_place", False, False, "section_19_otherwise"),
        ("no_school_place", True, False, "looked_after_no_place"),
        ("no_school_place", True, True, "placed_in_by_other_authority"),
        ("illness", True, False, "section_19_illness"),
        ("over_16", False, False, "power_16_18"),
    ],
)
def test_the_basis_that_goes_with_what_happened(trigger: str, looked_after: bool, elsewhere: bool, basis: str) -> None:
    found = basis_for(TriggerEvent(trigger), looked_after=looked_after, by_another_authority=elsewhere)
    assert found == LegalBasis(basis)
