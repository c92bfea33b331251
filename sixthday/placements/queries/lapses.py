"""Live placements on days when something they need does not count, for a person to decide about."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sixthday.placements.models import Placement, Worker
from sixthday.placements.queries.placement import whole
from sixthday.providers.choices import LapseOutcome
from sixthday.providers.models import LapseDecision, Provider
from sixthday.providers.queries import lapses
from sixthday.providers.queries.lapses import Thing
from sixthday.rules.compliance import REQUIREMENTS, START, Requirement
from sixthday.rules.lasting import Stretch, uncovered

DAYS = ("mon", "tue", "wed", "thu", "fri")


@dataclass(frozen=True, slots=True)
class Touched:
    """One live placement and the days of it in a gap, by its part-days; school closures are not taken out."""

    placement: Placement
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Lapse:
    """Days on which a requirement of a provider, a site or an adult does not count, while children are there."""

    provider: Provider
    requirement: Requirement
    subject_ref: str
    subject: str
    gap: Stretch
    still: bool
    touched: tuple[Touched, ...]
    decision: LapseDecision | None


def undecided(on: date) -> list[Lapse]:
    """Every lapse up to a day with live placements in it that nobody has decided about, oldest first."""
    return [lapse for lapse in live_lapses(on) if lapse.decision is None]


def live_lapses(on: date, provider: Provider | None = None) -> list[Lapse]:
    """Every lapse up to a day with live placements in it, at one provider or all, oldest first."""
    rows = whole().filter(state="started")
    placements = list(rows.filter(award__provider=provider) if provider else rows)
    needed = _needed(placements)
    held = lapses.stretches({thing.provider for thing in needed})
    decided = _decided({thing.provider for thing in needed})
    found = [
        lapse
        for thing, (row, subject, using) in needed.items()
        for gap in _gaps(using, held.get(thing, []), on)
        if (lapse := _lapse(thing, row, subject, using, gap, on, decided[thing])).touched
    ]
    return sorted(found, key=lambda each: (each.gap.from_on, each.provider.name, each.requirement.label))


def days_in(placement: Placement, from_on: date, until_on: date) -> tuple[date, ...]:
    """The days of a placement from one day to another, both included, by its part-days."""
    first = max(from_on, placement.started_on or placement.award.start_on)
    last = min(until_on, placement.award.end_on)
    taught = {code[:3] for code in placement.award.part_days}
    every = (first + timedelta(days=number) for number in range(max(0, (last - first).days + 1)))
    return tuple(day for day in every if day.weekday() < len(DAYS) and DAYS[day.weekday()] in taught)


_Needed = dict[Thing, tuple[Requirement, str, list[Placement]]]


def _needed(placements: Sequence[Placement]) -> _Needed:
    """What live placements need of their provider, site and adults, each with the placements that need it."""
    adults: dict[int, list[tuple[str, str]]] = defaultdict(list)
    rows = Worker.objects.filter(placement__in=[each.pk for each in placements], stood_down_at__isnull=True)
    for worker in rows.select_related("adult"):
        adults[worker.placement_id].append((worker.adult.ref, worker.adult.name))
    found: _Needed = {}
    for placement in placements:
        site = placement.award.site
        subjects = {"provider": [("", "")], "site": [(site.ref, site.name)], "adult": adults[placement.pk]}
        for row in REQUIREMENTS:
            for ref, name in subjects.get(row.applies_to, ()) if row.evidence and START in row.at else ():
                thing = Thing(placement.award.provider_id, row.code, ref)
                found.setdefault(thing, (row, name, []))[2].append(placement)
    return found


def _gaps(using: Iterable[Placement], held: list[Stretch], on: date) -> tuple[Stretch, ...]:
    """The days without cover since the first of the placements began; nothing for what was never held, such as what may follow."""
    if not held:
        return ()
    began = min(each.started_on or each.award.start_on for each in using)
    return uncovered(held, max(began, min(stretch.from_on for stretch in held)), on)


def _lapse(
    thing: Thing, row: Requirement, subject: str, using: list[Placement], gap: Stretch, on: date,
    decided: list[LapseDecision],
) -> Lapse:  # fmt: skip
    touched = [Touched(each, days) for each in using if (days := days_in(each, gap.from_on, gap.until_on))]
    decision = next((each for each in reversed(decided) if _covers(each, gap)), None)
    return Lapse(
        using[0].award.provider, row, thing.subject_ref, subject, gap, gap.until_on == on, tuple(touched), decision
    )


def _covers(decision: LapseDecision, gap: Stretch) -> bool:
    """Whether a decision speaks of all of a gap: placements go on to its end, or stop until it is put right."""
    open_ended = decision.outcome == LapseOutcome.SUSPEND
    return decision.from_on <= gap.from_on and (open_ended or (decision.until_on or date.min) >= gap.until_on)


def _decided(providers: Iterable[int]) -> dict[Thing, list[LapseDecision]]:
    found: dict[Thing, list[LapseDecision]] = defaultdict(list)
    for row in lapses.decisions(providers):
        found[Thing(row.provider_id, row.requirement, lapses.subject_ref(row))].append(row)
    return found
