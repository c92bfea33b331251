"""A round reopens: planned, published, assessed and awarded by pages; a live call-off keeps its round and its price."""

from datetime import date

import pytest

from sixthday.calloffs.models import CallOff
from sixthday.framework import queries as framework
from tests.areas.awards import chosen
from tests.areas.awards.world import WEIGHTS
from tests.cast import at
from tests.journeys.conftest import Coming
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey
OPENS, CLOSES, AWARDED, STARTS = (date(2026, 11, 10), date(2026, 11, 20), date(2026, 11, 25), date(2026, 12, 1))
LABELS = {
    "need_fit": "Fit to need", "outcomes_record": "Outcomes record", "start": "Start", "days_times": "Days and times",
    "distance": "Distance", "price": "Price", "family_preference": "Family's preference",
}  # fmt: skip


@pytest.fixture
def world(time) -> chosen.World:
    """A call-off of ten hours a week at £42 an hour, signed by both under round 1."""
    made = chosen.ready()
    made.calloff = chosen.signed(made)
    time.move_to(at("2026-11-09"))
    return made


def at_time(visitor: Visitor, question: str, hour: str, minute: str) -> None:
    visitor.group(question).get_by_label("Hour", exact=True).fill(hour)
    visitor.group(question).get_by_label("Minute", exact=True).fill(minute)


def dates(visitor: Visitor) -> None:
    """Its days: refused when they are out of order, then right."""
    visitor.follow("Dates")
    visitor.day("Applications open on", OPENS)
    at_time(visitor, "Time they open", "09", "00")
    visitor.day("Applications close on", CLOSES)
    at_time(visitor, "Time they close", "12", "00")
    visitor.day("Award expected on", OPENS)
    visitor.day("The round starts on", STARTS)
    visitor.press("Save and continue")
    visitor.refused("The award follows the day applications close.")
    visitor.look()
    visitor.day("Award expected on", AWARDED)
    visitor.press("Save and continue")


def questions(visitor: Visitor) -> None:
    """One of each kind that must or may be asked."""
    visitor.follow("Questions")
    visitor.look()
    for title, text in (
        ("Condition of participation: pass or fail", "Do you hold employer’s liability insurance?"),
        ("Exclusion ground", "Does a mandatory exclusion ground apply to you?"),
    ):
        visitor.follow(f"Add one {title}")
        visitor.fill("Question", text)
        visitor.press("Add the question")
    visitor.follow("Add one Quality question: marked")
    visitor.fill("Question", "How do you keep children safe?")
    visitor.fill("Weight", "80")
    visitor.fill("Highest mark", "5")
    visitor.fill("Pass mark", "3")
    visitor.press("Add the question")
    visitor.follow("Add one Young people's question: marked by their own panel")
    visitor.fill("Question", "How will you make me welcome?")
    visitor.fill("Model answer that young people wrote", "You ask what I like first.")
    visitor.fill("Weight", "20")
    visitor.fill("Highest mark", "5")
    visitor.fill("Pass mark", "2")
    visitor.look()
    visitor.press("Add the question")
    visitor.look()
    visitor.follow("How do you keep children safe?")
    visitor.look()
    visitor.follow("Questions")
    visitor.follow("Round 2")


def weights_and_terms(visitor: Visitor) -> None:
    visitor.follow("Call-off weights")
    visitor.press("Set new weights")
    for code, points in WEIGHTS.items():
        visitor.fill(LABELS[code], str(points))
    visitor.day("In force from", STARTS)
    visitor.fill("Why they change", "As in round 1")
    visitor.press("Set weights")
    visitor.goto(visitor.page.url.partition("lots/")[0])
    visitor.follow("Call-off terms")
    visitor.press("Set new terms")
    visitor.fill("Terms", "# Absence\n\nEvery session is marked.")
    visitor.day("In force from", STARTS)
    visitor.press("Set terms")
    visitor.goto(visitor.page.url.partition("terms/")[0])


