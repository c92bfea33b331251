"""A child excluded on Monday starts on Thursday, the fourth school day: every page of it, each person at a browser."""

from datetime import date

import pytest
from playwright.sync_api import Page

from sixthday.awards.models import Award, Request
from sixthday.calloffs.models import CallOff
from sixthday.placements.actions import defer_check
from sixthday.placements.models import Placement
from sixthday.referrals.models import Referral
from sixthday.rules.compliance import REQUIREMENT, REQUIREMENTS
from tests.areas.awards import chosen
from tests.areas.awards import world as worlds
from tests.areas.reference.world import load_authorities, load_schools
from tests.cast import PASSWORD, at
from tests.journeys.conftest import Coming
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey
TEN = ("Arrow", "Bridge", "Teme", "Lugg", "Wye", "Frome", "Dore", "Clun", "Onny", "Leadon")
MONDAY, THURSDAY, END = date(2026, 11, 2), date(2026, 11, 5), date(2026, 12, 18)
WEDNESDAY, THURSDAY_MORNING = at("2026-11-04", "11:00"), at("2026-11-05", "08:30")
MOST_PAGES = 12


@pytest.fixture
def world(time) -> worlds.World:
    """Ten providers, money, limits and people; nobody is referred yet. It is Monday morning."""
    made = chosen.able(worlds.a_market(TEN))
    load_authorities()
    load_schools()
    time.move_to(at("2026-11-02", "11:00"))
    return made


@pytest.mark.demand("M02", "a referral is filled in, section by section, checked and sent, with a reference")
@pytest.mark.demand("M03", "hours judged suitable are set in a signed decision by somebody with the delegation")
@pytest.mark.demand("M08", "the clock opens on the facts and is met when the hours judged suitable have started")
@pytest.mark.demand("M09", "every eligible provider is asked at one moment with an anonymised brief")
@pytest.mark.demand("M10", "answers are ranked on published scales and the award is approved by another person")
@pytest.mark.demand("M11", "a call-off is signed by both in the product")
@pytest.mark.demand("M13", "a start waits for every check")
def test_a_child_is_placed_by_the_fourth_day(world, come: Coming, visitors, time) -> None:
    referral = referred(world, sign_in(visitors(), world.cast.referrer))
    request, broker = asked(world, come, referral)
    decided(world, come, referral)
    time.move_to(at("2026-11-03", "11:00"))
    answered(world, come, request)
    come(world.cast.broker, f"/council/requests/{request.ref}/")
    award = proposed(broker)
    calloff = contracted(world, come, award, time)
    started(world, come, calloff, time)


