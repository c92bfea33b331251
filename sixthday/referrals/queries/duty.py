"""Reading a duty: its calendar, its clock, the decision that stands, the hours that run."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.conf import settings
from django.db.models import QuerySet

from sixthday.access.models import User
from sixthday.reference import queries as reference
from sixthday.referrals.choices import Outcome
from sixthday.referrals.models import Child, Duty, DutyDecision, DutyEnding, DutyRecount, NotTakenUp, Referral
from sixthday.rules.calendars import SchoolDays
from sixthday.rules.clocks import Clock, Met, met
from sixthday.rules.duties import LegalBasis, TriggerEvent
from sixthday.rules.findings import refusal
from sixthday.rules.opening import OpeningFacts, opening, uncounted
from sixthday.rules.running import FOR_GOOD, Running, enough_until, minutes_on

S19 = "Education Act 1996 s19"


def duty_of(referral: Referral) -> Duty | None:
    """The duty a referral opened, with what its clock needs."""
    return Duty.objects.filter(referral=referral).select_related("calendar_school", "referral__child", "ending").first()


def visible(user: User, on: date) -> QuerySet[Duty]:
    """The duties of the children a person may see, with what their pages need."""
    found = Duty.objects.visible_to(user, on)
    return found.select_related(
        "referral__child__school", "referral__referrer", "referral__team", "calendar_school", "ending"
    )


def for_update(referral: Referral) -> Duty:
    """The duty of a referral, locked until the transaction ends. Raises Refused when none was opened."""
    locked = Duty.objects.select_for_update(of=("self",)).filter(referral=referral)
    held = locked.select_related("referral__child__school", "calendar_school").first()
    if held is None:
        raise refusal("duty_open", "No duty was opened for this referral.", source=S19, fixer="referrer")
    return held


def about(duty: Duty) -> list[str]:
    """The references that every entry about a duty carries."""
    return [duty.ref, duty.referral.ref, duty.referral.child.ref]


def school_days(duty: Duty) -> SchoolDays:
    """The school days a duty is counted in: the child's school's, or those of the council's area for a child on no roll."""
    return school_days_of([duty])[duty.pk]


def school_days_of(duties: Iterable[Duty], area: SchoolDays | None = None) -> dict[int, SchoolDays]:
    """The same for many duties by their keys; the cost does not grow with their number. `area` saves reading it again."""
    wanted = list(duties)
    schools = {duty.calendar_school_id: duty.calendar_school for duty in wanted if duty.calendar_school}
    known = reference.school_days_for(schools.values()) if schools else {}
    if area is None:
        area = area_days() if len(schools) < len({duty.calendar_school_id for duty in wanted}) else SchoolDays(())
    return {duty.pk: known.get(duty.calendar_school_id or 0, area) for duty in wanted}


def area_days() -> SchoolDays:
    """The school days of the council's own area; none are known while it is not loaded."""
    area = reference.authorities().filter(code=settings.COUNCIL["authority"]).first()
    return reference.authority_days(area) if area else SchoolDays(())


def facts(duty: Duty) -> OpeningFacts:
    """The facts a duty's clock was opened on."""
    return OpeningFacts(
        basis=LegalBasis(duty.basis),
        trigger=TriggerEvent(duty.trigger),
        happened_on=duty.first_day_on,
        clear_on=duty.first_day_on if duty.referral.clear_on else None,
        counts_first=duty.counts_first_day,
        looked_after=duty.referral.child.looked_after,
        looked_after_from_on=duty.referral.child.looked_after_from_on,
    )


def recounted(duty: Duty, days: SchoolDays | None = None) -> Clock:
    """The clock as it would be counted now; the dates that stand are those of `clock`."""
    return opening(facts(duty), days or school_days(duty))


def clock(duty: Duty, days: SchoolDays | None = None) -> Clock:
    """The clock of a duty with the dates that stand: they move only by a recorded event."""
    now = recounted(duty, days)
    return replace(now, due_on=duty.due_on, policy_due_on=duty.policy_due_on, unknown=duty.unknown)


