"""Today's spot placements are carried over, and what is missing is listed."""

import pytest

from sixthday.access.models import User
from sixthday.placements.models import Placement
from tests.areas.awards import chosen
from tests.areas.placements.spots import book_of, csv_of
from tests.journeys.conftest import Coming

pytestmark = pytest.mark.journey
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def handed_in(visitor, name: str, content: bytes, what: str) -> None:
    """Choose the file, and whether it is only tried."""
    file = {"name": name, "mimeType": XLSX if name.endswith("xlsx") else "text/csv", "buffer": content}
    visitor.page.get_by_label("The table").set_input_files(file)
    visitor.page.get_by_label(what).check()
    visitor.press("Continue")


@pytest.mark.demand("M19", "today's spot placements are carried over from a workbook, and what is missing is listed")
def test_spot_placements_are_carried_over(time, come: Coming) -> None:
    world = chosen.ready(("Arrow", "Bridge"))
    second = {
        "given_name": "Wren", "family_name": "Oak", "ehc_plan": "yes", "hours_a_week": "20", "provider": "Bridge Learning",
        "site": "Bridge House",
    }  # fmt: skip
    lead = come(world.cast.lead_broker, "/council/placements/")
    lead.look()
    lead.follow("Carry over today's spot placements")
    lead.look()
    handed_in(lead, "spot.csv", csv_of({}, second | {"site": "Elsewhere", "born": "soon"}), "Try it")
    lead.sees("Nothing was loaded: 2 faults")
    lead.look()
    handed_in(lead, "spot.xlsx", book_of({}, second), "Try it")
    lead.sees("2 placements would be carried over")
    lead.sees("cross the line of the registration guard")
    assert not Placement.objects.exists()
    handed_in(lead, "spot.xlsx", book_of({}, second), "Load it")
    lead.sees("2 placements were carried over")
    lead.look()
    handed_in(lead, "spot.xlsx", book_of({}, second), "Load it")
    lead.sees("0 placements were carried over; 2 stand as before.")
    broker = come(world.cast.broker, "/council/placements/")
    broker.look()
    broker.follow("2 placements carried over with outstanding papers")
    broker.heading("2 placements carried over with outstanding papers")
    broker.sees("QA officer: Site cleared")
    broker.look()
    broker.follow("Robin M.")
    broker.sees("Nobody has checked here what is listed below.")
    broker.sees("by Thu 3 Dec")
    broker.look()
    placement = Placement.objects.get(award__provider=world.providers["Arrow"])
    child = placement.award.request.referral.child
    broker.goto(f"/council/children/{child.ref}/")
    broker.sees("outstanding at Arrow Learning")
    broker.look()
    provider = come(
        User.objects.get(organisation=world.providers["Arrow"].organisation), f"/portal/placements/{placement.ref}/"
    )
    provider.sees("the council decides meanwhile whether sessions go on")
    provider.look()
