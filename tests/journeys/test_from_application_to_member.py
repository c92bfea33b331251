"""A provider from its application to membership: admitted to two lots, refused one with the reason, agreement signed by both."""

import re
from pathlib import Path

import pytest

from sixthday.admission.models import Agreement, Application
from sixthday.admission.queries.application import put
from sixthday.providers.models import Membership
from tests.areas.admission import world as worlds
from tests.areas.admission.world import ASSESSING, DECIDING, OPEN, World
from tests.cast import PASSWORD, at
from tests.journeys.conftest import Coming

pytestmark = pytest.mark.journey


@pytest.mark.demand("M05", "from application to admitted in two lots and refused in one, with reasons, in the browser")
@pytest.mark.demand(
    "M06", "evaluators mark blind, one mark is moderated, young people's panel marks their own question"
)
@pytest.mark.demand("M30", "young people's panel marks against the model answer young people wrote")
def test_admitted_to_two_lots_and_refused_one(come: Coming, time, tmp_path: Path) -> None:
    world = worlds.admission_world()
    worlds.panels(world)
    time.move_to(OPEN)
    application = applies(world, come, tmp_path)
    time.move_to(ASSESSING)
    worlds.declared(world)
    checked(world, come, application)
    marked(world, come, application)
    time.move_to(DECIDING)
    decided(world, come, application)
    time.move_to(at("2027-02-02"))
    worlds.awarded(world)
    joined(world, come)


def applies(world: World, come: Coming, folder: Path) -> Application:
    """Start, fill every part, check, submit."""
    lead = come(world.leads["Arrow"], "/portal/applications/")
    lead.heading("Applications")
    lead.look()
    lead.press("Apply")
    lead.press("Start")
    lead.refused("Choose at least one lot")
    for lot in ("Lot 1: Education", "Lot 2: Mentoring", "Lot 3: Tuition"):
        lead.tick(lot)
    lead.look()
    lead.press("Start")
    application = Application.objects.get()
    lead.heading(f"Application {application.ref}")
    lead.look()
    organisation(lead)
    policy = folder / "policy.txt"
    policy.write_text("Our safeguarding policy.")
    lead.follow("What is your safeguarding policy?")
    lead.fill("Your answer", "We follow Keeping children safe in education.")
    lead.page.get_by_label("Evidence: Safeguarding policy reviewed", exact=True).set_input_files(policy)
    lead.look()
    lead.press("Save and continue")
    for asked in put(application):
        if asked.answer is None:
            worlds.answer(world, application, asked)
    offers(world, lead, application)
    lead.goto(f"{lead.page.url.split('/portal')[0]}/portal/applications/{application.ref}/")
    lead.sees("0 things left to do")
    lead.look()
    lead.press("Check and submit")
    lead.heading("Check your application")
    lead.look()
    lead.press("Submit application")
    lead.heading("Application submitted")
    lead.look()
    return application


def organisation(lead) -> None:
    """Facts, share code, connected persons, exclusion grounds, a site."""
    lead.follow("Your organisation")
    lead.fill("Registered address", "1 Mill Lane, Hereford")
    lead.look()
    lead.press("Save and continue")
    lead.follow("Share code")
    lead.fill("Share code", "AB12-C")
    lead.press("Save and continue")
    lead.follow("Share code")
    lead.fill("Share code", "AB12CD34")
    lead.press("Save and continue")
    lead.follow("Connected persons")
    lead.heading("Connected persons")
    lead.look()
    lead.fill("Name", "Ann Bevan")
    lead.choose("How are they connected?", "Director or shadow director")
    lead.press("Add to the list")
    lead.sees("These are all: back to the task list")
    lead.look()
    lead.follow("These are all: back to the task list")
    lead.follow("Exclusion grounds")
    lead.heading("Exclusion grounds")
    lead.look()
    lead.follow("Add a ground that applies")
    lead.heading("A ground that applies")
    lead.look()
    lead.follow("Back")
    lead.press("None of them applies")
    lead.follow("Sites")
    lead.fill("Name of the site", "The Barn")
    lead.choose("What kind of place is it?", "Indoor setting")
    lead.press("Add site")
    lead.refused("Give the site's postcode.")
    lead.fill("Postcode", "HR4 9AR")
    lead.press("Add site")
    lead.sees("Add another site")
    lead.look()
    lead.follow("These are all: back to the task list")


