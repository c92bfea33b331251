"""An organisation says it is interested, is invited by name, registers itself and finds where to apply; the council sees the whole way."""

import re

import pytest

from sixthday.access.models import User
from sixthday.access.password_links import password_links
from sixthday.admission.models import RoundInvitation
from sixthday.outbox.choices import PUT_IN_LATER
from sixthday.outbox.models import Message
from tests.areas.admission import market as markets
from tests.areas.admission import world as worlds
from tests.areas.admission.world import OPEN, World
from tests.journeys.conftest import Coming
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey


@pytest.mark.demand(
    "M20", "interested on the public page, invited by name, registered, and at its application, in the browser"
)
def test_from_interest_to_an_application(come: Coming, visitors, time) -> None:
    world = worlds.admission_world()
    markets.arrow(world)
    time.move_to(OPEN)
    visitor = Visitor(visitors())
    says_it_is_interested(visitor)
    invited_by_name(world, come)
    asks_and_is_answered(world, come, visitor)
    registers(visitor)
    signs_in_and_applies(visitor)
    officer = come(world.cast.market_officer, "/council/market/")
    officer.follow("Heron House")
    officer.sees("Heron House is a provider with the same name")
    officer.follow("Say whether it is this organisation")
    officer.heading("Tie to a provider")
    officer.look()
    officer.page.get_by_label("Heron House").check()
    officer.press("Tie")
    officer.heading("Heron House")
    officer.look()


def says_it_is_interested(visitor: Visitor) -> None:
    """On the public page, without signing in."""
    visitor.goto("/opportunity/")
    visitor.heading("Open for applications")
    visitor.look()
    visitor.follow("Register your interest")
    visitor.press("Send")
    visitor.refused("Enter the name of your organisation")
    visitor.look()
    visitor.fill("Name of your organisation", "Heron House")
    visitor.fill("Your name", "Hal Ray")
    visitor.fill("Your e-mail address", "hal@heron.example")
    visitor.tick("Lot 1: Education")
    visitor.choose("What size is your organisation?", "Small or medium")
    visitor.choose("Are you based in the county?", "Yes")
    visitor.choose("Do you teach children for the council today?", "No")
    visitor.press("Send")
    visitor.heading("Thank you")
    visitor.look()
    visitor.goto("/providers/")
    visitor.look()


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
    officer.look()
    officer.press("Send the invitations")
    officer.heading("2 interested organisations")
    assert RoundInvitation.objects.get().message.address == "hal@heron.example"
    officer.follow("Heron House")
    officer.sees("Mia Rowe invited it on")
    officer.look()
    for address in ("events/", "events/new/", "organisations/new/", "questions/", "bulletins/", "bulletins/new/"):
        officer.goto(f"/council/market/{address}")
        officer.look()


def asks_and_is_answered(world: World, come: Coming, visitor: Visitor) -> None:
    """Privately; to everybody, without a name."""
    visitor.goto("/opportunity/")
    visitor.press("Ask a question")
    visitor.heading("Ask a question")
    visitor.look()
    visitor.fill("Your question", "May Heron House use a barn?")
    visitor.fill("Your e-mail address", "hal@heron.example")
    visitor.fill("Your organisation (optional)", "Heron House")
    visitor.press("Send")
    visitor.heading("We have your question")
    visitor.look()
    commissioner = come(world.cast.commissioner, "/council/market/questions/")
    commissioner.look()
    commissioner.follow("Answer to everybody")
    commissioner.fill("Answer", "Yes, when it is warm.")
    commissioner.press("Publish the answer")
    commissioner.refused("These words say who asked")
    commissioner.look()
    commissioner.fill("The question, as everybody reads it", "May a barn be used?")
    commissioner.press("Publish the answer")
    commissioner.heading("0 questions to answer")
    commissioner.look()
    visitor.goto("/opportunity/")
    visitor.sees("1. May a barn be used?")
    visitor.look()


def registers(visitor: Visitor) -> None:
    """The link comes by e-mail."""
    visitor.press("Register your organisation")
    visitor.heading("Register your organisation")
    visitor.look()
    visitor.fill("Name of your organisation", "Heron House")
    visitor.choose("What size is your organisation?", "Small or medium")
    visitor.choose("Are you based in the county?", "Yes")
    visitor.fill("Your name", "Hal Ray")
    visitor.fill("Your e-mail address", "hal@heron.example")
    visitor.fill("Telephone number", "01432 222222")
    visitor.press("Register")
    visitor.heading("Look in your e-mail")
    visitor.look()


def signs_in_and_applies(visitor: Visitor) -> None:
    """By the link, a password, and the invitation's round."""
    hal = User.objects.get(email="hal@heron.example")
    link = re.search(r"/account/first-password/\S+", Message.objects.get(to=hal).body)
    assert link
    visitor.goto(link.group().replace(PUT_IN_LATER, password_links.make_token(hal)))
    visitor.fill("Password", "three words remembered")
    visitor.fill("The same again", "three words remembered")
    visitor.page.get_by_role("main").get_by_role("button").click()
    visitor.heading("Sign in")
    visitor.goto("/opportunity/")
    visitor.press("Apply")
    visitor.fill("E-mail address", "hal@heron.example")
    visitor.fill("Password", "three words remembered")
    visitor.page.get_by_role("main").get_by_role("button").click()
    visitor.heading("Applications")
    visitor.press("Apply")
    visitor.heading("Apply to Alternative provision, Round 2")
