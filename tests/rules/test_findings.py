"""Findings: every reason, never only the first; and what stops."""

import pytest

from sixthday.rules.findings import Finding, Refused, Stale, Weight, allowed, blockers, frozen, refusal, warnings

MET = Finding("a", True, "A holds.", "Act")
STOP = Finding("b", False, "B fails.", "Act")
WARN = Finding("c", False, "C may fail.", "Act", Weight.WARNS)
TELL = Finding("d", False, "D is so.", "Act", Weight.TELLS)


@pytest.mark.parametrize(
    ("findings", "stops", "warns", "may"),
    [
        pytest.param([], (), (), True, id="nothing tested"),
        pytest.param([MET], (), (), True, id="met"),
        pytest.param([MET, WARN, TELL], (), (WARN,), True, id="warnings and tellings stop nothing"),
        pytest.param([STOP, MET, WARN, STOP], (STOP, STOP), (WARN,), False, id="every blocker, in order"),
    ],
)
def test_what_stops(findings: list[Finding], stops: tuple[Finding, ...], warns: tuple[Finding, ...], may: bool) -> None:
    assert (blockers(findings), warnings(findings), allowed(findings)) == (stops, warns, may)


def test_a_refusal_holds_every_reason() -> None:
    refused = Refused([STOP, WARN])
    assert (refused.findings, str(refused)) == ((STOP, WARN), "B fails.; C may fail.")


def test_a_refusal_of_one_reason() -> None:
    assert refusal("b", "B fails.", source="Act").findings == (STOP,)


def test_frozen_beside_a_decision() -> None:
    assert frozen([WARN]) == [
        {"code": "c", "met": False, "reason": "C may fail.", "source": "Act", "weight": "warns", "fixer": ""}
    ]


def test_a_lost_race_says_who_did_what() -> None:
    stale = Stale(what="The award was approved.", who="R. Hill", when="Fri 6 Nov, 10:40am")
    assert (str(stale), stale.who, stale.when) == ("The award was approved.", "R. Hill", "Fri 6 Nov, 10:40am")
