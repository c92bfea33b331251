"""A child at Arrow since Monday 9 November 2026, and short ways to raise, visit and ask, by real actions.

world = begun_world()                    # world.placement has started at Arrow
concern = raised(world)                  # a safeguarding concern about Arrow, by a parent on the public page
visit = shared_visit(world)              # planned, held, 1.2 not yet met, something asked, shared
"""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from sixthday.access import actions as access
from sixthday.access import queries as people
from sixthday.access.models import User
from sixthday.placements.actions import prepare_placement
from sixthday.placements.models import Placement
from sixthday.quality.actions import concern as concerns
from sixthday.quality.actions import improvement as improvements
from sixthday.quality.actions import visit as visits
from sixthday.quality.models import Concern, Improvement, Visit
from tests.areas.awards.chosen import ISSUED, approved, confirmed, locked, proposed, ready
from tests.areas.awards.world import World
from tests.areas.placements.readiness import begun, checked, deferred, signed_by_both
from tests.cast import at

TODAY = at("2026-11-12", "10:00")  # Thursday
LATER = at("2026-11-12", "14:00")
TOMORROW = date(2026, 11, 13)
SECRET = "He shut the door and shouted at Jordan Price."
REPORTER = "Mallory Vane"


def begun_world() -> World:
    """Three providers with everything in order; the child has begun at Arrow."""
    world = ready()
    world.placement = begun(world)
    return world


def second_begun(world: World) -> Placement:
    """Another ten hours by the same referral at Arrow, begun on the same Monday."""
    award = confirmed(world, approved(world, proposed(world, locked(world))))
    placement = prepare_placement(award=award, by=world.cast.broker, at=ISSUED)
    signed_by_both(world, placement)
    checked(world, placement)
    deferred(world, placement)
    return begun(world, placement)


def desk() -> User:
    """The public page's own account."""
    return access.open_public_desk(by=people.council(), at=TODAY)


def raised(world: World, name: str = "Arrow", **changes: Any) -> Concern:
    """A safeguarding concern by a parent, unless changed."""
    said = {
        "kind": "safeguarding", "channel": "public", "reporter": "parent", "what_happened": SECRET,
        "child_named": "Jordan Price", "reporter_name": REPORTER, "telephone": "01632 960777", "wants_news": True,
        "at": TODAY,
    }  # fmt: skip
    by = changes.pop("by", None) or desk()
    return concerns.raise_concern(provider=world.providers[name], by=by, **(said | changes))


def assessed(world: World, concern: Concern, by: User | None = None) -> Concern:
    """Taken up by a QA officer."""
    concerns.assess_concern(
        concern=concern, reason="I ring the parent today.", by=by or world.cast.qa_officer, at=LATER
    )
    return Concern.objects.get(pk=concern.pk)


def closed(world: World, concern: Concern, **changes: Any) -> Concern:
    """Assessed and closed; new work stays stopped unless `lift`."""
    given = {"outcome": "upheld", "reason": "Staff were trained again.", "lift": False, "by": world.cast.qa_officer}
    concerns.close_concern(concern=assessed(world, concern), at=LATER, **(given | changes))
    return Concern.objects.get(pk=concern.pk)


def planned(world: World, name: str = "Arrow", **changes: Any) -> Visit:
    """An announced visit for today."""
    given = {
        "announced": True, "planned_on": TODAY.date(), "visitors": "Quinn Adams", "focus": "Safeguarding policies",
        "by": world.cast.qa_officer, "at": TODAY,
    }  # fmt: skip
    return visits.plan_visit(provider=world.providers[name], **(given | changes))


def held_visit(world: World, visit: Visit | None = None, **changes: Any) -> Visit:
    """Held today, findings being written."""
    given = {"held_on": TODAY.date(), "met_with": "The manager", "by": world.cast.qa_officer, "at": TODAY}
    return visits.hold_visit(visit=visit or planned(world), **(given | changes))


def rated(world: World, visit: Visit, standard: str = "1.2", level: str = "not_yet", **changes: Any) -> Any:
    """A standard rated at a visit."""
    given = {"evidence": "The policy is of 2023.", "rated_on": TODAY.date(), "by": world.cast.qa_officer, "at": TODAY}
    return improvements.rate_standard(
        provider=visit.provider, visit=visit, standard=standard, level=level, **(given | changes)
    )


def asked(world: World, visit: Visit | None = None, name: str = "Arrow", **changes: Any) -> Improvement:
    """Something to be put right by Friday 27 November."""
    given = {
        "what": "Review the child protection policy and publish it.", "due_on": date(2026, 11, 27), "standard": "1.2",
        "by": world.cast.qa_officer, "at": TODAY,
    }  # fmt: skip
    return improvements.ask_improvement(provider=world.providers[name], visit=visit, **(given | changes))


def shared_visit(world: World, name: str = "Arrow") -> Visit:
    """Held, one standard not yet met, what must be put right said, shared with the provider."""
    visit = held_visit(world, planned(world, name))
    rated(world, visit)
    asked(world, visit, name)
    summary = "A calm, well run place; the policy is out of date."
    return visits.share_visit(visit=visit, summary=summary, by=world.cast.qa_officer, at=LATER)


def done(world: World, improvement: Improvement, by: User | None = None) -> Improvement:
    """Said to be done by the provider's lead."""
    by = by or User.objects.filter(organisation=improvement.provider.organisation).first()
    return improvements.report_done(improvement=improvement, evidence="Policy of 20 November.", by=by, at=LATER)


def a_file(text: str = "Policy of 20 November.", name: str = "policy.txt") -> SimpleUploadedFile:
    """A small file of plain text."""
    return SimpleUploadedFile(name, text.encode())
