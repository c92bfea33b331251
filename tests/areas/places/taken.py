"""Places taken and hours declared at Arrow, for the tests of the guard."""

from datetime import date
from typing import Any

from sixthday.places.actions import take_place
from sixthday.places.models import Taking
from sixthday.providers.actions import declare_hours
from tests.areas.awards.world import MORNINGS, World
from tests.cast import at

NOW = at("2026-11-05")
START, END = date(2026, 11, 9), date(2026, 12, 18)


def take(world: World, award: str = "AWARD-1", name: str = "Arrow", **changed: Any) -> Taking:
    """Ten hours a week for a child of the award's name, changed as asked."""
    given = {
        "award_ref": award, "provider": world.providers[name], "site": world.site(name), "offer": world.offer(name),
        "child_ref": award.replace("AWARD", "CHILD"), "route": "ranked", "weekly_minutes": 600, "part_days": MORNINGS,
        "special": False, "one_to_one_away": False, "leaves_on": date(2028, 6, 30), "from_on": START, "until_on": END,
        "by": world.cast.approver, "at": NOW,
    }  # fmt: skip
    return take_place(**(given | changed))


def declare(world: World, number: int, hours: int = 20, declared_on: date = date(2026, 10, 1), **changed: Any) -> None:
    """Hours that so many others declared at Arrow, one child each."""
    for each in range(number):
        given = {
            "provider": world.providers["Arrow"], "declared_for": f"Another council, {each}", "special": False,
            "weekly_minutes": hours * 60, "from_on": date(2026, 9, 1), "until_on": None, "declared_on": declared_on,
            "by": world.cast.qa_officer, "at": NOW,
        }  # fmt: skip
        declare_hours(**(given | changed))
