"""What a provider says it never takes, and the days it says it is closed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sixthday.rules.findings import Finding
from sixthday.rules.lasting import DAY, Stretch
from sixthday.rules.needs import NEED_LABELS, PART_DAY_LABELS
from sixthday.rules.words import joined

SOURCE = "What the provider says it never takes (M20)"


@dataclass(frozen=True, slots=True)
class Never:
    """Codes of needs and part-days never taken, the only ages taken (None: no bound), and whether an adult may be alone with a
    child there (None: not said)."""

    needs: frozenset[str] = frozenset()
    part_days: frozenset[str] = frozenset()
    age_from: int | None = None
    age_to: int | None = None
    works_alone: bool | None = None


def never_findings(
    never: Never, *, needs: Collection[str], age: int, part_days: Collection[str]
) -> tuple[Finding, ...]:
    """What of a request a provider never takes; nothing when it takes all of it. Source: what the provider says."""
    found = []
    if refused := [NEED_LABELS.get(code, code) for code in sorted(set(needs) & never.needs)]:
        found.append(_no("preference_needs", f"Says it never takes: {joined(refused)}."))
    if refused := [PART_DAY_LABELS.get(code, code) for code in part_days if code in never.part_days]:
        found.append(_no("preference_days", f"Says it never works on: {joined(refused)}."))
    if (never.age_from is not None and age < never.age_from) or (never.age_to is not None and age > never.age_to):
        found.append(_no("preference_ages", f"Says it only takes {_ages(never)}; the child is {age}."))
    return tuple(found)


def saying_findings(never: Never, known_needs: Collection[str], known_days: Collection[str]) -> tuple[Finding, ...]:
    """Whether what is said makes sense: known codes, ages in order, not every day of the week. Source: lists of rules.needs."""
    return (
        _test("never_needs", never.needs <= set(known_needs), "Choose from the needs shown."),
        _test("never_days", never.part_days <= set(known_days), "Choose from the days shown."),
        _test("never_all", set(known_days) - never.part_days != set(), "Leave a day on which you work."),
        _test(
            "never_ages",
            never.age_from is None or never.age_to is None or never.age_from <= never.age_to,
            "The youngest age must not be above the oldest.",
        ),
    )


def closed_throughout(closures: Iterable[Stretch], from_on: date, until_on: date) -> bool:
    """Whether a provider had declared itself closed on every day from one to another, both included.

    Source: silence on a declared closed day is not held against a provider (M20).
    """
    rows, on = sorted(closures, key=lambda each: each.from_on), from_on
    for row in rows:
        if row.from_on <= on <= row.until_on:
            on = row.until_on + DAY
    return on > until_on


def closure_findings(from_on: date, until_on: date, today: date) -> tuple[Finding, ...]:
    """Whether closed days may be declared: ahead of time, in order, half a year at most. Source: declared beforehand (M20)."""
    return (
        _test("closure_ahead", from_on >= today, "Closed days are declared before they begin."),
        _test("closure_dates", until_on >= from_on, "The last day must not be before the first day."),
        _test("closure_long", (until_on - from_on).days < 184, "Half a year is the longest: tell the council of more."),
    )


def _ages(never: Never) -> str:
    if never.age_to is None:
        return f"ages {never.age_from} and over"
    return f"ages up to {never.age_to}" if never.age_from is None else f"ages {never.age_from} to {never.age_to}"


def _no(code: str, reason: str) -> Finding:
    return Finding(code, False, reason, SOURCE, fixer="provider_lead")


def _test(code: str, met: bool, reason: str) -> Finding:
    return Finding(code, met, reason, SOURCE, fixer="" if met else "provider_lead")
