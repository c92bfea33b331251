"""Pictures as numbers: whole values, worked by hand."""

from datetime import date
from fractions import Fraction

import pytest

from sixthday.rules import clocks
from sixthday.rules.calendars import SchoolDays, Span
from sixthday.rules.parameters import law_on
from sixthday.web.kit import charts
from sixthday.web.kit.charts import Bar, Circle, Curve, Map, Segment, Square, Stack, Stroke

TERM = SchoolDays((Span(date(2026, 9, 1), date(2026, 12, 18), "term"),))


def strip(today: date, **met: object) -> charts.Strip:
    clock = clocks.sixth_day(date(2026, 11, 2), TERM, law_on("sixth_day_days", today))
    return charts.clock_strip(clock, clocks.position(clock, TERM, today), today, **met)


def test_the_strip_on_day_four():
    shown = strip(date(2026, 11, 5))
    assert (shown.text, shown.late) == ("Day 4 of 6 – due Mon 9 Nov", "")
    assert shown.squares == (
        Square("Mon 2", "past", False, ""),
        Square("Tue 3", "past", False, ""),
        Square("Wed 4", "past", False, ""),
        Square("Thu 5", "now", False, "today"),
        Square("Fri 6", "ahead", False, ""),
        Square("Mon 9", "ahead", True, "due"),
    )


@pytest.mark.parametrize(
    ("today", "text", "late", "last"),
    [
        pytest.param(
            date(2026, 11, 9), "Due today", "", Square("Mon 9", "now", True, "today, due"), id="on the sixth day"
        ),
        pytest.param(
            date(2026, 11, 11), "Day 8, 2 school days late", "2 late", Square("Mon 9", "past", True, "due"), id="late"
        ),
    ],
)
def test_the_strip_at_the_end(today, text, late, last):
    shown = strip(today)
    assert (shown.text, shown.late, shown.squares[-1]) == (text, late, last)


def test_a_met_duty_says_when_it_began():
    shown = strip(date(2026, 11, 11), began_on=date(2026, 11, 5), words="Education began on day 4")
    assert (shown.text, shown.late) == ("Education began on day 4", "")
    assert [square.word for square in shown.squares] == ["", "", "", "began", "", "due"]


def test_a_missing_calendar_has_no_squares():
    clock = clocks.sixth_day(date(2027, 11, 2), TERM, law_on("sixth_day_days", date(2026, 11, 2)))
    shown = charts.clock_strip(clock, clocks.position(clock, TERM, date(2027, 11, 5)), date(2027, 11, 5))
    assert (shown.text, shown.squares) == (clocks.MISSING, ())


def test_hours_on_one_scale():
    assert charts.hours_bar(1500, 900, 0, notes={"bought": "10 hours short"}) == (
        Bar("Suitable", 100.0, "25 hours", aim=True),
        Bar("Bought", 60.0, "15 hours", "10 hours short"),
        Bar("Delivered", 0.0, "0 hours"),
    )


def test_hours_not_yet_judged_are_said_not_drawn():
    assert charts.hours_bar(None, 0, 0)[0] == Bar("Suitable", 0.0, "Not yet judged", aim=True)


def test_the_longest_bar_fills_the_width():
    drawn = charts.bars([("1 to 2", 4, "4"), ("6 and later", 1, "1")], late=["6 and later"], links={"1 to 2": "/x/"})
    assert drawn == (Bar("1 to 2", 100.0, "4", href="/x/"), Bar("6 and later", 25.0, "1", late=True))


def test_stacked_points_stand_end_to_end_and_narrow_ones_drop_their_words():
    parts = [("Need fit", "N", Fraction(49, 2)), ("Price", "P", 4), ("Views", "V", 2)]
    assert charts.stacked([("Wye", parts, "30.5")]) == (
        Stack(
            "Wye",
            (
                Segment("Need fit", 0.0, 24.5, "N25"),
                Segment("Price", 24.5, 4.0, "4"),
                Segment("Views", 28.5, 2.0, ""),
            ),
            "30.5",
            True,
        ),
    )


def test_the_curve_leaves_a_tenth_above_the_cap():
    drawn = charts.s_curve([("2026", 0), ("2027", 550), ("2028", 1100)], 2, 1000, words=("Cap", "£5.50"))
    assert drawn == Curve(
        (Stroke(0.0, 100.0, 50.0, 54.55, False), Stroke(50.0, 54.55, 100.0, 9.09, True)),
        17.36, "Cap", "2026", "2028", 50.0, 54.55, "£5.50",
    )  # fmt: skip


def test_the_map_turns_north_up():
    drawn = charts.grid_map([(0, 0, True), (1000, 1000, False)], [(500, 1500, "Arrow")], side_metres=1000, width=400)
    assert drawn == Map(400, 400, 200.0, ((0.0, 200.0, True), (200.0, 0.0, False)), (Circle(100.0, 100.0, 1, "Arrow"),))


def test_days_on_a_line_of_time_keep_their_places_and_their_circles_keep_apart():
    days = [("Award", date(2026, 3, 27), True), ("Start", date(2026, 3, 31), False), ("Again", date(2026, 5, 1), True)]
    drawn = charts.time_line(days, date(2026, 4, 15))
    assert [(mark.number, mark.above, mark.passed) for mark in drawn.marks] == [
        (1, True, True), (2, False, True), (3, True, False),
    ]  # fmt: skip
    assert (drawn.first, drawn.last, drawn.today) == ("2026", "2027", 28.49)
    award, start, again = drawn.marks
    assert (award.at, start.at, again.at) == (23.29, 24.38, 32.88)
    assert again.circle_at - award.circle_at >= charts.GAP
    assert start.circle_at == start.at
