"""The tour, followed step by step in a small demonstration, by its seven people, from exclusion to a checked start."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from sixthday.ops.demo.people import DOMAIN
from sixthday.rules.compliance import REQUIREMENT, REQUIREMENTS
from tests import small_demo
from tests.journeys import steps
from tests.journeys.visitor import Visitor
from tests.looking import look

pytestmark = pytest.mark.journey
NEEDS = ("Anxiety", "Catching up in literacy")
MORNINGS = [f"{day}_am" for day in ("mon", "tue", "wed", "thu", "fri")]
PROVIDER = "Arrow Tuition"


@dataclass
class Company:
    """The people of the demonstration, each at a computer of their own, signed in once by the front door."""

    sit_down: Callable[[], Page]
    password: str
    today: date
    term_ends: date
    child: str = "Jordan"

    def __post_init__(self) -> None:
        self.here: dict[str, Visitor] = {}

    def come(self, who: str, address: str) -> Visitor:
        """One person at an address."""
        if who not in self.here:
            page = self.sit_down()
            page.goto(address)
            person = page.locator(".govuk-summary-list__row").filter(has_text=f"{who}@{DOMAIN}")
            person.filter(has_not_text=f".{who}@").get_by_role("button", name="Sign in").click()
            self.here[who] = Visitor(page)
        else:
            self.here[who].goto(address)
        return self.here[who]

    def who_leads(self, provider: str) -> str:
        """The handle that the sign-in page shows for the lead of a provider."""
        page = self.sit_down()
        page.goto("/account/sign-in/")
        look(page)
        row = page.locator(".govuk-summary-list__row").filter(has_text=provider)
        return re.search(rf"([\w.]+)@{DOMAIN}", row.inner_text()).group(1)

    def row(self, visitor: Visitor) -> Locator:
        """The row of the tour's child on a list of work."""
        link = visitor.page.get_by_role("link", name=f"{self.child} T.")
        return visitor.page.get_by_role("listitem").filter(has=link)


@pytest.fixture
def company(time, visitors, settings) -> Company:
    """Everybody the tour names, at a Monday's noon."""
    time.move_to(small_demo.NOW)
    small_demo.council()
    settings.DEMO = True
    return Company(visitors, settings.DEMO_PASSWORD, small_demo.NOW.date(), date(2026, 12, 18))


@pytest.mark.demand("M07", "one journey for every team: each question once, section by section, saved as it goes")
@pytest.mark.demand("M31", "the child's, the provider's and the placement's timelines, and who looked")
@pytest.mark.demand("M34", "the family is told at the start who, where, when, travel, whom to ring, how to complain")
def test_the_tour_leads_from_an_exclusion_to_a_checked_start(company) -> None:
    follow(company)


def follow(company: Company) -> None:
    """All eight steps of docs/tour.md."""
    lead = company.come("lead.broker", "/council/")
    lead.look()
    referral = referred(company)
    decided(company)
    request = asked(company)
    provider = company.who_leads(PROVIDER)
    answered(company, provider, request)
    award = chosen(company, provider, request)
    contracted(company, provider, award)
    placement = started(company, award)
    left_behind(company, referral, placement)


def referred(company: Company) -> str:
    """1. The referral. Gives its reference."""
    referrer = company.come("referrer", "/council/referrals/new/")
    told = steps.Told(
        company.today, company.today, company.term_ends, MORNINGS, NEEDS, company.child, "Tourist", upn="", risky=False
    )
    steps.refer(referrer, told)
    return re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}", referrer.page.get_by_role("main").inner_text()).group(0)


def decided(company: Company) -> None:
    """2. The duty and its decision; refused first, without the health reason."""
    lead = company.come("lead.broker", "/council/")
    company.row(lead).get_by_role("button", name="Take it").click()
    lead.look()
    decider = company.come("decisions", "/council/")
    decider.look()
    company.row(decider).get_by_role("link", name="Sign decision").click()
    steps.sign_decision(decider, company.term_ends, min(company.term_ends, company.today + timedelta(weeks=4)))


def asked(company: Company) -> str:
    """3. The request. Gives its reference."""
    lead = company.here["lead.broker"]
    lead.press("Find provision")
    lead.look()
    lead.press("Ask for 10 hours")
    lead.look()
    lead.pick("Lot and service", "Lot 3: Tuition face to face")
    lead.press("See who can be asked")
    lead.heading("can be asked")
    lead.look()
    lead.press("Preview the brief")
    lead.look()
    lead.press(re.compile("^Send to "))
    lead.heading("Answers due")
    lead.look()
    return re.search(r"/requests/([^/]+)/", lead.page.url).group(1)


