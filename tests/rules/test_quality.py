"""Where quality assurance looks first: points by reason, and one order for the same facts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixthday.rules.findings import blockers
from sixthday.rules.quality import CODES, DEFAULT_WEIGHTS, QaFacts, ranked, reasons, weight_findings
from tests.rules.terms import day

TODAY = day("2026-11-12")
SETTLED = {"joined_on": day("2026-04-01"), "visited_on": day("2026-09-15")}  # nothing to look at


def facts(name="Arrow", ref="K7M4-29", **changes):
    return QaFacts(ref, name, **(SETTLED | changes))


@pytest.mark.parametrize(
    ("changes", "given"),
    [
        pytest.param({}, [], id="settled: no reason, no points"),
        pytest.param({"safeguarding": 1}, [("safeguarding", 40)], id="a safeguarding concern"),
        pytest.param({"safeguarding": 3}, [("safeguarding", 40)], id="three give no more than one"),
        pytest.param({"concerns": 1}, [("concern", 15)], id="another concern"),
        pytest.param({"concerns": 5}, [("concern", 30)], id="twice at most"),
        pytest.param({"complaints": 2}, [("complaint", 10)], id="complaints from families"),
        pytest.param({"overdue": 1}, [("overdue", 15)], id="an improvement overdue"),
        pytest.param({"lapsed": ("Insurance",)}, [("evidence", 25)], id="evidence lapsed"),
        pytest.param({"lapsing": ("Insurance",)}, [("evidence", 12)], id="ends within thirty days: half, rounded down"),
        pytest.param({"lapsed": ("A",), "lapsing": ("B",)}, [("evidence", 25)], id="the worse of both alone"),
        pytest.param({"visited_on": day("2025-11-11")}, [("visit", 20)], id="366 days since a visit"),
        pytest.param({"visited_on": day("2025-11-12")}, [("visit", 10)], id="365 days: not yet over a year"),
        pytest.param({"visited_on": day("2026-05-13")}, [], id="183 days: not yet over six months"),
        pytest.param({"visited_on": day("2026-05-12")}, [("visit", 10)], id="184 days"),
        pytest.param({"visited_on": None, "joined_on": day("2026-08-20")}, [("new", 15)], id="84 days here, no visit"),
        pytest.param({"visited_on": None, "joined_on": day("2026-08-19")}, [], id="85 days: no longer new"),
        pytest.param({"visited_on": None, "joined_on": None}, [("visit", 20)], id="never visited, in no lot"),
        pytest.param({"joined_on": day("2026-11-01")}, [], id="new, but visited before"),
        pytest.param({"spend_pence": 24_999_99}, [], id="a penny under £25,000"),
        pytest.param({"spend_pence": 25_000_00}, [("spend", 5)], id="£25,000"),
        pytest.param({"spend_pence": 100_000_00}, [("spend", 10)], id="£100,000"),
        pytest.param({"children": 4, "high_need": 1}, [("high_need", 4)], id="one child with high need"),
        pytest.param({"children": 9, "high_need": 7}, [("high_need", 20)], id="five or more give the whole"),
        pytest.param(
            {"safeguarding": 1, "lapsed": ("A",), "high_need": 5, "visited_on": None},
            [("safeguarding", 40), ("evidence", 25), ("high_need", 20), ("visit", 10)],
            id="several, the weightiest first; of equals in the table's order",
        ),
    ],
)  # fmt: skip
def test_reasons(changes, given):
    assert [(reason.code, reason.points) for reason in reasons(facts(**changes), DEFAULT_WEIGHTS, TODAY)] == given


def test_each_reason_is_said_in_words():
    whole = facts(
        safeguarding=1, concerns=2, complaints=1, overdue=1, lapsed=("Insurance", "ICO"), visited_on=None,
        joined_on=day("2025-01-06"), spend_pence=120_500_00, children=7, high_need=3,
    )  # fmt: skip
    assert [reason.words for reason in reasons(whole, DEFAULT_WEIGHTS, TODAY)] == [
        "1 safeguarding concern open", "2 other concerns open", "Not in date: Insurance and 1 more", "Never visited",
        "1 improvement action overdue", "3 of 7 children with high need", "1 complaint from families in a year",
        "£120,500.00 in live call-offs",
    ]  # fmt: skip


def test_equals_by_the_oldest_visit_then_by_name_then_by_reference():
    never = facts("Wye", "A", visited_on=None, joined_on=day("2026-08-19"))
    rows = [facts("Teme", "C"), facts("Arrow", "E"), facts("Arrow", "D"), never]
    assert [(row.facts.name, row.facts.ref) for row in ranked(rows, DEFAULT_WEIGHTS, TODAY)] == [
        ("Wye", "A"), ("Arrow", "D"), ("Arrow", "E"), ("Teme", "C"),
    ]  # fmt: skip


any_facts = st.builds(
    QaFacts, ref=st.text(min_size=1, max_size=4), name=st.sampled_from(["Arrow", "Bridge", "Teme"]),
    joined_on=st.one_of(st.none(), st.dates(date(2024, 1, 1), TODAY)),
    visited_on=st.one_of(st.none(), st.dates(date(2024, 1, 1), TODAY)),
    safeguarding=st.integers(0, 3), concerns=st.integers(0, 4), complaints=st.integers(0, 3), overdue=st.integers(0, 3),
    spend_pence=st.integers(0, 200_000_00), children=st.integers(0, 9), high_need=st.integers(0, 9),
)  # fmt: skip


@given(st.lists(any_facts, max_size=8, unique_by=lambda each: each.ref), st.randoms(use_true_random=False))
def test_the_order_depends_on_nothing_but_the_facts(rows, chance):
    shuffled = rows.copy()
    chance.shuffle(shuffled)
    assert ranked(shuffled, DEFAULT_WEIGHTS, TODAY) == ranked(rows, DEFAULT_WEIGHTS, TODAY)


@given(any_facts, st.sampled_from(["safeguarding", "concerns", "complaints", "overdue", "high_need"]))
def test_one_more_trouble_never_lowers_the_points(before, field):
    after = QaFacts(**{name: getattr(before, name) for name in before.__slots__} | {field: getattr(before, field) + 1})
    now, then = (ranked([each], DEFAULT_WEIGHTS, TODAY)[0].points for each in (after, before))
    assert now >= then


WEIGHTS = dict.fromkeys(CODES, 10)


@pytest.mark.parametrize(
    ("points", "why", "from_on", "taken", "stops"),
    [
        pytest.param(WEIGHTS, "Agreed", TODAY, False, [], id="in order"),
        pytest.param({"visit": 10}, "Agreed", TODAY, False, ["weights_whole"], id="a reason without points"),
        pytest.param({**WEIGHTS, "new": 101}, "Agreed", TODAY, False, ["weights_whole"], id="more than 100"),
        pytest.param(dict.fromkeys(CODES, 0), "Agreed", TODAY, False, ["weights_some"], id="nothing counts"),
        pytest.param(WEIGHTS, " ", TODAY - timedelta(1), True, ["weights_why", "weights_date", "weights_once"],
                     id="every reason at once"),
    ],
)  # fmt: skip
def test_weights(points, why, from_on, taken, stops):
    found = weight_findings(points, why, from_on, TODAY, taken=taken)
    assert [finding.code for finding in blockers(found)] == stops
