"""Working days, school days, and when an answer is due."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixthday.rules.calendars import LONDON, SchoolDays, Span, UnknownCalendar, WorkingDays, answer_due
from tests.rules.terms import BANK_HOLIDAYS, SCHOOL, TERMS, WORKING, closing, day, span


def london(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("sent", "due"),
    [
        pytest.param("2026-11-05T10:40:00", "2026-11-06T17:00:00", id="Thursday morning: Friday"),
        pytest.param("2026-11-05T16:59:59", "2026-11-06T17:00:00", id="a second before the cut-off counts today"),
        pytest.param("2026-11-05T17:00:00", "2026-11-06T17:00:00", id="at the cut-off counts today"),
        pytest.param("2026-11-05T17:00:01", "2026-11-09T17:00:00", id="a second after counts as Friday: Monday"),
        pytest.param("2026-11-06T09:00:00", "2026-11-09T17:00:00", id="Friday morning: Monday"),
        pytest.param("2026-11-06T17:00:01", "2026-11-10T17:00:00", id="Friday evening counts as Monday: Tuesday"),
        pytest.param("2026-11-07T09:00:00", "2026-11-10T17:00:00", id="Saturday counts as Monday: Tuesday"),
        pytest.param("2026-12-24T12:00:00", "2026-12-29T17:00:00", id="Christmas Eve: past Christmas and its Monday"),
        pytest.param("2026-12-24T18:00:00", "2026-12-30T17:00:00", id="Christmas Eve evening counts as the 29th"),
        pytest.param("2026-12-31T09:00:00", "2027-01-04T17:00:00", id="New Year's Eve: Monday 4 January"),
        pytest.param("2027-03-25T09:00:00", "2027-03-30T17:00:00", id="Maundy Thursday: Tuesday after Easter"),
        pytest.param("2027-03-26T09:00:00", "2027-03-31T17:00:00", id="Good Friday counts as Tuesday: Wednesday"),
        pytest.param("2027-05-28T09:00:00", "2027-06-01T17:00:00", id="before the late May bank holiday"),
        pytest.param("2027-03-25T16:30:00", "2027-03-30T17:00:00", id="clocks go forward in between"),
        pytest.param("2026-10-23T16:30:00", "2026-10-26T17:00:00", id="clocks go back in between"),
    ],
)
def test_answer_due(sent: str, due: str) -> None:
    assert answer_due(london(sent), WORKING) == london(due)


@pytest.mark.parametrize(
    ("sent", "due"),
    [
        pytest.param(datetime(2026, 11, 5, 17, 0, tzinfo=UTC), "2026-11-06T17:00", id="winter: London is UTC"),
        pytest.param(datetime(2027, 6, 10, 16, 0, tzinfo=UTC), "2027-06-11T17:00", id="summer: 16:00 UTC is 5pm"),
        pytest.param(
            datetime(2027, 6, 10, 16, 0, 1, tzinfo=UTC), "2027-06-14T17:00", id="summer: a second later rolls on"
        ),
        pytest.param(
            datetime(2027, 6, 10, 23, 30, tzinfo=UTC), "2027-06-14T17:00", id="summer: already Friday in London"
        ),
    ],
)
def test_the_hour_is_londons(sent: datetime, due: str) -> None:
    assert answer_due(sent, WORKING) == london(due)


@pytest.mark.parametrize(
    ("days", "due"),
    [pytest.param(0, "2026-11-05T12:00", id="same day"), pytest.param(3, "2026-11-10T12:00", id="three working days")],
)
def test_shorter_or_longer_for_all(days: int, due: str) -> None:
    assert answer_due(london("2026-11-05T09:00"), WORKING, datetime.fromisoformat(due).time(), days) == london(due)


def test_bank_holidays_not_loaded_are_unknown() -> None:
    with pytest.raises(UnknownCalendar):
        answer_due(london("2027-12-31T09:00"), WORKING)


@pytest.mark.parametrize(
    ("on", "n", "expected"),
    [
        pytest.param("2026-11-05", 0, "2026-11-05", id="nought is the day itself"),
        pytest.param("2026-11-05", 1, "2026-11-06", id="next day"),
        pytest.param("2026-12-24", 2, "2026-12-30", id="over Christmas"),
        pytest.param("2027-03-25", 5, "2027-04-05", id="over Easter"),
    ],
)
def test_working_days(on: str, n: int, expected: str) -> None:
    assert WORKING.nth(n, day(on)) == day(expected)


@pytest.mark.parametrize(
    ("on", "meets"),
    [
        pytest.param("2026-09-02", False, id="INSET day"),
        pytest.param("2026-09-03", True, id="first day of the children"),
        pytest.param("2026-10-28", False, id="half term"),
        pytest.param("2026-11-07", False, id="Saturday"),
        pytest.param("2026-12-18", True, id="last day of term"),
        pytest.param("2026-12-29", False, id="Christmas holiday between loaded terms"),
        pytest.param("2027-05-03", False, id="bank holiday in term"),
    ],
)
def test_school_day(on: str, meets: bool) -> None:
    assert SCHOOL.is_school_day(day(on)) is meets


@pytest.mark.parametrize("on", ["2026-09-01", "2027-07-22", "2030-01-01"])
def test_a_day_outside_the_loaded_terms_is_unknown(on: str) -> None:
    with pytest.raises(UnknownCalendar):
        SCHOOL.is_school_day(day(on))


AUTUMN, SPRING, SUMMER = (
    span("2026-09-02", "2026-12-18"),
    span("2027-01-04", "2027-03-25"),
    span("2027-04-12", "2027-07-21"),
)
NEXT_AUTUMN, LAST_SUMMER = span("2027-09-02", "2027-12-17"), span("2026-04-13", "2026-07-22")


@pytest.mark.parametrize(
    ("terms", "on", "known"),
    [
        pytest.param((AUTUMN, SPRING), "2026-12-28", True, id="Christmas between two loaded terms is a holiday"),
        pytest.param((AUTUMN, SUMMER), "2027-02-01", False, id="a missing spring term is unknown"),
        pytest.param((AUTUMN, SUMMER), "2027-04-01", False, id="and so is the Easter beside it"),
        pytest.param((SUMMER, NEXT_AUTUMN), "2027-08-10", True, id="summer between two loaded years is a holiday"),
        pytest.param((LAST_SUMMER, SUMMER), "2026-11-02", False, id="a missing year is unknown"),
        pytest.param((LAST_SUMMER, SUMMER), "2027-05-10", True, id="what is loaded past the gap is known"),
        pytest.param((), "2026-11-02", False, id="nothing loaded"),
    ],
)
def test_gaps(terms: tuple[Span, ...], on: str, known: bool) -> None:
    school_days = SchoolDays(terms)
    if known:
        school_days.is_school_day(day(on))
    else:
        with pytest.raises(UnknownCalendar):
            school_days.is_school_day(day(on))


def test_what_is_loaded() -> None:
    empty = SchoolDays(())
    assert (SCHOOL.known_from, SCHOOL.known_until) == (day("2026-09-02"), day("2027-07-21"))
    assert (empty.known_from, empty.known_until) == (None, None)


@pytest.mark.parametrize(
    ("first_day", "n", "counting_first", "expected"),
    [
        pytest.param("2026-11-02", 1, True, "2026-11-02", id="the first day is day 1"),
        pytest.param("2026-11-02", 6, True, "2026-11-09", id="sixth day, first counted"),
        pytest.param("2026-11-02", 6, False, "2026-11-10", id="sixth day after the first"),
        pytest.param("2026-10-22", 6, True, "2026-11-05", id="over half term"),
        pytest.param("2026-12-16", 6, True, "2027-01-06", id="over Christmas"),
        pytest.param("2027-04-29", 6, True, "2027-05-07", id="over the May bank holiday"),
        pytest.param("2026-11-07", 1, True, "2026-11-09", id="a Saturday passes to Monday"),
        pytest.param("2026-11-07", 1, False, "2026-11-10", id="a Saturday passes to Monday, then one after"),
    ],
)
def test_nth_school_day(first_day: str, n: int, counting_first: bool, expected: str) -> None:
    assert SCHOOL.nth(n, day(first_day), counting_first) == day(expected)


@pytest.mark.parametrize(
    ("first_day", "n"),
    [
        pytest.param("2027-07-19", 6, id="runs past the last loaded term"),
        pytest.param("2026-09-01", 1, id="begins before the first loaded term"),
        pytest.param("2027-08-02", 1, id="begins after the last loaded term"),
    ],
)
def test_nth_school_day_is_never_invented(first_day: str, n: int) -> None:
    with pytest.raises(UnknownCalendar):
        SCHOOL.nth(n, day(first_day))


@pytest.mark.parametrize(
    ("from_on", "to_on", "expected"),
    [
        pytest.param("2026-11-02", "2026-11-02", 1, id="both ends count"),
        pytest.param("2026-11-02", "2026-11-08", 5, id="a week"),
        pytest.param("2026-10-23", "2026-11-02", 2, id="over half term"),
        pytest.param("2026-11-07", "2026-11-08", 0, id="a weekend"),
        pytest.param("2026-11-03", "2026-11-02", 0, id="the wrong way round"),
    ],
)
def test_count(from_on: str, to_on: str, expected: int) -> None:
    assert SCHOOL.count(day(from_on), day(to_on)) == expected


@pytest.mark.parametrize(
    ("school_days", "from_on", "to_on", "expected"),
    [
        pytest.param(SCHOOL, "2026-09-02", "2026-09-06",
                     [("2026-09-02", "INSET day"), ("2026-09-05", "Weekend"), ("2026-09-06", "Weekend")], id="INSET"),
        pytest.param(SCHOOL, "2026-10-30", "2026-11-02",
                     [("2026-10-30", "Half term"), ("2026-10-31", "Weekend"), ("2026-11-01", "Weekend")], id="half term"),
        pytest.param(SCHOOL, "2026-12-24", "2026-12-25",
                     [("2026-12-24", "School holiday"), ("2026-12-25", "Bank holiday")], id="Christmas"),
        pytest.param(closing("2026-11-04"), "2026-11-03", "2026-11-05", [("2026-11-04", "School closed")], id="closure"),
        pytest.param(SCHOOL, "2026-11-03", "2026-11-05", [], id="nothing skipped"),
    ],
)  # fmt: skip
def test_skipped(school_days: SchoolDays, from_on: str, to_on: str, expected: list[tuple[str, str]]) -> None:
    assert school_days.skipped(day(from_on), day(to_on)) == [(day(on), why) for on, why in expected]


IN_YEAR = st.dates(day("2026-09-02"), day("2027-07-21"))


@given(
    first_day=IN_YEAR,
    n=st.integers(1, 25),
    closed=st.frozensets(IN_YEAR, max_size=20),
    extra=IN_YEAR,
    counting_first=st.booleans(),
)
def test_one_more_holiday_never_brings_a_due_day_forward(
    first_day: date, n: int, closed: frozenset[date], extra: date, counting_first: bool
) -> None:
    def due(closed_days: frozenset[date]) -> date:
        try:
            return SchoolDays(TERMS, closed_days, BANK_HOLIDAYS).nth(n, first_day, counting_first)
        except UnknownCalendar:
            return date.max

    assert due(closed) <= due(closed | {extra})


@given(sent=st.datetimes(datetime(2026, 9, 1), datetime(2027, 6, 30)), extra=IN_YEAR, days=st.integers(0, 5))
def test_one_more_bank_holiday_never_brings_an_answer_forward(sent: datetime, extra: date, days: int) -> None:
    more = WorkingDays(BANK_HOLIDAYS | {extra}, WORKING.known_until)
    at = sent.replace(tzinfo=UTC)
    assert answer_due(at, WORKING, days=days) <= answer_due(at, more, days=days)


@given(
    sent=st.datetimes(datetime(2026, 9, 1), datetime(2027, 6, 30)),
    later=st.timedeltas(timedelta(0), timedelta(days=10)),
)
def test_sending_later_is_never_due_earlier(sent: datetime, later: timedelta) -> None:
    at = sent.replace(tzinfo=UTC)
    assert at < answer_due(at, WORKING) <= answer_due(at + later, WORKING)


@given(from_on=IN_YEAR, to_on=IN_YEAR)
def test_every_day_is_counted_or_skipped(from_on: date, to_on: date) -> None:
    if from_on <= to_on:
        days = (to_on - from_on).days + 1
        assert SCHOOL.count(from_on, to_on) + len(SCHOOL.skipped(from_on, to_on)) == days


@given(first_day=IN_YEAR, n=st.integers(1, 30))
def test_counting_to_the_nth_day_gives_n(first_day: date, n: int) -> None:
    try:
        due = SCHOOL.nth(n, first_day)
    except UnknownCalendar:
        return
    assert (SCHOOL.count(first_day, due), SCHOOL.is_school_day(due)) == (n, True)
