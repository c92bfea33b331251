"""The registration guard: whether hours at an unregistered provider would make it a school in law."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sixthday.rules.findings import Finding, Weight
from sixthday.rules.parameters import law_ahead, law_on
from sixthday.rules.words import counted, hours_text, plain_date


@dataclass(frozen=True, slots=True)
class GuardPlace:
    """One child's weekly minutes at a provider, breaks included, from and until both included.

    `age_ok` is of compulsory school age; `declared_on` is set for a place another commissioner or the provider declared.
    """

    child_ref: str
    weekly_minutes: int
    age_ok: bool
    ehc_plan: bool
    looked_after: bool
    at_home_or_online_one_to_one: bool
    from_on: date
    until_on: date
    declared_on: date | None = None


@dataclass(frozen=True, slots=True)
class GuardLaw:
    """The test in force: full-time is strictly more than `full_time_minutes`; so many children make a school."""

    full_time_minutes: int
    pupils: int
    special_pupils: int
    source: str


@dataclass(frozen=True, slots=True)
class GuardCount:
    """Children who count as full-time on the fullest day of the proposed place, for the guard bar."""

    full_time: int
    special: int
    on: date


def guard_law(on: date) -> GuardLaw:
    """The registration test in force on a day. Raises NoLaw. Source: Education Act 1996 s463."""
    hours = law_on("registration_full_time_minutes", on)
    pupils, special = law_on("registration_pupils", on), law_on("registration_special_pupils", on)
    return GuardLaw(hours.value, pupils.value, special.value, hours.source)


def guard(
    existing: Sequence[GuardPlace], proposed: GuardPlace, registered: bool, on: date, law: GuardLaw
) -> list[Finding]:
    """Every reason the proposed hours would, or would not, make an unregistered provider a school.

    Minutes are summed per child at this provider on each day something begins within the proposed period. Hours one
    to one at home or online warn for a person's judgement. Source: Education Act 1996 s463; DfE registration guidance.
    """
    if registered:
        reason = "The provider is a registered school, so the hours at which it would need to register do not apply."
        return [Finding("guard_registered", True, reason, law.source)]
    places = [*existing, proposed]
    seen = fullest(places, proposed, law, at_premises=True)
    findings = [_pupils(seen, law), _special(seen, law)]
    every = fullest(places, proposed, law, at_premises=False)
    if _breaks(every, law) and not _breaks(seen, law):
        reason = (
            "The line is crossed only when hours one to one at home or online are counted. Judge whether they belong."
        )
        findings.append(Finding("guard_one_to_one", False, reason, law.source, Weight.WARNS, "lead_broker"))
    declared = [place.declared_on for place in existing if place.declared_on]
    if declared:
        reason = (
            f"Counts {counted(len(declared), 'declared place')}, the oldest declared on {plain_date(min(declared))}."
        )
        findings.append(Finding("guard_declared", True, reason, law.source, Weight.TELLS))
    return findings


def fullest(places: Iterable[GuardPlace], proposed: GuardPlace, law: GuardLaw, *, at_premises: bool) -> GuardCount:
    """The day in the proposed period with the most full-time children, special first. Source: Education Act 1996 s463."""
    held = [place for place in places if place.age_ok and not (at_premises and place.at_home_or_online_one_to_one)]
    days = {proposed.from_on} | {p.from_on for p in held if proposed.from_on <= p.from_on <= proposed.until_on}
    counts = [_count(held, day, law) for day in sorted(days)]
    return GuardCount(max(c.full_time for c in counts), max(c.special for c in counts), max(counts, key=_weight).on)


def future_guard(
    existing: Sequence[GuardPlace], proposed: GuardPlace, package_minutes: Mapping[str, int], registered: bool, on: date
) -> list[Finding]:
    """The 2026 Act's test: the majority of a child's education at one provider. Tells only until it is commenced.

    `package_minutes` is each child's whole week; a child not in it is taken to be wholly here.
    Source: Children's Wellbeing and Schools Act 2026 s43 (not in force).
    """
    share, pupils, special = (
        law_ahead("majority_share_percent"),
        law_ahead("majority_pupils"),
        law_ahead("majority_special_pupils"),
    )
    if registered or share is None or pupils is None or special is None:
        return []
    sums = _sums([place for place in [*existing, proposed] if place.age_ok], proposed.from_on)
    most = {ref for ref, (here, _) in sums.items() if here * 100 > share.value * package_minutes.get(ref, here)}
    special_refs = {ref for ref in most if sums[ref][1]}
    over = len(most) >= pupils.value or len(special_refs) >= special.value
    reason = (
        f"Under the 2026 Act, not yet in force, {counted(len(most), 'child')} would have most of their education here, "
        f"{len(special_refs)} with an EHC plan or looked after."
    ).replace("childs", "children")
    return [Finding("guard_2026_act", not over, reason, f"{share.source}. {share.doubt}", Weight.TELLS, "commissioner")]


def _pupils(seen: GuardCount, law: GuardLaw) -> Finding:
    met = seen.full_time < law.pupils
    who = f"{seen.full_time} {'child' if seen.full_time == 1 else 'children'}"
    reason = (
        f"{who} would be there more than {hours_text(law.full_time_minutes)} a week; a school is {law.pupils} or more."
    )
    return Finding("guard_pupils", met, reason, law.source, fixer="broker")


def _special(seen: GuardCount, law: GuardLaw) -> Finding:
    met = seen.special < law.special_pupils
    who = "No child" if not seen.special else f"{seen.special} {'child' if seen.special == 1 else 'children'}"
    reason = (
        f"{who} with an EHC plan or looked after would be there more than {hours_text(law.full_time_minutes)} a week; "
        f"{law.special_pupils} makes a school."
    )
    return Finding("guard_special_pupils", met, reason, law.source, fixer="broker")


def _breaks(seen: GuardCount, law: GuardLaw) -> bool:
    return seen.full_time >= law.pupils or seen.special >= law.special_pupils


def _weight(seen: GuardCount) -> tuple[int, int]:
    return (seen.special, seen.full_time)


def _count(held: list[GuardPlace], on: date, law: GuardLaw) -> GuardCount:
    full = [special for minutes, special in _sums(held, on).values() if minutes > law.full_time_minutes]
    return GuardCount(len(full), sum(full), on)


def _sums(held: Iterable[GuardPlace], on: date) -> dict[str, tuple[int, bool]]:
    minutes: dict[str, int] = defaultdict(int)
    special: dict[str, bool] = defaultdict(bool)
    for place in held:
        if place.from_on <= on <= place.until_on:
            minutes[place.child_ref] += place.weekly_minutes
            special[place.child_ref] |= place.ehc_plan or place.looked_after
    return {ref: (total, special[ref]) for ref, total in minutes.items()}
