"""Words for the list of work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.referrals.queries.work import Group, Row
from sixthday.rules.waiting import Party, Wait
from sixthday.rules.words import counted, moment_text, short_date, time_text
from sixthday.web.council.work.filters import Filters
from sixthday.web.council.work.steps import NextStep, in_words, next_step, progress_of
from sixthday.web.kit.doors import may

TITLES = {
    Group.MISSING: "No due day yet",
    Group.LATE: "Late",
    Group.TODAY: "Due today",
    Group.NEXT: "Next 2 school days",
    Group.LATER: "Later",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it is read."""

    name: str
    ref: str
    href: str
    referral: str
    clock: str
    target: str
    colour: str
    started: str
    waits: tuple[str, ...]
    owner: str
    note: str
    step: NextStep | None
    chase: str


@dataclass(frozen=True, slots=True)
class Section:
    """A group of rows under its heading; `total` counts those on other pages too."""

    code: Group
    title: str
    total: int
    lines: tuple[Line, ...]


def heading(counts: Mapping[Group, int], filters: Filters) -> str:
    """What the list shows, as a finding."""
    total = sum(counts.values())
    children = "child" if total == 1 else "children"
    if filters.narrows:
        return f"Work: {total:,} {children} fit these filters" if total != 1 else "Work: 1 child fits these filters"
    return f"Work: {total:,} {children} not yet in education"


def groups(request: HttpRequest, rows: Sequence[Row], counts: Mapping[Group, int]) -> list[Section]:
    """The rows under their headings, in the order they came."""
    progress = progress_of(request, rows)
    lines: dict[Group, list[Line]] = {}
    for row in rows:
        lines.setdefault(row.group, []).append(_line(request, row, progress[row.duty.referral_id].waits))
    return [Section(code, TITLES[code], counts[code], tuple(found)) for code, found in lines.items()]


def clock_words(row: Row) -> str:
    """Position, limit, date: "Day 4 of 6 – due Mon 9 Nov"; late in school days; why there is no date."""
    due = row.duty.due_on
    if due is None or row.group in {Group.LATE, Group.TODAY}:
        return row.position.text
    return f"{row.position.text} – due {short_date(due)}"


def _line(request: HttpRequest, row: Row, waits: Sequence[Wait]) -> Line:
    referral, child = row.duty.referral, row.duty.referral.child
    return Line(
        name=child.short_name,
        ref=child.ref,
        href=reverse("child", args=[child.ref]),
        referral=referral.ref,
        clock=clock_words(row),
        target=_target(row),
        colour="red" if row.group in {Group.LATE, Group.MISSING} else "",
        started=row.met_text,
        waits=tuple(in_words(wait, request.on) for wait in waits),
        owner=row.ownership.broker.name if row.ownership else "Nobody",
        note=note(row),
        step=next_step(request, row, waits),
        chase=_chase(request, waits),
    )


def _chase(request: HttpRequest, waits: Sequence[Wait]) -> str:
    """The stage that one click chases: the first that waits for somebody else."""
    elsewhere = (wait.stage.value for wait in waits if wait.step.party is not Party.BROKER)
    return next(elsewhere, "") if may(request, Permission.LOG_CONTACT) else ""


def _target(row: Row) -> str:
    return f"Policy target {short_date(row.duty.policy_due_on)}" if row.duty.policy_due_on else ""


def note(row: Row) -> str:
    """The last thing said: how, when, what."""
    said = row.last_contact
    return f"{said.get_how_display()} {moment_text(said.made_at)}: {said.note}" if said else ""


def nothing(hidden: int, at: datetime) -> str:
    """What an empty list says: that it is good, or how many its filters hide."""
    if hidden:
        return f"No child fits these filters. They hide {counted(hidden, 'child') if hidden == 1 else f'{hidden:,} children'}."
    return f"Every child referred is in education. Checked {time_text(at)}."
