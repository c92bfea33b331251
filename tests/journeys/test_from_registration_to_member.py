"""A provider from its registration to membership: admitted to two lots, refused one with the reason, agreement signed by both."""

import re
from pathlib import Path

import pytest

from sixthday.access.models import User
from sixthday.admission.models import Agreement, Application, RoundInvitation
from sixthday.providers.models import Membership
from tests.areas.admission import market as markets
from tests.areas.admission import world as worlds
from tests.areas.admission.world import ASSESSING, DECIDING, OPEN, World
from tests.cast import PASSWORD, at
from tests.journeys import applicant
from tests.journeys.conftest import Coming
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey


@pytest.mark.demand(
    "M05", "a provider from registration to admitted in two lots and refused in one, with reasons, in the browser"
)
@pytest.mark.demand(
    "M06", "evaluators mark blind, one mark is moderated, young people's panel marks their own question"
)
@pytest.mark.demand(
    "M20", "interested on the public page, invited by name, registered, and at its application, in the browser"
)
@pytest.mark.demand("M30", "young people's panel marks against the model answer young people wrote")
def test_a_provider_from_registration_to_member(come: Coming, visitors, time, tmp_path: Path) -> None:
    world = worlds.admission_world()
    worlds.panels(world)
    markets.arrow(world)
    time.move_to(OPEN)
    hal = registered(world, come, lead := Visitor(visitors()))
    applicant.signs_in(lead, hal.email, "/portal/applications/")
    applicant.adds_a_colleague(lead, colleague := Visitor(visitors()))
    tasks = applicant.starts(lead)
    applicant.describes_itself(lead)
    applicant.answers(lead, colleague, tasks, tmp_path)
    applicant.offers(lead, tasks)
    applicant.submits(lead, tasks)
    application = Application.objects.get()
    time.move_to(ASSESSING)
    worlds.declared(world)
    checked(world, come, hal, application)
    marked(world, come)
    time.move_to(DECIDING)
    decided(world, come, hal, application)
    time.move_to(at("2027-02-02"))
    worlds.awarded(world)
    joined(world, come, hal)
    time.move_to(at("2027-03-01"))
    shown_to_all(Visitor(visitors()))


def registered(world: World, come: Coming, visitor: Visitor) -> User:
    """Interested, invited, answered, registered; the council sees the whole way."""
    applicant.says_it_is_interested(visitor)
    invited_by_name(world, come)
    applicant.asks(visitor)
    answered_to_all(world, come)
    hal = applicant.registers(visitor)
    officer = come(world.cast.market_officer, "/council/market/")
    officer.follow("Heron House")
    officer.sees("Heron House is a provider with the same name")
    officer.follow("Say whether it is this organisation")
    officer.look()
    officer.page.get_by_label("Heron House").check()
    officer.press("Tie")
    officer.heading("Heron House")
    officer.look()
    return hal


def invited_by_name(world: World, come: Coming) -> None:
    """Chosen, checked, sent; the proof stands on its page."""
    officer = come(world.cast.market_officer, "/council/market/")
    officer.heading("2 interested organisations")
    officer.look()
    officer.press("Invite to the round")
    officer.heading("Invite to the round")
    officer.look()
    officer.tick("Heron House")
    officer.press("Continue")
    officer.heading("Check before 1 organisation is invited")
    officer.press("Send the invitations")
    officer.heading("2 interested organisations")
    assert RoundInvitation.objects.get().message.address == "hal@heron.example"
    officer.follow("Heron House")
    officer.sees("Mia Rowe invited it on")
    officer.look()
    for address in ("events/", "events/new/", "organisations/new/", "questions/", "bulletins/", "bulletins/new/"):
        officer.goto(f"/council/market/{address}")
        officer.look()


def answered_to_all(world: World, come: Coming) -> None:
    """Without a name."""
    commissioner = come(world.cast.commissioner, "/council/market/questions/")
    commissioner.follow("Answer to everybody")
    commissioner.fill("Answer", "Yes, when it is warm.")
    commissioner.press("Publish the answer")
    commissioner.refused("These words say who asked")
    commissioner.look()
    commissioner.fill("The question, as everybody reads it", "May a barn be used?")
    commissioner.press("Publish the answer")
    commissioner.heading("0 questions to answer")


