"""Everything was in order on Monday; the insurance ran out overnight: no start on Tuesday until it is renewed."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from sixthday.providers import actions as providers
from tests.areas.awards.chosen import World, ready
from tests.areas.awards.world import add_evidence
from tests.areas.placements.readiness import CHECKED, MONDAY, in_order, prepared
from tests.cast import at
from tests.journeys.conftest import Coming

pytestmark = pytest.mark.journey
TUESDAY = at("2026-11-10", "08:30")
STOP = "Public liability insurance ends on 9 November 2026, before the start on 10 November 2026."


@pytest.fixture
def world(time) -> World:
    """A placement in order in every respect, with insurance to the end of Monday."""
    made = ready(("Arrow",))
    made.placement = prepared(made)
    for piece in made.providers["Arrow"].evidence.filter(requirement="public_liability"):
        providers.withdraw_evidence(evidence=piece, why="Replaced", by=made.cast.qa_officer, at=CHECKED)
    add_evidence(made, made.providers["Arrow"], "public_liability", MONDAY)
    in_order(made, made.placement)
    return made


@pytest.mark.demand(
    "M13", "insurance that lapsed overnight stops the start; who must do what is said; renewal restores it"
)
def test_stopped_at_the_gate_because_insurance_lapsed_overnight(world, come: Coming, time) -> None:
    gate = f"/council/placements/{world.placement.ref}/start/"
    time.move_to(CHECKED)
    broker = come(world.cast.broker, gate)
    broker.heading("can start")
    time.move_to(TUESDAY)
    broker = come(world.cast.broker, gate)
    broker.heading("cannot start yet: 1 of")
    broker.sees(STOP)
    broker.sees(re.compile(r"Arrow Learning, by Tue 10 Nov"))
    expect(broker.page.get_by_role("button", name="Start placement")).to_have_count(0)
    broker.look()
    renewed(world, come)
    broker.goto(gate)
    broker.heading("can start")
    broker.press("Start placement")
    broker.heading("Education began")
    broker.look()
    world.placement.refresh_from_db()
    assert (world.placement.state, world.placement.started_on) == ("started", TUESDAY.date())


def renewed(world, come: Coming) -> None:
    """One QA officer records the renewal; another looks at it, and it counts."""
    officer = come(world.cast.qa_officer, f"/council/placements/{world.placement.ref}/start/")
    officer.follow(re.compile("^Evidence"))
    officer.look()
    officer.press("Record evidence")
    officer.page.get_by_label(re.compile("^Public liability")).check()
    officer.day("When does it begin?", TUESDAY.date())
    officer.day("What is the last day it counts?", date(2027, 11, 9))
    officer.fill("Amount covered", "5000000")
    officer.press("Record evidence")
    officer.sees("Somebody else in quality assurance must look at it")
    officer.look()
    second = come(world.cast.second_qa_officer, officer.page.url)
    second.press("Verify this evidence")
    expect(second.page).to_have_url(re.compile("/council/providers/"))
