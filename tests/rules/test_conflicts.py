"""Whether a person may score: interests declared, in date, and none in the applicant."""

from datetime import date

import pytest

from sixthday.rules.conflicts import Interest, RoundInterests, has_interest, interest_findings, scoring_findings
from sixthday.rules.findings import blockers

ON = date(2026, 11, 5)


def held(*interests, until="2027-11-04"):
    return RoundInterests(ON, date.fromisoformat(until), tuple(interests))


ARROW = Interest("ARROW", "perceived", date(2027, 1, 31))


@pytest.mark.parametrize(
    ("declared", "on", "applicant", "why"),
    [
        pytest.param(None, "2026-11-05", "", ["Declare any interests in this round first."], id="nothing declared"),
        pytest.param(held(), "2026-11-04", "", ["Declare any interests in this round first."], id="the day before"),
        pytest.param(held(), "2026-11-05", "ARROW", [], id="nothing to declare"),
        pytest.param(held(), "2027-11-04", "", [], id="the last day"),
        pytest.param(
            held(), "2027-11-05", "", ["Declare any interests in this round again: the declaration ended on 4 November 2027."],
            id="the day after",
        ),
        pytest.param(held(ARROW), "2026-11-05", "ARROW", ["This person has declared an interest in this applicant."], id="in this one"),
        pytest.param(held(ARROW), "2026-11-05", "WYE", [], id="in another"),
        pytest.param(
            held(ARROW), "2027-02-01", "WYE", ["An interest was due for review on 31 January 2027: declare again."],
            id="its review is past",
        ),
        pytest.param(
            held(ARROW), "2027-11-05", "ARROW",
            ["Declare any interests in this round again: the declaration ended on 4 November 2027.",
             "This person has declared an interest in this applicant."],
            id="an interest outlives the declaration that told of it",
        ),
        pytest.param(
            held(ARROW), "2027-11-05", "WYE", ["Declare any interests in this round again: the declaration ended on 4 November 2027."],
            id="ended, and in another",
        ),
    ],
)  # fmt: skip
def test_may_score(declared, on, applicant, why):
    found = scoring_findings(declared, date.fromisoformat(on), applicant)
    assert [finding.reason for finding in blockers(found)] == why


@pytest.mark.parametrize(
    ("declared", "on", "has"),
    [
        pytest.param(None, ON, False, id="nothing declared"),
        pytest.param(held(), ON, False, id="none"),
        pytest.param(held(ARROW), ON, True, id="declared"),
        pytest.param(held(ARROW), date(2028, 1, 1), True, id="declared, and lapsed since"),
    ],
)
def test_has_interest(declared, on, has):
    assert has_interest(scoring_findings(declared, on, "ARROW")) is has


@pytest.mark.parametrize(
    ("told", "why"),
    [
        pytest.param([], [], id="none"),
        pytest.param([("ARROW", "A cousin", "Does not score it", ON)], [], id="whole"),
        pytest.param([("", "A cousin", "", ON)], ["interest_whole"], id="half told"),
        pytest.param([("ARROW", "A", "B", ON), ("ARROW", "C", "D", ON)], ["interest_once"], id="twice"),
        pytest.param([("ARROW", "A", "B", date(2026, 11, 4))], ["interest_review"], id="reviewed yesterday"),
    ],
)
def test_an_interest_is_whole(told, why):
    assert [finding.code for finding in blockers(interest_findings(told, ON))] == why
