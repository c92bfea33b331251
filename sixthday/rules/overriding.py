"""Hours that a named senior officer lets past the registration guard until a day, or one award while it stands, with a reason."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sixthday.rules.findings import Finding, Weight, blockers
from sixthday.rules.words import plain_date

SOURCE = "Council scheme of delegation; Education Act 1996 s463 (M15)"


@dataclass(frozen=True, slots=True)
class Leave:
    """Who let the hours of one child at one provider past the guard, from and until (both included), and why.

    Leave for one award has no days: it stands for that award alone, and ends with it.
    """

    by_name: str
    from_on: date | None
    until_on: date | None
    reason: str

    def covers(self, on: date) -> bool:
        """Whether it stands on a day."""
        if self.from_on is None or self.until_on is None:
            return True
        return self.from_on <= on <= self.until_on


def let_through(findings: Iterable[Finding], leaves: Iterable[Leave], on: date) -> list[Finding]:
    """The guard's findings with its stops turned into warnings where leave stands on a day, and whose leave it is.

    Leave that has ended changes nothing and says so. Nothing is hidden: every reason stays.
    Source: council scheme of delegation.
    """
    found, given = list(findings), list(leaves)
    if not blockers(found) or not given:
        return found
    standing = [leave for leave in given if leave.covers(on)]
    if standing:
        leave = max(standing, key=_until)
        what = (
            f"these hours through until {plain_date(leave.until_on)}"
            if leave.until_on
            else "this award through until it ends"
        )
        reason = f"{leave.by_name}, a senior officer, let {what}: {leave.reason}"
        warned = [replace(each, weight=Weight.WARNS) if each in blockers(found) else each for each in found]
        return [*warned, Finding("guard_override", True, reason, SOURCE, Weight.TELLS)]
    last = max(given, key=_until)
    first_on, last_on = last.from_on or date.min, _until(last)
    words = f"begins on {plain_date(first_on)}" if last_on >= on else f"ended on {plain_date(last_on)}"
    return [
        *found,
        Finding("guard_override_over", False, f"A senior officer's override {words}.", SOURCE, Weight.TELLS),
    ]


def _until(leave: Leave) -> date:
    return leave.until_on or date.max
