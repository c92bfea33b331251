"""What an offer must say before it can stand."""

from dataclasses import replace
from datetime import date

import pytest

from sixthday.rules.findings import blockers
from sixthday.rules.offers import Proposed, offer_findings

GOOD = Proposed("setting", 42_00, 60, 1, ("autism",), 11, 16, ("mon_am",), 4, date(2026, 9, 1))


@pytest.mark.parametrize(
    ("changes", "facts", "stops"),
    [
        pytest.param({}, {}, [], id="whole"),
        pytest.param({"mode": "moon"}, {}, ["offer_mode"], id="an unknown mode"),
        pytest.param({"price_pence": 0}, {}, ["offer_price"], id="free"),
        pytest.param({"unit_minutes": 10_081}, {}, ["offer_unit"], id="a unit longer than a week"),
        pytest.param({"unit": "year", "unit_minutes": 57_000}, {}, [], id="a year of 950 hours"),
        pytest.param(
            {"unit": "year", "unit_minutes": 120_001}, {}, ["offer_unit"], id="a year of more than 2,000 hours"
        ),
        pytest.param({"unit": "week", "unit_minutes": 900, "least_units": 6}, {}, [], id="at least six week blocks"),
        pytest.param({"least_units": 0}, {}, ["offer_least"], id="at least none"),
        pytest.param({"unit": "year", "least_units": 2}, {}, ["offer_least_of_year"], id="at least two years"),
        pytest.param({"needs": ("juggling",)}, {}, ["offer_needs"], id="a need that is not on the list"),
        pytest.param({"needs": ()}, {}, ["offer_has_needs"], id="no need"),
        pytest.param({"age_to": 10}, {}, ["offer_ages"], id="ages the wrong way round"),
        pytest.param({"part_days": ("sun_am",)}, {}, ["offer_part_days"], id="Sunday morning"),
        pytest.param({"places": 0}, {}, ["offer_room"], id="no place"),
        pytest.param({"until_on": date(2026, 8, 31)}, {}, ["offer_dates"], id="ends before it begins"),
        pytest.param({}, {"own_site": False}, ["offer_site"], id="another provider's site"),
        pytest.param({}, {"of_the_lot": False}, ["offer_service_type"], id="a service of another lot"),
        pytest.param({}, {"member_from_on": date(2026, 9, 2)}, ["offer_member"], id="before it is a member"),
        pytest.param({}, {"earlier_from_on": date(2026, 9, 1)}, ["offer_later"], id="the day the earlier one began"),
        pytest.param({}, {"earlier_from_on": date(2026, 8, 31)}, [], id="the day after"),
    ],
)
def test_an_offer_must_be_whole(changes, facts, stops):
    usual = {"own_site": True, "of_the_lot": True, "member_from_on": date(2026, 4, 1), "earlier_from_on": None}
    found = offer_findings(replace(GOOD, **changes), **{**usual, **facts})
    assert [finding.code for finding in blockers(found)] == stops
