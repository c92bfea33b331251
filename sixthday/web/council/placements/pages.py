"""The placements in hand, and one of them."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse

from sixthday.access.choices import Permission
from sixthday.placements import queries as placements
from sixthday.placements.queries import review as reviews
from sixthday.placements.queries.carrying import Outstanding, outstanding, outstanding_of
from sixthday.rules.compliance import REQUIREMENT
from sixthday.rules.words import counted, short_date
from sixthday.web.council.frame import show
from sixthday.web.council.placements import presenting
from sixthday.web.council.placements.gate import opened
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.paging import page_of
from sixthday.web.kit.records import listed
from sixthday.web.kit.timeline import TimelineFilter, events_of

SIZE = 40


@door(Permission.SEE_GATE)
def listing(request: HttpRequest) -> HttpResponse:
    """What is being made ready, the next start first, and what has started: with what stops each."""
    found = placements.in_hand(request.user, request.on)
    page = page_of(request, found.count(), SIZE)
    rows = listed(request, found[page.start : page.end])
    gates = {on: placements.gates_on(held, on) for on, held in _by_day(rows, request.on).items()}
    seen = placements.children_seen(request.user, request.on, rows)
    carried = outstanding(request.user, request.on)
    lacking = {each.placement.pk: each for each in carried}
    shown = [
        (
            row,
            seen.get(row.child_ref),
            _sign(row, gates[_day(row, request.on)][row.pk], request.on, lacking.get(row.pk)),
        )
        for row in rows
    ]
    return show(
        request, "council/placements/list.html", page=page, carried=len(carried), may_load=may(request, Permission.CARRY_OVER),
        preparing=[each for each in shown if each[0].state == "preparing"],
        started=[each for each in shown if each[0].state == "started"],
    )  # fmt: skip


@door(Permission.SEE_GATE)
def placement(request: HttpRequest, ref: str) -> HttpResponse:
    """One placement: where it stands, what was to follow, what comes next."""
    found = opened(request, ref)
    child = presenting.child_of(request, found)
    gate = placements.gate_on(found, request.on) if found.state == "started" else None
    lacking = outstanding_of(found, request.on)
    return show(
        request, "council/placements/placement.html", placement=found, child=child, state=presenting.STATES[found.state],
        facts=presenting.facts(request, found, child), gate=gate, lacking=lacking,
        in_time=bool(lacking and request.on <= lacking.due_on),
        parts=presenting.parts(request, found, gate, lacking.due_on if lacking else None) if gate else None,
        may_start=may(request, Permission.START_PLACEMENT), may_record=may(request, Permission.RECORD_CHECKS),
        deferrals=[(row, REQUIREMENT[row.requirement].label) for row in placements.deferrals(found)],
        reviews=reviews.of_placement(found), may_review=may(request, Permission.HOLD_REVIEW),
    )  # fmt: skip


@door(Permission.SEE_GATE)
def timeline(request: HttpRequest, ref: str) -> HttpResponse:
    """What was done about a placement and its call-off, newest first."""
    found = opened(request, ref)
    filters = TimelineFilter.asked(request)
    page, events = events_of(request, [found.ref], filters)
    return show(
        request, "council/placements/timeline.html", placement=found, filters=filters, page=page, events=events,
        child=presenting.child_of(request, found),
    )  # fmt: skip


def _day(row: Any, today: date) -> date:
    """The day whose gate matters: that of the start while it is still to come, else today."""
    return max(today, row.award.start_on) if row.state == "preparing" else today


def _by_day(rows: list[Any], today: date) -> dict[date, list[Any]]:
    days: dict[date, list[Any]] = {}
    for row in rows:
        days.setdefault(_day(row, today), []).append(row)
    return days


def _sign(row: Any, gate: Any, today: date, lacking: Outstanding | None) -> tuple[str, str]:
    """Where a placement stands in a few words, and a colour when somebody must care."""
    stopping = len(gate.stopping)
    if lacking and today <= lacking.due_on:
        return f"Carried over: {counted(lacking.number, 'paper')} due by {short_date(lacking.due_on)}", "yellow"
    if row.state == "started":
        halting = len(gate.halting)
        return (f"No session: {counted(halting, 'requirement')} not met", "red") if halting else ("Running", "")
    words = f"{len(gate.lines) - stopping} of {len(gate.lines)} met"
    if not stopping:
        return ("Ready to start", "blue")
    late = row.award.start_on < today
    return (f"{words}; was to start {short_date(row.award.start_on)}", "red") if late else (words, "")
