"""Which clock a child's facts open, and from which day it counts."""

from dataclasses import dataclass
from datetime import date

from sixthday.rules.calendars import SchoolDays
from sixthday.rules.clocks import Clock, day_one_target, illness_clock, no_place_clock, sixth_day
from sixthday.rules.duties import TRIGGERS, LegalBasis, TriggerEvent
from sixthday.rules.parameters import Parameter, law_on

S19 = "Education Act 1996 s19(1)"
NOT_CLEAR = "The day it became clear that fifteen school days would be missed is not recorded, so no date can be given."


@dataclass(frozen=True, slots=True)
class OpeningFacts:
    """What opens a duty. `happened_on` is the first day on the notice, or the day the fact began; for illness `clear_on`
    is the day it became clear that fifteen school days would be missed. `looked_after_from_on` is the day a child became
    looked after whose facts changed once on record; None where the referral already said so."""

    basis: LegalBasis
    trigger: TriggerEvent
    happened_on: date
    clear_on: date | None = None
    counts_first: bool = True
    looked_after: bool = False
    looked_after_from_on: date | None = None


def opening(facts: OpeningFacts, school_days: SchoolDays) -> Clock:
    """The clock these facts open, with the day-one policy target beside the legal date for a child looked after.

    Who becomes looked after while the clock runs has the target from that day: nobody is late before the duty was theirs.

    Source: Education Act 1996 s19; SI 2007/1870; DfE health needs guidance, December 2023.
    """
    clock = _legal(facts, school_days)
    if facts.looked_after:
        first = max(clock.opened_on, facts.looked_after_from_on or clock.opened_on)
        clock = day_one_target(clock, school_days, law_on("looked_after_policy_day", first), first)
    return clock


def uncounted(facts: OpeningFacts, due_on: date | None, policy_due_on: date | None, unknown: str) -> Clock:
    """A clock whose dates are known already, without the list of its days: for the rows of a list. Source: as `opening`."""
    name, law = _law(facts)
    return Clock(
        name, due_on, counts_from(facts), (), law.source, policy_due_on=policy_due_on, unknown=unknown, days=law.value,
        counts_first=facts.counts_first, doubt=law.doubt,
    )  # fmt: skip


def counts_from(facts: OpeningFacts) -> date:
    """The day the clock opens: illness from when fifteen days became clear, everything else from the day it happened.

    Source: DfE, Arranging education for children who cannot attend school because of health needs, December 2023.
    """
    if facts.basis is LegalBasis.SECTION_19_ILLNESS and facts.clear_on:
        return facts.clear_on
    return facts.happened_on


def basis_for(trigger: TriggerEvent, *, looked_after: bool = False, by_another_authority: bool = False) -> LegalBasis:
    """The legal basis that goes with what happened, unless a referrer names another. Source: Education Act 1996 s19."""
    if by_another_authority:
        return LegalBasis.PLACED_IN_BY_OTHER_AUTHORITY
    usual = {event: basis for event, _, basis in TRIGGERS}[trigger]
    if looked_after and usual is LegalBasis.SECTION_19_OTHERWISE:
        return LegalBasis.LOOKED_AFTER_NO_PLACE
    return usual


def _law(facts: OpeningFacts) -> tuple[str, Parameter]:
    """The clock's name and the number of school days it allows."""
    on = counts_from(facts)
    if facts.basis is LegalBasis.SECTION_19_EXCLUSION:
        return "sixth day", law_on("sixth_day_days", on)
    if facts.basis is LegalBasis.SECTION_19_ILLNESS:
        return "illness", law_on("illness_start_days", on)
    if facts.basis is LegalBasis.LOOKED_AFTER_NO_PLACE:
        return "no school place", law_on("looked_after_no_school_days", on)
    return "no school place", law_on("otherwise_days", on)


def _legal(facts: OpeningFacts, school_days: SchoolDays) -> Clock:
    on, (_, law) = counts_from(facts), _law(facts)
    if facts.basis is LegalBasis.SECTION_19_EXCLUSION:
        return sixth_day(on, school_days, law, facts.counts_first)
    if facts.basis is LegalBasis.SECTION_19_ILLNESS:
        if facts.clear_on is None:
            return Clock("illness", None, on, (), S19, unknown=NOT_CLEAR)
        return illness_clock(on, school_days, law)
    return no_place_clock(on, school_days, law)
