"""Deciding whether an applicant is excluded, and each lot it applied for."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.access.models import User
from sixthday.admission.assessable import assessable
from sixthday.admission.models import Application, Determination, LotApplication
from sixthday.admission.queries import assessing
from sixthday.admission.queries.exclusion import position
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import first, hold, move
from sixthday.framework.queries.conflict import may_score
from sixthday.rules.admission import decision_of
from sixthday.rules.calendars import london_day
from sixthday.rules.conditions import COMPLIANT
from sixthday.rules.exclusion import DETERMINED, determination_findings
from sixthday.rules.findings import Finding, Refused, Stale, blockers, frozen
from sixthday.rules.lifecycles import LOT_APPLICATION


@transaction.atomic
def determine_exclusion(
    *,
    application: Application,
    excludes: bool,
    represented: bool,
    weighed: Sequence[str],
    reason: str,
    by: User,
    at: datetime,
) -> Determination:
    """Decide whether an applicant to whom a ground applies is excluded. Only a named decider may.

    Raises Refused with every reason, Stale when it is decided already. The record keeps that it was decided, not of what.
    """
    held = assessable(application, at)
    today = london_day(at)
    found = [
        Finding("determination_decider", access.may(by, Permission.DECIDE_EXCLUSION, today),
                "Only somebody named to decide on exclusion can.", DETERMINED, fixer="senior_officer"),
        *determination_findings(position(held, today), excludes=excludes, weighed=weighed, represented=represented, reason=reason),
        *may_score(by, held.round, today, held.provider.organisation),
    ]  # fmt: skip
    if stops := blockers(found):
        raise Refused(stops)
    try:
        with transaction.atomic():
            made = Determination.objects.create(
                application=held, excludes=excludes, represented=represented, weighed=list(weighed), reason=reason.strip(),
                decided_by=by, decided_at=at,
            )  # fmt: skip
    except IntegrityError as error:
        raise Stale(what="Whether this applicant is excluded is decided already.") from error
    audit.record(Kind.EXCLUSION_DETERMINED, about=[held.ref], by=by, at=at)
    return made


@transaction.atomic
def admit_to_lot(*, lot: LotApplication, why: str, by: User, at: datetime) -> LotApplication:
    """Admit an applicant to a lot it passes. Raises Refused with every reason, among them what it does not meet; Stale."""
    held, found = _decidable(lot, why, by, at)
    unmet = [finding for finding in found if not finding.met]
    if unmet:
        raise Refused(unmet)
    move(
        held,
        LOT_APPLICATION,
        "admit_to_lot",
        decided_by=by,
        decided_at=at,
        decided_why=why.strip(),
        findings=frozen(found),
    )
    audit.record(Kind.LOT_ADMITTED, about=_about(held), by=by, at=at, after=_lot(held), why=why)
    return held


@transaction.atomic
def refuse_lot(*, lot: LotApplication, why: str, by: User, at: datetime) -> LotApplication:
    """Refuse a lot for the coded reasons found. Raises Refused when nothing is unmet: whoever passes is admitted; Stale."""
    held, found = _decidable(lot, why, by, at)
    codes = [finding.code for finding in found if not finding.met]
    if decision_of(found) == "admitted":
        raise Refused(
            [Finding("refusal_reason", False, "Everything is met: an applicant that passes is admitted.", COMPLIANT)]
        )
    move(
        held,
        LOT_APPLICATION,
        "refuse_lot",
        decided_by=by,
        decided_at=at,
        decided_why=why.strip(),
        findings=frozen(found),
    )
    audit.record(Kind.LOT_REFUSED, about=_about(held), by=by, at=at, after={**_lot(held), "reasons": codes}, why=why)
    return held


@transaction.atomic
def reopen_lot(*, lot: LotApplication, why: str, by: User, at: datetime) -> LotApplication:
    """Take a decision back before the outcome is told. Raises Refused without a reason, Stale when it is told or not decided."""
    assessable(lot.application, at)
    held = hold(lot)
    if not why.strip():
        raise Refused([Finding("decision_why", False, "Say why.", COMPLIANT)])
    before = {"state": held.state, "why": held.decided_why}
    move(held, LOT_APPLICATION, "reopen_lot", decided_by=None, decided_at=None, decided_why="", findings=[])
    audit.record(Kind.LOT_REOPENED, about=_about(held), by=by, at=at, before=before, after=_lot(held), why=why)
    return held


def _decidable(lot: LotApplication, why: str, by: User, at: datetime) -> tuple[LotApplication, tuple[Finding, ...]]:
    """The lot, locked and not decided, and every finding its decision rests on."""
    application = assessable(lot.application, at)
    held = hold(lot)
    if held.state != LOT_APPLICATION.start:
        raise _decided(held)
    today = london_day(at)
    found = [
        *assessing.ready(held, today),
        Finding("decision_why", bool(why.strip()), "Say why.", COMPLIANT),
        *may_score(by, application.round, today, application.provider.organisation),
    ]
    if stops := blockers(found):
        raise Refused(stops)
    return held, assessing.outcome(held)


def _decided(held: LotApplication) -> Stale:
    stale = first(held, LOT_APPLICATION)
    who = held.decided_by.ref if held.decided_by else ""
    return Stale(what=stale.what, who=who, when=held.decided_at.isoformat() if held.decided_at else "")


def _about(held: LotApplication) -> list[str]:
    return [held.application.ref, held.ref, held.application.provider.ref]


def _lot(held: LotApplication) -> dict[str, object]:
    return {"lot": held.round_lot.lot.number, "basis": held.basis}
