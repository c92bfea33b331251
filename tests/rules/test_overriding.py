"""An override: dated, named, with a reason; nothing that the guard said is hidden by it."""

import pytest

from sixthday.rules.findings import Finding, Weight, blockers
from sixthday.rules.overriding import Leave, let_through
from tests.rules.terms import day

STOP = Finding("guard_pupils", False, "5 children would be there.", "s463")
MET = Finding("guard_special_pupils", True, "No child.", "s463")
LEAVE = Leave("Sean Doyle", day("2026-11-05"), day("2026-12-18"), "A school place is promised")


@pytest.mark.parametrize(
    ("on", "stops", "said"),
    [
        pytest.param("2026-11-04", ["guard_pupils"], "A senior officer's override begins on 5 November 2026.", id="the day before"),
        pytest.param("2026-11-05", [], "Sean Doyle, a senior officer, let these hours through until 18 December 2026: A school place is promised", id="its first day"),
        pytest.param("2026-12-18", [], "Sean Doyle, a senior officer, let these hours through until 18 December 2026: A school place is promised", id="its last day"),
        pytest.param("2026-12-19", ["guard_pupils"], "A senior officer's override ended on 18 December 2026.", id="the day after"),
    ],
)  # fmt: skip
def test_an_override_stands_between_its_days(on: str, stops: list[str], said: str) -> None:
    found = let_through([STOP, MET], [LEAVE], day(on))
    assert ([f.code for f in blockers(found)], found[-1].reason) == (stops, said)


def test_every_reason_stays() -> None:
    found = let_through([STOP, MET], [LEAVE], day("2026-11-09"))
    assert [(f.code, f.reason, f.met, f.weight) for f in found[:2]] == [
        ("guard_pupils", STOP.reason, False, Weight.WARNS), ("guard_special_pupils", MET.reason, True, Weight.STOPS),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("findings", "leaves"),
    [pytest.param([MET], [LEAVE], id="nothing to let through"), pytest.param([STOP, MET], [], id="nobody let it")],
)
def test_without_a_stop_or_leave_nothing_changes(findings: list[Finding], leaves: list[Leave]) -> None:
    assert let_through(findings, leaves, day("2026-11-09")) == findings
