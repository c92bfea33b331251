"""Interests in a round: declared by each person, assessed before it opens; without them nobody scores."""

from datetime import date

import pytest

from sixthday.framework import actions, queries
from sixthday.framework.actions import NewInterest
from sixthday.framework.choices import InterestKind
from sixthday.rules.findings import Refused, blockers
from tests.areas.framework.world import NOW, opened_round, ready_round
from tests.cast import at, provider_organisation

TODAY = NOW.date()


def codes(findings) -> list[str]:
    return [finding.code for finding in blockers(findings)]


def interest(organisation=None, **changed):
    given = {
        "kind": InterestKind.PERCEIVED, "nature": "A cousin works there", "mitigation": "Does not score it",
        "review_on": date(2027, 1, 31), "organisation": organisation,
    }  # fmt: skip
    return NewInterest(**(given | changed))


@pytest.mark.demand("M29", "an evaluator without a current declaration cannot score")
def test_nobody_scores_before_declaring_nor_after_the_declaration_ends(world):
    cast, scheme = world
    held = opened_round(cast, scheme)
    assert codes(queries.may_score(cast.qa_officer, held, TODAY)) == ["interests_declared"]
    made = actions.declare_interests(round=held, interests=[], by=cast.qa_officer, at=NOW)
    assert codes(queries.may_score(cast.qa_officer, held, TODAY)) == []
    assert codes(queries.may_score(cast.qa_officer, held, made.until_on)) == []
    assert codes(queries.may_score(cast.qa_officer, held, date(2027, 11, 5))) == ["interests_declared"]
    assert codes(queries.may_score(cast.commissioner, held, TODAY)) == ["interests_declared"]


def test_an_interest_in_an_applicant_keeps_its_holder_from_scoring_that_one(world):
    cast, scheme = world
    held = opened_round(cast, scheme)
    theirs, other = (provider_organisation(cast, name, at("2026-09-01")) for name in ("Arrow", "Wye"))
    actions.declare_interests(round=held, interests=[interest(theirs)], by=cast.qa_officer, at=NOW)
    assert codes(queries.may_score(cast.qa_officer, held, TODAY, theirs)) == ["interest_none"]
    assert codes(queries.may_score(cast.qa_officer, held, TODAY, other)) == []
    assert codes(queries.may_score(cast.qa_officer, held, date(2027, 2, 1), other)) == ["interests_reviewed"]
    actions.declare_interests(round=held, interests=[], by=cast.qa_officer, at=at("2026-11-06"))
    assert codes(queries.may_score(cast.qa_officer, held, date(2026, 11, 6), theirs)) == []
    assert [row.user for row in queries.declarations(held)] == [cast.qa_officer]


@pytest.mark.parametrize(
    ("interests", "why"),
    [
        pytest.param([interest(named="")], ["interest_whole"], id="in nobody"),
        pytest.param([interest(named="Arrow", mitigation=" ")], ["interest_whole"], id="nothing is done about it"),
        pytest.param([interest(named="Arrow"), interest(named="Arrow")], ["interest_once"], id="named twice"),
        pytest.param(
            [interest(named="Arrow", review_on=date(2026, 11, 4))], ["interest_review"], id="reviewed yesterday"
        ),
    ],
)
def test_an_interest_is_told_whole(world, interests, why):
    cast, scheme = world
    held = ready_round(cast, scheme)
    with pytest.raises(Refused) as refused:
        actions.declare_interests(round=held, interests=interests, by=cast.qa_officer, at=NOW)
    assert codes(refused.value.findings) == why


def test_an_assessment_is_kept_in_versions_and_must_be_in_date_when_the_round_opens(world):
    cast, scheme = world
    held = ready_round(cast, scheme)
    again = actions.assess_conflicts(
        round=held, text="One interest, mitigated.", review_on=date(2026, 11, 10), by=cast.commissioner, at=NOW
    )
    assert [row.version for row in queries.assessments(held)] == [again.version, 1] == [2, 1]
    assert codes(queries.opening_findings(held, at("2026-11-11"))) == ["conflicts_assessed"]
    with pytest.raises(Refused) as refused:
        actions.assess_conflicts(round=held, text=" ", review_on=date(2026, 1, 1), by=cast.commissioner, at=NOW)
    assert codes(refused.value.findings) == ["assessment_words", "assessment_review"]