def offers(world: World, lead, application: Application) -> None:
    """One offer through the page; the other lots' by the same action."""
    base = lead.page.url.split("/portal")[0]
    lead.goto(f"{base}/portal/applications/{application.ref}/offers/1/")
    lead.look()
    lead.press("Add an offer")
    lead.pick("Service", "In a setting")
    lead.pick("Site", "The Barn")
    lead.choose("Where does the teaching happen?", "At the provider's site")
    lead.fill("Most you would charge for one unit, without VAT", "42")
    lead.choose("VAT", "Exempt")
    lead.tick("Autism")
    lead.fill("Youngest age", "11")
    lead.fill("Oldest age", "16")
    lead.week(["mon_am", "tue_am"])
    lead.fill("Places", "4")
    lead.fill("How far may a child live, or would you travel?", "20")
    lead.look()
    lead.press("Save offer")
    lead.sees("£42.00")
    lead.look()
    site = application.sites.get()
    for lot in application.lots.exclude(round_lot__lot__number=1):
        offer = worlds.offer(world, lot.round_lot.lot.number, site)
        worlds.proposing.propose_offer(application=application, lot=lot, offer=offer, by=world.leads["Arrow"], at=OPEN)


def checked(world: World, come: Coming, application: Application) -> None:
    """One condition by a question to the applicant; the rest as they are found."""
    page = f"/council/admission/applications/{application.ref}/"
    qa = come(world.cast.qa_officer, page)
    qa.heading("Arrow Outdoors")
    qa.sees("What was said is seen only by those who decide on exclusion.")
    qa.look()
    qa.follow("Record on the central digital platform")
    qa.choose("What did you find?", "Fail")
    qa.press("Record")
    qa.refused("Choose the reason")
    qa.look()
    qa.choose("What did you find?", "Ask the applicant")
    qa.fill("What do you ask?", "Is your record current?")
    qa.day("Last day to answer", at("2027-01-18").date())
    qa.press("Record")
    qa.sees("With the applicant until Mon 18 Jan")
    lead = come(world.leads["Arrow"], f"/portal/applications/{application.ref}/")
    lead.look()
    lead.follow("Is your record current?")
    lead.fill("Your answer", "Yes, since 4 January.")
    lead.press("Send answer")
    qa.goto(qa.page.url)
    qa.sees("Answered")
    qa.follow("Record on the central digital platform")
    qa.sees("Yes, since 4 January.")
    qa.look()
    qa.choose("What did you find?", "Pass")
    qa.press("Record")
    for due in worlds.assessing.conditions(application):
        if due.latest is None or due.latest.result == "clarify":
            number = due.lot.round_lot.lot.number if due.lot else None
            fails = number == 3 and due.condition.code == "offers_and_sites"
            worlds.checking.record_check(
                application=application, code=due.condition.code, lot=due.lot, seen=len(due.checks),
                result=worlds.CheckResult.FAIL if fails else worlds.CheckResult.PASS, reason="not_lawful" if fails else "",
                by=world.cast.qa_officer, at=ASSESSING,
            )  # fmt: skip
    qa.goto(qa.page.url)
    qa.look()


