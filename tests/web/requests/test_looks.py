"""Every page of a request in a real browser: from the package to the lock, and the provider's side of it."""

import pytest
from playwright.sync_api import Page, expect

from sixthday import clock
from sixthday.awards.models import Request
from tests.areas.awards.world import AFTERNOON, DUE, SENT, a_world, add_provider, answer, drafted, sent_request
from tests.cast import PASSWORD
from tests.looking import look

pytestmark = pytest.mark.journey


@pytest.fixture
def time(monkeypatch):
    """Set the clock: `time(SENT)`."""

    def set_to(moment):
        monkeypatch.setattr(clock, "now", lambda: moment)

    set_to(SENT)
    return set_to


@pytest.fixture(autouse=True)
def made_up(settings) -> None:
    settings.DEMO = True


def come(page: Page, user, address: str) -> None:
    """Come to a page as this person."""
    page.goto(address)
    page.get_by_label("E-mail address").fill(user.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def test_a_broker_asks_and_locks(page: Page, time) -> None:
    """From the package to the locked shortlist, looking at each page."""
    world = a_world()
    add_provider(world, "Lugg", age_from=5, age_to=12)
    add_provider(world, "Wye", part_days=["mon_am", "tue_am"])
    come(page, world.cast.broker, f"/council/referrals/{world.referral.ref}/package/")
    look(page)
    press(page, "Ask for 10 hours")
    look(page)
    press(page, "See who can be asked")
    expect(page.get_by_role("alert")).to_contain_text("Choose the lot and service")
    look(page)
    page.get_by_label("Lot and service").select_option("Lot 3: Tuition at a centre")
    press(page, "See who can be asked")
    expect(page.get_by_role("heading", level=1)).to_have_text("4 providers can be asked")
    look(page)
    page.get_by_role("link", name="Lugg Learning", exact=True).click()
    look(page)
    page.go_back()
    page.get_by_role("link", name="Leave out Wye Learning").click()
    look(page)
    page.get_by_label("Why is this provider left out?").fill("The child's cousin is there")
    press(page, "Leave it out")
    press(page, "Preview the brief")
    look(page)
    page.get_by_text("Make it less telling").click()
    page.get_by_label("Give an age band instead of the age").check()
    press(page, "Change the brief")
    expect(page.get_by_text("14 to 16", exact=True)).to_be_visible()
    press(page, "Send to 3 providers")
    expect(page.get_by_role("heading", level=1)).to_have_text("Answers due Fri 6 Nov, 5pm")
    look(page)
    request = Request.objects.get()
    time(AFTERNOON)
    answer(world, request, "Arrow")
    answer(world, request, "Bridge", answer="cannot")
    press(page, "Remind Teme Learning")
    expect(page.get_by_text("Teme Learning has been reminded.")).to_be_visible()
    look(page)
    page.get_by_role("link", name="By telephone from Teme Learning").click()
    look(page)
    page.get_by_label("Can partly meet").check()
    press(page, "Continue")
    look(page)
    page.get_by_label("What can you not give, and why?").fill("One morning is full")
    page.get_by_label("Hours", exact=True).fill("7")
    page.get_by_label("Minutes").fill("30")
    for day in ("Monday", "Tuesday", "Wednesday"):
        page.get_by_role("group", name=day).get_by_label("Morning").check()
    page.get_by_label("Named adult").select_option("Teme Tutor")
    page.get_by_label("Site").select_option("Teme House")
    expect(page.get_by_label("Your price")).to_have_count(0)
    press(page, "Check answer")
    expect(page.get_by_text("Its own rate")).to_be_visible()
    look(page)
    press(page, "Keep this answer")
    expect(page.get_by_text("By telephone, not yet confirmed")).to_be_visible()
    look(page)
    time(DUE)
    page.get_by_role("link", name="Give everybody more time").click()
    look(page)
    page.go_back()
    press(page, "Lock the shortlist")
    look(page)
    press(page, "Lock the shortlist")
    expect(page.get_by_role("heading", level=1)).to_have_text("Shortlist locked")
    look(page)
    page.get_by_role("link", name="None suitable").click()
    look(page)


def test_a_provider_answers(page: Page, time) -> None:
    """From what is due to the answer that was sent, and a question."""
    world = a_world()
    request = sent_request(world)
    drafted(world)
    time(AFTERNOON)
    come(page, world.lead("Arrow"), "/portal/")
    look(page)
    press(page, f"Answer {request.ref}")
    look(page)
    page.get_by_role("link", name="Ask a question").click()
    look(page)
    page.get_by_label("Your question").fill("Can lunch be taken there?")
    press(page, "Send question")
    press(page, "Answer this request")
    look(page)
    page.get_by_label("Can meet").check()
    press(page, "Continue")
    look(page)
    page.get_by_label("Your price").fill("42.50")
    page.get_by_label("Named adult").select_option("Arrow Tutor")
    page.get_by_label("Site").select_option("Arrow House")
    press(page, "Check answer")
    expect(page.get_by_role("alert")).to_contain_text("£42.50 is above your framework rate of £42.00.")
    look(page)
    page.get_by_label("Your price").fill("41.50")
    press(page, "Check answer")
    look(page)
    press(page, "Send answer")
    expect(page.get_by_text("Your answer is with the brokers.")).to_be_visible()
    look(page)
    page.goto("/portal/requests/")
    look(page)
    page.goto("/portal/")
    expect(page.get_by_text("Nothing is due.")).to_be_visible()
    look(page)
