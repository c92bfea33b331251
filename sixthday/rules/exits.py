"""When a provider stops: what is lost on each weekday, and whether its children may be referred again at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from sixthday.rules.findings import Finding
from sixthday.rules.money import half_up

SOURCE = "Decision report paragraphs 11 and 22 (M14); Education Act 1996 s19"
WEEKDAYS = (("mon", "Monday"), ("tue", "Tuesday"), ("wed", "Wednesday"), ("thu", "Thursday"), ("fri", "Friday"))


@dataclass(frozen=True, slots=True)
class Held:
    """Hours one child has at the provider: weekly minutes and the half-days they fall on."""

    weekly_minutes: int
    part_days: tuple[str, ...]


def lost_by_day(held: Iterable[Held]) -> tuple[tuple[str, int, int], ...]:
    """For each weekday its name, the children who lose hours on it, and the minutes lost, rounded to the minute.

    A week's minutes are shared evenly over its half-days; without half-days, over the five days. Source: the call-offs.
    """
    minutes = {code: Fraction(0) for code, _ in WEEKDAYS}
    children = {code: 0 for code, _ in WEEKDAYS}
    for each in held:
        days = [part.split("_")[0] for part in each.part_days] or [code for code, _ in WEEKDAYS]
        known = [day for day in days if day in minutes]
        for day in known:
            minutes[day] += Fraction(each.weekly_minutes, len(days))
        for day in set(known):
            children[day] += 1
    return tuple((name, children[code], half_up(minutes[code])) for code, name in WEEKDAYS)


def exit_findings(why: str, chosen: Sequence[str], live: Sequence[str], on: date, today: date) -> tuple[Finding, ...]:
    """Whether children may be referred again because their provider stops: why, for whom, from which last day.

    `chosen` and `live` are references of placements. Source: M14; an end is recorded on its day or after.
    """
    return (
        _said("exit_why", bool(why.strip()), "Say why the provider stops."),
        _said("exit_chosen", bool(chosen), "Choose at least one placement."),
        _said("exit_live", set(chosen) <= set(live), "One of these placements is over, or is not with this provider."),
        _said("exit_day", on <= today, "The last day is today or a day that has passed."),
    )


def lost_from(last_day_on: date, today: date) -> date:
    """The first day a child is without this education: the day after the last, today when that is still to come.

    Source: Education Act 1996 s19; the clock never opens later than the day on which the council knows.
    """
    return min(last_day_on + timedelta(days=1), today)


def _said(code: str, met: bool, reason: str) -> Finding:
    return Finding(code, met, reason, SOURCE, fixer="" if met else "lead_broker")