def answered(company: Company, provider: str, request: str) -> None:
    """4. The answer."""
    tutor = company.come(provider, "/portal/")
    tutor.look()
    tutor.follow(f"Answer {request}")
    tutor.look()
    tutor.press("Answer this request")
    tutor.look()
    tutor.choose("Can you meet this request?", "Can meet")
    tutor.press("Continue")
    tutor.look()
    rate = tutor.page.get_by_text("No higher than your framework rate").inner_text()
    tutor.fill("Your price for an hour, without VAT", re.search(r"£([\d.]+)", rate).group(1).rstrip("."))
    tutor.page.get_by_label("Named adult", exact=True).select_option(index=1)
    tutor.press("Check answer")
    tutor.look()
    tutor.press("Send answer")
    tutor.sees("Your answer is with the brokers.")
    tutor.look()


def chosen(company: Company, provider: str, request: str) -> str:
    """5. The shortlist and the award. Gives the award's reference."""
    lead = company.come("lead.broker", f"/council/requests/{request}/")
    lead.look()
    lead.press("Lock early, with a reason")
    lead.fill("Why lock it early?", "The tour does not wait.")
    lead.look()
    lead.press("Lock the shortlist")
    lead.look()
    lead.press("See the ranking")
    lead.heading(PROVIDER)
    lead.look()
    lead.press(f"Propose {PROVIDER}")
    lead.sees("It waits for approval.")
    lead.look()
    award = re.search(r"/awards/([^/]+)/", lead.page.url).group(1)
    approver = company.come("approver", "/council/approvals/")
    approver.look()
    approver.follow(award)
    approver.look()
    approver.press("Approve")
    approver.sees("has been sent the risk summary")
    approver.look()
    tutor = company.come(provider, "/portal/")
    tutor.follow(f"Confirm or withdraw from {award}")
    expect(tutor.page.get_by_role("main")).not_to_contain_text("Tourist")
    tutor.look()
    tutor.press("Confirm that you can do this safely")
    tutor.sees("You have confirmed")
    tutor.look()
    return award


def contracted(company: Company, provider: str, award: str) -> None:
    """6. The call-off."""
    lead = company.come("lead.broker", f"/council/awards/{award}/")
    lead.press("Issue the call-off")
    lead.look()
    lead.press("Issue the call-off")
    lead.look()
    calloff = re.search(r"/calloffs/([^/]+)/", lead.page.url).group(1)
    steps.sign_for_provider(company.here[provider], calloff)
    signatory = company.come("signatory", f"/council/calloffs/{calloff}/signature/")
    steps.sign_for_council(signatory, company.password)


def started(company: Company, award: str) -> str:
    """7. The start gate: what is missing is recorded, what may follow follows, education begins. Gives the placement's reference."""
    lead = company.come("lead.broker", f"/council/awards/{award}/")
    lead.follow(re.compile("^Call-off .*-"))
    lead.look()
    lead.follow(re.compile("^Placement .*-"))
    lead.look()
    lead.press("See the start gate")
    gate = re.sub(r"^https?://[^/]+", "", lead.page.url)
    officer = company.come("quality", gate)
    officer.heading("cannot start yet")
    officer.look()
    never = [row.code for row in REQUIREMENTS if row.applies_to == "placement" and not row.waivable_days]
    for code in never:
        if officer.page.get_by_role("link", name=f"Record {REQUIREMENT[code].label}").count():
            steps.record_check(officer, code)
    senior = company.come("senior", gate)
    for row in REQUIREMENTS:
        if senior.page.get_by_role("link", name=f"Let it follow {row.label}").count():
            steps.let_follow(senior, row.code, company.today + timedelta(days=6))
    lead.goto(gate)
    lead.heading("can start")
    lead.look()
    lead.press("Start placement")
    lead.heading("Education began")
    lead.look()
    return gate.split("/")[3]


def told(lead: Visitor, referral: str) -> None:
    """The broker reads the words over that are made of the record, and tells the family."""
    lead.goto(f"/council/referrals/{referral}/family/")
    lead.look()
    lead.follow("Start")
    lead.look()
    lead.press("Tell the family")
    lead.sees(f"education with {PROVIDER} is ready to start")
    for answered in ("Who", "Where", "When", "Travel", "Whom to ring", "How to complain"):
        lead.sees(answered)
    lead.look()


def left_behind(company: Company, referral: str, placement: str) -> None:
    """8. What is left behind."""
    lead = company.come("lead.broker", f"/council/placements/{placement}/")
    lead.look()
    child = re.search(r"/council/children/(\w{4}-\w{4})/", lead.page.content()).group(1)
    lead.goto(f"/council/children/{child}/timeline/")
    lead.sees("Education began")
    lead.look()
    lead.goto(f"/council/placements/{placement}/timeline/")
    lead.sees("Education began")
    lead.look()
    lead.goto("/council/providers/arrow-tuition/timeline/")
    lead.look()
    told(lead, referral)
    auditor = company.come("auditor", f"/council/children/{child}/readings/")
    auditor.sees("Lena Shaw")
    auditor.look()
