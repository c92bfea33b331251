"""The national standards: what is known, and what is only kept a place for."""

import pytest

from sixthday.rules.standards import DFE_2025, SETS, set_on, standard
from tests.rules.terms import day


def test_four_parts_and_twenty_one_standards():
    shared = [sum(row.part == part for row in DFE_2025.standards) for part, _ in DFE_2025.parts]
    assert (len(DFE_2025.standards), shared[0]) == (21, 6)


def test_only_the_titles_that_are_known_are_given():
    assert [row.code for row in DFE_2025.standards if row.confirmed] == ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6"]
    assert standard("dfe-2025-08", "3.1").words == "3.1 title not confirmed"


def test_each_code_stands_once_in_its_set():
    assert [len({row.code for row in held.standards}) for held in SETS] == [len(held.standards) for held in SETS]


def test_the_set_of_a_day():
    assert set_on(day("2026-11-12")) is DFE_2025
    with pytest.raises(LookupError):
        set_on(day("2025-08-28"))
