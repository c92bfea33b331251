"""Where hours would make an unregistered provider a school: how to split them, so that the child loses none."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sixthday.rules.findings import Finding, Weight
from sixthday.rules.words import hours_text

SOURCE = "Education Act 1996 s463 and s19: hours are never cut below the duty (M15)"
REMEDIES = frozenset({"guard_split", "guard_override_over"})
NAMED = 3  # registered settings named in the words


@dataclass(frozen=True, slots=True)
class Split:
    """Weekly minutes that may stay at the provider, and those that must go to a registered setting: together all of them."""

    here_minutes: int
    elsewhere_minutes: int


def split(weekly_minutes: int, stops: Callable[[int], bool]) -> Split | None:
    """The most minutes that may stay, and the rest; None where nothing stops them all.

    `stops` says whether the guard stops so many minutes: more minutes never turn a stop into a pass.
    Source: Education Act 1996 s463 and s19.
    """
    if not stops(weekly_minutes):
        return None
    stay, too_many = 0, weekly_minutes
    while too_many - stay > 1:
        middle = (stay + too_many) // 2
        stay, too_many = (stay, middle) if stops(middle) else (middle, too_many)
    return Split(stay, weekly_minutes - stay)


def split_finding(found: Split, settings: Sequence[str]) -> Finding:
    """The split in words, with the registered settings of the lot that could take the rest. Source: Education Act 1996 s19."""
    rest = hours_text(found.elsewhere_minutes)
    if found.here_minutes:
        words = f"Do not cut the hours: {hours_text(found.here_minutes)} a week may stay here, and {rest} must go"
    else:
        words = f"Do not cut the hours: all {rest} a week must go"
    if settings:
        reason = f"{words} to a registered school of the lot: {_or(settings)}."
    else:
        reason = f"{words} to a registered school; no provider of the lot is one."
    return Finding("guard_split", False, reason, SOURCE, Weight.TELLS, "broker")


def remedies(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What stands beside the guard's stops: the split, and leave that does not reach this day. Source: Education Act 1996 s463."""
    return tuple(finding for finding in findings if finding.code in REMEDIES and not finding.met)


def _or(settings: Sequence[str]) -> str:
    named = list(settings[:NAMED])
    if len(settings) > NAMED:
        named.append(f"one of {len(settings) - NAMED} more")
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} or {named[-1]}"
