"""A change of a child's facts with all that it touches: the record, the registration guard where the child is placed."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from sixthday.access import queries as access
from sixthday.access.choices import Role
from sixthday.access.models import User
from sixthday.awards.queries.changed import Effects, seen
from sixthday.outbox.actions import post_message
from sixthday.places import queries as places
from sixthday.places.actions import run_guard_again
from sixthday.reference.models import Authority
from sixthday.referrals.actions.facts import change_facts
from sixthday.referrals.choices import FactKind
from sixthday.referrals.models import Child, FactChange
from sixthday.referrals.queries import child as children
from sixthday.referrals.queries.referral import sent_children
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
def record_care(
    *, given_name: str, family_name: str, born_on: date, authority: Authority, from_on: date, why: str, by: User,
    at: datetime,
) -> FactChange | None:  # fmt: skip
    """Record that a child known by name and birth date has become looked after, as `record_change`.

    None where no one record that is not restricted fits: the same whether there is none or a restricted one, whose brokers
    are told to record it. Raises Refused as `record_change`.
    """
    found = list(sent_children(given_name, family_name, born_on))
    if len(found) == 1 and not found[0].restricted:
        values = {"looked_after": True, "looked_after_by": authority}
        return record_change(child=found[0], kind=FactKind.CARE, values=values, from_on=from_on, why=why, by=by, at=at)
    for child in found:
        _ask_to_record_care(child, by, at)
    return None


def _ask_to_record_care(child: Child, by: User, at: datetime) -> None:
    """Tell the brokers who may see a record, else the lead brokers, without a name."""
    today = london_day(at)
    leads, brokers = access.with_role(Role.LEAD_BROKER, today), access.with_role(Role.BROKER, today)
    named = {row.user for row in children.named_people(child, today)} & {*leads, *brokers}
    for person in named or set(leads):
        post_message(
            to=person, kind="care_to_record", subject=f"Child {child.ref} may have become looked after",
            body=f"{by.name} of the virtual school says so of a child who may be {child.ref}, and cannot see the record."
            " Ring them, and record the change.",
            about=child.ref, by=by, at=at,
        )  # fmt: skip


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