def checked(world: World, come: Coming, hal: User, application: Application) -> None:
    """One condition by a question to the applicant; the rest as they are found, one of lot 3 unmet."""
    qa = come(world.cast.qa_officer, f"/council/admission/applications/{application.ref}/")
    qa.heading("Heron House")
    qa.sees("What was said is seen only by those who decide on exclusion.")
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
    lead = come(hal, f"/portal/applications/{application.ref}/")
    lead.look()
    lead.follow("Is your record current?")
    lead.fill("Your answer", "Yes, since 4 January.")
    lead.press("Send answer")
    qa.goto(qa.page.url)
    qa.follow("Record on the central digital platform")
    qa.sees("Yes, since 4 January.")
    qa.choose("What did you find?", "Pass")
    qa.press("Record")
    for condition in ("What is your safeguarding policy?", "Lot 3: Tuition: Which qualified teachers would teach?",
                      "Lot 1: Education: Offers, rates and sites", "Lot 2: Mentoring: Offers, rates and sites"):  # fmt: skip
        qa.follow(condition)
        qa.choose("What did you find?", "Pass")
        qa.press("Record")
    qa.follow("Lot 3: Tuition: Offers, rates and sites")
    qa.choose("What did you find?", "Fail")
    qa.pick("Why is it not met?", "it could not lawfully be done as described")
    qa.press("Record")
    qa.heading("Heron House")
    qa.look()


def marked(world: World, come: Coming) -> None:
    """Two evaluators who do not see each other's mark, two young people, one mark that stands."""
    board = f"/council/admission/rounds/{world.round.ref}/"
    for who, mark in (("evaluator", "2"), ("second_evaluator", "5")):
        evaluator = come(world.cast.people[who], board)
        evaluator.press("Mark 1 answer")
        evaluator.heading("How do you keep children safe?")
        assert evaluator.page.locator("table").count() == 0  # no mark of anybody's is shown
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
    commissioner.follow(re.compile("How do you keep children safe"))
    commissioner.sees("Marks spread from 2 to 5 of 5")
    moderates(commissioner, "The appendix was missed by one of us.")
    commissioner.follow(re.compile("How will you make me welcome"))
    moderates(commissioner, "Both agree.")
    commissioner.sees("2 of 2")


def moderates(commissioner: Visitor, reason: str) -> None:
    """One mark stands for all."""
    commissioner.choose("Mark", "4")
    commissioner.fill("Reason for the mark that stands", reason)
    commissioner.press("Let this mark stand")


def decided(world: World, come: Coming, hal: User, application: Application) -> None:
    """Each lot as it was found; then everybody is told, and the summary says why."""
    officer = come(world.cast.senior_officer, f"/council/admission/applications/{application.ref}/")
    for lot, button in (
        ("Lot 1: Education", "Admit to this lot"),
        ("Lot 2: Mentoring", "Admit to this lot"),
        ("Lot 3: Tuition", "Refuse this lot"),
    ):
        officer.follow(lot)
        officer.heading("Everything is met" if "Admit" in button else "Not everything is met")
        if "2" not in lot:
            officer.look()
        officer.fill("Why?", "As it was found.")
        officer.press(button)
    commissioner = come(world.cast.commissioner, f"/council/admission/rounds/{world.round.ref}/")
    commissioner.press("Tell every applicant")
    commissioner.heading("Tell every applicant its outcome")
    commissioner.look()
    commissioner.press("Tell all applicants")
    commissioner.sees("1 told")
    lead = come(hal, f"/portal/applications/{application.ref}/")
    for words in ("Lot 1: Education: admitted", "Lot 2: Mentoring: admitted", "Lot 3: Tuition: refused",
                  "Offers, rates and sites: it could not lawfully be done as described."):  # fmt: skip
        lead.sees(words)
    lead.look()
    summary = lead.page.context.request.get(f"{lead.page.url}summary/")
    assert (summary.status, summary.headers["content-type"]) == (200, "application/pdf")
    lead.goto("/portal/applications/")
    lead.sees("Lot 1 admitted; lot 2 admitted; lot 3 refused")
    lead.look()


def joined(world: World, come: Coming, hal: User) -> None:
    """Signed by both, with their passwords: a member of two lots, with its rates."""
    agreement = Agreement.objects.get()
    lead = come(hal, f"/portal/agreements/{agreement.ref}/")
    lead.look()
    lead.tick("I have read this agreement and may sign it for my organisation")
    lead.fill("Your password", "not this one")
    lead.press("Sign agreement")
    lead.refused("That is not your password")
    lead.fill("Your password", applicant.OWN_PASSWORD)
    lead.press("Sign agreement")
    lead.sees("Waiting for the council's signature")
    signatory = come(world.cast.signatory, f"/council/admission/agreements/{agreement.ref}/")
    signatory.look()
    signatory.fill("Your password", PASSWORD)
    signatory.press("Sign for council")
    signatory.sees("Signed by both")
    signatory.look()
    assert [row.round_lot.lot.number for row in Membership.objects.order_by("round_lot__lot__number")] == [1, 2]
    broker = come(world.cast.broker, "/council/providers/heron-house/rates/")
    broker.sees("£42.00")


def shown_to_all(visitor: Visitor) -> None:
    """From the day the round begins, anybody finds it among the providers of its lots, and of no other."""
    visitor.goto("/providers/?lot=2")
    visitor.sees("Heron House")
    visitor.look()
    visitor.goto("/providers/?lot=3")
    assert "Heron House" not in visitor.text
