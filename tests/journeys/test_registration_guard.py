"""A provider one child below the line: the award that tips it is stopped, a split is proposed, a senior officer lets it through."""

from datetime import date

import pytest

from sixthday.awards.models import Award
from sixthday.places.models import Override, SchoolCase, Taking
from sixthday.providers.actions import correct_provider
from tests.areas.awards import chosen
from tests.areas.awards.world import World
from tests.areas.places.taken import declare, take
from tests.journeys.conftest import Coming
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey
OVER = "5 children would be there more than 18 hours a week; 5 or more make a school."
SPLIT = "18 hours a week may stay here, and 2 hours must go to a registered school of the lot: Bridge Learning."
REASON = "A place at Bridge begins on 4 January; the child would be without education until then."
TWENTY = {"weekly_minutes": 20 * 60}


@pytest.fixture
def world(time) -> World:
    """Four full-time children at Arrow, two of them declared by others long ago; Bridge is a registered school."""
    made = chosen.ready(("Arrow", "Bridge"))
    correct_provider(
        provider=made.providers["Bridge"], school_urn="123456", registered_on=date(2026, 9, 1), by=made.cast.commissioner,
        at=chosen.SEPTEMBER,
    )  # fmt: skip
    declare(made, 2, declared_on=date(2026, 7, 1))
    take(made, "AWARD-1", weekly_minutes=19 * 60)
    take(made, "AWARD-2", weekly_minutes=19 * 60, one_to_one_away=False)
    made.request = chosen.locked(
        made, {"Arrow": TWENTY, "Bridge": TWENTY | {"start_on": date(2026, 11, 10)}}, **TWENTY
    )  # fmt: skip
    time.move_to(chosen.PROPOSED)
    return made


@pytest.mark.demand("M15", "the award that would make a provider a school is stopped with every reason and a split")
@pytest.mark.demand("M15", "a senior officer's override lets it through and stays on the record")
def test_the_award_that_tips_a_provider_over(world, come: Coming) -> None:
    broker = come(world.cast.broker, f"/council/requests/{world.request.ref}/award/")
    broker.press("Propose Arrow Learning")
    broker.refused(OVER)
    broker.refused(SPLIT)
    broker.sees("Only a senior officer may let these hours past the registration guard, with a reason: Sean Doyle.")
    broker.look()
    assert not Award.objects.exists()
    let_through(world, come)
    broker = come(world.cast.broker, f"/council/requests/{world.request.ref}/award/")
    broker.press("Propose Arrow Learning")
    broker.sees("It waits for approval.")
    award = Award.objects.get()
    approver = come(world.cast.approver, f"/council/awards/{award.ref}/")
    approver.sees(OVER)
    approver.look()
    approver.press("Approve")
    approver.sees("has been sent the risk summary")
    assert Taking.objects.get(award_ref=award.ref).override == Override.objects.get()
    auditor = come(world.cast.auditor, f"/council/awards/{award.ref}/")
    auditor.page.get_by_text("What it was tested against when it was proposed").click()
    auditor.sees(f"Sean Doyle, a senior officer, let these hours through until 18 December 2026: {REASON}")


def let_through(world: World, come: Coming) -> None:
    """What the senior officer sees and does."""
    child = world.referral.child
    senior = come(world.cast.senior_officer, "/council/registration/")
    senior.heading("No provider is over the line")
    senior.look()
    senior.follow("Arrow Learning")
    senior.sees("Ask again")
    senior.look()
    senior.press("Let hours past the guard")
    senior.press("Let these hours through")
    senior.refused("Say why these hours may stand")
    senior.look()
    senior.pick("Whose hours?", f"{child.full_name}, {child.ref}: asked about")
    senior.day("Until", date(2026, 12, 18))
    senior.fill("Why may these hours stand?", REASON)
    senior.press("Let these hours through")
    senior.sees("Let past the guard by a senior officer")
    senior.look()


@pytest.mark.demand("M15", "a case of a possible unregistered school is opened, reported and closed in the browser")
def test_a_case_and_the_monthly_list(world, come: Coming) -> None:
    declare(world, 1)
    officer = come(world.cast.qa_officer, "/council/registration/")
    officer.heading("1 provider is over the line")
    officer.look()
    officer.follow("Cases of possible unregistered schools")
    officer.look()
    officer.follow("Open a case")
    officer.look()
    officer.fill("Why may this be an unregistered school?", "Five children are there all week.")
    officer.press("Open case")
    case = SchoolCase.objects.get()
    officer.sees("Five children are there all week.")
    officer.press("Record who was told")
    officer.choose("Who was told?", "Ofsted")
    officer.day("When?", date(2026, 11, 6))
    officer.fill("Where is this kept?", "OF-2026-11")
    officer.look()
    officer.press("Record who was told")
    officer.sees("Reported to the DfE or Ofsted")
    officer.look()
    monthly_list(world, come)
    assert case.provider == world.providers["Arrow"]


def monthly_list(world: World, come: Coming) -> Visitor:
    """The commissioner names a reader and sends the list; the reader acknowledges it."""
    commissioner = come(world.cast.commissioner, "/council/registration/lists/")
    commissioner.look()
    commissioner.press("Name somebody")
    commissioner.pick("Who gets the list?", "Lena Shaw")
    commissioner.look()
    commissioner.press("Save")
    commissioner.press("Make a list now")
    commissioner.look()
    commissioner.press("Make and send")
    commissioner.sees("Lena Shaw: not yet")
    lead = come(world.cast.lead_broker, "/council/registration/lists/")
    lead.sees("Waits for you")
    lead.look()
    lead.page.locator("tbody a").first.click()
    lead.look()
    lead.press("I have read this list")
    lead.sees("You acknowledged it")
    return lead
