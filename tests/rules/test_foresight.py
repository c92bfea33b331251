"""The curve of money over a framework's life."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sixthday.rules.foresight import Month, months_between, running_totals

APRIL, MAY, JUNE, MARCH = date(2026, 4, 1), date(2026, 5, 1), date(2026, 6, 1), date(2027, 3, 1)


def test_months_reach_both_ends():
    assert months_between(date(2026, 11, 30), date(2027, 2, 1)) == [
        date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1), date(2027, 2, 1),
    ]  # fmt: skip


def test_what_is_posted_runs_up_to_today_and_the_forecast_after():
    found = running_totals(
        {APRIL: 100, JUNE: 50}, {"2026-27": 1_050}, from_on=date(2026, 4, 10), until_on=date(2026, 8, 31), on=JUNE
    )
    assert found == (
        Month(APRIL, 100, False),
        Month(MAY, 100, False),
        Month(JUNE, 150, False),
        Month(date(2026, 7, 1), 600, True),
        Month(date(2026, 8, 1), 1_050, True),
    )


def test_a_forecast_already_passed_foresees_no_more():
    found = running_totals({APRIL: 900}, {"2026-27": 500}, from_on=APRIL, until_on=MARCH, on=APRIL)
    assert {month.total_pence for month in found} == {900}


def test_a_year_without_a_forecast_stays_level():
    found = running_totals({APRIL: 10}, {}, from_on=APRIL, until_on=MAY, on=APRIL)
    assert [month.total_pence for month in found] == [10, 10]


@given(
    posted=st.dictionaries(st.sampled_from([APRIL, MAY, JUNE]), st.integers(0, 10**9)),
    forecast=st.integers(0, 10**10),
)
def test_it_ends_at_the_forecast_or_at_what_was_posted(posted, forecast):
    found = running_totals(posted, {"2026-27": forecast}, from_on=APRIL, until_on=MARCH, on=JUNE)
    assert found[-1].total_pence == max(forecast, sum(posted.values()))