def sign_in(page: Page, user) -> Visitor:
    """Come in by the front door."""
    page.goto("/council/referrals/new/")
    page.get_by_label("E-mail address").fill(user.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    return Visitor(page)


def referred(world, referrer: Visitor) -> Referral:
    """The referrer goes down the task list, checks and sends."""
    referrer.pick("Team", "Social Inclusion")
    referrer.fill("Given name", "Jordan")
    referrer.fill("Family name", "Price")
    referrer.day("Date of birth", date(2012, 3, 14))
    referrer.press("Save and continue")
    for section, fill in SECTIONS.items():
        referrer.follow(section)
        fill(referrer)
        referrer.press("Save and continue")
    referrer.look()
    referrer.press("Check answers")
    referrer.sees("I like maths")
    referrer.look()
    referrer.press("Send to the brokers")
    referrer.heading("Referral sent")
    referral = Referral.objects.get()
    referrer.sees(referral.ref)
    referrer.look()
    return referral


def the_child(page: Visitor) -> None:
    page.fill("Unique pupil number (UPN)", "A884401234567")
    page.pick("School", "Aylestone School")
    page.choose("Is the child still on that school's roll?", "No")
    page.fill("Home address", "1 Made-up Road")
    page.fill("Home postcode", worlds.HOME)
    page.choose("Must the address be kept from others?", "No")
    page.pick("Education, health and care plan", "No")
    page.choose("Is the child looked after?", "No")


def what_happened(page: Visitor) -> None:
    page.choose("What is being asked for?", "The council must arrange education for this child")
    page.choose("What happened?", "Permanently excluded")
    page.day("First day", MONDAY)
    page.day("When did the council first know?", MONDAY)
    page.choose("Legal basis", "Section 19: excluded")
    page.choose("How are the days of an exclusion counted?", "The first excluded day is day 1")
    page.choose("Has a school said it cannot provide a full package for a child on its roll?", "No")
    page.fill("What led to this?", "Made up.")


def risks(page: Visitor) -> None:
    page.tick("Leaving without permission")
    page.press("Save and continue")
    page.choose("How high is this risk?", "Medium")
    page.choose("What must be in place?", "Site with controlled exits")


def hours_and_times(page: Visitor) -> None:
    page.hours("Hours a week proposed", 10)
    page.week(worlds.MORNINGS)
    page.day("When should education start?", THURSDAY)
    page.day("Last day of this package", END)
    page.choose("Where should it happen?", "At the provider's site")


def views(page: Visitor) -> None:
    page.fill("What does the child say?", "I like maths")
    page.fill("What do the parents or carers say?", "Mornings please")
    page.fill("Parent or carer's name", "Pat Price")
    page.fill("Their telephone number", "01632 960001")


SECTIONS = {
    "The child": the_child,
    "What happened": what_happened,
    "Needs": lambda page: page.choose("What does the child need?", "Social, emotional and mental health"),
    "Attainment": lambda page: page.tick("Attainment is not known yet"),
    "Outcomes wanted": lambda page: page.choose("What should this education lead to?", "Attends regularly"),
    "Risks": risks,
    "People and places to avoid": lambda page: page.tick("There is nobody and nowhere to avoid"),
    "Hours, days and times": hours_and_times,
    "Transport": lambda page: page.choose("Does the child need transport?", "Not needed"),
    "Views": views,
    "Documents": lambda page: page.choose("Papers still to come", "Head teacher's notice of exclusion"),
}


def asked(world, come: Coming, referral: Referral) -> tuple[Request, Visitor]:
    """A broker takes the referral, previews the brief and sends it to all ten."""
    broker = come(world.cast.broker, "/council/")
    broker.look()
    broker.pages.clear()
    broker.press("Take it")
    broker.look()
    broker.press("Find provision")
    broker.press("Ask for 10 hours")
    broker.pick("Lot and service", "Lot 3: Tuition at a centre")
    broker.press("See who can be asked")
    broker.heading("10 providers can be asked")
    broker.look()
    broker.press("Preview the brief")
    broker.sees("14")
    broker.look()
    broker.press("Send to 10 providers")
    broker.heading("Answers due Tue 3 Nov, 5pm")
    return Request.objects.get(), broker


def decided(world, come: Coming, referral: Referral) -> None:
    """The decision-maker judges ten hours suitable and signs."""
    decider = come(world.cast.decision_maker, "/council/")
    decider.follow("Sign decision")
    decider.choose("Is the council’s duty owed?", "Yes")
    decider.fill("Reason", "Permanently excluded.")
    decider.hours("Hours a week judged suitable", 10)
    decider.choose("Is this full-time education for this child?", "No")
    decider.fill("If it is less than full time: the physical or mental health reason", "Her doctor advises ten hours.")
    decider.day("Less than full time until", END)
    decider.day("Review on", date(2026, 12, 4))
    decider.look()
    decider.press("Check answers")
    decider.look()
    decider.press("Sign decision")
    decider.heading("The duty to")
    decider.look()


def answered(world, come: Coming, request: Request) -> None:
    """Two providers answer in the portal; the others by the same act."""
    for name in TEN[:2]:
        lead = come(world.lead(name), "/portal/")
        lead.press(f"Answer {request.ref}")
        lead.press("Answer this request")
        lead.choose("Can you meet this request?", "Can meet" if name == "Arrow" else "Cannot meet")
        lead.press("Continue")
        (offered if name == "Arrow" else cannot)(lead)
        lead.press("Check answer")
        lead.look()
        lead.press("Send answer")
        lead.sees("Your answer is with the brokers.")
    for place, name in enumerate(TEN[2:], start=1):
        worlds.answer(world, request, name, at("2026-11-03", "10:50"), start_on=date(2026, 11, 5 + place))


def offered(lead: Visitor) -> None:
    lead.fill("Your price for an hour, without VAT", "41.50")
    lead.pick("Named adult", "Arrow Tutor")
    lead.pick("Site", "Arrow House")


def cannot(lead: Visitor) -> None:
    lead.choose("Why can you not meet it?", "No place free")


def proposed(broker: Visitor) -> Award:
    """All ten have answered: the broker locks, reads the ranking, proposes. At most twelve pages since the referral."""
    broker.sees("10 asked: 9 can and 1 cannot.")
    broker.look()
    broker.press("Lock the shortlist")
    broker.press("Lock the shortlist")
    broker.press("See the ranking")
    broker.heading("Arrow Learning ranks first")
    broker.look()
    broker.press("Propose Arrow Learning")
    broker.sees("It waits for approval.")
    assert len(broker.pages) <= MOST_PAGES, broker.pages
    return Award.objects.get()


def contracted(world, come: Coming, award: Award, time) -> CallOff:
    """Approved, confirmed after the risk summary, issued, signed by both on Wednesday."""
    time.move_to(WEDNESDAY)
    approver = come(world.cast.approver, f"/council/awards/{award.ref}/")
    approver.press("Approve")
    lead = come(world.lead("Arrow"), "/portal/")
    lead.press(f"Confirm or withdraw from {award.ref}")
    lead.sees("Leaving without permission: medium")
    lead.look()
    lead.press("Confirm that you can do this safely")
    broker = come(world.cast.broker, f"/council/awards/{award.ref}/")
    broker.press("Issue the call-off")
    broker.press("Issue the call-off")
    lead.goto("/portal/")
    lead.press("Sign call-off")
    lead.press("Sign call-off")
    lead.tick("I have read this contract")
    lead.press("Sign call-off")
    lead.heading("Signed for Arrow Learning")
    calloff = CallOff.objects.get()
    signatory = come(world.cast.signatory, f"/council/calloffs/{calloff.ref}/signature/")
    signatory.fill("Your password", PASSWORD)
    signatory.press("Sign for council")
    signatory.heading("Signed by both")
    signatory.look()
    calloff.refresh_from_db()
    return calloff


def started(world, come: Coming, calloff: CallOff, time) -> None:
    """QA clears the site and the adult and records the checks; on Thursday the gate opens, and the duty is met."""
    placement = Placement.objects.get(award=calloff.award)
    gate = f"/council/placements/{placement.ref}/start/"
    officer = come(world.cast.qa_officer, gate)
    officer.heading("cannot start yet")
    officer.look()
    cleared(world, officer, gate)
    for code in ("child_risk_assessment", "emergency_contact", "transport"):
        officer.goto(gate)
        officer.follow(f"Record {REQUIREMENT[code].label}")
        if code == "transport":
            officer.choose("How will the child travel?", "Not needed")
        officer.fill("What was seen or agreed?", "Agreed with the family on 4 November.")
        officer.press("Record check")
        officer.heading("cannot start yet")
    follow_later(world, come, placement, gate)
    time.move_to(THURSDAY_MORNING)
    broker = come(world.cast.broker, gate)
    broker.heading("can start")
    broker.look()
    broker.press("Start placement")
    broker.heading("Education began")
    broker.sees("Education began on day 4")
    broker.look()
    broker.goto("/council/")
    broker.sees("Every child referred is in education.")


def cleared(world, officer: Visitor, gate: str) -> None:
    """The site was visited and the adult's checks were seen."""
    officer.follow("People and sites")
    officer.look()
    officer.follow("Clear Arrow Tutor")
    officer.day("Date on the enhanced DBS certificate", date(2026, 6, 1))
    for name in ("Children's barred list", "Identity", "Prohibition list"):
        officer.choose(name, "Checked")
    officer.choose("On the update service, and looked up today?", "Yes")
    officer.day("Safeguarding training is good until", date(2028, 6, 1))
    officer.day("Cleared until", date(2027, 8, 31))
    officer.look()
    officer.press("Clear adult")
    officer.follow("Clear Arrow House")
    officer.day("When was the visit?", date(2026, 11, 4))
    officer.day("Cleared until", date(2027, 8, 31))
    officer.fill("What was seen?", "A safe, quiet room.")
    officer.press("Clear site")
    officer.heading("Arrow Learning")


def follow_later(world, come: Coming, placement: Placement, gate: str) -> None:
    """A senior officer lets what may follow the start follow it: one on the page, the rest by the same act."""
    senior = come(world.cast.senior_officer, gate)
    later = [row for row in REQUIREMENTS if row.waivable_days]
    senior.follow(f"Let it follow {later[0].label}")
    senior.day("By which day must it follow?", date(2026, 11, 11))
    senior.fill("Why may it follow the start?", "Booked for the first week.")
    senior.look()
    senior.press("Let it follow")
    senior.sees("May follow the start")
    for row in later[1:]:
        defer_check(
            placement=placement, requirement=row.code, due_on=date(2026, 11, 11), reason="First week.",
            by=world.cast.senior_officer, at=WEDNESDAY,
        )  # fmt: skip
