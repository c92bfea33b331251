"""What is asked before a change of a child's facts is recorded."""

from datetime import date

import pytest

from sixthday.rules.changing import Change, change_findings

TODAY = date(2026, 11, 5)
GOOD = {
    "before": {"plan": "none"}, "after": {"plan": "held"}, "from_on": date(2026, 11, 4), "why": "The plan of 4 November",
    "born_on": date(2012, 3, 14),
}  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "refused"),
    [
        pytest.param({}, [], id="a plan is made"),
        pytest.param({"from_on": TODAY}, [], id="it holds from today"),
        pytest.param({"from_on": date(2026, 11, 6)}, ["change_past"], id="it would hold from tomorrow"),
        pytest.param({"from_on": date(2012, 3, 13)}, ["change_born"], id="before the child was born"),
        pytest.param({"after": {"plan": "none"}}, ["change_differs"], id="nothing changes"),
        pytest.param({"why": " "}, ["change_why"], id="nobody says why"),
        pytest.param({"last_on": date(2026, 11, 5)}, ["change_order"], id="a later one is recorded already"),
        pytest.param({"last_on": date(2026, 11, 4)}, [], id="two on one day, the second put right"),
        pytest.param(
            {"before": {}, "after": {"looked_after": True, "looked_after_by": ""}}, ["change_carer"], id="looked after by nobody"
        ),
        pytest.param({"before": {}, "after": {"looked_after": False, "looked_after_by": ""}}, [], id="no longer looked after"),
        pytest.param({"before": {}, "after": {"on_roll": True, "school": ""}}, ["change_roll"], id="on the roll of no school"),
        pytest.param({"before": {"restricted": False}, "after": {"restricted": True}}, [], id="anybody may restrict"),
        pytest.param(
            {"before": {"restricted": True}, "after": {"restricted": False}}, ["change_lifts"], id="not anybody lifts it"
        ),
        pytest.param(
            {"before": {"restricted": True}, "after": {"restricted": False}, "leads": True}, [], id="a lead broker lifts it"
        ),
        pytest.param(
            {"after": {"plan": "none"}, "why": "", "from_on": date(2027, 1, 1)},
            ["change_differs", "change_past", "change_why"], id="every reason at once",
        ),
    ],
)  # fmt: skip
def test_change(changed: dict, refused: list[str]) -> None:
    found = change_findings(Change(**(GOOD | changed)), TODAY)
    assert [finding.code for finding in found if not finding.met] == refused
