"""How long something lasts, the days nothing covers, and when to remind of an end."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixthday.rules.lasting import LAPSED, Stretch, last_day, reminder_due, uncovered
from tests.rules.terms import day

DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
STEPS = (60, 30, 14, 0)


def stretch(text: str) -> Stretch:
    """From "2026-09-01 2026-11-14"."""
    return Stretch(*map(day, text.split()))


@pytest.mark.parametrize(
    ("from_on", "months", "until_on"),
    [
        pytest.param("2026-09-01", 12, "2027-08-31", id="a year from the first"),
        pytest.param("2026-11-05", 12, "2027-11-04", id="a year from a day in the month"),
        pytest.param("2024-02-29", 12, "2025-02-28", id="from a leap day"),
        pytest.param("2026-08-31", 6, "2027-02-28", id="to a shorter month"),
        pytest.param("2026-12-15", 1, "2027-01-14", id="over the new year"),
        pytest.param("2026-09-01", 36, "2029-08-31", id="three years"),
    ],
)
def test_the_last_day(from_on: str, months: int, until_on: str) -> None:
    assert last_day(day(from_on), months) == day(until_on)


@pytest.mark.parametrize(
    ("held", "gaps"),
    [
        pytest.param([], ["2026-11-01 2026-11-30"], id="nothing held"),
        pytest.param(["2026-01-01 2027-01-01"], [], id="covered throughout"),
        pytest.param(["2026-01-01 2026-11-14", "2026-11-15 2027-01-01"], [], id="renewed the next day"),
        pytest.param(["2026-01-01 2026-11-14", "2026-11-18 2027-01-01"], ["2026-11-15 2026-11-17"], id="renewed late"),
        pytest.param(["2026-01-01 2026-11-14"], ["2026-11-15 2026-11-30"], id="not renewed"),
        pytest.param(["2026-11-18 2027-01-01", "2026-01-01 2026-11-20"], [], id="overlapping, in any order"),
        pytest.param(["2026-12-01 2027-01-01"], ["2026-11-01 2026-11-30"], id="only later"),
    ],
)
def test_uncovered(held: list[str], gaps: list[str]) -> None:
    found = uncovered([stretch(each) for each in held], day("2026-11-01"), day("2026-11-30"))
    assert list(found) == [stretch(each) for each in gaps]


@given(
    st.lists(st.tuples(DAYS, st.integers(0, 400)), max_size=6),
    DAYS,
    st.integers(0, 300),
    st.tuples(DAYS, st.integers(0, 400)),
)
def test_more_cover_never_leaves_more_days(held, from_on, length, more) -> None:  # type: ignore[no-untyped-def]
    spans = [Stretch(first, first + timedelta(days=long)) for first, long in held]
    another = Stretch(more[0], more[0] + timedelta(days=more[1]))
    until_on = from_on + timedelta(days=length)

    def days(stretches: list[Stretch]) -> set[date]:
        gaps = uncovered(stretches, from_on, until_on)
        return {gap.from_on + timedelta(days=n) for gap in gaps for n in range((gap.until_on - gap.from_on).days + 1)}

    covered = {
        each.from_on + timedelta(days=n) for each in spans for n in range((each.until_on - each.from_on).days + 1)
    }
    every = {from_on + timedelta(days=n) for n in range(length + 1)}
    assert days(spans) == every - covered
    assert days([*spans, another]) <= days(spans)


@pytest.mark.parametrize(
    ("on", "sent", "due"),
    [
        pytest.param("2026-09-14", (), None, id="sixty-one days before"),
        pytest.param("2026-09-15", (), 60, id="sixty"),
        pytest.param("2026-10-01", (60,), None, id="told, and thirty is not yet"),
        pytest.param("2026-10-15", (60,), 30, id="thirty"),
        pytest.param("2026-10-20", (60,), 30, id="a missed night is made up for"),
        pytest.param("2026-11-02", (60,), 14, id="after long, only what is due now"),
        pytest.param("2026-11-14", (60, 30, 14), 0, id="the last day"),
        pytest.param("2026-11-15", (60, 30, 14, 0), LAPSED, id="lapsed"),
        pytest.param("2026-12-15", (), LAPSED, id="lapsed long ago, never told"),
        pytest.param("2026-12-15", (LAPSED,), None, id="told once that it lapsed"),
    ],
)
def test_which_reminder_is_due(on: str, sent: tuple[int, ...], due: int | None) -> None:
    assert reminder_due(day("2026-11-14"), day(on), STEPS, sent) == due


@given(st.lists(st.integers(-30, 90), min_size=1, max_size=12, unique=True))
def test_each_reminder_goes_once_whatever_nights_are_missed(nights: list[int]) -> None:
    sent: list[int] = []
    for left in sorted(nights, reverse=True):
        for _ in range(2):
            due = reminder_due(day("2026-11-14"), day("2026-11-14") - timedelta(days=left), STEPS, sent)
            if due is not None:
                sent.append(due)
    assert sent == sorted(set(sent), reverse=True)
    assert (LAPSED in sent) == (min(nights) < 0)