def brief_clock(duty: Duty) -> Clock:
    """The same without the list of its days, for a row of a list: no calendar is read."""
    return uncounted(facts(duty), duty.due_on, duty.policy_due_on, duty.unknown)


def decisions(referral: Referral) -> QuerySet[DutyDecision]:
    """Every decision on a referral's duty, newest first, with who signed and under which delegation."""
    found = DutyDecision.objects.filter(duty__referral=referral)
    return found.select_related("signed_by", "delegation__officer", "supersedes").order_by("-signed_at", "-pk")


def current_decision(referral: Referral) -> DutyDecision | None:
    """The decision that stands: signed, and not superseded."""
    return decisions(referral).filter(superseded_by__isnull=True).first()


def judged_minutes(referral: Referral) -> int | None:
    """The weekly minutes judged suitable by the decision that stands, or None while nobody has judged."""
    decision = current_decision(referral)
    return decision.weekly_minutes if decision and decision.outcome == Outcome.OWED else None


def running(duty: Duty) -> tuple[Running, ...]:
    """Hours that have started for a duty, those that ended too."""
    return tuple(Running(each.weekly_minutes, each.from_on, each.until_on) for each in duty.started.all())


def delivered_minutes(duty: Duty, on: date) -> int:
    """Weekly minutes that run on a day."""
    return minutes_on(running(duty), on)


def met_on(duty: Duty, on: date) -> Met:
    """Hours that run on a day against hours judged."""
    still = [(each.from_on, each.weekly_minutes) for each in running(duty) if (each.until_on or on) >= on]
    return met(judged_minutes(duty.referral), still)


def settled_until(duty: Duty, on: date) -> date | None:
    """The last day on which nothing is left to do: for good when it ended or is not owed, else while enough hours run."""
    decision = current_decision(duty.referral)
    if DutyEnding.objects.filter(duty=duty).exists() or (decision and decision.outcome == Outcome.NOT_OWED):
        return FOR_GOOD
    return enough_until(judged_minutes(duty.referral), running(duty), on)


def is_settled(referral: Referral, on: date) -> bool:
    """Whether nothing is left to do for a referral's duty on a day, as its row says."""
    return Duty.objects.filter(referral=referral, settled_until_on__gte=on).exists()


def left_open_without(referral: Referral, on: date) -> bool:
    """Whether a child's open duty would leave the list of work with this referral: no other one of the child's carries it."""
    mine = Duty.objects.open_on(on).filter(referral=referral)
    others = Duty.objects.open_on(on).filter(referral__child=referral.child).exclude(referral=referral)
    return mine.exists() and not others.exists()


def unsettled_of(child: Child, on: date) -> QuerySet[Duty]:
    """A child's duties that are neither met, ended nor found not to be owed on a day."""
    return Duty.objects.unsettled(on).filter(referral__child=child).select_related("referral").order_by("pk")


def recounts(duty: Duty) -> QuerySet[DutyRecount]:
    """Every recorded event that moved the due day, oldest first."""
    return duty.recounts.select_related("counted_by")


def not_taken_up(duty: Duty) -> QuerySet[NotTakenUp]:
    """Every offer that was made and not taken up."""
    return duty.not_taken_up.select_related("recorded_by")


def open_duties(on: date) -> QuerySet[Duty]:
    """Duties with something left to do on a day, in breach order: missing calendars first, then the earliest due day."""
    return Duty.objects.open_on(on).in_breach_order()


def owed_and_signed(referrals: Iterable[int]) -> set[int]:
    """The keys of the referrals, among these, whose standing decision says that education is owed: one query."""
    rows = DutyDecision.objects.filter(
        duty__referral__in=list(referrals), superseded_by__isnull=True, outcome=Outcome.OWED
    )
    return set(rows.values_list("duty__referral", flat=True))
