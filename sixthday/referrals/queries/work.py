"""The brokers' list of work: duties with something left to do, in breach order, each with what its row says."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

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
class Judged:
    """The decision that stands: its outcome, the weekly minutes judged suitable, who signed it when."""

    outcome: str
    weekly_minutes: int | None
    signed_at: datetime
    signed_by: str

    @property
    def judged_minutes(self) -> int | None:
        """Minutes judged suitable, where the duty is owed."""
        return self.weekly_minutes if self.outcome == Outcome.OWED else None


@dataclass(frozen=True, slots=True)
class Held:
    """What belongs to one page of the list, each by key: decisions and hours of duties; owners, last words and returns of
    referrals."""

    decisions: dict[int, Judged]
    running: dict[int, list[Running]]
    owners: dict[int, str]
    said: dict[int, Contact]
    returned: dict[int, datetime]


@dataclass(frozen=True, slots=True)
class Row:
    """One child's line: the duty, where its clock stands, what has started, who owns it, the last word, what is waited for."""

    duty: Duty
    group: Group
    clock: Clock
    position: Position
    met: Met
    met_text: str
    decision: Judged | None
    owner: str
    last_contact: Contact | None
    waits: tuple[Wait, ...]
    days: SchoolDays
    running: tuple[Running, ...]

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


def counts(found: QuerySet[Duty], on: date, horizon: date, *, most: int | None = None) -> dict[Group, int]:
    """How many of a list stand in each group, in one query; `horizon` is the last of the next two school days. With `most`
    it stops counting there: the nearest to breach come first."""
    wanted = {group: Count("pk", filter=condition) for group, condition in _due(on, horizon).items()}
    whole = found[:most] if most else found.order_by()
    totals = whole.aggregate(**wanted)
    return {group: totals[group] for group in Group}


def in_group(found: QuerySet[Duty], group: Group, on: date, horizon: date) -> QuerySet[Duty]:
    """Those of a list that stand in one group."""
    return found.filter(_due(on, horizon)[group])


def _due(on: date, horizon: date) -> dict[Group, Q]:
    return {
        Group.MISSING: Q(due_on__isnull=True),
        Group.LATE: Q(due_on__lt=on),
        Group.TODAY: Q(due_on=on),
        Group.NEXT: Q(due_on__gt=on, due_on__lte=horizon),
        Group.LATER: Q(due_on__gt=horizon),
    }


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
    days, held = duties.school_days_of(page, area), _held(page)
    return [_row(duty, days[duty.pk], held, on, last) for duty in page]


SHOWN = (
    "ref", "basis", "trigger", "first_day_on", "counts_first_day", "due_on", "policy_due_on", "unknown", "opened_at",
    "calendar_school__authority", "referral__ref", "referral__state", "referral__submitted_at", "referral__clear_on",
    "referral__proposed_weekly_minutes", "referral__referrer__name", "referral__child__ref", "referral__child__given_name",
    "referral__child__family_name", "referral__child__looked_after", "referral__child__looked_after_from_on",
)  # fmt: skip


def _whole(found: QuerySet[Duty]) -> QuerySet[Duty]:
    latest = Contact.objects.filter(referral=OuterRef("referral_id")).order_by("-made_at").values("pk")[:1]
    whole = found.select_related("referral__child", "referral__referrer", "calendar_school")
    return whole.only(*SHOWN).annotate(last_contact=Subquery(latest))


def _held(page: list[Duty]) -> Held:
    keys, referrals = [duty.pk for duty in page], [duty.referral_id for duty in page]
    decisions = DutyDecision.objects.filter(duty__in=keys, superseded_by__isnull=True).order_by()
    signed = decisions.values_list("duty", "outcome", "weekly_minutes", "signed_at", "signed_by__name")
    owned = Ownership.objects.filter(referral__in=referrals, until_at__isnull=True).order_by()
    hours: dict[int, list[Running]] = defaultdict(list)
    started = StartedHours.objects.filter(duty__in=keys).order_by("from_on", "pk")
    for duty, minutes, from_on, until_on in started.values_list("duty", "weekly_minutes", "from_on", "until_on"):
        hours[duty].append(Running(minutes, from_on, until_on))
    said = Contact.objects.in_bulk({duty.last_contact for duty in page} - {None})  # type: ignore[attr-defined]
    return Held(
        decisions={duty: Judged(outcome, minutes, at, by) for duty, outcome, minutes, at, by in signed},
        running=hours,
        owners=dict(owned.values_list("referral", "broker__name")),
        said={contact.referral_id: contact for contact in said.values()},
        returned=_returned([duty.referral_id for duty in page if duty.referral.state == "returned"]),
    )


def _returned(referrals: list[int]) -> dict[int, datetime]:
    """When each of these referrals was last sent back."""
    found = Return.objects.filter(referral__in=referrals).order_by("returned_at")
    return dict(found.values_list("referral", "returned_at")) if referrals else {}


def _row(duty: Duty, days: SchoolDays, held: Held, on: date, last: date) -> Row:
    clock, decision = duties.brief_clock(duty), held.decisions.get(duty.pk)
    running = tuple(held.running.get(duty.pk, ()))
    still = [(each.from_on, each.weekly_minutes) for each in running if (each.until_on or on) >= on]
    result = met(decision.judged_minutes if decision else None, still)
    return Row(
        duty=duty,
        group=_group(duty, on, last),
        clock=clock,
        position=position(clock, days, on),
        met=result,
        met_text=met_text(result, clock, days),
        decision=decision,
        owner=held.owners.get(duty.referral_id, ""),
        last_contact=held.said.get(duty.referral_id),
        waits=_waits(duty, decision, held),
        days=days,
        running=running,
    )


def _group(duty: Duty, on: date, last: date) -> Group:
    if duty.due_on is None:
        return Group.MISSING
    if duty.due_on < on:
        return Group.LATE
    if duty.due_on == on:
        return Group.TODAY
    return Group.NEXT if duty.due_on <= last else Group.LATER


def _waits(duty: Duty, decision: Judged | None, held: Held) -> tuple[Wait, ...]:
    """What the referral itself waits for; what its requests wait for is known in the areas above."""
    referral, found = duty.referral, []
    if referral.state == "returned":
        since = held.returned.get(referral.pk, duty.opened_at)
        found.append(Wait(Stage.RETURNED, since, referral.ref, referral.referrer.name))
    elif referral.pk not in held.owners:
        found.append(Wait(Stage.UNOWNED, referral.submitted_at or duty.opened_at, referral.ref))
    if decision is None:
        found.append(Wait(Stage.DECISION, duty.opened_at, duty.ref))
    elif decision.outcome == Outcome.NEED_EVIDENCE:
        found.append(Wait(Stage.EVIDENCE, decision.signed_at, duty.ref, decision.signed_by))
    return tuple(found)


def _standing() -> QuerySet[DutyDecision]:
    return DutyDecision.objects.filter(duty=OuterRef("pk"), superseded_by__isnull=True)
