"""From a confirmed award to a placement that is ready to start, by real actions.

placement = prepared(world)              # Friday evening: call-off issued
signed_by_both(placement)                # the call-off signed by both
in_order(world, placement)               # Monday morning: everything checked, what may follow is deferred
begun(world, placement)                  # Monday 9 November 2026, 9am
"""

from datetime import date

from sixthday.access.models import User
from sixthday.calloffs import queries as calloffs
from sixthday.calloffs.actions import sign_for_council, sign_for_provider
from sixthday.placements import actions
from sixthday.placements.models import Placement
from sixthday.providers import actions as providers
from sixthday.rules.compliance import REQUIREMENTS
from tests.areas.awards.chosen import ISSUED, SIGNED, confirmed
from tests.areas.awards.world import World
from tests.cast import at

CHECKED = at("2026-11-09", "08:00")
STARTED = at("2026-11-09", "09:00")
MONDAY = date(2026, 11, 9)
SUMMER = date(2027, 8, 31)
RECORDED = {
    "child_risk_assessment": {"note": "Agreed with R. Hill on 6 November."},
    "emergency_contact": {"note": "Pat Price, 01632 960001; no medical need."},
    "transport": {"value": "not_needed", "note": "Walks."},
}
MAY_FOLLOW = [row.code for row in REQUIREMENTS if row.waivable_days is not None]


def prepared(world: World) -> Placement:
    """A placement being made ready; its call-off waits for both signatures."""
    return actions.prepare_placement(award=confirmed(world), by=world.cast.broker, at=ISSUED)


def signed_by_both(world: World, placement: Placement) -> None:
    """The call-off signed by the provider, then the council."""
    lead = User.objects.get(organisation=placement.award.provider.organisation)
    sign_for_provider(calloff=calloffs.of_award(placement.award), by=lead, at=SIGNED)
    sign_for_council(calloff=calloffs.of_award(placement.award), by=world.cast.signatory, at=SIGNED)


def cleared(world: World, placement: Placement, *what: str) -> None:
    """The site and the adult cleared, or only those named."""
    award, by = placement.award, world.cast.qa_officer
    if not what or "site" in what:
        providers.clear_site(
            site=award.site, from_on=date(2026, 11, 2), until_on=SUMMER, note="Visited.", by=by, at=CHECKED
        )
    if not what or "adult" in what:
        providers.clear_adult(
            adult=award.adult, dbs_issued_on=date(2026, 6, 1), barred_list_checked=True, identity_checked=True,
            prohibition_checked=True, training_until_on=date(2028, 6, 1), from_on=date(2026, 11, 2), until_on=SUMMER,
            by=by, at=CHECKED,
        )  # fmt: skip


def checked(world: World, placement: Placement, without: str = "") -> None:
    """The placement's own requirements recorded."""
    for requirement, said in RECORDED.items():
        if requirement != without:
            actions.record_check(
                placement=placement, requirement=requirement, by=world.cast.qa_officer, at=CHECKED, **said
            )


def deferred(world: World, placement: Placement, *requirements: str, until: date = date(2026, 11, 13)) -> None:
    """What may follow the start is put off to the Friday, by the senior officer."""
    for requirement in requirements or MAY_FOLLOW:
        actions.defer_check(
            placement=placement, requirement=requirement, due_on=until, reason="Booked for the first week.",
            by=world.cast.senior_officer, at=CHECKED,
        )  # fmt: skip


def in_order(world: World, placement: Placement) -> Placement:
    """Everything the gate asks for, as it stands on Monday morning."""
    signed_by_both(world, placement)
    cleared(world, placement)
    checked(world, placement)
    deferred(world, placement)
    return placement


def begun(world: World, placement: Placement | None = None) -> Placement:
    """Education began on Monday."""
    made = placement or in_order(world, prepared(world))
    return actions.start_placement(placement=made, on=MONDAY, by=world.cast.broker, at=STARTED)
