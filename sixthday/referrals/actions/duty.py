"""The duty's clock: opened by the facts, and moved only by recorded events that keep both dates."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.reference.models import Authority, School
from sixthday.referrals.models import Duty, DutyRecount, Referral
from sixthday.referrals.queries import duty as duties
from sixthday.rules.calendars import london_day
from sixthday.rules.duties import LegalBasis, TriggerEvent
from sixthday.rules.findings import Finding, Refused, refusal
from sixthday.rules.opening import OpeningFacts, counts_from, opening

SENT_AGAIN = "The referral was sent again with other facts."


@transaction.atomic
def open_duty(*, referral: Referral, by: User, at: datetime) -> Duty:
    """Open the clock of a referral on its facts. Called again it changes nothing, unless the facts changed: then it counts
    again and keeps both dates. Raises Refused while what happened, when or the legal basis is not known."""
    facts = _facts(referral)
    if Duty.objects.filter(referral=referral).exists():
        held = duties.for_update(referral)
        _recount(held, facts, SENT_AGAIN, by=by, at=at)
        return held
    duty = Duty(referral=referral, opened_by=by, opened_at=at)
    _count(duty, facts)
    duty.save()
    audit.record(Kind.DUTY_OPENED, about=duties.about(duty), by=by, at=at, after=_counted(duty))
    return duty


@transaction.atomic
def recount_duty(*, duty: Duty, why: str, by: User, at: datetime) -> DutyRecount | None:
    """Count one duty again on the calendar as it stands, and keep both dates. None when no date moves."""
    if not why.strip():
        raise refusal("recount_why", "Say why the days are counted again.", source="Education Act 1996 s579")
    held = duties.for_update(duty.referral)
    return _recount(held, duties.facts(held), why.strip(), by=by, at=at)


@transaction.atomic
def recount_duties(
    *, why: str, by: User, at: datetime, school: School | None = None, authority: Authority | None = None
) -> list[DutyRecount]:
    """Count again every open duty that a school's calendar, or an authority's, decides. Returns those whose date moved.

    With an authority, its schools and (for the council's own) children on no roll are meant; with neither, every open duty.
    """
    found = Duty.objects.unsettled(london_day(at)).filter(_decided_by(school, authority)).in_breach_order()
    moved = [recount_duty(duty=duty, why=why, by=by, at=at) for duty in found]
    return [each for each in moved if each]


def _facts(referral: Referral) -> OpeningFacts:
    lacking = [
        Finding(f"duty_{code}", False, f"The clock needs {words}.", "Education Act 1996 s19", fixer="referrer")
        for code, held, words in (
            ("trigger", referral.trigger, "what happened"),
            ("first_day", referral.trigger_on, "the day it happened"),
            ("basis", referral.basis, "the legal basis"),
        )
        if not held
    ]
    if lacking or referral.trigger_on is None:
        raise Refused(lacking)
    return OpeningFacts(
        LegalBasis(referral.basis), TriggerEvent(referral.trigger), referral.trigger_on, referral.clear_on,
        referral.counts_first_day, referral.child.looked_after, referral.child.looked_after_from_on,
    )  # fmt: skip


def _recount(duty: Duty, facts: OpeningFacts, why: str, *, by: User, at: datetime) -> DutyRecount | None:
    """Count a locked duty again. Keeps both dates when the due day moved; None when it did not."""
    before = _counted(duty)
    _count(duty, facts)
    if before == _counted(duty):
        return None
    duty.save()
    audit.record(
        Kind.DUTY_RECOUNTED, about=duties.about(duty), by=by, at=at, before=before, after=_counted(duty), why=why
    )
    if before["due_on"] == duty.due_on:
        return None
    return DutyRecount.objects.create(
        duty=duty, due_before_on=before["due_on"], due_after_on=duty.due_on, why=why, counted_by=by, counted_at=at
    )


def _count(duty: Duty, facts: OpeningFacts) -> None:
    duty.basis, duty.trigger = facts.basis, facts.trigger
    duty.first_day_on, duty.counts_first_day = counts_from(facts), facts.counts_first
    duty.calendar_school = duty.referral.child.school
    clock = opening(facts, duties.school_days(duty))
    duty.due_on, duty.policy_due_on, duty.unknown = clock.due_on, clock.policy_due_on, clock.unknown


def _counted(duty: Duty) -> dict[str, Any]:
    school = duty.calendar_school.ref if duty.calendar_school else ""
    return {
        "basis": duty.basis, "trigger": duty.trigger, "first_day_on": duty.first_day_on, "calendar": school,
        "counts_first_day": duty.counts_first_day, "due_on": duty.due_on, "policy_due_on": duty.policy_due_on,
    }  # fmt: skip


def _decided_by(school: School | None, authority: Authority | None) -> Q:
    if school:
        return Q(calendar_school=school)
    if authority:
        return Q(calendar_school__authority=authority) | Q(calendar_school__isnull=True)
    return Q()
