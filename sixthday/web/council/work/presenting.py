"""Words for the list of work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest

from sixthday.access.choices import Permission
from sixthday.referrals.queries.work import Group, Row
from sixthday.rules.waiting import Party, Wait
from sixthday.rules.words import counted, moment_text, short_date, time_text
from sixthday.web.council.work.filters import TITLES, Filters
from sixthday.web.council.work.steps import NextStep, in_words, next_step, parties_of, progress_of
from sixthday.web.kit.doors import may
from sixthday.web.kit.routes import address


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


def heading(counts: Mapping[Group, int], filters: Filters, *, more: bool = False) -> str:
    """What the list shows, as a finding; `more` says that the counting stopped before the end."""
    total = sum(counts.values())
    children = f"{'over ' if more else ''}{counted(total, 'child') if total == 1 else f'{total:,} children'}"
    if filters.narrows:
        return f"Work: {children} {'fits' if total == 1 else 'fit'} these filters"
    return f"Work: {children} not yet in education"


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads the list: the day, the moves that are theirs, and whether they chase."""

    on: date
    parties: frozenset[Party]
    chases: bool


def groups(request: HttpRequest, rows: Sequence[Row], counts: Mapping[Group, int]) -> list[Section]:
    """The rows under their headings, in the order they came."""
    progress = progress_of(request, rows)
    reader = Reader(request.on, parties_of(request), may(request, Permission.LOG_CONTACT))
    lines: dict[Group, list[Line]] = {}
    for row in rows:
        lines.setdefault(row.group, []).append(_line(reader, row, progress[row.duty.referral_id].waits))
    return [Section(code, TITLES[code], counts[code], tuple(found)) for code, found in lines.items()]


def clock_words(row: Row) -> str:
    """Position, limit, date: "Day 4 of 6 – due Mon 9 Nov"; late in school days; why there is no date."""
    due = row.duty.due_on
    if due is None or row.group in {Group.LATE, Group.TODAY}:
        return row.position.text
    return f"{row.position.text} – due {short_date(due)}"


def _line(reader: Reader, row: Row, waits: Sequence[Wait]) -> Line:
    referral, child = row.duty.referral, row.duty.referral.child
    elsewhere = (wait.stage.value for wait in waits if wait.step.party is not Party.BROKER)
    return Line(
        name=child.short_name,
        ref=child.ref,
        href=address("child", child.ref),
        referral=referral.ref,
        clock=clock_words(row),
        target=_target(row),
        colour="red" if row.group in {Group.LATE, Group.MISSING} else "",
        started=row.met_text,
        waits=tuple(dict.fromkeys(in_words(wait, reader.on) for wait in waits)),
        owner=row.owner or "Nobody",
        note=note(row),
        step=next_step(reader.parties, row, waits),
        chase=next(elsewhere, "") if reader.chases else "",
    )


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
