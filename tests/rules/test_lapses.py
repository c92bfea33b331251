"""What may be decided for live placements while something does not count."""

from datetime import date

import pytest

from sixthday.rules.findings import blockers
from sixthday.rules.lapses import decision_findings
from tests.rules.terms import day

FROM = day("2026-11-15")


@pytest.mark.parametrize(
    ("code", "goes_on", "reason", "until_on", "stops"),
    [
        pytest.param("public_liability", True, "Confirmed", day("2026-11-20"), [], id="until a day"),
        pytest.param("public_liability", False, "No cover", None, [], id="not until it is put right"),
        pytest.param("public_liability", True, "Confirmed", None, ["lapse_until"], id="for ever"),
        pytest.param("public_liability", True, "", day("2026-11-01"), ["lapse_reason", "lapse_until"], id="both wrong"),
        pytest.param("public_liability", False, "x", day("2026-11-20"), ["lapse_open"], id="a stop with an end"),
        pytest.param("fire_risk", True, "x", day("2026-11-20"), ["lapse_row"], id="what stops nothing"),
        pytest.param("dragons", True, "x", day("2026-11-20"), ["lapse_row"], id="not in the table"),
    ],
)
def test_a_decision(code: str, goes_on: bool, reason: str, until_on: date | None, stops: list[str]) -> None:
    found = decision_findings(code, goes_on=goes_on, reason=reason, from_on=FROM, until_on=until_on)
    assert [finding.code for finding in blockers(found)] == stops
