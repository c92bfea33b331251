"""Recording that a school does not meet, and taking that back. Either moves dates only by being recorded."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.reference.choices import ClosureKind
from sixthday.reference.models import Authority, Closure, ClosureWithdrawal, School
from sixthday.reference.queries import closure_findings, reason_given
from sixthday.rules.findings import Refused, Stale, blockers


@transaction.atomic
def record_closure(
    *, authority: Authority, school: School | None, from_on: date, until_on: date, kind: ClosureKind, reason: str,
    by: User, at: datetime,
) -> Closure:  # fmt: skip
    """Record days on which a school (or, without one, every school of the authority) does not meet although it is term.

    Raises Refused with every reason: dates the wrong way round, no reason given, a calendar that is not loaded,
    no school day among them.
    """
    found = closure_findings(authority=authority, school=school, from_on=from_on, until_on=until_on, reason=reason)
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
    if found := blockers([reason_given(reason)]):
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
