"""A child excluded on Monday starts on Thursday, the fourth school day: every page of it, each person at a browser."""

from datetime import date

import pytest

from sixthday.awards.models import Award, Request
from sixthday.calloffs.models import CallOff
from sixthday.placements.actions import defer_check
from sixthday.placements.models import Placement
from sixthday.referrals.models import Referral
from sixthday.rules.compliance import REQUIREMENTS
from tests.areas.awards import chosen
from tests.areas.awards import world as worlds
from tests.areas.reference.world import load_authorities, load_schools
from tests.cast import at
from tests.journeys import steps
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
    referral = referred(steps.sign_in(visitors(), world.cast.referrer.email, "/council/referrals/new/"))
    request, broker = asked(world, come, referral)
    decided(world, come, referral)
    time.move_to(at("2026-11-03", "11:00"))
    answered(world, come, request)
    come(world.cast.broker, f"/council/requests/{request.ref}/")
    award = proposed(broker)
    calloff = contracted(world, come, award, time)
    started(world, come, calloff, time)


def referred(referrer: Visitor) -> Referral:
    """The referrer goes down the task list, checks and sends."""
    steps.refer(referrer, steps.Told(MONDAY, THURSDAY, END, worlds.MORNINGS))
    referral = Referral.objects.get()
    referrer.sees(referral.ref)
    return referral


def asked(world, come: Coming, referral: Referral) -> tuple[Request, Visitor]:
    """A broker takes the referral, previews the brief and sends it to all ten."""
    broker = come(world.cast.broker, "/council/")
    broker.look()
    broker.pages.clear()
    broker.press("Take it")
    broker.look()
    broker.press("Find provision")
    broker.look()
    broker.press("Ask for 10 hours")
    broker.look()
    broker.pick("Lot and service", "Lot 3: Tuition at a centre")
    broker.press("See who can be asked")
    broker.heading("10 providers can be asked")
    broker.look()
    broker.press("Preview the brief")
    broker.sees("14")
    broker.look()
    broker.press("Send to 10 providers")
    broker.heading("Answers due Tue 3 Nov, 5pm")
    broker.look()
    return Request.objects.get(), broker


def decided(world, come: Coming, referral: Referral) -> None:
    """The decision-maker judges ten hours suitable and signs."""
    decider = come(world.cast.decision_maker, "/council/")
    decider.follow("Sign decision")
    steps.sign_decision(decider, END, date(2026, 12, 4))


def answered(world, come: Coming, request: Request) -> None:
    """Two providers answer in the portal; the others by the same act."""
    for name in TEN[:2]:
        lead = come(world.lead(name), "/portal/")
        lead.follow(f"Answer {request.ref}")
        lead.press("Answer this request")
        lead.choose("Can you meet this request?", "Can meet" if name == "Arrow" else "Cannot meet")
        lead.look()
        lead.press("Continue")
        lead.look()
        (offered if name == "Arrow" else cannot)(lead)
        lead.press("Check answer")
        lead.look()
        lead.press("Send answer")
        lead.sees("Your answer is with the brokers.")
        lead.look()
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
    broker.look()
    broker.press("Lock the shortlist")
    broker.look()
    broker.press("See the ranking")
    broker.heading("Arrow Learning ranks first")
    broker.look()
    broker.press("Propose Arrow Learning")
    broker.sees("It waits for approval.")
    broker.look()
    assert len(broker.pages) <= MOST_PAGES, broker.pages
    return Award.objects.get()


def contracted(world, come: Coming, award: Award, time) -> CallOff:
    """Approved, confirmed after the risk summary, issued, signed by both on Wednesday."""
    time.move_to(WEDNESDAY)
    approver = come(world.cast.approver, f"/council/awards/{award.ref}/")
    approver.look()
    approver.press("Approve")
    approver.look()
    lead = come(world.lead("Arrow"), "/portal/")
    lead.follow(f"Confirm or withdraw from {award.ref}")
    lead.sees("Leaving without permission: medium")
    lead.look()
    lead.press("Confirm that you can do this safely")
    lead.look()
    broker = come(world.cast.broker, f"/council/awards/{award.ref}/")
    broker.press("Issue the call-off")
    broker.look()
    broker.press("Issue the call-off")
    broker.look()
    calloff = CallOff.objects.get()
    steps.sign_for_provider(lead, calloff.ref)
    steps.sign_for_council(come(world.cast.signatory, f"/council/calloffs/{calloff.ref}/signature/"))
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
        steps.record_check(officer, code)
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
    broker.look()


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
    officer.look()
    officer.press("Clear site")
    officer.heading("Arrow Learning")
    officer.look()


def follow_later(world, come: Coming, placement: Placement, gate: str) -> None:
    """A senior officer lets what may follow the start follow it: one on the page, the rest by the same act."""
    senior = come(world.cast.senior_officer, gate)
    later = [row for row in REQUIREMENTS if row.waivable_days]
    steps.let_follow(senior, later[0].code, date(2026, 11, 11))
    for row in later[1:]:
        defer_check(
            placement=placement, requirement=row.code, due_on=date(2026, 11, 11), reason="First week.",
            by=world.cast.senior_officer, at=WEDNESDAY,
        )  # fmt: skip