def marked(world: World, come: Coming, application: Application) -> None:
    """Two evaluators who do not see each other's mark, two young people, one mark that stands."""
    board = f"/council/admission/rounds/{world.round.ref}/"
    for who, mark in (("evaluator", "2"), ("second_evaluator", "5")):
        evaluator = come(world.cast.people[who], board)
        evaluator.press("Mark 1 answer")
        evaluator.heading("How do you keep children safe?")
        assert evaluator.page.locator("table").count() == 0  # no mark of anybody's is shown
        evaluator.look()
        evaluator.choose("Mark", mark)
        evaluator.fill("Why? Point to what the answer says", "It says how it is planned.")
        evaluator.press("Save and go to the next")
        evaluator.heading("Nothing is left to mark")
    evaluator.look()
    officer = come(world.cast.participation_officer, board)
    officer.press(re.compile("Enter the panel's marks"))
    officer.sees("You ask what I like first.")
    officer.look()
    for seat in ("Young person 1", "Young person 2"):
        officer.pick("Whose mark is it?", seat)
        officer.choose("Mark", "4")
        officer.fill("Why? Point to what the answer says", "They would ask me.")
        officer.press("Save and go to the next")
    commissioner = come(world.cast.commissioner, board)
    commissioner.look()
    commissioner.follow(re.compile("How do you keep children safe"))
    commissioner.sees("Marks spread from 2 to 5 of 5")
    commissioner.look()
    commissioner.choose("Mark", "4")
    commissioner.fill("Reason for the mark that stands", "The appendix was missed by one of us.")
    commissioner.press("Let this mark stand")
    commissioner.follow(re.compile("How will you make me welcome"))
    commissioner.choose("Mark", "4")
    commissioner.fill("Reason for the mark that stands", "Both agree.")
    commissioner.press("Let this mark stand")
    commissioner.sees("2 of 2")


def decided(world: World, come: Coming, application: Application) -> None:
    """Each lot as it was found; then everybody is told."""
    officer = come(world.cast.senior_officer, f"/council/admission/applications/{application.ref}/")
    officer.look()
    for lot, button in (
        ("Lot 1: Education", "Admit to this lot"),
        ("Lot 2: Mentoring", "Admit to this lot"),
        ("Lot 3: Tuition", "Refuse this lot"),
    ):
        officer.follow(lot)
        officer.heading("Everything is met" if "Admit" in button else "Not everything is met")
        officer.look()
        officer.fill("Why?", "As it was found.")
        officer.press(button)
    commissioner = come(world.cast.commissioner, f"/council/admission/rounds/{world.round.ref}/")
    commissioner.press("Tell every applicant")
    commissioner.heading("Tell every applicant its outcome")
    commissioner.look()
    commissioner.press("Tell all applicants")
    commissioner.sees("1 told")
    lead = come(world.leads["Arrow"], f"/portal/applications/{application.ref}/")
    for words in ("Lot 1: Education: admitted", "Lot 2: Mentoring: admitted", "Lot 3: Tuition: refused",
                  "Offers, rates and sites: it could not lawfully be done as described."):  # fmt: skip
        lead.sees(words)
    lead.look()
    lead.goto(f"{lead.page.url.split('/portal')[0]}/portal/applications/")
    lead.sees("Lot 1 admitted; lot 2 admitted; lot 3 refused")
    lead.look()


def joined(world: World, come: Coming) -> None:
    """Signed by both, with their passwords: a member of two lots, found among the providers of the lot."""
    agreement = Agreement.objects.get()
    lead = come(world.leads["Arrow"], f"/portal/agreements/{agreement.ref}/")
    lead.look()
    lead.tick("I have read this agreement and may sign it for my organisation")
    lead.fill("Your password", "not this one")
    lead.press("Sign agreement")
    lead.refused("That is not your password")
    lead.fill("Your password", PASSWORD)
    lead.press("Sign agreement")
    lead.sees("Waiting for the council's signature")
    signatory = come(world.cast.signatory, f"/council/admission/agreements/{agreement.ref}/")
    signatory.look()
    signatory.fill("Your password", PASSWORD)
    signatory.press("Sign for council")
    signatory.sees("Signed by both")
    signatory.look()
    assert [row.round_lot.lot.number for row in Membership.objects.order_by("round_lot__lot__number")] == [1, 2]
    broker = come(world.cast.broker, "/council/providers/arrow-outdoors/rates/")
    broker.sees("£42.00")
