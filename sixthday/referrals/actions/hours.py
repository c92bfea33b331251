"""Hours that start and end, posted down by placements: they alone meet a duty."""

from datetime import date, datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.referrals.models import Duty, Referral, StartedHours
from sixthday.referrals.queries import duty as duties
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Stale, refusal


@transaction.atomic
def post_started_hours(
    *, referral: Referral, about: str, weekly_minutes: int, from_on: date, by: User, at: datetime
) -> StartedHours:
    """Keep that hours have started for a child: minutes a week, from a day, of the placement `about`.

    Raises Refused when the referral opened no duty, Stale when the placement's hours were posted already.
    """
    duty = duties.for_update(referral)
    if StartedHours.objects.filter(about=about).exists():
        raise Stale(what="The hours of this placement were counted already.")
    hours = StartedHours.objects.create(
        duty=duty, about=about, weekly_minutes=weekly_minutes, from_on=from_on, posted_by=by, posted_at=at
    )
    _settle(duty, at)
    after = {"weekly_minutes": weekly_minutes, "from_on": from_on}
    audit.record(Kind.HOURS_STARTED, about=[*duties.about(duty), about], by=by, at=at, after=after)
    return hours


@transaction.atomic
def end_started_hours(*, about: str, until_on: date, by: User, at: datetime) -> StartedHours:
    """Keep the last day on which a placement's hours ran; the child returns to the list when too few remain.

    Raises Refused when no such hours had started, Stale when their end was kept already.
    """
    hours = StartedHours.objects.filter(about=about).select_related("duty__referral__child").first()
    if hours is None:
        raise refusal("hours_started", "No hours of this placement have started.", source="Decision report (M08)")
    duty = duties.for_update(hours.duty.referral)
    hours.refresh_from_db(fields=["until_on"])
    if hours.until_on is not None:
        raise Stale(what="The hours of this placement were ended already.")
    hours.until_on = max(until_on, hours.from_on)
    hours.save(update_fields=["until_on"])
    _settle(duty, at)
    audit.record(Kind.HOURS_ENDED, about=[*duties.about(duty), about], by=by, at=at, after={"until_on": hours.until_on})
    return hours


def _settle(duty: Duty, at: datetime) -> None:
    duty.settled_until_on = duties.settled_until(duty, london_day(at))
    duty.save(update_fields=["settled_until_on"])
