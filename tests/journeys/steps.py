"""Steps that more than one journey takes: the way in, the sections of a referral, a decision, a signature, the checks."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from playwright.sync_api import Page

from sixthday.rules.compliance import REQUIREMENT
from tests.cast import PASSWORD
from tests.journeys.visitor import Visitor


def sign_in(page: Page, email: str, then: str, password: str = PASSWORD) -> Visitor:
    """Come in by the front door, to the page that was wanted."""
    page.goto(then)
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    return Visitor(page)


@dataclass(frozen=True)
class Told:
    """What a referral says: a child permanently excluded on one day, who should begin on another."""

    on: date
    start_on: date
    end_on: date
    part_days: list[str]
    needs: tuple[str, ...] = ("Social, emotional and mental health",)
    given_name: str = "Jordan"
    family_name: str = "Price"
    upn: str = "A884401234567"
    risky: bool = True

    def new(self, page: Visitor) -> None:
        """Who the child is, and for which team."""
        page.pick("Team", "Social Inclusion")
        page.fill("Given name", self.given_name)
        page.fill("Family name", self.family_name)
        page.day("Date of birth", date(2012, 3, 14))
        page.look()
        page.press("Save and continue")

    def sections(self) -> dict[str, Callable[[Visitor], None]]:
        """How each section is filled, in the order of the task list."""
        return {
            "The child": self.the_child,
            "What happened": self.what_happened,
            "Needs": self.what_is_needed,
            "Attainment": lambda page: page.tick("Attainment is not known yet"),
            "Outcomes wanted": lambda page: page.choose("What should this education lead to?", "Attends regularly"),
            "Risks": risks if self.risky else lambda page: page.tick("No risk is known"),
            "People and places to avoid": lambda page: page.tick("There is nobody and nowhere to avoid"),
            "Hours, days and times": self.hours_and_times,
            "Transport": lambda page: page.choose("Does the child need transport?", "Not needed"),
            "Views": views,
            "Documents": lambda page: page.choose("Papers still to come", "Head teacher's notice of exclusion"),
        }

    def the_child(self, page: Visitor) -> None:
        """Not on a roll, no plan, not looked after."""
        page.fill("Unique pupil number (UPN)", self.upn)
        page.pick("School", "Aylestone School")
        page.choose("Is the child still on that school's roll?", "No")
        page.fill("Home address", "1 Made-up Road")
        page.fill("Home postcode", "HR4 0LE")
        page.choose("Must the address be kept from others?", "No")
        page.pick("Education, health and care plan", "No")
        page.choose("Is the child looked after?", "No")

    def what_is_needed(self, page: Visitor) -> None:
        """The needs; where there are several, a page more asks which of them must be met: they all stand ticked."""
        page.choose("What does the child need?", *self.needs)
        if len(self.needs) > 1:
            page.look()
            page.press("Save and continue")
            page.choose("Which of these must a provider meet?", self.needs[0])

    def what_happened(self, page: Visitor) -> None:
        """Permanently excluded."""
        page.choose("What is being asked for?", "The council must arrange education for this child")
        page.choose("What happened?", "Permanently excluded")
        page.day("First day", self.on)
        page.day("When did the council first know?", self.on)
        page.choose("Legal basis", "Section 19: excluded")
        page.choose("How are the days of an exclusion counted?", "The first excluded day is day 1")
        page.choose("Has a school said it cannot provide a full package for a child on its roll?", "No")
        page.fill("What led to this?", "Made up.")

    def hours_and_times(self, page: Visitor) -> None:
        """Ten hours at the provider's site."""
        page.hours("Hours a week proposed", 10)
        page.week(self.part_days)
        page.day("When should education start?", self.start_on)
        page.day("Last day of this package", self.end_on)
        page.choose("Where should it happen?", "At the provider's site")


def risks(page: Visitor) -> None:
    """One risk and what must be in place for it."""
    page.tick("Leaving without permission")
    page.look()
    page.press("Save and continue")
    page.choose("How high is this risk?", "Medium")
    page.choose("What must be in place?", "Site with controlled exits")


def views(page: Visitor) -> None:
    """What the child and the parents say."""
    page.fill("What does the child say?", "I like maths")
    page.fill("What do the parents or carers say?", "Mornings please")
    page.fill("Parent or carer's name", "Pat Price")
    page.fill("Their telephone number", "01632 960001")


def refer(referrer: Visitor, told: Told) -> None:
    """Down the task list, section by section, then check and send."""
    told.new(referrer)
    for section, fill in told.sections().items():
        referrer.follow(re.compile(f"^{section}$"))
        fill(referrer)
        referrer.look()
        referrer.press("Save and continue")
    referrer.look()
    referrer.press("Check answers")
    referrer.sees("I like maths")
    referrer.look()
    referrer.press("Send to the brokers")
    referrer.heading("Referral sent")
    referrer.look()


def sign_decision(decider: Visitor, part_time_until: date, review_on: date) -> None:
    """The duty is owed; ten hours are suitable, for a health reason; checked and signed."""
    decider.choose("Is the council’s duty owed?", "Yes")
    decider.fill("Reason", "Permanently excluded.")
    decider.hours("Hours a week judged suitable", 10)
    decider.choose("Is this full-time education for this child?", "No")
    decider.fill("If it is less than full time: the physical or mental health reason", "Her doctor advises ten hours.")
    decider.day("Less than full time until", part_time_until)
    decider.day("Review on", review_on)
    decider.look()
    decider.press("Check answers")
    decider.look()
    decider.press("Sign decision")
    decider.heading("The duty to")
    decider.look()


def sign_for_provider(lead: Visitor, calloff: str) -> None:
    """From the portal's first page to a signed call-off."""
    lead.goto("/portal/")
    lead.look()
    lead.follow(f"Sign call-off {calloff}")
    lead.look()
    lead.press("Sign call-off")
    lead.look()
    lead.tick("I have read this contract")
    lead.press("Sign call-off")
    lead.heading("Signed for ")
    lead.look()


def sign_for_council(signatory: Visitor, password: str = PASSWORD) -> None:
    """The other side signs, with its password."""
    signatory.look()
    signatory.fill("Your password", password)
    signatory.press("Sign for council")
    signatory.heading("Signed by both")
    signatory.look()


def record_check(officer: Visitor, code: str) -> None:
    """One check is recorded from the gate, which then stands open again."""
    officer.follow(f"Record {REQUIREMENT[code].label}")
    if code == "transport":
        officer.choose("How will the child travel?", "Not needed")
    officer.fill("What was seen or agreed?", "Agreed with the family.")
    officer.look()
    officer.press("Record check")
    officer.page.wait_for_url("**/start/")


def let_follow(senior: Visitor, code: str, by_when: date) -> None:
    """A senior officer lets one check follow the start."""
    senior.follow(f"Let it follow {REQUIREMENT[code].label}")
    senior.day("By which day must it follow?", by_when)
    senior.fill("Why may it follow the start?", "Booked for the first week.")
    senior.look()
    senior.press("Let it follow")
    senior.page.wait_for_url("**/start/")
    senior.sees("May follow the start")
