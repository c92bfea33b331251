"""How long a site or an adult may be cleared for."""

from dataclasses import replace
from datetime import date

import pytest

from sixthday.rules.clearances import AdultSeen, adult_findings, site_findings
from sixthday.rules.findings import blockers

TODAY = date(2026, 11, 5)
SEEN = AdultSeen(date(2026, 6, 1), False, True, True, True, date(2030, 1, 1))


@pytest.mark.parametrize(
    ("visited", "until", "stops"),
    [
        pytest.param("2026-11-05", "2027-11-04", [], id="a year from the visit"),
        pytest.param("2026-11-05", "2027-11-05", ["lasts"], id="a year and a day"),
        pytest.param("2024-02-29", "2025-02-28", [], id="from a leap day to the end of February"),
        pytest.param("2026-11-06", "2027-11-01", ["site_visit"], id="a visit tomorrow"),
        pytest.param("2026-11-05", "2026-11-04", ["dates"], id="ends before it begins"),
    ],
)
def test_a_site_is_cleared_for_a_year_at_most(visited, until, stops):
    found = site_findings(date.fromisoformat(visited), date.fromisoformat(until), TODAY)
    assert [finding.code for finding in blockers(found)] == stops


@pytest.mark.parametrize(
    ("changes", "until", "stops"),
    [
        pytest.param({}, "2029-05-31", [], id="three years from the certificate"),
        pytest.param({}, "2029-06-01", ["lasts"], id="a day longer"),
        pytest.param({"update_service": True}, "2029-11-04", [], id="three years from today on the update service"),
        pytest.param({"training_until_on": date(2027, 1, 1)}, "2027-01-02", ["training"], id="past the training"),
        pytest.param(
            {"barred_list_checked": False, "identity_checked": False, "prohibition_checked": False},
            "2027-01-01",
            ["barred_list", "identity", "prohibition"],
            id="every check not seen is said",
        ),
        pytest.param({"dbs_issued_on": date(2026, 11, 6)}, "2027-01-01", ["dbs_issued"], id="from the future"),
    ],
)
def test_an_adult_is_cleared_while_the_checks_hold(changes, until, stops):
    found = adult_findings(replace(SEEN, **changes), TODAY, date.fromisoformat(until), TODAY)
    assert [finding.code for finding in blockers(found)] == stops
