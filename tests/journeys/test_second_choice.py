"""Another than the first is chosen: refused without a reason, and approved by somebody else, within a limit."""

import pytest
from playwright.sync_api import expect

from sixthday.access import actions as access
from sixthday.access.choices import Role
from sixthday.awards.models import Award
from sixthday.framework import actions as framework
from tests.areas.awards import chosen
from tests.journeys.conftest import Coming
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey
REASON = "The family can reach Bridge on foot; Arrow needs two buses."


@pytest.fixture
def world(time) -> chosen.World:
    """Three answers locked; the broker may approve too, and a second approver has a low limit."""
    made = chosen.ready()
    cast, when = made.cast, chosen.SEPTEMBER
    access.grant_role(user=cast.broker, role=Role.APPROVER, from_on=when.date(), by=cast.admin, at=when)
    framework.set_limit(holder=cast.broker, limit_pence=50_000_00, from_on=when.date(), by=cast.commissioner, at=when)
    made.careful = chosen.second_approver(made, pence=1_000_00)
    made.request = chosen.locked(made)
    time.move_to(chosen.PROPOSED)
    return made


def no_approval(visitor: Visitor) -> None:
    """There is nothing to press."""
    expect(visitor.page.get_by_role("button", name="Approve")).to_have_count(0)


@pytest.mark.demand("M10", "another than the first needs a reason; approved by the limit, never by the proposer")
@pytest.mark.demand(
    "M29", "a too low limit, or having proposed it, leaves nothing to press; another within the limit approves"
)
def test_a_second_choice_with_a_reason(world, come: Coming) -> None:
    broker = come(world.cast.broker, f"/council/requests/{world.request.ref}/award/")
    broker.heading("Arrow Learning ranks first")
    broker.follow("Choose another")
    broker.choose("Which provider?", "Bridge Learning")
    broker.press("Propose award")
    broker.refused("Say why the first is not chosen")
    broker.look()
    assert not Award.objects.exists()
    broker.fill("Why not the first?", REASON)
    broker.press("Propose award")
    broker.heading("Bridge Learning, 10 hours a week")
    broker.sees(REASON)
    award = Award.objects.get()

    broker.goto(f"/council/awards/{award.ref}/")
    no_approval(broker)
    broker.look()
    careful = come(world.careful, f"/council/awards/{award.ref}/")
    careful.sees("£1,000.00")
    no_approval(careful)
    careful.look()
    approver = come(world.cast.approver, "/council/approvals/")
    approver.look()
    approver.follow(award.ref)
    approver.sees(REASON)
    approver.press("Approve")
    approver.sees("has been sent the risk summary")
    award.refresh_from_db()
    assert (award.state, award.approved_by, award.proposed_by) == (
        "approved", world.cast.approver, world.cast.broker,
    )  # fmt: skip
