"""The registration guard: whether hours at an unregistered provider would make it a school in law."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sixthday.rules.findings import Finding, Weight
from sixthday.rules.parameters import law_on
from sixthday.rules.words import counted, hours_text, plain_date


@dataclass(frozen=True, slots=True)
class GuardPlace:
    """One child's weekly minutes at a provider, breaks included, from and until both included.

    `age_ok` is of compulsory school age; `declared_on` is set for a place another commissioner or the provider declared.
    `judged` is a person's word on hours one to one at home or online: they count, they do not, or (None) nobody has said.
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
    judged: bool | None = None


@dataclass(frozen=True, slots=True)
class GuardLaw:
    """The test in force: full-time is strictly more than `full_time_minutes`; so many children make a school.

    What others declared is asked again when it is more than `stale_days` old.
    """

    full_time_minutes: int
    pupils: int
    special_pupils: int
    source: str
    stale_days: int


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
    stale = law_on("declared_hours_stale_days", on)
    return GuardLaw(hours.value, pupils.value, special.value, hours.source, stale.value)


def looked_after_counts(looked_after: bool, authority_code: str) -> bool:
    """Whether a child is looked after for the guard: by an authority of England or Wales, or one not known yet.

    `authority_code` is the ONS code. Source: Education Act 1996 s463 (a local authority of England or Wales).
    """
    return looked_after and authority_code[:1] in {"", "E", "W"}


def guard(
    existing: Sequence[GuardPlace], proposed: GuardPlace, registered: bool, on: date, law: GuardLaw
) -> list[Finding]:
    """Every reason the proposed hours would, or would not, make an unregistered provider a school.

    Minutes are summed per child at this provider, on each day from `on` that a place begins within the proposed
    period. Hours one to one at home or online warn for a person's judgement, and count as judged. An old declaration
    warns. Source: Education Act 1996 s463; DfE registration guidance.
    """
    if registered:
        reason = "The provider is a registered school, so the hours at which it would need to register do not apply."
        return [Finding("guard_registered", True, reason, law.source)]
    seen = fullest(existing, proposed, on, law, at_premises=True)
    findings = [_pupils(seen, law), _special(seen, law)]
    if _breaks(fullest(existing, proposed, on, law, at_premises=False), law) and not _breaks(seen, law):
        findings.append(one_to_one(law.source))
    return findings + _declared(existing, on, law)


def standing_guard(places: Sequence[GuardPlace], registered: bool, on: date, law: GuardLaw) -> list[Finding]:
    """The same with nothing added: how a provider stands. Source: Education Act 1996 s463."""
    return guard(places, nobody(on), registered, on, law)


def one_to_one(source: str, code: str = "guard_one_to_one") -> Finding:
    """Hours one to one at home or online decide it: a person judges. Source: DfE registration guidance."""
    reason = "The line is crossed only if hours one to one at home or online are counted. Judge whether they are."
    return Finding(code, False, reason, source, Weight.WARNS, "lead_broker")


def _declared(existing: Sequence[GuardPlace], on: date, law: GuardLaw) -> list[Finding]:
    declared = [place.declared_on for place in existing if place.declared_on]
    if not declared:
        return []
    reason = f"Counts {counted(len(declared), 'declared place')}, the oldest declared on {plain_date(min(declared))}."
    found = [Finding("guard_declared", True, reason, law.source, Weight.TELLS)]
    if stale := stale_declarations(existing, on, law):
        what = f"{counted(len(stale), 'declaration')} of hours by others"
        reason = (
            f"{what} {'is' if len(stale) == 1 else 'are'} more than {counted(law.stale_days, 'day')} old: ask again."
        )
        found.append(Finding("guard_stale", False, reason, law.source, Weight.WARNS, "qa_officer"))
    return found


def stale_declarations(places: Iterable[GuardPlace], on: date, law: GuardLaw) -> list[GuardPlace]:
    """The declared places whose declaration is more than so many days old on a day. Source: council policy, dated."""
    return [place for place in places if place.declared_on and (on - place.declared_on).days > law.stale_days]


