"""Insurance lapses: awards stop, the children there are decided about, and a renewal that is accepted restores it."""

from datetime import date, datetime

import pytest

from sixthday.ops.jobs import remind_of_ends
from sixthday.providers import queries as providers
from sixthday.providers.models import Evidence, LapseDecision
from sixthday.rules.findings import blockers
from tests.areas.awards import chosen
from tests.areas.awards.world import add_evidence
from tests.areas.placements import readiness
from tests.cast import at
from tests.journeys.conftest import Coming

pytestmark = pytest.mark.journey
WEDNESDAY = date(2026, 11, 18)


@pytest.fixture
def world(time) -> chosen.World:
    """Education began on Monday 9 November at Arrow, whose insurance ends on Saturday 14 November."""
    made = chosen.ready()
    made.placement = readiness.begun(made)
    piece = made.providers["Arrow"].evidence.get(requirement="public_liability")
    piece.valid_until_on = date(2026, 11, 14)
    piece.save()
    return made


def stops(world: chosen.World, on: date) -> list[str]:
    """Why nothing may be awarded to Arrow on a day."""
    found = providers.requirements_findings(world.providers["Arrow"], at="award", on=on)
    return [finding.code for finding in blockers(found)]


def night(time, day: str) -> datetime:
    """The job of one night, and the morning after it."""
    time.move_to(at(day, "05:00"))
    remind_of_ends()
    time.move_to(at(day, "09:30"))
    return at(day, "09:30")


@pytest.mark.demand(
    "M13", "insurance lapses: awards stop, a person decides for the children there, a renewal restores it"
)
def test_insurance_lapses_awards_stop_renewal_restores(world, time, come: Coming, tmp_path) -> None:
    arrow, cast = world.providers["Arrow"], world.cast
    assert stops(world, date(2026, 11, 14)) == []
    night(time, "2026-11-18")
    assert stops(world, WEDNESDAY) == ["public_liability"]

    officer = come(cast.qa_officer, "/council/notifications/")
    officer.sees("Public liability insurance has lapsed")
    officer.goto("/council/providers/endings/")
    officer.sees("Ended Sat 14 Nov 2026")
    officer.look()
    officer.goto("/council/providers/waiting/")
    officer.heading("0 pieces of evidence wait")
    officer.look()
    officer.follow("Public liability insurance")
    officer.sees(world.placement.ref)
    officer.press("Decide")
    officer.refused("Choose what happens")
    officer.choose("What happens to the placements there now?", "They go on until a day")
    officer.day("They may go on until", date(2026, 11, 20))
    officer.fill("Why?", "The insurer has confirmed cover in writing.")
    officer.look()
    officer.press("Decide")
    officer.sees("The insurer has confirmed cover in writing.")
    officer.look()
    assert LapseDecision.objects.get().until_on == date(2026, 11, 20)

    lead = come(world.lead("Arrow"), "/portal/record/")
    lead.sees("Renew")
    lead.look()
    lead.follow("Public liability insurance")
    lead.sees("ends on 14 November 2026")
    lead.look()
    lead.press("Send a renewal")
    certificate = tmp_path / "certificate.txt"
    certificate.write_text("Certificate 4711")
    lead.page.get_by_label("The document", exact=True).set_input_files(certificate)
    lead.day("When does it begin?", date(2026, 11, 15))
    lead.day("What is the last day it counts?", date(2026, 11, 14))
    lead.fill("Amount covered", "5,000,000")
    lead.press("Continue")
    lead.refused("The last day must not be before the first day.")
    lead.look()
    lead.page.get_by_label("The document", exact=True).set_input_files(certificate)
    lead.day("What is the last day it counts?", date(2027, 11, 14))
    lead.press("Continue")
    lead.heading("Check before you send")
    lead.look()
    lead.press("Send to the council")
    lead.sees("Being checked")
    lead.look()
    assert stops(world, WEDNESDAY) == ["public_liability"]

    piece = Evidence.objects.get(file__isnull=False)
    named = come(piece.officer, "/council/providers/waiting/")
    named.heading("1 piece of evidence waits")
    named.goto(f"/council/evidence/{piece.ref}/")
    named.look()
    named.press("Verify this evidence")
    named.heading(arrow.name)
    assert stops(world, WEDNESDAY) == []
    lead.goto("/portal/record/")
    lead.sees("In date")


@pytest.mark.demand("M20", "a provider tells of its people, what it never takes and when it is closed, and replies")
def test_a_provider_says_what_it_must(world, time, come: Coming) -> None:
    add_evidence(world, world.providers["Arrow"], "public_liability")
    lead = come(world.lead("Arrow"), "/portal/record/people-and-sites/")
    lead.press("Tell us that somebody starts")
    lead.fill("Full name", "Nia Novice")
    lead.fill("Role", "Tutor")
    lead.choose("Do they lead or manage?", "No")
    lead.day("First day", date(2026, 12, 1))
    lead.look()
    lead.press("Tell the council")
    lead.sees("Nia Novice")
    lead.look()
    lead.page.get_by_role("link", name="Somebody stands in for Arrow Tutor").click()
    lead.sees("1 placement with this adult")
    lead.choose("Who stands in?", "Nia Novice, Tutor")
    lead.day("From", date(2026, 12, 1))
    lead.look()
    lead.press("Tell the council")
    lead.sees("Stands in for Arrow Tutor")

    lead.goto("/portal/record/preferences/new/")
    lead.tick("Autism")
    lead.look()
    lead.press("Save")
    lead.sees("Autism")
    lead.press("Declare closed days")
    lead.day("First day closed", date(2026, 12, 21))
    lead.day("Last day closed", date(2027, 1, 1))
    lead.look()
    lead.press("Save")
    lead.sees("Open after all")
    lead.look()

    officer = come(world.cast.qa_officer, "/council/providers/waiting/")
    officer.look()
    officer.page.get_by_role("link", name="Nia Novice").first.click()
    officer.heading("Nia Novice")
    officer.look()
    officer.press("I have seen to it")
    officer.goto(f"/council/providers/{world.providers['Arrow'].slug}/checks/")
    officer.sees("Never: autism.")
    officer.press("Look at the exclusion grounds")
    officer.look()
    officer.choose("Why now?", "The yearly look")
    officer.choose("What did you find?", "No ground found")
    officer.fill("What did you look at?", "The published list and the declarations.")
    officer.press("Record this look")
    officer.sees("The published list and the declarations.")
    officer.goto("/council/providers/debarment/")
    officer.look()