def the_rest(visitor: Visitor) -> None:
    visitor.follow("Lots and reference prices")
    visitor.fill("Lot 3: Tuition, an hour without VAT", "48")
    visitor.look()
    visitor.press("Save and continue")
    weights_and_terms(visitor)
    visitor.follow("The opportunity")
    visitor.fill("The opportunity", "Providers of tuition are invited.")
    visitor.press("Save and continue")
    visitor.follow("Documents")
    visitor.look()
    visitor.fill("Title", "Specification")
    file = {"name": "specification.txt", "mimeType": "text/plain", "buffer": b"What is bought."}
    visitor.page.get_by_label("Document", exact=True).set_input_files(file)
    visitor.press("Add the document")
    visitor.sees("specification.txt")
    visitor.look()
    visitor.follow("Round 2")


def conflicts(visitor: Visitor) -> None:
    visitor.follow("Conflicts of interest")
    visitor.look()
    visitor.press("Make your declaration")
    visitor.choose("Do you have an interest in anyone who may apply?", "Yes, one to declare")
    visitor.pick("In which organisation?", "Bridge Learning")
    visitor.choose("What kind of interest is it?", "Perceived: a reasonable person would suspect one")
    visitor.fill("What is it?", "My neighbour teaches there")
    visitor.fill("What is done about it?", "I do not mark it")
    visitor.look()
    visitor.press("Declare")
    visitor.sees("Declared before")
    visitor.look()
    visitor.follow("Back")
    visitor.press("Assess conflicts")
    visitor.fill("Conflicts assessment", "One perceived interest; its holder does not mark that applicant.")
    visitor.look()
    visitor.press("Keep the assessment")
    visitor.look()
    visitor.follow("Round 2")


@pytest.mark.demand("M02", "a round reopens by pages and a live call-off keeps its round, terms and price")
def test_a_round_reopens_and_a_live_calloff_keeps_its_price(world, come: Coming, time) -> None:
    cast, held = world.cast, world.calloff
    before = (held.maximum_pence, held.terms_id, [line.price_pence for line in held.lines.all()])
    visitor = come(cast.commissioner, "/council/framework/")
    visitor.look()
    visitor.press("Plan round 2")
    visitor.look()
    visitor.press("Begin to plan")
    visitor.heading("Round 2: being planned")
    visitor.look()
    visitor.follow("Check and publish")
    visitor.heading("Round 2 cannot be published yet")
    visitor.look()
    visitor.follow("Round 2")
    dates(visitor)
    questions(visitor)
    the_rest(visitor)
    conflicts(visitor)
    visitor.look()
    visitor.follow("Check and publish")
    visitor.heading("Check Round 2 and publish it")
    visitor.look()
    visitor.press("Publish Round 2")
    visitor.heading("Round 2: published, open until")
    visitor.press("Publish a clarification")
    visitor.fill("What was asked", "May we offer one lot alone?")
    visitor.fill("Answer", "Yes.")
    visitor.press("Publish")
    visitor.sees("May we offer one lot alone?")
    visitor.look()

    time.move_to(at("2026-11-20", "12:01"))
    visitor = come(cast.commissioner, visitor.page.url)
    visitor.heading("Round 2: applications closed at")
    visitor.press("Close the assessment")
    visitor.press("Close the assessment")
    visitor.heading("Round 2: assessed")
    time.move_to(at("2026-11-25"))
    visitor = come(cast.commissioner, visitor.page.url)
    visitor.press("Award the round")
    visitor.look()
    visitor.press("Award the round")
    visitor.heading("Round 2: awarded, from 1 December 2026")
    visitor.look()
    visitor.goto("/council/framework/")
    visitor.heading("Award again by 24 November 2031")
    visitor.look()

    time.move_to(at("2026-12-02"))
    visitor = come(cast.commissioner, f"/council/calloffs/{held.ref}/")
    visitor.sees("£42")
    after = CallOff.objects.get(pk=held.pk)
    assert (after.maximum_pence, after.terms_id, [line.price_pence for line in after.lines.all()]) == before
    assert after.award.request.round_lot.round.number == 1
    assert framework.current_round(date(2026, 12, 2)).number == 2
