"""What must hold when a provider is chosen, and of an emergency order."""

from typing import Any

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
from tests.rules.terms import day


@pytest.mark.parametrize(
    ("outcome", "met"), [("owed", True), ("not_owed", False), ("need_evidence", False), (None, False)]
)
def test_an_award_needs_the_decision_that_education_is_owed(outcome: str | None, met: bool) -> None:
    assert decided_finding(outcome).met is met


@pytest.mark.parametrize(
    ("position", "first", "reason", "met", "words"),
    [
        pytest.param(1, 1, "", True, "The first in the ranking is chosen.", id="the first"),
        pytest.param(
            2, 2, "", True, "The first in the ranking is chosen.", id="the first withdrew: the second is now first"
        ),
        pytest.param(
            2, 1, "Mum fears the road.", True, "Number 2 is chosen with a reason.", id="second, with a reason"
        ),
        pytest.param(2, 1, " ", False, "Number 2 is chosen instead of number 1: say why.", id="second, without"),
    ],
)
def test_first_choice(position: int, first: int, reason: str, met: bool, words: str) -> None:
    finding = first_choice_finding(position, first, reason)
    assert (finding.met, finding.reason) == (met, words)


@pytest.mark.parametrize(
    ("route", "eligible", "met", "words"),
    [
        ("ranked", 2, True, "2 providers of the lot could be asked, so the route is ranked."),
        ("sole_eligible", 1, True, "1 provider of the lot could be asked, so the route is sole eligible."),
        ("ranked", 1, False, "1 provider of the lot could be asked, so the route must be sole eligible."),
        ("sole_eligible", 2, False, "2 providers of the lot could be asked, so the route must be ranked."),
    ],
)
def test_route(route: str, eligible: int, met: bool, words: str) -> None:
    finding = route_finding(route, eligible)
    assert (finding.met, finding.reason) == (met, words)


@pytest.mark.parametrize(
    ("end", "ongoing", "met"),
    [
        pytest.param("2031-03-30", False, True, id="on the last day of the term"),
        pytest.param("2031-03-31", False, False, id="a day past it"),
        pytest.param("2031-03-31", True, True, id="a day past it, and the terms allow that"),
    ],
)
def test_term(end: str, ongoing: bool, met: bool) -> None:
    assert term_finding(day(end), day("2031-03-30"), ongoing).met is met


@pytest.mark.parametrize(
    ("judged", "others", "adding", "warns"),
    [
        pytest.param(1500, 900, 600, False, id="exactly the hours judged"),
        pytest.param(1500, 900, 660, True, id="an hour over"),
        pytest.param(None, 900, 660, False, id="not yet judged"),
    ],
)
def test_hours_over_those_judged_only_warn(judged: int | None, others: int, adding: int, warns: bool) -> None:
    finding = hours_finding(judged, others, adding)
    assert (finding.met, finding.weight is Weight.WARNS) == (not warns, warns)
    if warns:
        assert finding.reason == "With the child's other awards this is 1 hour a week more than was judged suitable."


def order(**changes: Any) -> set[str]:
    facts = {
        "maximum_pence": 1_500_00, "whole_life_pence": 5_040_00, "expires_on": day("2026-11-20"), "end_on": day("2027-03-25"),
        "ordered_on": day("2026-11-06"), "longest_days": 14, "reason": "The sixth day is Monday.",
    }  # fmt: skip
    return {finding.code for finding in blockers(emergency_findings(**(facts | changes)))}


@pytest.mark.parametrize(
    ("changes", "stops"),
    [
        pytest.param({}, set(), id="short, capped and explained"),
        pytest.param({"maximum_pence": 0}, {"emergency_maximum"}, id="no maximum"),
        pytest.param({"maximum_pence": 5_040_00}, set(), id="the whole cost"),
        pytest.param({"maximum_pence": 5_040_01}, {"emergency_maximum"}, id="a penny more than the whole cost"),
        pytest.param({"expires_on": day("2026-11-21")}, {"emergency_expiry"}, id="a day too long"),
        pytest.param({"expires_on": day("2026-11-06")}, set(), id="one day"),
        pytest.param({"expires_on": day("2026-11-05")}, {"emergency_expiry"}, id="over before it began"),
        pytest.param({"end_on": day("2026-11-18")}, {"emergency_expiry"}, id="longer than the placement"),
        pytest.param({"reason": " "}, {"emergency_reason"}, id="unexplained"),
        pytest.param({"maximum_pence": 0, "expires_on": day("2027-11-20"), "reason": ""},
                     {"emergency_maximum", "emergency_expiry", "emergency_reason"}, id="every reason"),
    ],
)  # fmt: skip
def test_emergency_order(changes: dict[str, Any], stops: set[str]) -> None:
    assert order(**changes) == stops
