"""What people record for one placement: checks, leave to follow, and who works with the child."""

from datetime import date, datetime

from django.core.files.base import File
from django.db import transaction

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import hold
from sixthday.documents import actions as documents
from sixthday.placements import queries
from sixthday.placements.choices import TransportDecision
from sixthday.placements.models import Check, Deferral, Placement, Worker
from sixthday.providers.models import Adult
from sixthday.rules.calendars import UnknownCalendar, london_day
from sixthday.rules.compliance import MET, REQUIREMENT, deferral_findings
from sixthday.rules.findings import Finding, Refused, blockers, refusal
from sixthday.rules.lifecycles import PLACEMENT
from sixthday.rules.starting import check_findings, worker_findings


@transaction.atomic
def record_check(
    *, placement: Placement, requirement: str, note: str, by: User, at: datetime, value: str = "",
    upload: "File[bytes] | None" = None,
) -> Check:  # fmt: skip
    """That a placement's own requirement is met: on what, in words. `value` is the travel decision, for transport only.

    Raises Refused for a row that is not recorded here, no words, no decision, an unfit file, or a placement that is over.
    """
    held = hold(placement)
    found = check_findings(requirement, note, value, tuple(TransportDecision.values), held.state)
    if stops := blockers(found):
        raise Refused(stops)
    file = documents.store_file(upload=upload, by=by, at=at) if upload is not None else None
    check = Check.objects.create(
        placement=held, requirement=requirement, value=value, note=note.strip(), file=file, recorded_by=by,
        recorded_at=at,
    )  # fmt: skip
    after = {"requirement": requirement, "value": value}
    audit.record(Kind.CHECK_RECORDED, about=queries.about(placement), by=by, at=at, after=after)
    return check


@transaction.atomic
def undo_check(*, placement: Placement, requirement: str, why: str, by: User, at: datetime) -> Check:
    """Take a check back, with the reason. Raises Refused when none stands, without a reason, or once it has started."""
    held = hold(placement)
    standing = queries.standing_checks(held, london_day(at)).get(requirement)
    found = [
        _said("check_stands", standing is not None, "No check stands to be taken back."),
        _said("check_why", bool(why.strip()), "Say why it is taken back."),
        _said("check_before_start", held.state == PLACEMENT.start, "It has started, or never will: end it instead."),
    ]
    if stops := blockers(found):
        raise Refused(stops)
    check = Check.objects.create(
        placement=held, requirement=requirement, note=why.strip(), undone=True, recorded_by=by, recorded_at=at
    )
    after = {"requirement": requirement}
    audit.record(Kind.CHECK_UNDONE, about=queries.about(placement), by=by, at=at, after=after, why=why)
    return check


@transaction.atomic
def defer_check(
    *, placement: Placement, requirement: str, due_on: date, reason: str, by: User, at: datetime
) -> Deferral:
    """Let a requirement follow the start by a day, once, by a named senior officer with a reason.

    Raises Refused with every reason: it can never follow, is met, was deferred before, or the day is too late.
    """
    held, today = hold(placement), london_day(at)
    row = REQUIREMENT.get(requirement)
    if row is None:
        raise refusal("requirement_known", "Choose what may follow.", source="Requirements table")
    lines = [line for line in queries.gate_on(placement, today).lines if line.requirement.code == requirement]
    again = held.deferrals.filter(requirement=requirement).exists()
    try:
        found = [
            *deferral_findings(
                row, senior=access.may(by, Permission.DEFER_CHECK, today), reason=reason, granted_on=today,
                due_on=due_on, school_days=queries.school_days(placement),
            ),
            _said("deferral_needed", any(line.state != MET for line in lines), f"{row.label} is met already."),
            _said("deferral_once", not again, f"{row.label} was allowed to follow once; it cannot be put off again."),
            _said("deferral_before_start", held.state == PLACEMENT.start, "It has started, or never will."),
        ]  # fmt: skip
    except UnknownCalendar as unknown:
        raise refusal(
            "deferral_calendar", "Term dates are not loaded that far.", source=row.source, fixer="lead_broker"
        ) from unknown
    if stops := blockers(found):
        raise Refused(stops)
    deferral = Deferral.objects.create(
        placement=held, requirement=requirement, due_on=due_on, reason=reason.strip(), deferred_by=by, deferred_at=at
    )
    after = {"requirement": requirement, "due_on": due_on}
    audit.record(Kind.CHECK_DEFERRED, about=queries.about(placement), by=by, at=at, after=after, why=reason)
    return deferral


@transaction.atomic
def name_worker(*, placement: Placement, adult: Adult, by: User, at: datetime) -> Worker:
    """Name an adult to work with the child: from then on the gate asks for their clearance too. Raises Refused."""
    held = hold(placement)
    found = worker_findings(
        own=adult.provider_id == placement.award.provider_id,
        named=queries.workers(held).filter(adult=adult).exists(),
        employed=adult.from_on <= london_day(at) and (adult.until_on is None or adult.until_on >= london_day(at)),
        state=held.state,
    )
    if stops := blockers(found):
        raise Refused(stops)
    worker = Worker.objects.create(placement=held, adult=adult, named_by=by, named_at=at)
    audit.record(Kind.WORKER_NAMED, about=[*queries.about(placement), adult.ref], by=by, at=at)
    return worker


@transaction.atomic
def stand_worker_down(*, placement: Placement, adult: Adult, by: User, at: datetime) -> Worker:
    """An adult who no longer works with the child. Raises Refused when they were not named, or are the only one left."""
    held = hold(placement)
    worker = queries.workers(held).filter(adult=adult).first()
    if worker is None:
        raise refusal("worker_named", "This adult is not named for the placement.", source="Requirements table")
    if held.state == "started" and queries.workers(held).count() == 1:
        raise refusal("worker_left", "Name another adult first: somebody must work with the child.", source="M13")
    worker.stood_down_by, worker.stood_down_at = by, at
    worker.save(update_fields=["stood_down_by", "stood_down_at"])
    audit.record(Kind.WORKER_STOOD_DOWN, about=[*queries.about(placement), adult.ref], by=by, at=at)
    return worker


def _said(code: str, met: bool, reason: str) -> Finding:
    return Finding(code, met, reason, "Requirements table (M13)")
