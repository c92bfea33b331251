"""Nobody can meet the need: it is said so, kept as unmet need, and bought outside the framework with reason and authority."""

import pytest

from sixthday.awards.models import Award, Request
from tests.areas.awards import chosen
from tests.areas.awards.world import AFTERNOON, answer, sent_request
from tests.journeys.conftest import Coming

pytestmark = pytest.mark.journey


@pytest.mark.demand("M19", "a request that nobody can meet ends with its reason and stays as unmet need")
@pytest.mark.demand("M12", "what the framework cannot give is bought outside it, with a reason and an authority")
def test_none_suitable_then_a_spot_purchase(come: Coming, time) -> None:
    world = chosen.ready(("Arrow", "Bridge"))
    request = sent_request(world)
    for name in ("Arrow", "Bridge"):
        answer(world, request, name, AFTERNOON, answer="cannot")
    time.move_to(chosen.LOCKED)
    broker = come(world.cast.broker, f"/council/requests/{request.ref}/")
    broker.sees("2 asked: 2 cannot.")
    broker.follow("None suitable")
    broker.press("Record that none is suitable")
    broker.refused("Say why, so that the need is not forgotten")
    broker.look()
    broker.fill("Why?", "No provider has a place this term.")
    broker.press("Record that none is suitable")
    broker.heading("All 25 hours still to find")
    broker.sees("None suitable")
    broker.sees("No provider has a place this term.")
    broker.look()
    bought_outside(world, broker, request)


def bought_outside(world, broker, former: Request) -> None:
    """The same need again, this time outside the framework."""
    broker.press("Ask for 25 hours")
    broker.pick("Lot and service", "Lot 3: Tuition at a centre")
    broker.hours("Hours a week", 10)
    broker.pick("Does it replace an earlier request?", former.ref)
    broker.press("See who can be asked")
    asked = Request.objects.get(former=former)
    broker.follow("Spot purchase")
    broker.look()
    broker.press("Continue")
    broker.refused("Say why")
    broker.fill("Why can the framework not meet this need?", "Nobody in the lot has a place.")
    broker.fill("Who authorised it, and where is that recorded?", "Service Director, note of 6 November 2026")
    broker.press("Continue")
    broker.heading("What was agreed")
    broker.pick("Provider and site", "Bridge Learning, Bridge House")
    broker.fill("Price of one unit, without VAT", "50")
    broker.look()
    broker.press("Propose award")
    broker.sees("It waits for approval.")
    broker.sees("Service Director, note of 6 November 2026")
    broker.look()
    assert Award.objects.get(request=asked).route == "spot"
