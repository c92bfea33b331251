"""When a round may open, take applications, be assessed and awarded."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixthday.rules.calendars import LONDON
from sixthday.rules.findings import blockers, warnings
from sixthday.rules.rounds import (
    Asked,
    Dates,
    accepting,
    assessing_findings,
    awarding_findings,
    date_findings,
    scoring_findings,
)

OPENS, DEADLINE = datetime(2026, 12, 1, 9, tzinfo=LONDON), datetime(2026, 12, 18, 12, tzinfo=LONDON)
MINUTE = timedelta(minutes=1)
LOTS = frozenset({1, 2, 3})


def codes(found) -> list[str]:
    return [finding.code for finding in blockers(found)]


@pytest.mark.parametrize(
    ("state", "at", "why"),
    [
        pytest.param("planned", OPENS, ["round_open"], id="not published"),
        pytest.param("open", OPENS - MINUTE, ["round_opens"], id="a minute early"),
        pytest.param("open", OPENS, [], id="as it opens"),
        pytest.param("open", DEADLINE, [], id="the closing moment is in time"),
        pytest.param("open", DEADLINE + MINUTE, ["deadline_passed"], id="a minute late"),
        pytest.param("assessed", DEADLINE, ["round_open"], id="assessed"),
        pytest.param("abandoned", OPENS, ["round_open"], id="abandoned"),
    ],
)
def test_a_round_takes_applications_between_its_moments(state, at, why):
    assert codes(accepting(state, OPENS, DEADLINE, at)) == why


def test_a_late_one_is_told_when_it_closed():
    [late] = blockers(accepting("open", OPENS, DEADLINE, DEADLINE + MINUTE))
    assert late.reason == "Applications closed at Fri 18 Dec, 12pm."


@pytest.mark.parametrize(
    ("dates", "why"),
    [
        pytest.param(Dates(OPENS, DEADLINE, date(2027, 2, 1), date(2027, 3, 1)), [], id="in order"),
        pytest.param(Dates(OPENS, DEADLINE, date(2026, 12, 18), date(2026, 12, 18)), [], id="all on the day it closes"),
        pytest.param(Dates(OPENS, None, date(2027, 2, 1), date(2027, 3, 1)), ["dates_given"], id="one is missing"),
        pytest.param(
            Dates(DEADLINE, OPENS, date(2026, 11, 1), date(2026, 3, 31)),
            ["deadline_after_opening", "award_after_deadline", "start_after_award", "round_overlap"],
            id="all out of order: every reason",
        ),
        pytest.param(
            Dates(OPENS, DEADLINE, date(2034, 3, 27), date(2034, 4, 1)), ["award_before_end"],
            id="awarded the day after the framework's last",
        ),
    ],
)  # fmt: skip
def test_the_days_of_a_round_are_in_order(dates, why):
    assert codes(date_findings(dates, previous_from_on=date(2026, 3, 31), last_end_on=date(2034, 3, 26))) == why


@given(st.lists(st.datetimes(datetime(2026, 1, 1), datetime(2033, 1, 1)), min_size=4, max_size=4))
def test_days_put_in_order_are_never_refused_and_out_of_order_always(moments):
    """Whatever four moments: refused exactly when they do not follow one another."""
    opens, closes, award, start = (moment.replace(tzinfo=LONDON) for moment in moments)
    found = date_findings(Dates(opens, closes, award.date(), start.date()), previous_from_on=None, last_end_on=None)
    assert bool(codes(found)) is not (opens < closes and closes.date() <= award.date() <= start.date())


@pytest.mark.parametrize(
    ("weights", "met"),
    [
        pytest.param([], True, id="nothing scored"),
        pytest.param([(60, set()), (40, set())], True, id="for every lot"),
        pytest.param([(60, set()), (40, {1})], False, id="forty in one lot alone"),
        pytest.param([(60, set()), (40, {1}), (40, {2, 3})], True, id="another for each lot"),
        pytest.param([(100, {1})], True, id="a lot scored, the others pass or fail"),
    ],
)
def test_scored_questions_total_a_hundred_in_each_lot(weights, met):
    asked = [
        Asked(f"q{n}", "quality", "?", weight, 5, 3, "", frozenset(lots)) for n, (weight, lots) in enumerate(weights)
    ]
    [finding] = scoring_findings(asked, LOTS)
    assert finding.met is met


@pytest.mark.parametrize(
    ("at", "why"),
    [
        pytest.param(DEADLINE, ["deadline_reached"], id="at the deadline it still takes applications"),
        pytest.param(DEADLINE + MINUTE, [], id="a minute later"),
    ],
)
def test_a_round_is_assessed_after_its_deadline(at, why):
    assert codes(assessing_findings(DEADLINE, at)) == why


def test_a_late_award_is_warned_of_and_not_stopped():
    given = {
        "from_on": date(2029, 5, 1), "deadline_at": DEADLINE, "today": date(2029, 4, 1),
        "previous_from_on": date(2026, 3, 31), "last_end_on": date(2034, 3, 26), "award_again_on": date(2029, 3, 26),
    }  # fmt: skip
    late = awarding_findings(awarded_on=date(2029, 3, 27), **given)
    assert (codes(late), [finding.reason for finding in warnings(late)]) == (
        [], ["The law asks for the next award by 26 March 2029."],
    )  # fmt: skip
    assert warnings(awarding_findings(awarded_on=date(2029, 3, 26), **given)) == ()
