"""From the ranking to a contract signed by both, in a browser, looking at every page on the way."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from playwright.sync_api import Page, expect

from sixthday.access.models import User
from sixthday.awards.models import Award
from sixthday.calloffs.models import CallOff
from tests.areas.awards.chosen import LOCKED, locked, ready, spot_request
from tests.areas.awards.world import World
from tests.cast import PASSWORD
from tests.looking import look

pytestmark = pytest.mark.journey
NOW = LOCKED + timedelta(minutes=30)
Coming = Callable[[User, str], Page]


@pytest.fixture
def world(transactional_db) -> World:
    """Three answers locked, and everything an award needs."""
    return ready()


@pytest.fixture
def come(visitors) -> Iterator[Coming]:
    """Bring a person to an address, signed in, on the evening of Friday 6 November."""
    pages: dict[int, Page] = {}

    def bring(user: User, address: str) -> Page:
        page = pages.get(user.pk)
        if page is None:
            page = pages[user.pk] = visitors()
            page.goto(address)
            page.get_by_label("E-mail address").fill(user.email)
            page.get_by_label("Password").fill(PASSWORD)
            page.get_by_role("button", name="Sign in").click()
        else:
            page.goto(address)
        return page

    with time_machine.travel(NOW, tick=True):
        yield bring


def press(page: Page, name: str) -> None:
    """Press a button, or follow a link that looks like one."""
    page.get_by_role("button", name=name).first.click()


def test_from_the_ranking_to_a_signed_contract(world: World, come: Coming) -> None:
    cast, request = world.cast, locked(world)
    broker = come(cast.broker, f"/council/requests/{request.ref}/award/")
    expect(broker.get_by_role("heading", level=1)).to_have_text("Arrow Learning ranks first: 83.3 of 100")
    look(broker)
    broker.goto(f"/council/requests/{request.ref}/award/choice/")
    look(broker)
    press(broker, "Propose award")
    expect(broker.get_by_role("alert")).to_contain_text("Choose a provider")
    look(broker)
    broker.goto(f"/council/requests/{request.ref}/award/")
    press(broker, "Propose Arrow Learning")
    expect(broker.get_by_text("It waits for approval.")).to_be_visible()
    award = Award.objects.get()
    look(broker)
    broker.goto(f"/council/awards/{award.ref}/withdrawal/")
    look(broker)

    approver = come(cast.approver, "/council/approvals/")
    expect(approver.get_by_role("heading", level=1)).to_have_text("1 award waits for you")
    look(approver)
    approver.goto(f"/council/awards/{award.ref}/return/")
    look(approver)
    approver.goto("/council/declarations/")
    look(approver)
    approver.goto("/council/declarations/new/")
    look(approver)
    approver.goto(f"/council/awards/{award.ref}/")
    look(approver)
    press(approver, "Approve £2,520.00")
    expect(approver.get_by_text("has been sent the risk summary")).to_be_visible()

    lead = come(world.lead("Arrow"), f"/portal/awards/{award.ref}/")
    expect(lead.get_by_text("Leaving without permission")).to_be_visible()
    look(lead)
    lead.goto(f"/portal/awards/{award.ref}/withdrawal/")
    look(lead)
    lead.goto(f"/portal/awards/{award.ref}/")
    press(lead, "Confirm that you can do this safely")
    expect(lead.get_by_role("heading", level=1)).to_have_text("You have confirmed")

    senior = come(cast.senior_officer, f"/council/awards/{award.ref}/emergency-order/")
    look(senior)
    broker.goto(f"/council/awards/{award.ref}/")
    press(broker, "Issue the call-off")
    look(broker)
    press(broker, "Issue the call-off")
    expect(broker.get_by_text("The provider has been asked to sign it.")).to_be_visible()
    look(broker)
    calloff = CallOff.objects.get()
    broker.goto(f"/council/calloffs/{calloff.ref}/cancellation/")
    look(broker)

    lead.goto("/portal/calloffs/")
    look(lead)
    lead.goto(f"/portal/calloffs/{calloff.ref}/")
    look(lead)
    press(lead, "Sign call-off")
    look(lead)
    lead.get_by_label("I have read this contract").check()
    press(lead, "Sign call-off")
    expect(lead.get_by_role("heading", level=1)).to_have_text("Signed for Arrow Learning")
    look(lead)

    signatory = come(cast.signatory, "/council/calloffs/")
    expect(signatory.get_by_role("heading", level=1)).to_have_text("1 call-off waits for the council’s signature")
    look(signatory)
    signatory.goto(f"/council/calloffs/{calloff.ref}/signature/")
    signatory.get_by_label("Your password").fill("not this")
    press(signatory, "Sign for council")
    expect(signatory.get_by_role("alert")).to_contain_text("That is not your password")
    look(signatory)
    signatory.get_by_label("Your password").fill(PASSWORD)
    press(signatory, "Sign for council")
    expect(signatory.get_by_role("heading", level=1)).to_have_text("Signed by both")
    look(signatory)
    signatory.goto(f"/council/calloffs/{calloff.ref}/")
    look(signatory)
    broker.goto(f"/council/calloffs/{calloff.ref}/ending/")
    look(broker)
    signatory.goto("/council/calloffs/publication/")
    look(signatory)


def test_the_pages_of_money_and_of_the_framework(world: World, come: Coming) -> None:
    cast, scheme = world.cast, world.round_lot.round.scheme
    locked(world)
    commissioner = come(cast.commissioner, "/council/framework/")
    expect(commissioner.get_by_role("heading", level=1)).to_have_text(
        "Round 1 is in force. Award again by 26 March 2029"
    )
    look(commissioner)
    lot = f"/council/framework/{scheme.ref}/rounds/1/lots/3/weights/"
    terms = f"/council/framework/{scheme.ref}/rounds/1/terms/"
    rest = ("limits/", "limits/new/", "choices/", "choices/notice_days/")
    for address in (lot, f"{lot}new/", terms, f"{terms}new/", *(f"/council/framework/{each}" for each in rest)):
        commissioner.goto(address)
        look(commissioner)
    finance = come(cast.finance_officer, "/council/money/")
    look(finance)
    for address in ("budgets/new/", "cap/", "forecasts/new/"):
        finance.goto(f"/council/money/{address}")
        look(finance)
    look(come(cast.senior_officer, "/council/money/variations/new/"))


def test_the_pages_of_awards_without_a_shortlist(world: World, come: Coming) -> None:
    request = spot_request(world)
    broker = come(world.cast.broker, f"/council/requests/{request.ref}/spot-award/")
    look(broker)
    broker.goto(f"/council/requests/{request.ref}/continuity/")
    look(broker)
