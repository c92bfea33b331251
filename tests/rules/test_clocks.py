"""Duty clocks: what they count, where they stand, when they are met, and in which order a list is read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixthday.rules.calendars import SchoolDays
from sixthday.rules.clocks import (
    MISSING,
    Clock,
    CountedDay,
    Met,
    Position,
    breach_order,
    day_one_target,
    illness_clock,
    met,
    met_text,
    no_place_clock,
    position,
    recount,
    sixth_day,
)
from sixthday.rules.parameters import law_on
from tests.rules.terms import BANK_HOLIDAYS, SCHOOL, TERMS, closing, day, span

MONDAY = day("2026-11-02")
SIXTH = law_on("sixth_day_days", MONDAY)
TARGET = law_on("looked_after_policy_day", MONDAY)
NOTHING_LOADED = SchoolDays(())


def excluded(first_day: str, school_days: SchoolDays = SCHOOL, counts_first: bool = True) -> Clock:
    return sixth_day(day(first_day), school_days, SIXTH, counts_first)


@pytest.mark.parametrize(
    ("first_day", "counts_first", "due"),
    [
        pytest.param("2026-11-02", True, "2026-11-09", id="Monday: the Monday after"),
        pytest.param("2026-11-02", False, "2026-11-10", id="Monday, first day not counted: Tuesday"),
        pytest.param("2026-10-21", True, "2026-11-04", id="half term does not count"),
        pytest.param("2026-12-17", True, "2027-01-07", id="Christmas does not count"),
        pytest.param("2027-04-28", True, "2027-05-06", id="a bank holiday does not count"),
        pytest.param("2026-11-07", True, "2026-11-16", id="a notice dated on Saturday counts from Monday"),
    ],
)
def test_sixth_day(first_day: str, counts_first: bool, due: str) -> None:
    assert excluded(first_day, counts_first=counts_first).due_on == day(due)


def test_how_it_was_counted() -> None:
    rows = excluded("2026-10-22").counted
    assert [(row.on.isoformat(), row.counts, row.why) for row in rows] == [
        ("2026-10-22", True, "Day 1"),
        ("2026-10-23", True, "Day 2"),
        ("2026-10-24", False, "Weekend"),
        ("2026-10-25", False, "Weekend"),
        ("2026-10-26", False, "Half term"),
        ("2026-10-27", False, "Half term"),
        ("2026-10-28", False, "Half term"),
        ("2026-10-29", False, "Half term"),
        ("2026-10-30", False, "Half term"),
        ("2026-10-31", False, "Weekend"),
        ("2026-11-01", False, "Weekend"),
        ("2026-11-02", True, "Day 3"),
        ("2026-11-03", True, "Day 4"),
        ("2026-11-04", True, "Day 5"),
        ("2026-11-05", True, "Day 6"),
    ]


def test_the_other_reading_says_that_the_first_day_is_not_counted() -> None:
    rows = excluded("2026-11-02", counts_first=False).counted
    assert (rows[0], rows[1]) == (
        CountedDay(MONDAY, False, "The first day is not counted"),
        CountedDay(day("2026-11-03"), True, "Day 1"),
    )


def test_the_source_and_the_doubt_travel_with_the_clock() -> None:
    clock = excluded("2026-11-02")
    assert (clock.source, clock.doubt) == (SIXTH.source, SIXTH.doubt)


@pytest.mark.parametrize(
    "school_days",
    [
        pytest.param(NOTHING_LOADED, id="no term dates at all"),
        pytest.param(SchoolDays((span("2026-09-02", "2026-11-06"),)), id="term dates end before the sixth day"),
        pytest.param(SchoolDays((span("2027-01-04", "2027-03-25"),)), id="only a later term is loaded"),
    ],
)
def test_a_missing_calendar_invents_no_date(school_days: SchoolDays) -> None:
    clock = excluded("2026-11-02", school_days)
    assert (clock.due_on, clock.counted, clock.unknown) == (None, (), MISSING)
    assert position(clock, school_days, MONDAY) == Position(0, 6, 0, MISSING)
    assert day_one_target(clock, school_days, TARGET).due_on is None


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        pytest.param("2026-11-01", Position(0, 6, 0, "Begins Mon 2 Nov"), id="before the first day"),
        pytest.param("2026-11-02", Position(1, 6, 0, "Day 1 of 6"), id="the first day"),
        pytest.param("2026-11-05", Position(4, 6, 0, "Day 4 of 6"), id="Thursday"),
        pytest.param("2026-11-06", Position(5, 6, 0, "Day 5 of 6"), id="Friday"),
        pytest.param("2026-11-08", Position(5, 6, 0, "Day 5 of 6"), id="a Sunday is still day 5"),
        pytest.param("2026-11-09", Position(6, 6, 0, "Due today"), id="the sixth day"),
        pytest.param("2026-11-10", Position(7, 6, 1, "Day 7, 1 school day late"), id="one day late"),
        pytest.param("2026-11-11", Position(8, 6, 2, "Day 8, 2 school days late"), id="two days late"),
        pytest.param("2026-11-15", Position(10, 6, 4, "Day 10, 4 school days late"), id="a weekend adds nothing"),
        pytest.param("2026-12-29", Position(35, 6, 29, "Day 35, 29 school days late"), id="nor does a holiday"),
    ],
)  # fmt: skip
def test_position(today: str, expected: Position) -> None:
    assert position(excluded("2026-11-02"), SCHOOL, day(today)) == expected


def test_position_of_the_other_reading() -> None:
    clock = excluded("2026-11-02", counts_first=False)
    said = [position(clock, SCHOOL, day(on)).text for on in ("2026-11-02", "2026-11-03", "2026-11-10", "2026-11-11")]
    assert said == ["Day 0 of 6", "Day 1 of 6", "Due today", "Day 7, 1 school day late"]


def test_due_on_a_friday_is_not_yet_a_school_day_late_on_the_saturday() -> None:
    clock = excluded("2026-10-30", SchoolDays((span("2026-09-02", "2026-12-18"),)))
    assert clock.due_on == day("2026-11-06")
    assert position(clock, SCHOOL, day("2026-11-07")) == Position(6, 6, 0, "Day 6, due day passed")


def test_late_past_the_loaded_terms_says_so() -> None:
    clock = excluded("2026-11-02", SchoolDays((span("2026-09-02", "2026-11-13"),)))
    short = SchoolDays((span("2026-09-02", "2026-11-13"),))
    assert position(clock, short, day("2026-12-01")).text == "Late since Mon 9 Nov; later term dates are missing"


def test_the_day_one_target_stands_beside_the_legal_date() -> None:
    clock = day_one_target(excluded("2026-11-02"), SCHOOL, TARGET)
    assert (clock.due_on, clock.policy_due_on) == (day("2026-11-09"), MONDAY)


@pytest.mark.parametrize(
    ("clock", "due"),
    [
        pytest.param(illness_clock(MONDAY, SCHOOL, law_on("illness_start_days", MONDAY)), "2026-11-09", id="illness, once clear"),
        pytest.param(no_place_clock(MONDAY, SCHOOL, law_on("looked_after_no_school_days", MONDAY)), "2026-11-27", id="looked after"),
        pytest.param(no_place_clock(MONDAY, SCHOOL, law_on("otherwise_days", MONDAY)), "2026-11-09", id="otherwise"),
    ],
)  # fmt: skip
def test_the_other_clocks(clock: Clock, due: str) -> None:
    assert (clock.due_on, clock.unknown, clock.doubt != "") == (day(due), "", True)


@pytest.mark.parametrize(
    ("closed", "after", "moved"),
    [
        pytest.param((), "2026-11-09", False, id="nothing closed"),
        pytest.param(("2026-11-04",), "2026-11-10", True, id="one day of flood"),
        pytest.param(("2026-11-04", "2026-11-05", "2026-11-06"), "2026-11-12", True, id="three days"),
        pytest.param(("2026-11-20",), "2026-11-09", False, id="closed after the due day"),
        pytest.param(("2026-11-07",), "2026-11-09", False, id="closed on a Saturday"),
    ],
)
def test_a_recorded_closure_shows_both_dates(closed: tuple[str, ...], after: str, moved: bool) -> None:
    before = day_one_target(excluded("2026-11-02"), SCHOOL, TARGET)
    counted = recount(before, closing(*closed))
    assert (counted.before, counted.after.due_on, counted.moved) == (before, day(after), moved)
    assert counted.after.policy_due_on == MONDAY


def test_a_recount_keeps_the_reading() -> None:
    before = excluded("2026-11-02", counts_first=False)
    assert recount(before, closing("2026-11-04")).after.due_on == day("2026-11-11")


def test_a_closure_of_the_first_day_moves_the_target_too() -> None:
    before = day_one_target(excluded("2026-11-02"), SCHOOL, TARGET)
    assert recount(before, closing("2026-11-02")).after.policy_due_on == day("2026-11-03")


def test_a_closure_moves_a_target_that_counts_from_a_later_day() -> None:
    before = day_one_target(excluded("2026-11-02"), SCHOOL, TARGET, day("2026-11-05"))
    assert recount(before, closing("2026-11-05")).after.policy_due_on == day("2026-11-06")


THURSDAY, NEXT_TUESDAY = day("2026-11-05"), day("2026-11-10")
FULL, SIX = 25 * 60, 6 * 60


@pytest.mark.parametrize(
    ("judged", "started", "expected", "text"),
    [
        pytest.param(FULL, [], Met(None, 0, None, FULL), "", id="nothing started"),
        pytest.param(FULL, [(THURSDAY, SIX)], Met(None, SIX, THURSDAY, FULL), "Part met, 6 of 25 hours from day 4", id="part"),
        pytest.param(FULL, [(THURSDAY, SIX), (NEXT_TUESDAY, 9 * 60)], Met(None, 15 * 60, NEXT_TUESDAY, FULL),
                     "Part met, 15 of 25 hours from day 7", id="more of it, from the later day"),
        pytest.param(FULL, [(THURSDAY, FULL)], Met(THURSDAY, FULL, THURSDAY, FULL), "Education began on day 4", id="all at once"),
        pytest.param(FULL, [(NEXT_TUESDAY, 19 * 60), (THURSDAY, SIX)], Met(NEXT_TUESDAY, FULL, NEXT_TUESDAY, FULL),
                     "Education began on day 7", id="exactly reached, in whatever order they are given"),
        pytest.param(FULL, [(THURSDAY, FULL - 1)], Met(None, FULL - 1, THURSDAY, FULL),
                     "Part met, 24 hours 59 minutes of 25 hours from day 4", id="a minute short"),
        pytest.param(SIX, [(THURSDAY, SIX)], Met(THURSDAY, SIX, THURSDAY, SIX), "Education began on day 4", id="six were judged suitable"),
        pytest.param(None, [(THURSDAY, SIX)], Met(None, SIX, THURSDAY, None),
                     "6 hours started from day 4; hours suitable not yet judged", id="not yet judged"),
    ],
)  # fmt: skip
def test_met(judged: int | None, started: list[tuple[date, int]], expected: Met, text: str) -> None:
    result = met(judged, started)
    assert (result, met_text(result, excluded("2026-11-02"), SCHOOL)) == (expected, text)


def test_met_without_a_calendar_says_the_date() -> None:
    clock = excluded("2026-11-02", NOTHING_LOADED)
    assert met_text(met(FULL, [(THURSDAY, SIX)]), clock, NOTHING_LOADED) == "Part met, 6 of 25 hours from Thu 5 Nov"


def test_breach_order() -> None:
    unknown = excluded("2026-11-16", NOTHING_LOADED)
    older_unknown = excluded("2026-11-02", NOTHING_LOADED)
    latest = excluded("2026-10-05")
    today = excluded("2026-11-02")
    today_looked_after = day_one_target(today, SCHOOL, TARGET)
    next_week = excluded("2026-11-09")
    clocks = [next_week, today, unknown, latest, today_looked_after, older_unknown]
    assert sorted(clocks, key=breach_order) == [older_unknown, unknown, latest, today_looked_after, today, next_week]


IN_TERM = st.dates(day("2026-09-02"), day("2027-05-28"))


@given(first_day=IN_TERM, closed=st.sets(IN_TERM, max_size=15), extra=IN_TERM, counts_first=st.booleans())
def test_one_more_closure_never_brings_the_sixth_day_forward(
    first_day: date, closed: set[date], extra: date, counts_first: bool
) -> None:
    fewer = sixth_day(first_day, SchoolDays(TERMS, frozenset(closed), BANK_HOLIDAYS), SIXTH, counts_first)
    more = sixth_day(first_day, SchoolDays(TERMS, frozenset(closed | {extra}), BANK_HOLIDAYS), SIXTH, counts_first)
    assert (fewer.due_on or date.max) <= (more.due_on or date.max)


@given(first_day=IN_TERM, counts_first=st.booleans())
def test_six_days_count_and_the_last_is_the_due_day(first_day: date, counts_first: bool) -> None:
    clock = sixth_day(first_day, SCHOOL, SIXTH, counts_first)
    counting = [row.on for row in clock.counted if row.counts]
    assert (len(counting), counting[-1]) == (6, clock.due_on)


@given(first_day=IN_TERM, today=st.dates(day("2026-09-02"), day("2027-07-21")))
def test_the_position_never_goes_back(first_day: date, today: date) -> None:
    clock = sixth_day(first_day, SCHOOL, SIXTH)
    now, tomorrow = position(clock, SCHOOL, today), position(clock, SCHOOL, date.fromordinal(today.toordinal() + 1))
    if "missing" not in tomorrow.text:
        assert (now.day, now.late_days) <= (tomorrow.day, tomorrow.late_days)


STARTS = st.lists(st.tuples(IN_TERM, st.integers(30, 900)), max_size=6)


@given(judged=st.integers(60, 1800), started=STARTS, more=st.tuples(IN_TERM, st.integers(30, 900)))
def test_one_more_start_never_puts_off_the_day_it_is_met(
    judged: int, started: list[tuple[date, int]], more: tuple[date, int]
) -> None:
    before, after = met(judged, started), met(judged, [*started, more])
    assert (after.met_on or date.max) <= (before.met_on or date.max)
    assert (after.met_on is not None) == (sum(minutes for _, minutes in [*started, more]) >= judged)
