"""A change of a child's facts with all that it touches: the record, the registration guard where the child is placed."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from sixthday.access.models import User
from sixthday.awards.queries.changed import Effects, seen
from sixthday.places import queries as places
from sixthday.places.actions import run_guard_again
from sixthday.referrals.actions.facts import change_facts
from sixthday.referrals.choices import FactKind
from sixthday.referrals.models import Child, FactChange
from sixthday.rules.calendars import london_day


@transaction.atomic
def record_change(
    *, child: Child, kind: FactKind, values: Mapping[str, Any], from_on: date, why: str, by: User, at: datetime
) -> FactChange:
    """Change a child's facts and run the registration guard again at every provider where the child holds a place.

    A brief already sent is not changed. Raises Refused as `change_facts`.
    """
    change = change_facts(child=child, kind=kind, values=values, from_on=from_on, why=why, by=by, at=at)
    run_guard_again(by=by, at=at, only=places.providers_of(child.ref, london_day(at)))
    return change


@transaction.atomic
def foresee_change(
    *, child: Child, kind: FactKind, values: Mapping[str, Any], from_on: date, why: str, by: User, at: datetime
) -> Effects:
    """What `record_change` would do, by doing it and taking all of it back. Raises Refused as it does."""
    before = seen(child.ref, london_day(at))
    with transaction.atomic():
        record_change(child=child, kind=kind, values=values, from_on=from_on, why=why, by=by, at=at)
        after = seen(child.ref, london_day(at))
        transaction.set_rollback(True)
    return Effects(before, after)
