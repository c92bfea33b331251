"""A provider reads its own requests, without anything that names the child, and nothing at all of another provider's."""

import pytest

from tests.areas.awards import chosen
from tests.areas.awards.world import AFTERNOON, add_provider
from tests.areas.reference.world import load_authorities, load_schools, school
from tests.journeys.conftest import Coming

pytestmark = pytest.mark.journey
SECRETS = ("Jordan", "Price,", "A884401234567", "Aylestone", "2012", "HR4 0LE", "Made-up Road", "Pat Price")


@pytest.fixture
def world(time) -> chosen.World:
    """A child on record with everything that names a child; Lugg teaches younger children and is not asked."""
    load_authorities()
    load_schools()
    made = chosen.ready(("Arrow", "Bridge"), upn="A884401234567", school=school("150697"))
    add_provider(made, "Lugg", age_from=5, age_to=10)
    return made


@pytest.mark.demand("M24", "a provider finds nothing of a rival's, and no name before the award")
def test_a_rival_provider_finds_nothing(world, come: Coming, time) -> None:
    request = chosen.locked(world)
    time.move_to(AFTERNOON)
    bridge = come(world.lead("Bridge"), f"/portal/requests/{request.ref}/")
    told = bridge.text
    assert [secret for secret in SECRETS if secret in told] == []
    bridge.look()

    time.move_to(chosen.PROPOSED)
    award = chosen.approved(world, chosen.proposed(world, request))
    arrow = come(world.lead("Arrow"), f"/portal/awards/{award.ref}/")
    arrow.heading("You are preferred")
    assert [secret for secret in SECRETS if secret in arrow.text] == []
    time.move_to(chosen.SIGNED)
    calloff = chosen.signed(world, chosen.provider_signed(world, chosen.issued(world, chosen.confirmed(world, award))))
    theirs = [
        f"/portal/awards/{award.ref}/",
        f"/portal/awards/{award.ref}/withdrawal/",
        f"/portal/calloffs/{calloff.ref}/",
        f"/portal/calloffs/{calloff.ref}/signature/",
        f"/portal/calloffs/{calloff.ref}/signed/",
        f"/portal/calloffs/{calloff.ref}/documents/1/",
        f"/council/awards/{award.ref}/",
        f"/council/calloffs/{calloff.ref}/",
        f"/council/referrals/{world.referral.ref}/",
        f"/council/children/{world.referral.child.ref}/",
    ]
    bridge = come(world.lead("Bridge"), "/portal/calloffs/")
    assert calloff.ref not in bridge.text
    assert [bridge.goto(address) for address in theirs] == [404] * len(theirs)
    bridge.look()
    lugg = come(world.lead("Lugg"), "/portal/requests/")
    own = [f"/portal/requests/{request.ref}/", f"/portal/requests/{request.ref}/answer/"]
    assert [lugg.goto(address) for address in (*own, *theirs)] == [404] * (len(own) + len(theirs))
    arrow = come(world.lead("Arrow"), f"/portal/calloffs/{calloff.ref}/")
    arrow.look()
