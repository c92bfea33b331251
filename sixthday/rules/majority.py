"""The 2026 Act's test beside the law in force: most of a child's education at one provider. Off until it is commenced."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sixthday.rules.findings import Finding, Weight
from sixthday.rules.parameters import Parameter, law_ahead, law_on
from sixthday.rules.registration import (
    GuardPlace,
    children_text,
    counts_here,
    days_to_count,
    nobody,
    one_to_one,
    week_sums,
)
from sixthday.rules.words import plain_date


def standing_future(
    places: Sequence[GuardPlace], package_minutes: Mapping[str, int], registered: bool, on: date
) -> list[Finding]:
    """The 2026 Act's test with nothing added. Source: Children's Wellbeing and Schools Act 2026 s43 (not in force)."""
    return future_guard(places, nobody(on), package_minutes, registered, on)


def future_guard(
    existing: Sequence[GuardPlace], proposed: GuardPlace, package_minutes: Mapping[str, int], registered: bool, on: date
) -> list[Finding]:
    """The 2026 Act's test, most of a child's education at one provider: it only tells until a dated row commences it.

    `package_minutes` is each child's whole week; a child not in it is taken to be wholly here. From the day of
    commencement it stops, for places that run past that day too.
    Source: Children's Wellbeing and Schools Act 2026 s43 (not in force when written).
    """
    if registered:
        return []
    law = future_law(on)
    seen = _most_of_week(existing, proposed, package_minutes, law, on, at_premises=True)
    stops, met = _commenced_for(law, proposed, on), not seen.breaks(law)
    reason = f"{_when(law, on)}, {children_text(seen.most)} would have most of their education here, {seen.special} with an EHC plan or looked after."
    weight = Weight.STOPS if stops else Weight.TELLS
    findings = [Finding("guard_2026_act", met, reason, law.source, weight, "commissioner")]
    widest = _most_of_week(existing, proposed, package_minutes, law, on, at_premises=False)
    if stops and met and widest.breaks(law):
        findings.append(one_to_one(law.source, "guard_2026_one_to_one"))
    return findings


@dataclass(frozen=True, slots=True)
class FutureLaw:
    """The 2026 Act's test: more than so many percent of a child's week, so many children, from a day (None: not commenced)."""

    share_percent: int
    pupils: int
    special_pupils: int
    begins_on: date | None
    source: str


@dataclass(frozen=True, slots=True)
class FutureCount:
    """Children with most of their education here, and those of them with an EHC plan or looked after."""

    most: int
    special: int

    def breaks(self, law: FutureLaw) -> bool:
        """Whether they make an institution."""
        return self.most >= law.pupils or self.special >= law.special_pupils


def future_law(on: date) -> FutureLaw:
    """The 2026 Act's numbers as they stand on a day. Source: Children's Wellbeing and Schools Act 2026 s43."""
    rows = [_row(name, on) for name in ("majority_share_percent", "majority_pupils", "majority_special_pupils")]
    share, pupils, special = (row.value for row in rows)
    begins = [row.from_on for row in rows if row.from_on is not None]
    source = f"{rows[0].source}. {rows[0].doubt}".strip()
    return FutureLaw(share, pupils, special, max(begins) if len(begins) == len(rows) else None, source)


def future_counts(places: Sequence[GuardPlace], package_minutes: Mapping[str, int], on: date) -> FutureCount:
    """The most children under the 2026 Act's test with nothing added, for the bar. Source: the Act's s43."""
    return _most_of_week(places, nobody(on), package_minutes, future_law(on), on, at_premises=True)


def _most_of_week(
    existing: Sequence[GuardPlace], proposed: GuardPlace, package: Mapping[str, int], law: FutureLaw, on: date, *,
    at_premises: bool,
) -> FutureCount:  # fmt: skip
    places = [*existing, proposed]
    first = max(on, law.begins_on) if law.begins_on and _commenced_for(law, proposed, on) else on
    held = [place for place in places if counts_here(place, at_premises)]
    found = [_most(week_sums(held, day), package, law.share_percent) for day in days_to_count(places, proposed, first)]
    return FutureCount(max(len(refs) for refs, _ in found), max(len(refs) for _, refs in found))


def _commenced_for(law: FutureLaw, proposed: GuardPlace, on: date) -> bool:
    return law.begins_on is not None and law.begins_on <= max(proposed.until_on, on)


def _when(law: FutureLaw, on: date) -> str:
    if law.begins_on is None:
        return "If the 2026 Act were in force"
    return "Under the 2026 Act" if law.begins_on <= on else f"From {plain_date(law.begins_on)}, under the 2026 Act"


def _most(sums: Mapping[str, tuple[int, bool]], package: Mapping[str, int], share: int) -> tuple[list[str], list[str]]:
    most = [ref for ref, (here, _) in sums.items() if here * 100 > share * package.get(ref, here)]
    return most, [ref for ref in most if sums[ref][1]]


def _row(name: str, on: date) -> Parameter:
    """The row of a number that is in force, else the one that is to come."""
    ahead = law_ahead(name, on)
    return ahead if ahead is not None else law_on(name, on)
