"""Running the guard again: whoever must act is told of a provider that has come over the line since, whatever changed."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.outbox import actions as outbox
from sixthday.places import queries
from sixthday.places.models import GuardAlarm
from sixthday.places.queries import GuardStanding
from sixthday.places.queries.standing import BREACH
from sixthday.providers.models import Provider
from sixthday.providers.queries.membership import everyone
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import blockers


@transaction.atomic
def run_guard_again(*, by: Any, at: datetime, only: Iterable[Provider] | None = None) -> list[GuardAlarm]:
    """Test every provider, or `only` these, with children and declarations as they are now: raise what is new, clear what
    is over.

    A breach that a senior officer let through raises nothing. Doing it twice changes nothing.
    """
    held = {alarm.provider_id: alarm for alarm in GuardAlarm.objects.select_for_update().filter(cleared_at=None)}
    rows = queries.standings(everyone() if only is None else only, london_day(at))
    raised = [_raised(row, by, at) for row in rows if row.needs == BREACH and row.provider.pk not in held]
    for row in rows:
        if row.needs != BREACH and (alarm := held.get(row.provider.pk)):
            alarm.cleared_at = at
            alarm.save(update_fields=["cleared_at"])
            audit.record(Kind.GUARD_ALARM_CLEARED, about=[row.provider.ref], by=by, at=at)
    return raised


def _raised(row: GuardStanding, by: Any, at: datetime) -> GuardAlarm:
    provider, found = row.provider, blockers((*row.now, *row.future))
    alarm = GuardAlarm.objects.create(provider=provider, facts=queries.facts_of(row), raised_at=at)
    for person in access.holders(Permission.HANDLE_SCHOOL_CASES, london_day(at)):
        outbox.post_message(
            to=person, kind="guard_alarm", about=provider.ref, by=person, at=at,
            subject="A provider is over the line of the registration guard",
            body=f"{provider.name}: {' '.join(finding.reason for finding in found)} Open a case, or see that hours move.",
        )  # fmt: skip
    audit.record(Kind.GUARD_ALARM_RAISED, about=[provider.ref], by=by, at=at, findings=found)
    return alarm
