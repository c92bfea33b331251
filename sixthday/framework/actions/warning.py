"""Warning the council, eighteen, twelve and six months ahead, of the days on which its framework must open again or ends."""

from datetime import datetime
from typing import Any

from django.db import transaction

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.framework.models import ReopeningWarning, Scheme
from sixthday.framework.queries.round import life
from sixthday.outbox.actions import post_message
from sixthday.rules.calendars import london_day
from sixthday.rules.reopening import WARNED_OF, Milestone, warning_due
from sixthday.rules.words import plain_date


@transaction.atomic
def warn_of_reopening(*, scheme: Scheme, by: Any, at: datetime) -> list[ReopeningWarning]:
    """Tell everyone who manages the framework of each of its days whose warning is due; each warning is given once."""
    held, today = Scheme.objects.select_for_update(of=("self",)).get(pk=scheme.pk), london_day(at)
    made = []
    for day in life(held):
        told = ReopeningWarning.objects.filter(scheme=held, milestone=day.code, due_on=day.on).values_list(
            "months", flat=True
        )
        months = warning_due(day, today, list(told)) if day.code in WARNED_OF else None
        if months is not None:
            made.append(
                ReopeningWarning.objects.create(
                    scheme=held, milestone=day.code, due_on=day.on, months=months, warned_at=at
                )
            )
            _tell(held, day, at)
    if made:
        after = {"warnings": [[row.milestone, row.due_on, row.months] for row in made]}
        audit.record(Kind.REOPENING_WARNED, about=[held.ref], by=by, at=at, after=after)
    return made


def _tell(scheme: Scheme, day: Milestone, at: datetime) -> None:
    body = f"{scheme.title}. {day.label}: {plain_date(day.on)}. {day.source}."
    for person in access.holders(Permission.MANAGE_FRAMEWORK, london_day(at)):
        post_message(
            to=person, kind="reopening", subject=f"{day.label}: {plain_date(day.on)}", body=body, about=scheme.ref,
            by=person, at=at,
        )  # fmt: skip
