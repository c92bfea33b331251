"""Words for the pages of placements and of the start gate."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from sixthday.access import queries as access
from sixthday.access.choices import Permission, Role
from sixthday.calloffs import queries as calloffs
from sixthday.placements import queries as placements
from sixthday.placements.queries import Gate
from sixthday.rules.compliance import DEFERRED, MET, OVERDUE, GateLine
from sixthday.rules.lifecycles import PLACEMENT
from sixthday.rules.needs import PART_DAY_LABELS
from sixthday.rules.words import hours_text, joined, short_date, spoken_date
from sixthday.web.kit.doors import may
from sixthday.web.kit.environment import address

STATES = dict(PLACEMENT.states)
SIGNS = {OVERDUE: ("Overdue", "red"), "unmet": ("Not met", "red"), DEFERRED: ("May follow", "yellow"), MET: ("Met", "")}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the gate as its page shows it."""

    label: str
    sign: tuple[str, str]
    reason: str
    authority: str
    who: str
    actions: tuple[dict[str, str], ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """The gate in the order of its page: what stops it, what may follow, what is met."""

    stopping: tuple[Line, ...]
    following: tuple[Line, ...]
    settled: tuple[Line, ...]


def parts(request: HttpRequest, placement: Any, gate: Gate, due_on: date | None = None) -> Parts:
    """Every line with who must mend it by when (the start, or a later day given), and what this person can do about it."""
    names = _fixers(request, placement, gate)
    by = short_date(due_on or max(gate.on, placement.award.start_on))

    def lines(held: Sequence[GateLine]) -> tuple[Line, ...]:
        return tuple(_line(request, placement, line, names, by) for line in held)

    return Parts(lines(gate.stopping), lines(gate.following), lines(gate.settled))


def _line(request: HttpRequest, placement: Any, line: GateLine, names: dict[str, str], by: str) -> Line:
    fixer = line.finding.fixer or line.requirement.fixer
    who = "" if line.state == MET else names.get(fixer, fixer) + ("" if line.state == DEFERRED else f", by {by}")
    return Line(
        line.requirement.label, SIGNS[line.state], line.finding.reason, line.requirement.source, who,
        tuple(_actions(request, placement, line)),
    )  # fmt: skip


def _fixers(request: HttpRequest, placement: Any, gate: Gate) -> dict[str, str]:
    """Who mends what, by role: people by name, the provider by its contact."""
    wanted = {line.finding.fixer or line.requirement.fixer for line in gate.lines if line.state != MET}
    provider = placement.award.provider
    found = {Role.PROVIDER_LEAD.value: joined([part for part in (provider.contact_name, provider.name) if part][:1])}
    for role in wanted & set(Role.values) - set(found):
        people = [user.name for user in access.with_role(Role(role), request.on)[:3]]
        words = Role(role).label[0].lower() + Role(role).label[1:] if role != Role.QA_OFFICER else Role(role).label
        found[role] = f"{' or '.join(people)} ({words})" if 0 < len(people) < 3 else f"Any {words}"
    return found


def _actions(request: HttpRequest, placement: Any, line: GateLine) -> Iterable[dict[str, str]]:
    """What this person can do about one line."""
    row, open_to_change = line.requirement, placement.state == PLACEMENT.start
    if row.recorded and may(request, Permission.RECORD_CHECKS) and placement.state in {"preparing", "started"}:
        if line.state != MET:
            yield _link("Record", row.label, "check_new", placement.ref, row.code)
        elif open_to_change:
            yield _link("Take back", row.label, "check_undo", placement.ref, row.code)
    if row.waivable_days and line.state == "unmet" and open_to_change and may(request, Permission.DEFER_CHECK):
        yield _link("Let it follow", row.label, "check_deferral", placement.ref, row.code)
    if line.state != MET:
        yield from _elsewhere(request, placement, row)


def _elsewhere(request: HttpRequest, placement: Any, row: Any) -> Iterable[dict[str, str]]:
    """Where the fact behind a line stands."""
    slug, award = placement.award.provider.slug, placement.award
    sees = may(request, Permission.SEE_PROVIDERS)
    if row.code == "adult_cleared" and may(request, Permission.RECORD_CHECKS):
        yield _link("Choose adults", row.label, "placement_adults", placement.ref)
    if row.code in {"adult_cleared", "site_cleared"} and sees:
        yield _link("People and sites", row.label, "provider_people", slug)
    elif row.evidence and sees:
        yield _link("Evidence", row.label, "council_provider", slug)
    elif row.code == "registration_guard" and sees:
        yield _link("What it counts", row.label, "provider_guard", slug)
        if may(request, Permission.SEE_CHILDREN):
            yield _link("Who may let it through", award.ref, "award", award.ref)
    if row.code == "signed_calloff":
        calloff = calloffs.of_award(award)
        if calloff and may(request, Permission.SEE_CALLOFFS) and address("calloff", calloff.ref):
            yield _link("Call-off", calloff.ref, "calloff", calloff.ref)
        if may(request, Permission.ORDER_EMERGENCY) and address("emergency_order", award.ref):
            yield _link("Make an emergency order", award.ref, "emergency_order", award.ref)


def _link(text: str, about: str, route: str, *refs: str) -> dict[str, str]:
    return {"text": text, "about": about, "href": reverse(route, args=refs)}


def child_of(request: HttpRequest, placement: Any) -> Any:
    """The child, when this person may see them; None leaves the reference."""
    return placements.children_seen(request.user, request.on, [placement]).get(placement.child_ref)


def _days(award: Any) -> str:
    return joined([PART_DAY_LABELS.get(code, code) for code in award.part_days]) or "Not recorded"


def facts(request: HttpRequest, placement: Any, child: Any) -> list[dict[str, Any]]:
    """The placement in a summary list."""
    award, calloff = placement.award, calloffs.of_award(placement.award)
    adults = [worker.adult.name for worker in placements.workers(placement)]
    ended = f", ended after {spoken_date(placement.ended_on)}" if placement.state == "ended" else ""
    opens = [_link("Open", "the child's record", "child", child.ref)] if child and address("child", child.ref) else []
    shown = [_link("Open", "the provider", "council_provider", award.provider.slug)]
    bound = (
        [_link("Open", "the call-off", "calloff", calloff.ref)] if calloff and address("calloff", calloff.ref) else []
    )
    return [
        {"key": "Child", "value": child.full_name if child else placement.child_ref, "actions": opens},
        {"key": "Provider", "value": award.provider.name,
         "actions": shown if may(request, Permission.SEE_PROVIDERS) else []},
        {"key": "Site", "value": str(award.site)},
        {"key": "Adults", "value": joined(adults) or "Nobody is named"},
        {"key": "Service", "value": f"{award.service_type.lot}, {award.service_type.name}"},
        {"key": "Hours a week", "value": hours_text(award.weekly_minutes)},
        {"key": "Days and times", "value": _days(award)},
        {"key": "From", "value": f"{spoken_date(award.start_on)} until {spoken_date(award.end_on)}"},
        {"key": "Education began", "value": f"{spoken_date(placement.started_on)}{ended}" if placement.started_on
         else "Not yet"},
        {"key": "Call-off", "value": calloff.ref if calloff else "None",
         "actions": bound if may(request, Permission.SEE_CALLOFFS) else []},
    ]  # fmt: skip
