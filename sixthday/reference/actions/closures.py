"""Recording that a school does not meet, and taking that back. Either moves dates only by being recorded."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.reference import queries
from sixthday.reference.choices import ClosureKind
from sixthday.reference.models import Authority, Closure, ClosureWithdrawal, School
from sixthday.rules.calendars import UnknownCalendar
from sixthday.rules.findings import Finding, Refused, Stale, blockers
from sixthday.rules.words import spoken_date

SOURCE = "Education Act 1996 section 579: a school day is a day on which the school meets"


@transaction.atomic
def record_closure(
    *, authority: Authority, school: School | None, from_on: date, until_on: date, kind: ClosureKind, reason: str,
    by: User, at: datetime,
) -> Closure:  # fmt: skip
    """Record days on which a school (or, without one, every school of the authority) does not meet although it is term.

    Raises Refused with every reason: dates the wrong way round, no reason given, a calendar that is not loaded,
    no school day among them.
    """
    found = [*_written(reason), *_moves_something(authority, school, from_on, until_on)]
    if blockers(found):
        raise Refused(found)
    closure = Closure.objects.create(
        authority=school.authority if school else authority, school=school, from_on=from_on, until_on=until_on, kind=kind,
        reason=reason.strip(), recorded_by=by, recorded_at=at,
    )  # fmt: skip
    after = {"from_on": from_on, "until_on": until_on, "kind": kind}
    audit.record(
        Kind.CLOSURE_RECORDED, about=[closure.ref, _whose(authority, school)], by=by, at=at, after=after, why=reason
    )
    return closure


@transaction.atomic
def withdraw_closure(*, closure: Closure, reason: str, by: User, at: datetime) -> ClosureWithdrawal:
    """Take back a closure that was recorded in error. Raises Refused without a reason, Stale when it was taken back already."""
    if found := blockers(_written(reason)):
        raise Refused(found)
    try:
        with transaction.atomic():
            withdrawal = ClosureWithdrawal.objects.create(
                closure=closure, reason=reason.strip(), withdrawn_by=by, withdrawn_at=at
            )
    except IntegrityError as error:
        first = ClosureWithdrawal.objects.select_related("withdrawn_by").get(closure=closure)
        raise Stale(what="This closure was taken back already.", who=first.withdrawn_by.name) from error
    about = [closure.ref, _whose(closure.authority, closure.school)]
    audit.record(Kind.CLOSURE_WITHDRAWN, about=about, by=by, at=at, why=reason)
    return withdrawal


def _whose(authority: Authority, school: School | None) -> str:
    return school.ref if school else authority.code


def _written(reason: str) -> list[Finding]:
    said = bool(reason.strip())
    return [
        Finding(
            "closure_reason", said, "Say why the school does not meet." if not said else "A reason is given.", SOURCE
        )
    ]


def _moves_something(authority: Authority, school: School | None, from_on: date, until_on: date) -> list[Finding]:
    if until_on < from_on:
        return [Finding("closure_dates", False, "The last day must not be before the first.", SOURCE)]
    days = queries.school_days(school) if school else queries.authority_days(authority)
    try:
        meets = days.count(from_on, until_on) > 0
    except UnknownCalendar:
        reason = f"No term dates are loaded for {spoken_date(from_on)} to {spoken_date(until_on)}. Load them first."
        return [Finding("closure_calendar", False, reason, SOURCE)]
    return [
        Finding(
            "closure_school_day", meets, "None of these days is a school day." if not meets else "School days.", SOURCE
        )
    ]
