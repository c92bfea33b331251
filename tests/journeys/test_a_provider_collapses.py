"""A parent reports; new awards stop and the child is reviewed; quality assurance visits; the provider collapses."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from sixthday.quality.models import ProviderExit
from sixthday.referrals.models import Referral
from tests.areas.quality.world import TODAY, begun_world
from tests.journeys.conftest import Coming
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey
SAID = "He was shut in a room on Tuesday."


@pytest.fixture
def world(time):
    made = begun_world()
    time.move_to(TODAY)
    return made


@pytest.fixture
def parent(visitors, live_server) -> Visitor:
    return Visitor(visitors())


@pytest.mark.demand("M14", "a parent's concern stops new awards; a visit, its reply and what was asked go to their end")
def test_from_a_concern_to_what_was_put_right(world, come: Coming, parent: Visitor) -> None:
    raised_by_a_parent(parent)
    officer = come(world.cast.qa_officer, "/")
    officer.heading("Look first at Arrow Learning")
    officer.look()
    officer.follow("Concerns")
    officer.look()
    officer.follow(re.compile("^[0-9A-Z]{4}-"))
    officer.sees(SAID)
    officer.look()
    officer.press("Take it up")
    officer.press("Take this concern up")
    officer.refused("Say who looks into it")
    officer.look()
    officer.fill("Who looks into it, and how?", "I ring today and visit on Friday.")
    officer.press("Take this concern up")
    told(officer, world)
    review_held(world, come)
    visited(officer, world)
    answered(world, come)
    verified(officer)
    closed(officer)


@pytest.mark.demand(
    "M14", "a provider collapses: one page, one act, its children back on the list with a clock from today"
)
def test_a_provider_collapses(world, come: Coming) -> None:
    lead = come(world.cast.lead_broker, "/council/providers/arrow-learning/quality/")
    lead.look()
    lead.follow("See its children")
    lead.heading("If Arrow Learning stops: 1 placement")
    lead.sees("Bridge Learning")
    chosen = lead.page.get_by_label(re.compile("^Jordan Price"))
    expect(chosen).to_be_checked()
    chosen.uncheck()
    lead.press("End placements and refer again")
    lead.refused("Choose at least one placement")
    lead.look()
    lead.page.get_by_label(re.compile("^Jordan Price")).check()
    lead.fill("Why does the provider stop?", "It went into administration this morning.")
    lead.press("End placements and refer again")
    lead.heading("Arrow Learning stopped: 1 child was referred again")
    lead.look()
    lead.follow("Find another provider")
    lead.heading(re.compile("10 hours"))
    raised = Referral.objects.get(trigger="placement_breakdown")
    assert (raised.state, raised.duty.first_day_on) == ("submitted", TODAY.date())
    assert ProviderExit.objects.count() == 1
    provider = come(world.lead("Arrow"), "/portal/")
    provider.sees("suspended for new work")


def raised_by_a_parent(parent: Visitor) -> None:
    parent.goto("/concerns/")
    parent.look()
    parent.press("Send to the council")
    parent.refused("Choose the provider")
    parent.look()
    parent.page.get_by_label("A child may not be safe").check()
    parent.pick("Which provider?", "Arrow Learning")
    parent.fill("What happened?", SAID)
    parent.page.get_by_label("A parent or carer").check()
    parent.page.get_by_label("No", exact=True).check()
    parent.press("Send to the council")
    parent.heading("We have received it")
    parent.look()


def told(officer: Visitor, world) -> None:
    officer.follow("Tell the provider")
    officer.fill("What is the provider told?", "We are looking into how the end of the day is run. We visit on Friday.")
    officer.press("Tell the provider")
    officer.sees("We visit on Friday.")
    officer.look()


def review_held(world, come: Coming) -> None:
    broker = come(world.cast.broker, "/council/placements/reviews/")
    broker.look()
    broker.follow("Hold this review")
    broker.look()
    broker.fill("What was found?", "Seen at Arrow House today. He is safe and wants to stay.")
    broker.page.get_by_label("It goes on with changes").check()
    broker.press("Keep this review")
    broker.sees("it goes on with changes")
    broker.look()


def visited(officer: Visitor, world) -> None:
    officer.goto("/council/providers/arrow-learning/quality/")
    officer.look()
    officer.press("Plan a visit")
    officer.look()
    officer.day("When?", TODAY.date())
    officer.choose("Is the provider told beforehand?", "No")
    officer.fill("Who goes?", "Quinn Adams")
    officer.press("Plan this visit")
    officer.press("Record the visit")
    officer.look()
    officer.fill("Who was met?", "The manager and two tutors")
    officer.press("Record the visit")
    officer.press("Add a finding")
    officer.look()
    officer.pick("Which standard?", "1.3 Responding to welfare concerns")
    officer.page.get_by_label("Not yet met").check()
    officer.fill("What shows it?", "No log of concerns is kept.")
    officer.press("Add a finding")
    officer.follow("Add a file")
    officer.press("Add a file")
    officer.refused("Choose a file")
    officer.look()
    log = {"name": "log.txt", "mimeType": "text/plain", "buffer": b"An empty page."}
    officer.page.get_by_label("Which file?").set_input_files(files=[log])
    officer.press("Add a file")
    officer.sees("log.txt")
    officer.follow("Add an improvement action")
    officer.fill("What must be put right?", "Keep a log of every concern and show it to us.")
    officer.day("By when?", date(2026, 11, 27))
    officer.pick("For which standard? (optional)", "1.3 Responding to welfare concerns")
    officer.press("Add an improvement action")
    officer.look()
    officer.follow("Send the findings to the provider")
    officer.fill("What was found, in a few sentences?", "Calm teaching. Concerns are not written down.")
    officer.press("Send the findings to the provider")
    officer.sees("No reply yet")
    officer.look()


def answered(world, come: Coming) -> None:
    provider = come(world.lead("Arrow"), "/portal/")
    provider.look()
    provider.follow(re.compile("^Reply to visit"))
    provider.look()
    provider.press("Reply to the findings")
    provider.look()
    provider.fill("What do you say to the findings?", "We agree and have begun a log.")
    provider.press("Send this reply")
    provider.follow(re.compile("^Say that it is done"))
    provider.look()
    provider.fill("What shows that it is done?", "A log since today; the first page is at the office.")
    provider.press("It is done")
    provider.look()
    assert SAID not in provider.text
    provider.follow("Raise a concern")
    provider.look()


def verified(officer: Visitor) -> None:
    officer.goto("/council/quality/")
    officer.page.get_by_role("main").get_by_role("listitem").filter(has_text="To be verified").get_by_role(
        "link"
    ).click()
    officer.look()
    officer.press("Verify that it is done")
    expect(officer.page.get_by_role("button", name="Verify that it is done")).to_have_count(0)
    officer.goto("/council/quality/weights/")
    officer.look()


def closed(officer: Visitor) -> None:
    officer.goto("/council/quality/concerns/")
    officer.follow(re.compile("^[0-9A-Z]{4}-"))
    officer.follow("Close it")
    officer.look()
    officer.page.get_by_label("Upheld, and put right").check()
    officer.fill("Why?", "A log is kept; staff were trained again.")
    officer.choose("May new work begin again at this provider?", "Yes")
    officer.press("Close this concern")
    officer.sees("New work may begin again.")
    officer.look()
    officer.press("Reopen this concern")
    officer.sees("New work at Arrow Learning stops at once")
    officer.look()
    officer.fill("Why is it looked into again?", "Another parent says the same.")
    officer.press("Reopen this concern")
    officer.sees("New work was stopped, and a review of each child there called.")
    officer.look()
