"""The end of a call-off with the placement it pays for: neither lives on without the other."""

from datetime import date, datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit.moves import hold
from sixthday.calloffs import actions as calloffs
from sixthday.calloffs.models import CallOff
from sixthday.placements import queries
from sixthday.placements.actions.placement import abandon_placement, end_placement
from sixthday.placements.models import Placement
from sixthday.rules.findings import refusal
from sixthday.rules.starting import SOURCE


@transaction.atomic
def cancel_whole_calloff(*, calloff: CallOff, why: str, by: User, at: datetime) -> None:
    """Cancel a call-off that both have not signed, and with it the placement being made ready.

    Raises Refused once education has begun (its placement ends first), and as `cancel_calloff`.
    """
    placement = _held_placement(calloff)
    if placement is not None and placement.state == "started":
        raise refusal("cancel_begun", "Education has begun under it. End the placement first.", source=SOURCE)
    if placement is not None and placement.state == "preparing" and hold(calloff).state != "signed":
        abandon_placement(placement=placement, why=why, by=by, at=at)
    else:
        calloffs.cancel_calloff(calloff=calloff, why=why, by=by, at=at)


@transaction.atomic
def end_whole_calloff(*, calloff: CallOff, last_day_on: date | None, why: str, by: User, at: datetime) -> None:
    """End a signed call-off, and with it its placement: ended after the last day, or never started when there was none.

    Raises Refused when the last day and the start disagree, and as `end_placement`, `abandon_placement` and `end_calloff`.
    """
    placement = _held_placement(calloff)
    state = placement.state if placement is not None and hold(calloff).state == "signed" else ""
    if placement is not None and state == "started":
        if last_day_on is None:
            raise refusal("end_day", "Education has begun under it. Enter its last day.", source=SOURCE)
        end_placement(placement=placement, on=last_day_on, why=why, by=by, at=at)
    elif placement is not None and state == "preparing":
        if last_day_on is not None:
            said = "No start is recorded. Record the start first, or leave the last day empty."
            raise refusal("end_day", said, source=SOURCE)
        abandon_placement(placement=placement, why=why, by=by, at=at)
    else:
        calloffs.end_calloff(calloff=calloff, last_day_on=last_day_on, why=why, by=by, at=at)


def _held_placement(calloff: CallOff) -> Placement | None:
    """The placement that it pays for, locked before anything else, as every other end of a placement locks it."""
    found = queries.for_award(calloff.award)
    return None if found is None else hold(found)