def fullest(
    existing: Iterable[GuardPlace], proposed: GuardPlace, on: date, law: GuardLaw, *, at_premises: bool
) -> GuardCount:
    """The most full-time children, and the most with an EHC plan or looked after, on any day of the proposed period.

    `at_premises` leaves out hours one to one at home or online. Source: Education Act 1996 s463.
    """
    places = [*existing, proposed]
    held = [place for place in places if counts_here(place, at_premises)]
    counts = [_count(held, day, law) for day in days_to_count(places, proposed, on)]
    most = max(counts, key=lambda count: (count.special, count.full_time))
    return GuardCount(max(c.full_time for c in counts), max(c.special for c in counts), most.on)


def most_minutes(places: Sequence[GuardPlace], on: date) -> int:
    """One child's weekly minutes that count, on the fullest day from a day on. Source: Education Act 1996 s463."""
    held = [place for place in places if counts_here(place, at_premises=True)]
    days = days_to_count(places, nobody(on), on)
    return max(sum(place.weekly_minutes for place in held if place.from_on <= day <= place.until_on) for day in days)


def standing_counts(places: Sequence[GuardPlace], on: date, law: GuardLaw, *, at_premises: bool = True) -> GuardCount:
    """The fullest day from a day on with nothing added, for the guard bar. Source: Education Act 1996 s463."""
    return fullest(places, nobody(on), on, law, at_premises=at_premises)


def counts_here(place: GuardPlace, at_premises: bool) -> bool:
    """Hours one to one at home or online count as judged; where nobody has, only in the wider of the two counts.

    Source: Education Act 1996 s463.
    """
    if not place.at_home_or_online_one_to_one:
        return True
    return place.judged if place.judged is not None else not at_premises


def nobody(on: date) -> GuardPlace:
    """A place without a child, so that the others are counted as they are. Source: Education Act 1996 s463."""
    return GuardPlace("", 0, False, False, False, False, on, date.max)


def _pupils(seen: GuardCount, law: GuardLaw) -> Finding:
    hours, most = hours_text(law.full_time_minutes), law.pupils
    reason = f"{children_text(seen.full_time)} would be there more than {hours} a week; {most} or more make a school."
    return Finding("guard_pupils", seen.full_time < most, reason, law.source, fixer="broker")


def _special(seen: GuardCount, law: GuardLaw) -> Finding:
    who, hours = f"{children_text(seen.special)} with an EHC plan or looked after", hours_text(law.full_time_minutes)
    reason = f"{who} would be there more than {hours} a week; {law.special_pupils} makes a school."
    return Finding("guard_special_pupils", seen.special < law.special_pupils, reason, law.source, fixer="broker")


def children_text(number: int) -> str:
    """A number of children in words, to begin a sentence. Source: GOV.UK style guide, numbers."""
    return "No child" if not number else "1 child" if number == 1 else f"{number} children"


def _breaks(seen: GuardCount, law: GuardLaw) -> bool:
    return seen.full_time >= law.pupils or seen.special >= law.special_pupils


def days_to_count(places: Iterable[GuardPlace], proposed: GuardPlace, on: date) -> list[date]:
    """The days on which the count can rise: the first of the period still to come, and each beginning within it.

    Source: Education Act 1996 s463.
    """
    first = min(max(on, proposed.from_on), proposed.until_on)
    return sorted({first} | {place.from_on for place in places if first <= place.from_on <= proposed.until_on})


def _count(held: Iterable[GuardPlace], on: date, law: GuardLaw) -> GuardCount:
    full = [special for minutes, special in week_sums(held, on).values() if minutes > law.full_time_minutes]
    return GuardCount(len(full), sum(full), on)


def week_sums(held: Iterable[GuardPlace], on: date) -> dict[str, tuple[int, bool]]:
    """Each child of compulsory school age there on a day: weekly minutes, and whether one makes a school.

    Source: Education Act 1996 s463.
    """
    sums: dict[str, tuple[int, bool]] = {}
    for place in held:
        if place.age_ok and place.from_on <= on <= place.until_on:
            minutes, special = sums.get(place.child_ref, (0, False))
            special = special or place.ehc_plan or place.looked_after
            sums[place.child_ref] = (minutes + place.weekly_minutes, special)
    return sums
