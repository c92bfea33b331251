"""The cap, the budget, and what must be published."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixthday.rules.commitments import Duty, Notice, budget_findings, cap_findings, publication_duties
from sixthday.rules.findings import allowed
from tests.rules.terms import day

CAP = 20_000_000_00


@pytest.mark.parametrize(
    ("committed", "adding", "met", "reason"),
    [
        pytest.param(19_990_000_00, 5_000_00, True,
                     "£19,995,000.00 of £20,000,000.00 ex VAT would be committed, £5,000.00 left.", id="within"),
        pytest.param(19_995_000_00, 5_000_00, True,
                     "£20,000,000.00 of £20,000,000.00 ex VAT would be committed, £0.00 left.", id="exactly reaching is no breach"),
        pytest.param(19_995_000_00, 5_000_01, False,
                     "£20,000,000.01 of £20,000,000.00 ex VAT would be committed, £0.01 over.", id="a penny over"),
    ],
)  # fmt: skip
def test_cap(committed: int, adding: int, met: bool, reason: str) -> None:
    (finding,) = cap_findings(CAP, committed, adding)
    assert (finding.met, finding.reason) == (met, reason)


def test_the_cap_is_shown_both_ways_and_judged_ex_vat() -> None:
    findings = cap_findings(
        CAP, 19_995_000_00, 5_000_00, committed_inc_vat_pence=23_994_000_00, adding_inc_vat_pence=6_000_00
    )
    assert ([finding.reason for finding in findings], allowed(findings)) == (
        [
            "£20,000,000.00 of £20,000,000.00 ex VAT would be committed, £0.00 left.",
            "Inc VAT this would come to £24,000,000.00.",
        ],
        True,
    )


@pytest.mark.parametrize(
    ("budgets", "committed", "adding", "expected"),
    [
        pytest.param({"2026-27": 100_00}, {"2026-27": 40_00}, {"2026-27": 60_00},
                     [(True, "2026-27: £100.00 of £100.00 ex VAT would be committed, £0.00 left.")], id="exactly the year's budget"),
        pytest.param({"2026-27": 100_00}, {}, {"2026-27": 100_01},
                     [(False, "2026-27: £100.01 of £100.00 ex VAT would be committed, £0.01 over.")], id="a penny over"),
        pytest.param({"2026-27": 100_00}, {}, {"2026-27": 1_00, "2027-28": 5_00},
                     [(True, "2026-27: £1.00 of £100.00 ex VAT would be committed, £99.00 left."),
                      (False, "No budget is recorded for 2027-28; this would commit £5.00 in it.")], id="next year has none"),
        pytest.param({"2026-27": 100_00}, {"2026-27": 200_00}, {"2026-27": 0}, [], id="a year in which nothing is added"),
    ],
)  # fmt: skip
def test_budget(
    budgets: dict[str, int], committed: dict[str, int], adding: dict[str, int], expected: list[tuple[bool, str]]
) -> None:
    assert [(finding.met, finding.reason) for finding in budget_findings(budgets, committed, adding)] == expected


ENTERED = day("2026-11-22")


def kinds(duties: tuple[Duty, ...]) -> list[tuple[str, str | None]]:
    return [(duty.kind.value, duty.due_on.isoformat() if duty.due_on else None) for duty in duties]


@pytest.mark.parametrize(
    ("value", "aggregated", "expected"),
    [
        pytest.param(5_000_00, 5_000_00, [], id="£5,000 exactly: nothing"),
        pytest.param(5_000_01, 5_000_01, [("register", None)], id="over £5,000: contracts register"),
        pytest.param(29_999_99, 29_999_99, [("register", None)], id="a penny under £30,000"),
        pytest.param(30_000_00, 30_000_00, [("uk7", None), ("register", None)], id="£30,000: details as soon as practicable"),
        pytest.param(10_000_00, 30_000_00, [("uk7", None), ("register", None)], id="the same child's call-offs together reach £30,000"),
        pytest.param(663_539_99, 663_539_99, [("uk7", None), ("register", None)], id="a penny under the light-touch threshold"),
        pytest.param(663_540_00, 663_540_00, [("uk6", "2026-11-22"), ("uk7", "2027-03-21"), ("register", None)],
                     id="at the threshold: award notice, details by the 120th day"),
    ],
)  # fmt: skip
def test_publication(value: int, aggregated: int, expected: list[tuple[str, str | None]]) -> None:
    assert kinds(publication_duties(value, aggregated, ENTERED)) == expected


def test_publication_says_why_and_what_is_in_doubt() -> None:
    duty = publication_duties(10_000_00, 30_000_00, ENTERED)[0]
    assert (duty.kind, duty.why, duty.doubt != "") == (
        Notice.UK7,
        "Worth £30,000.00 inc VAT with the same child's other call-offs at this provider, at or over £30,000.00: "
        "contract details as soon as reasonably practicable.",
        True,
    )


MONEY = st.integers(0, 10**10)


@given(cap=MONEY, committed=MONEY, adding=MONEY, more=MONEY)
def test_adding_more_never_mends_a_breach(cap: int, committed: int, adding: int, more: int) -> None:
    assert allowed(cap_findings(cap, committed, adding)) or not allowed(cap_findings(cap, committed, adding + more))


@given(value=MONEY, more=MONEY)
def test_a_larger_value_never_has_fewer_duties(value: int, more: int) -> None:
    smaller, larger = ({duty.kind for duty in publication_duties(v, v, ENTERED)} for v in (value, value + more))
    assert smaller <= larger
