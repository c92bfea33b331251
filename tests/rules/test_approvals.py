"""Who may approve an award."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixthday.rules.approvals import Declaration, approval_findings
from sixthday.rules.findings import allowed, blockers
from tests.rules.terms import day

ON = day("2026-11-06")
CLEAR = Declaration(day("2026-01-10"), day("2027-01-09"))


def approval(**changes: Any) -> tuple[Any, ...]:
    facts = {
        "proposer_ref": "broker", "approver_ref": "manager", "limit_pence": 10_000_00, "whole_life_pence": 5_040_00,
        "provider_ref": "WYE", "declaration": CLEAR, "on": ON,
    }  # fmt: skip
    return approval_findings(**(facts | changes))


@pytest.mark.parametrize(
    ("changes", "reasons"),
    [
        pytest.param({}, [], id="within the limit, declared, not the proposer"),
        pytest.param({"whole_life_pence": 10_000_00}, [], id="exactly the limit"),
        pytest.param({"whole_life_pence": 10_000_01},
                     ["The whole-life cost of £10,000.01 ex VAT is over the limit of £10,000.00."], id="a penny over"),
        pytest.param({"limit_pence": None},
                     ["No approval limit is set for this person, so they have no authority. The whole-life cost is £5,040.00 ex VAT."],
                     id="no limit set means no authority"),
        pytest.param({"approver_ref": "broker"}, ["The person who proposed an award cannot approve it."], id="never the proposer"),
        pytest.param({"declaration": None}, ["Declare any interests first: there is no declaration."], id="nothing declared"),
        pytest.param({"declaration": Declaration(day("2025-11-05"), day("2026-11-05"))},
                     ["Declare any interests again: the declaration ended on 5 November 2026."], id="declaration ended yesterday"),
        pytest.param({"declaration": Declaration(day("2025-11-06"), ON)}, [], id="declaration ends today"),
        pytest.param({"declaration": Declaration(day("2026-11-07"), day("2027-11-06"))},
                     ["Declare any interests first: there is no declaration."], id="declaration not begun"),
        pytest.param({"declaration": Declaration(CLEAR.declared_on, CLEAR.until_on, frozenset({"WYE"}))},
                     ["This person has declared an interest in this provider."], id="an interest in this provider"),
        pytest.param({"declaration": Declaration(CLEAR.declared_on, CLEAR.until_on, frozenset({"LUGG"}))}, [], id="an interest in another"),
        pytest.param({"approver_ref": "broker", "limit_pence": 1_00, "declaration": None},
                     ["The person who proposed an award cannot approve it.",
                      "The whole-life cost of £5,040.00 ex VAT is over the limit of £1.00.",
                      "Declare any interests first: there is no declaration."], id="every reason"),
    ],
)  # fmt: skip
def test_approval(changes: dict[str, Any], reasons: list[str]) -> None:
    assert [finding.reason for finding in blockers(approval(**changes))] == reasons


@given(limit=st.integers(0, 10**9), cost=st.integers(0, 10**9), more=st.integers(0, 10**9))
def test_a_dearer_award_is_never_easier_to_approve(limit: int, cost: int, more: int) -> None:
    cheap, dear = (allowed(approval(limit_pence=limit, whole_life_pence=pence)) for pence in (cost, cost + more))
    assert cheap or not dear
