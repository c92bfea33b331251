"""The start gate as it stands on a day, for one placement or for a list of them in the same number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sixthday.calloffs import queries as calloffs
from sixthday.placements.choices import TransportDecision
from sixthday.placements.models import Check, Deferral, Placement, Worker
from sixthday.places import queries as places
from sixthday.providers import queries as providers
from sixthday.providers.models import Adult, Provider, Standing
from sixthday.providers.queries import lapses, saying
from sixthday.rules import compliance
from sixthday.rules.calendars import london_day
from sixthday.rules.compliance import DEFERRED, MET, REQUIREMENT, REQUIREMENTS, GateFacts, GateLine, Held
from sixthday.rules.findings import Finding


@dataclass(frozen=True, slots=True)
class Gate:
    """The gate of one placement on one day: every line in table order, and whether it opens."""

    on: date
    lines: tuple[GateLine, ...]
    going_on: frozenset[tuple[str, str]] = frozenset()  # without what a person decided that live placements may go on

    @property
    def opens(self) -> bool:
        """Whether education may start on that day."""
        return compliance.gate_opens(self.lines)

    @property
    def stopping(self) -> tuple[GateLine, ...]:
        """The lines that keep it shut."""
        return tuple(line for line in self.lines if line.state not in {MET, DEFERRED})

    @property
    def halting(self) -> tuple[GateLine, ...]:
        """The lines for which a placement that has started may hold no session."""
        return compliance.session_stops(self.lines, self.going_on)

    @property
    def following(self) -> tuple[GateLine, ...]:
        """The lines that were allowed to follow."""
        return tuple(line for line in self.lines if line.state == DEFERRED)

    @property
    def settled(self) -> tuple[GateLine, ...]:
        """The lines that are met."""
        return tuple(line for line in self.lines if line.state == MET)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What many gates of one day are worked out from, each by the key it belongs to."""

    held: dict[int, list[Held]]
    standings: dict[int, dict[tuple[int | None, int | None], Standing]]
    guards: dict[str, list[Finding]]
    signed: dict[int, Finding]
    checks: dict[int, dict[str, Check]]
    leave: dict[int, list[compliance.Deferral]]
    workers: dict[int, list[Worker]]
    substitutes: dict[int, list[Adult]]
    going_on: dict[int, frozenset[tuple[str, str]]]


def gate_on(placement: Placement, on: date) -> Gate:
    """The gate as it stands for a day, worked out now from every fact. Nothing recorded is unmet."""
    return gates_on([placement], on)[placement.pk]


def gates_on(placements: Sequence[Placement], on: date) -> dict[int, Gate]:
    """The gates of many placements for a day, by the placement's key; the cost does not grow with their number."""
    facts = _facts(placements, on)
    return {
        placement.pk: Gate(
            on,
            compliance.gate(_of(placement, facts, on), on, facts.leave[placement.pk]),
            facts.going_on.get(placement.award.provider_id, frozenset()),
        )
        for placement in placements
    }


def standing_checks(placement: Placement, on: date) -> dict[str, Check]:
    """The check that counts for each requirement on a day: the newest recorded by then, unless it takes one back."""
    return _checks([placement.pk], on)[placement.pk]


def overdue(placements: Iterable[Placement], on: date) -> list[tuple[Placement, tuple[GateLine, ...]]]:
    """Started placements that may hold no session on a day, each with the lines that stop it."""
    started = [placement for placement in placements if placement.state == "started"]
    gates = gates_on(started, on)
    found = [(placement, gates[placement.pk].halting) for placement in started]
    return [(placement, lines) for placement, lines in found if lines]


def _facts(placements: Sequence[Placement], on: date) -> _Facts:
    keys = [placement.pk for placement in placements]
    awards = [placement.award for placement in placements]
    who: list[Provider] = list({award.provider_id: award.provider for award in awards}.values())
    workers = _workers(keys)
    return _Facts(
        held=providers.held_by(who, on),
        standings=providers.standings_on(who, on),
        guards=places.guards_of([award.ref for award in awards], on),
        signed=calloffs.signed_or_emergency_by(awards, on),
        checks=_checks(keys, on),
        leave=_leave(keys, on),
        workers=workers,
        substitutes=saying.substitutes_by([worker.adult for rows in workers.values() for worker in rows], on),
        going_on=lapses.going_on(who, on),
    )


def _of(placement: Placement, facts: _Facts, on: date) -> GateFacts:
    award, checks = placement.award, facts.checks[placement.pk]
    standing = providers.standing_findings(
        award.provider, on, award.service_type.lot, award.site, facts.standings[award.provider_id]
    )
    derived = (
        compliance.folded("standing", standing),
        compliance.folded("registration_guard", facts.guards.get(award.ref, [])),
        facts.signed[award.pk],
    )
    recorded = [_said(checks[row.code]) for row in REQUIREMENTS if row.recorded and row.code in checks]
    return GateFacts(
        held=tuple(facts.held[award.provider_id]),
        findings=(*derived, *recorded),
        adults=tuple((adult.ref, adult.name) for adult in _adults(placement, facts)),
        sites=((award.site.ref, award.site.name),),
    )


def _adults(placement: Placement, facts: _Facts) -> list[Adult]:
    """The adults named, and whoever stands in for one of them: each needs checks of their own."""
    named = [worker.adult for worker in facts.workers[placement.pk]]
    return list(dict.fromkeys([*named, *(each for adult in named for each in facts.substitutes.get(adult.pk, ()))]))


def _checks(keys: list[int], on: date) -> dict[int, dict[str, Check]]:
    newest: dict[int, dict[str, Check]] = defaultdict(dict)
    rows = Check.objects.filter(placement__in=keys).select_related("recorded_by", "file")
    for check in rows.order_by("recorded_at", "id"):
        if london_day(check.recorded_at) <= on:
            newest[check.placement_id][check.requirement] = check
    standing: dict[int, dict[str, Check]] = defaultdict(dict)
    for key, held in newest.items():
        standing[key] = {code: check for code, check in held.items() if not check.undone}
    return standing


def _leave(keys: list[int], on: date) -> dict[int, list[compliance.Deferral]]:
    found: dict[int, list[compliance.Deferral]] = defaultdict(list)
    for row in Deferral.objects.filter(placement__in=keys).select_related("deferred_by"):
        if london_day(row.deferred_at) <= on:
            leave = compliance.Deferral(row.requirement, row.deferred_by.ref, row.reason, row.due_on)
            found[row.placement_id].append(leave)
    return found


def _workers(keys: list[int]) -> dict[int, list[Worker]]:
    found: dict[int, list[Worker]] = defaultdict(list)
    rows = Worker.objects.filter(placement__in=keys, stood_down_at__isnull=True).select_related("adult")
    for row in rows.order_by("named_at", "id"):
        found[row.placement_id].append(row)
    return found


def _said(check: Check) -> Finding:
    row = REQUIREMENT[check.requirement]
    value = f"{TransportDecision(check.value).label}: " if check.value else ""
    return Finding(row.code, True, f"{value}{check.note}", row.source)
