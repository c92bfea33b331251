"""What is bought another way is refused with its reason, and nothing is sent."""

import pytest

from tests.areas.referrals import duties
from tests.areas.referrals.referring import drafted
from tests.cast import council_cast
from tests.journeys.conftest import Coming

pytestmark = pytest.mark.journey


@pytest.mark.demand(
    "M33", "a school that wants to buy for itself, and a residential place, are refused, and the page says why"
)
def test_what_is_out_of_scope_is_refused_with_its_reason(come: Coming, time) -> None:
    cast = council_cast()
    duties.calendar(cast)
    draft = drafted(cast)
    referrer = come(cast.referrer, f"/council/referrals/{draft.ref}/")
    for asked, reason in (
        ("A school wants to buy alternative provision", "A school buys its own alternative provision."),
        ("A residential place is wanted", "Residential provision is bought another way."),
    ):
        referrer.goto(f"/council/referrals/{draft.ref}/")
        referrer.follow("What happened")
        referrer.choose("What is being asked for?", asked)
        referrer.press("Save and continue")
        referrer.page.wait_for_url(f"**/referrals/{draft.ref}/")
        referrer.goto(f"/council/referrals/{draft.ref}/answers/")
        referrer.press("Send to the brokers")
        referrer.refused(reason)
        referrer.look()
    draft.refresh_from_db()
    assert draft.state == "draft"
