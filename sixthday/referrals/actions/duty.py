"""The duty's clock: opened by the facts, moved only by recorded events, met by hours that start, ended with evidence."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Q

from sixthday.access import queries as access
from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.reference.models import Authority, School
from sixthday.referrals.models import Duty, DutyEnding, DutyRecount, NotTakenUp, Referral, StartedHours
from sixthday.referrals.queries import duty as duties
from sixthday.rules.duties import Ending, LegalBasis, TriggerEvent, ending_findings
from sixthday.rules.findings import Finding, Refused, Stale, blockers, refusal
from sixthday.rules.opening import OpeningFacts, counts_from, opening

SENT_AGAIN = "The referral was sent again with other facts."


@transaction.atomic
def open_duty(*, referral: Referral, by: User, at: datetime) -> Duty:
    """Open the clock of a referral on its facts. Called again it changes nothing, unless the facts changed: then it counts
    again and keeps both dates. Raises Refused while what happened, when or the legal basis is not known."""
    facts = _facts(referral)
    if Duty.objects.filter(referral=referral).exists():
        held = _locked(referral)
        _recount(held, facts, SENT_AGAIN, by=by, at=at)
        return held
    duty = Duty(referral=referral, opened_by=by, opened_at=at)
    _count(duty, facts)
    duty.save()
    audit.record(Kind.DUTY_OPENED, about=_about(duty), by=by, at=at, after=_counted(duty))
    return duty


@transaction.atomic
def recount_duty(*, duty: Duty, why: str, by: User, at: datetime) -> DutyRecount | None:
    """Count one duty again on the calendar as it stands, and keep both dates. None when no date moves."""
    if not why.strip():
        raise refusal("recount_why", "Say why the days are counted again.", source="Education Act 1996 s579")
    held = _locked(duty.referral)
    return _recount(held, duties.facts(held), why.strip(), by=by, at=at)


@transaction.atomic
def recount_duties(
    *, why: str, by: User, at: datetime, school: School | None = None, authority: Authority | None = None
) -> list[DutyRecount]:
    """Count again every open duty that a school's calendar, or an authority's, decides. Returns those whose date moved.

    With an authority, its schools and (for the council's own) children on no roll are meant; with neither, every open duty.
    """
    found = Duty.objects.open_on(at.date()).filter(_decided_by(school, authority)).in_breach_order()
    moved = [recount_duty(duty=duty, why=why, by=by, at=at) for duty in found]
    return [each for each in moved if each]


@transaction.atomic
def post_started_hours(
    *, referral: Referral, about: str, weekly_minutes: int, from_on: date, by: User, at: datetime
) -> StartedHours:
    """Keep that hours have started for a child: minutes a week, from a day, of the placement `about`.

    Raises Refused when the referral opened no duty, Stale when the placement's hours were posted already.
    """
    duty = _locked(referral)
    try:
        with transaction.atomic():
            hours = StartedHours.objects.create(
                duty=duty, about=about, weekly_minutes=weekly_minutes, from_on=from_on, posted_by=by, posted_at=at
            )
    except IntegrityError as error:
        raise Stale(what="The hours of this placement were counted already.") from error
    _settle(duty, at)
    after = {"weekly_minutes": weekly_minutes, "from_on": from_on}
    audit.record(Kind.HOURS_STARTED, about=[*_about(duty), about], by=by, at=at, after=after)
    return hours


@transaction.atomic
def end_started_hours(*, about: str, until_on: date, by: User, at: datetime) -> StartedHours:
    """Keep the last day on which a placement's hours ran; the child returns to the list when too few remain.

    Raises Refused when no such hours had started, Stale when their end was kept already.
    """
    hours = StartedHours.objects.filter(about=about).select_related("duty__referral__child").first()
    if hours is None:
        raise refusal("hours_started", "No hours of this placement have started.", source="Decision report (M08)")
    duty = _locked(hours.duty.referral)
    hours.refresh_from_db(fields=["until_on"])
    if hours.until_on is not None:
        raise Stale(what="The hours of this placement were ended already.")
    hours.until_on = max(until_on, hours.from_on)
    hours.save(update_fields=["until_on"])
    _settle(duty, at)
    audit.record(Kind.HOURS_ENDED, about=[*_about(duty), about], by=by, at=at, after={"until_on": hours.until_on})
    return hours


@transaction.atomic
def end_duty(*, duty: Duty, ending: Ending, on: date, evidence: str, by: User, at: datetime) -> DutyEnding:
    """Keep that a duty ended otherwise than by education that started, and what shows it.

    Raises Refused without evidence, for a day to come, or when only a decision-maker may say so; Stale when it had ended.
    """
    basis = LegalBasis(duty.basis)
    found = [*ending_findings(ending, evidence, basis=basis), *_may_end(ending, basis, on, by, at)]
    if blockers(found):
        raise Refused(found)
    held = _locked(duty.referral)
    try:
        with transaction.atomic():
            end = DutyEnding.objects.create(
                duty=held, kind=ending, on=on, evidence=evidence.strip(), ended_by=by, ended_at=at
            )
    except IntegrityError as error:
        first = DutyEnding.objects.select_related("ended_by").get(duty=held)
        raise Stale(what="This duty has already ended.", who=first.ended_by.name) from error
    _settle(held, at)
    after = {"ending": ending, "on": on}
    audit.record(Kind.DUTY_ENDED, about=_about(held), by=by, at=at, after=after, findings=found, why=evidence)
    return end


@transaction.atomic
def record_not_taken_up(*, duty: Duty, on: date, what: str, by: User, at: datetime) -> NotTakenUp:
    """Keep that education was offered and not taken up. The child stays on the list. Raises Refused without words."""
    if not what.strip():
        raise refusal("what_offered", "Say what was offered and why it was not taken up.", source="Decision report (M08)")
    row = NotTakenUp.objects.create(duty=duty, on=on, what=what.strip(), recorded_by=by, recorded_at=at)
    audit.record(Kind.NOT_TAKEN_UP, about=_about(duty), by=by, at=at, after={"on": on}, why=what)
    return row


def _locked(referral: Referral) -> Duty:
    locked = Duty.objects.select_for_update(of=("self",))
    held = locked.select_related("referral__child__school", "calendar_school").filter(referral=referral).first()
    if held is None:
        raise refusal("duty_open", "No duty was opened for this referral.", source="Education Act 1996 s19", fixer="referrer")
    return held


def _about(duty: Duty) -> list[str]:
    return [duty.ref, duty.referral.ref, duty.referral.child.ref]


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
        referral.counts_first_day, referral.child.looked_after,
    )  # fmt: skip


def _recount(duty: Duty, facts: OpeningFacts, why: str, *, by: User, at: datetime) -> DutyRecount | None:
    """Count a locked duty again. Keeps both dates when the due day moved; None when it did not."""
    before = _counted(duty)
    _count(duty, facts)
    if before == _counted(duty):
        return None
    duty.save()
    audit.record(Kind.DUTY_RECOUNTED, about=_about(duty), by=by, at=at, before=before, after=_counted(duty), why=why)
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


def _counted(duty: Duty) -> dict[str, object]:
    school = duty.calendar_school.ref if duty.calendar_school else ""
    return {
        "basis": duty.basis, "trigger": duty.trigger, "first_day_on": duty.first_day_on, "calendar": school,
        "counts_first_day": duty.counts_first_day, "due_on": duty.due_on, "policy_due_on": duty.policy_due_on,
    }  # fmt: skip


def _settle(duty: Duty, at: datetime) -> None:
    duty.settled_until_on = duties.settled_until(duty, at.date())
    duty.save(update_fields=["settled_until_on"])


def _decided_by(school: School | None, authority: Authority | None) -> Q:
    if school:
        return Q(calendar_school=school)
    if authority:
        return Q(calendar_school__authority=authority) | Q(calendar_school__isnull=True)
    return Q()


def _may_end(ending: Ending, basis: LegalBasis, on: date, by: User, at: datetime) -> Iterable[Finding]:
    past = on <= at.date()
    words = "The duty ended on a day that has come." if past else "The day it ended has not come yet."
    yield Finding("ending_day", past, words, "Education Act 1996 s19")
    if ending is Ending.NO_LONGER_OWED:
        held = access.delegation(by, basis, at.date()) is not None
        words = "A delegated decision-maker says so." if held else "Only the decision-maker may say it is no longer owed."
        yield Finding("ending_delegated", held, words, "Council scheme of delegation", fixer="decision_maker")
