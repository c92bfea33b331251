"""Dated numbers: which holds on which day, and what is said of those that hold on none."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from sixthday.rules.parameters import PARAMETERS, NoLaw, law_ahead, law_on
from tests.rules.terms import day

TODAY = day("2026-11-22")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sixth_day_days", 6),
        ("illness_days", 15),
        ("looked_after_policy_day", 1),
        ("looked_after_no_school_days", 20),
        ("registration_full_time_minutes", 1080),
        ("registration_pupils", 5),
        ("registration_special_pupils", 1),
        ("leaving_age", 16),
        ("near_leaving_days", 42),
        ("notifiable_below_threshold_pence", 3_000_000),
        ("light_touch_threshold_pence", 66_354_000),
        ("contracts_register_pence", 500_000),
        ("publication_days", 120),
        ("vat_standard_bp", 2000),
    ],
)
def test_in_force_today(name: str, value: int) -> None:
    assert law_on(name, TODAY).value == value


@pytest.mark.parametrize("name", ["majority_pupils", "majority_special_pupils", "majority_share_percent"])
def test_the_2026_act_is_not_in_force_and_says_so(name: str) -> None:
    ahead = law_ahead(name)
    assert ahead is not None
    assert "no commencement regulations" in ahead.doubt
    with pytest.raises(NoLaw):
        law_on(name, TODAY)


def test_thresholds_change_at_the_new_year_even_when_equal() -> None:
    before, after = (law_on("light_touch_threshold_pence", on) for on in (day("2025-12-31"), day("2026-01-01")))
    assert (before.value, after.value, before == after) == (after.value, before.value, False)


def test_before_the_first_row_there_is_no_law() -> None:
    with pytest.raises(NoLaw):
        law_on("publication_days", day("2025-02-23"))


def test_nothing_in_force_is_ahead() -> None:
    assert law_ahead("sixth_day_days") is None


@pytest.mark.parametrize("name", sorted({row.name for row in PARAMETERS}))
def test_rows_of_a_name_do_not_overlap(name: str) -> None:
    rows = sorted((row for row in PARAMETERS if row.name == name and row.from_on), key=lambda row: row.from_on)
    ends = [row.until_on for row in rows]
    assert all(
        end is not None and end + timedelta(days=1) == later.from_on for end, later in zip(ends, rows[1:], strict=False)
    )
    assert [row.from_on < (row.until_on or date.max) for row in rows] == [True] * len(rows)
    assert len(list(pairwise(rows))) == max(len(rows) - 1, 0)


@pytest.mark.parametrize("row", PARAMETERS, ids=lambda row: f"{row.name} {row.from_on}")
def test_every_row_says_what_it_is_and_where_it_is_from(row: object) -> None:
    assert row.source
    assert row.label
    assert row.value > 0
