"""The brokers' list of work: duties with something left to do, in breach order, each with what its row says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from sixthday.access.models import User
from sixthday.referrals.choices import Outcome
from sixthday.referrals.models import Contact, Duty, DutyDecision, Ownership, Referral, Return, StartedHours
from sixthday.referrals.queries import duty as duties
from sixthday.referrals.queries.casework import mine
from sixthday.rules.calendars import SchoolDays, UnknownCalendar
from sixthday.rules.clocks import Clock, Met, Position, met, met_text, position
from sixthday.rules.duties import BASIS, LegalBasis
from sixthday.rules.running import Running
from sixthday.rules.waiting import Stage, Wait


class Show(StrEnum):
    """Which part of the list."""

    ALL = "all"
    MINE = "mine"
    UNASSIGNED = "unassigned"
    DECISIONS = "decisions"


class Group(StrEnum):
    """Where a due day stands against today."""

    MISSING = "missing"
    LATE = "late"
    TODAY = "today"
    NEXT = "next"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Row:
    """One child's line: the duty, where its clock stands, what has started, who owns it, the last word, what is waited for."""

    duty: Duty
    group: Group
    clock: Clock
    position: Position
    met: Met
    met_text: str
    decision: DutyDecision | None
    ownership: Ownership | None
    last_contact: Contact | None
    waits: tuple[Wait, ...]

    @property
    def running(self) -> tuple[Running, ...]:
        """Hours that have started, those that ended too."""
        return duties.running(self.duty)

    @property
    def basis(self) -> str:
        """The legal basis in words."""
        return BASIS[LegalBasis(self.duty.basis)].label

    @property
    def child_ref(self) -> str:
        """Whose record this is."""
        return self.duty.referral.child.ref


def work_list(
    user: User, on: date, *, show: Show = Show.ALL, only: Iterable[QuerySet[Any, Any]] = ()
) -> QuerySet[Duty]:
    """The duties this person may see that have something left to do, in breach order. `only` narrows it to the referrals
    whose keys are in every query given."""
    found = Duty.objects.open_on(on).visible_to(user, on)
    owned = Ownership.objects.filter(referral=OuterRef("referral_id"), until_at__isnull=True)
    if show is Show.MINE:
        found = found.filter(Exists(owned.filter(mine(user, on))))
    elif show is Show.UNASSIGNED:
        found = found.filter(~Exists(owned))
    elif show is Show.DECISIONS:
        found = found.filter(~Exists(_standing().exclude(outcome=Outcome.NEED_EVIDENCE)))
    for keys in only:
        found = found.filter(referral__in=keys)
    return found.in_breach_order()


def counts(found: QuerySet[Duty], on: date, horizon: date) -> dict[Group, int]:
    """How many of a list stand in each group, in one query; `horizon` is the last of the next two school days."""
    conditions = {
        Group.MISSING: Q(due_on__isnull=True),
        Group.LATE: Q(due_on__lt=on),
        Group.TODAY: Q(due_on=on),
        Group.NEXT: Q(due_on__gt=on, due_on__lte=horizon),
        Group.LATER: Q(due_on__gt=horizon),
    }
    totals = found.order_by().aggregate(
        **{group: Count("pk", filter=condition) for group, condition in conditions.items()}
    )
    return {group: totals[group] for group in Group}


def horizon(on: date, area: SchoolDays) -> date:
    """The second school day after a date in the council's area; the date itself while that is not known."""
    try:
        return area.nth(2, on + timedelta(days=1))
    except UnknownCalendar:
        return on


def drafts(user: User, on: date) -> QuerySet[Referral]:
    """Referrals this person may see that were begun and not yet sent, newest first."""
    found = Referral.objects.visible_to(user, on).filter(state="draft")
    return found.select_related("child", "team", "referrer").order_by("-started_at")


def rows(found: QuerySet[Duty], on: date, area: SchoolDays) -> list[Row]:
    """The lines of a slice of the list; `area` are the school days of the council's area. The cost does not grow with the
    number of lines, apart from the lines themselves."""
    page, last = list(_whole(found)), horizon(on, area)
    days = duties.school_days_of(page, area)
    contacts = Contact.objects.in_bulk([duty.last_contact for duty in page if duty.last_contact])  # type: ignore[attr-defined]
    return [_row(duty, days[duty.pk], contacts, on, last) for duty in page]


def _whole(found: QuerySet[Duty]) -> QuerySet[Duty]:
    latest = Contact.objects.filter(referral=OuterRef("referral_id")).order_by("-made_at").values("pk")[:1]
    return (
        found.select_related("referral__child__school", "referral__referrer", "referral__team", "calendar_school")
        .annotate(last_contact=Subquery(latest))
        .prefetch_related(
            Prefetch("started", StartedHours.objects.order_by("from_on")),
            Prefetch("decisions", DutyDecision.objects.filter(superseded_by__isnull=True), to_attr="standing"),
            Prefetch(
                "referral__ownerships",
                Ownership.objects.filter(until_at__isnull=True).select_related("broker"),
                to_attr="owned",
            ),
            Prefetch("referral__returns", Return.objects.order_by("-returned_at"), to_attr="sent_back"),
        )
    )


def _row(duty: Duty, days: SchoolDays, contacts: dict[int, Contact], on: date, last: date) -> Row:
    clock = duties.clock(duty, days)
    decision = next(iter(duty.standing), None)  # type: ignore[attr-defined]
    judged = decision.weekly_minutes if decision and decision.outcome == Outcome.OWED else None
    still = [(each.from_on, each.weekly_minutes) for each in duties.running(duty) if (each.until_on or on) >= on]
    result = met(judged, still)
    return Row(
        duty=duty,
        group=_group(duty, on, last),
        clock=clock,
        position=position(clock, days, on),
        met=result,
        met_text=met_text(result, clock, days),
        decision=decision,
        ownership=next(iter(duty.referral.owned), None),  # type: ignore[attr-defined]
        last_contact=contacts.get(duty.last_contact),  # type: ignore[attr-defined]
        waits=_waits(duty, decision),
    )


def _group(duty: Duty, on: date, last: date) -> Group:
    if duty.due_on is None:
        return Group.MISSING
    if duty.due_on < on:
        return Group.LATE
    if duty.due_on == on:
        return Group.TODAY
    return Group.NEXT if duty.due_on <= last else Group.LATER


def _waits(duty: Duty, decision: DutyDecision | None) -> tuple[Wait, ...]:
    """What the referral itself waits for; what its requests wait for is known in the areas above."""
    referral, found = duty.referral, []
    if referral.state == "returned":
        back = next(iter(referral.sent_back), None)  # type: ignore[attr-defined]
        found.append(
            Wait(Stage.RETURNED, back.returned_at if back else duty.opened_at, referral.ref, referral.referrer.name)
        )
    elif not referral.owned:  # type: ignore[attr-defined]
        found.append(Wait(Stage.UNOWNED, referral.submitted_at or duty.opened_at, referral.ref))
    if decision is None:
        found.append(Wait(Stage.DECISION, duty.opened_at, duty.ref))
    elif decision.outcome == Outcome.NEED_EVIDENCE:
        found.append(Wait(Stage.EVIDENCE, decision.signed_at, duty.ref, decision.signed_by.name))
    return tuple(found)


def _standing() -> QuerySet[DutyDecision]:
    return DutyDecision.objects.filter(duty=OuterRef("pk"), superseded_by__isnull=True)
