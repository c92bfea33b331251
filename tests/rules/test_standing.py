"""How a provider, a lot's membership or a site stands, and which changes of it are possible."""

from datetime import date

import pytest

from sixthday.rules.findings import blockers
from sixthday.rules.standing import ACTIVE, REMOVED, SUSPENDED, Stand, change_findings, standing_findings

TODAY = date(2026, 11, 5)


@pytest.mark.parametrize(
    ("stands", "said"),
    [
        pytest.param([], [(True, "Active: neither suspended nor removed.")], id="nothing was ever decided"),
        pytest.param([Stand("Arrow", ACTIVE)], [(True, "Active: neither suspended nor removed.")], id="restored"),
        pytest.param(
            [Stand("Arrow", SUSPENDED, date(2026, 11, 20))],
            [(False, "Arrow is suspended for new work until 20 November 2026.")],
            id="suspended until a day",
        ),
        pytest.param(
            [Stand("Arrow", SUSPENDED), Stand("The Barn", REMOVED)],
            [
                (False, "Arrow is suspended for new work."),
                (False, "The Barn has been removed from the framework."),
            ],
            id="every scope that is stopped is said",
        ),
    ],
)
def test_whether_new_work_may_go_there(stands, said):
    assert [(finding.met, finding.reason) for finding in standing_findings(stands)] == said


@pytest.mark.parametrize(
    ("now", "to", "reason", "from_on", "until_on", "stops"),
    [
        pytest.param(ACTIVE, SUSPENDED, "Concern", TODAY, date(2026, 11, 20), [], id="suspended until a day"),
        pytest.param(ACTIVE, SUSPENDED, "Concern", TODAY, None, [], id="suspended until restored"),
        pytest.param(SUSPENDED, SUSPENDED, "Longer", TODAY, date(2026, 12, 1), [], id="a suspension made longer"),
        pytest.param(SUSPENDED, SUSPENDED, "Same", TODAY, None, ["standing_changes"], id="the same again"),
        pytest.param(ACTIVE, ACTIVE, "Settled", TODAY, None, ["standing_changes"], id="restored without cause"),
        pytest.param(REMOVED, SUSPENDED, "Concern", TODAY, None, ["standing_can_return"], id="removed, then suspended"),
        pytest.param(REMOVED, ACTIVE, "Readmitted", TODAY, None, [], id="removed, then restored"),
        pytest.param(ACTIVE, REMOVED, " ", TODAY, None, ["standing_reason"], id="no reason"),
        pytest.param(
            ACTIVE, REMOVED, "Left", date(2026, 11, 4), date(2026, 11, 3),
            ["standing_not_backdated", "standing_dates", "standing_until"], id="backdated, with an end before it",
        ),
    ],
)  # fmt: skip
def test_which_changes_are_possible(now, to, reason, from_on, until_on, stops):
    found = change_findings(Stand("Arrow", now), to, reason=reason, from_on=from_on, until_on=until_on, today=TODAY)
    assert [finding.code for finding in blockers(found)] == stops
