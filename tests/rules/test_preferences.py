"""What a provider never takes, and when it is closed."""

import pytest

from sixthday.rules.findings import blockers
from sixthday.rules.lasting import Stretch
from sixthday.rules.needs import NEED_LABELS, PART_DAY_LABELS
from sixthday.rules.preferences import Never, closed_throughout, closure_findings, never_findings, saying_findings
from tests.rules.terms import day

FRIDAYS = frozenset({"fri_am", "fri_pm"})


@pytest.mark.parametrize(
    ("never", "reasons"),
    [
        pytest.param(Never(), [], id="nothing said"),
        pytest.param(Never(needs=frozenset({"autism"})), ["Says it never takes: Autism."], id="a need"),
        pytest.param(Never(needs=frozenset({"hearing"})), [], id="a need not asked for"),
        pytest.param(Never(part_days=FRIDAYS), ["Says it never works on: Friday morning."], id="a day"),
        pytest.param(Never(age_from=14), ["Says it only takes ages 14 and over; the child is 13."], id="too young"),
        pytest.param(Never(age_to=12), ["Says it only takes ages up to 12; the child is 13."], id="too old"),
        pytest.param(Never(age_from=13, age_to=13), [], id="just so"),
    ],
)
def test_never(never: Never, reasons: list[str]) -> None:
    found = never_findings(never, needs={"autism", "anxiety"}, age=13, part_days=["thu_am", "fri_am"])
    assert [finding.reason for finding in blockers(found)] == reasons


@pytest.mark.parametrize(
    ("never", "stops"),
    [
        pytest.param(Never(), [], id="nothing"),
        pytest.param(Never(needs=frozenset({"dragons"})), ["never_needs"], id="no such need"),
        pytest.param(Never(part_days=frozenset(PART_DAY_LABELS)), ["never_all"], id="the whole week"),
        pytest.param(Never(age_from=16, age_to=11), ["never_ages"], id="ages the wrong way round"),
    ],
)
def test_what_can_be_said(never: Never, stops: list[str]) -> None:
    assert [finding.code for finding in blockers(saying_findings(never, NEED_LABELS, PART_DAY_LABELS))] == stops


@pytest.mark.parametrize(
    ("closures", "closed"),
    [
        pytest.param([], False, id="never"),
        pytest.param(["2026-12-21 2027-01-01"], True, id="throughout"),
        pytest.param(["2026-12-21 2026-12-23", "2026-12-24 2027-01-01"], True, id="in two parts"),
        pytest.param(["2026-12-21 2026-12-23"], False, id="open on the last day"),
        pytest.param(["2026-12-23 2026-12-30"], False, id="open on the first day"),
    ],
)
def test_closed_throughout(closures: list[str], closed: bool) -> None:
    rows = [Stretch(*map(day, each.split())) for each in closures]
    assert closed_throughout(rows, day("2026-12-22"), day("2026-12-24")) is closed


@pytest.mark.parametrize(
    ("from_on", "until_on", "stops"),
    [
        pytest.param("2026-11-05", "2026-11-06", [], id="from today"),
        pytest.param("2026-11-04", "2026-11-06", ["closure_ahead"], id="after the fact"),
        pytest.param("2026-11-06", "2026-11-05", ["closure_dates"], id="the wrong way round"),
        pytest.param("2026-11-06", "2027-11-06", ["closure_long"], id="a year"),
    ],
)
def test_declaring_closed_days(from_on: str, until_on: str, stops: list[str]) -> None:
    found = closure_findings(day(from_on), day(until_on), day("2026-11-05"))
    assert [finding.code for finding in blockers(found)] == stops
