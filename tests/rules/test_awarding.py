"""What must hold when a provider is chosen."""

from datetime import date

import pytest

from sixthday.rules.awarding import (
    decided_finding,
    emergency_findings,
    first_choice_finding,
    hours_finding,
    route_finding,
    term_finding,
)
from sixthday.rules.findings import Weight, blockers


@pytest.mark.parametrize(
    ("outcome", "met"),
    [
        pytest.param("owed", True, id="signed as owed"),
        pytest.param("not_owed", False, id="signed as not owed"),
        pytest.param("need_evidence", False, id="waiting for evidence"),
        pytest.param(None, False, id="nobody has decided"),
    ],
)
def test_an_award_needs_a_signed_decision(outcome, met):
    found = decided_finding(outcome)
    assert (found.met, found.fixer) == (met, "" if met else "decision_maker")


@pytest.mark.parametrize(
    ("position", "first", "reason", "met"),
    [
        pytest.param(1, 1, "", True, id="the first"),
        pytest.param(2, 1, "", False, id="the second, without a reason"),
        pytest.param(2, 1, "  ", False, id="blanks are no reason"),
        pytest.param(2, 1, "The child knows the tutor.", True, id="the second, with one"),
        pytest.param(2, 2, "", True, id="the second is first when the first withdrew"),
    ],
)
def test_not_choosing_the_first_needs_a_reason(position, first, reason, met):
    assert first_choice_finding(position, first, reason).met is met


@pytest.mark.parametrize(
    ("route", "eligible", "met"),
    [
        pytest.param("ranked", 3, True, id="several could be asked"),
        pytest.param("sole_eligible", 1, True, id="one could be asked"),
        pytest.param("sole_eligible", 2, False, id="sole it is not"),
        pytest.param("ranked", 1, False, id="counted as what it is"),
    ],
)
def test_the_route_fits_who_could_be_asked(route, eligible, met):
    assert route_finding(route, eligible).met is met


@pytest.mark.parametrize(
    ("end_on", "ongoing", "met"),
    [
        pytest.param(date(2031, 3, 30), False, True, id="on the last day of the term"),
        pytest.param(date(2031, 3, 31), False, False, id="a day past it"),
        pytest.param(date(2031, 3, 31), True, True, id="a day past it, and the terms allow it"),
    ],
)
def test_the_term(end_on, ongoing, met):
    assert term_finding(end_on, date(2031, 3, 30), ongoing).met is met


@pytest.mark.parametrize(
    ("judged", "others", "adding", "met"),
    [
        pytest.param(1500, 900, 600, True, id="to the hour"),
        pytest.param(1500, 900, 630, False, id="half an hour over"),
        pytest.param(None, 0, 6000, True, id="nobody has judged"),
    ],
)
def test_more_than_was_judged_suitable_only_warns(judged, others, adding, met):
    found = hours_finding(judged, others, adding)
    assert (found.met, blockers([found])) == (met, ())
    if not met:
        assert found.weight is Weight.WARNS
        assert found.reason == "With the child's other awards this is 30 minutes a week more than was judged suitable."


def emergency(**changed):
    given = {
        "maximum_pence": 500_00, "whole_life_pence": 2_000_00, "expires_on": date(2026, 11, 15),
        "end_on": date(2026, 12, 18), "ordered_on": date(2026, 11, 5), "longest_days": 10, "reason": "Nowhere else.",
    }  # fmt: skip
    return [finding.code for finding in blockers(emergency_findings(**(given | changed)))]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        pytest.param({}, [], id="short, capped, explained"),
        pytest.param({"maximum_pence": 0}, ["emergency_maximum"], id="no maximum"),
        pytest.param({"maximum_pence": 2_000_01}, ["emergency_maximum"], id="more than the award"),
        pytest.param({"expires_on": date(2026, 11, 16)}, ["emergency_expiry"], id="a day too long"),
        pytest.param({"expires_on": date(2026, 11, 4)}, ["emergency_expiry"], id="already over"),
        pytest.param({"expires_on": date(2026, 11, 9), "end_on": date(2026, 11, 8)}, ["emergency_expiry"],
                     id="longer than the award"),
        pytest.param({"reason": " ", "maximum_pence": -1, "expires_on": date(2027, 1, 1)},
                     ["emergency_maximum", "emergency_expiry", "emergency_reason"], id="every reason at once"),
    ],
)  # fmt: skip
def test_an_emergency_order_is_short_capped_and_explained(changed, why):
    assert emergency(**changed) == why
