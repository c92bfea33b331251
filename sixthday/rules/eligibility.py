"""Who may be asked: every reason a provider is, or is not, eligible for one request."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from sixthday.rules.compliance import REQUEST, Held, standing_evidence
from sixthday.rules.findings import Finding, Weight, blockers
from sixthday.rules.needs import MODE_LABELS, NEED_LABELS, PART_DAY_LABELS
from sixthday.rules.preferences import Never, never_findings
from sixthday.rules.pricing import NOUNS, Rate
from sixthday.rules.words import counted, joined, plain_date

SOURCE = "Framework terms; decision report paragraph 20 (M10)"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a request asks for, in codes. `risks` are category codes; `max_travel_miles` None sets no limit.

    `not_alone` is asked where a risk asks for two adults or for no lone working. `needs` are essential and decide; `also_wanted` are needs that only score. `home_known` is False when the child's home
    is not known or restricted, so that nothing can be measured from it.
    """

    lot: str
    service_type: str
    needs: frozenset[str]
    age: int
    part_days: frozenset[str]
    weekly_minutes: int
    mode: str
    start_on: date
    end_on: date
    max_travel_miles: Fraction | int | None = None
    risks: frozenset[str] = frozenset()
    not_alone: bool = False
    avoid_areas: frozenset[str] = frozenset()
    also_wanted: frozenset[str] = frozenset()
    home_known: bool = True


@dataclass(frozen=True, slots=True)
class Candidate:
    """One provider of the lot as its offer stands. `distance_miles` None means it cannot be measured.

    `standing_findings` and `guard_findings` are made by the areas that know; `never` None means that it said nothing;
    `site_area` is the outward postcode of its site; `units_bought` of `rate` is what the hours come to before its least
    number. When it does not offer the service asked for, the rest of the offer's facts are not looked at.
    """

    provider_ref: str
    in_round: bool
    membership_until: date | None
    service_types: frozenset[str]
    evidence: tuple[Held, ...]
    ages: tuple[int, int]
    needs: frozenset[str]
    modes: frozenset[str]
    part_days: frozenset[str]
    places_free: int
    distance_miles: Fraction | int | None = None
    travels_miles: Fraction | int | None = None
    never: Never | None = None
    site_area: str = ""
    units_bought: Fraction | None = None
    rate: Rate | None = None
    standing_findings: tuple[Finding, ...] = ()
    guard_findings: tuple[Finding, ...] = field(default=())


def eligible(wanted: Wanted, candidate: Candidate, on: date) -> tuple[Finding, ...]:
    """Every condition tested for one provider on the day of asking, met or not, in reading order.

    Source: framework terms; decision report paragraphs 19 and 20 (M10).
    """
    service = _service(wanted, candidate)
    of_the_provider = (
        *_membership(wanted, candidate, on),
        *candidate.standing_findings,
        *standing_evidence(candidate.evidence, REQUEST, wanted.start_on),
        service,
    )
    if not service.met:
        return of_the_provider
    return (
        *of_the_provider,
        _age(wanted, candidate),
        _needs(wanted, candidate),
        *_also_wanted(wanted, candidate),
        *_never(wanted, candidate),
        _mode(wanted, candidate),
        *_lone_working(wanted, candidate),
        _travel(wanted, candidate),
        *_area(wanted, candidate),
        _part_days(wanted, candidate),
        _capacity(candidate),
        *_least(candidate),
        *candidate.guard_findings,
    )


def nearest_misses(
    tested: Sequence[tuple[str, tuple[Finding, ...]]], limit: int = 5
) -> tuple[tuple[str, tuple[Finding, ...]], ...]:
    """Providers that are stopped, with what stops them, fewest reasons first, then by reference.

    `tested` pairs a provider reference with its findings. Source: decision report (M10): show every reason.
    """
    stopped = [(ref, blockers(findings)) for ref, findings in tested]
    missed = [(ref, stops) for ref, stops in stopped if stops]
    return tuple(sorted(missed, key=lambda row: (len(row[1]), row[0]))[:limit])


def _said(
    code: str, met: bool, yes: str, no: str, fixer: str = "provider_lead", weight: Weight = Weight.STOPS
) -> Finding:
    return Finding(code, met, yes if met else no, SOURCE, weight, fixer)


def _membership(wanted: Wanted, candidate: Candidate, on: date) -> tuple[Finding, ...]:
    until = candidate.membership_until
    member = candidate.in_round and (until is None or until >= on)
    no = "Not a member of this lot in the current round."
    if candidate.in_round and until is not None:
        no = f"Membership of this lot ended on {plain_date(until)}."
    current = _said("membership", member, "A member of this lot in the current round.", no, "commissioner")
    if not member or until is None or until >= wanted.start_on:
        return (current,)
    no = f"Membership of this lot ends on {plain_date(until)}, before the start on {plain_date(wanted.start_on)}."
    return (Finding("membership", False, no, SOURCE, fixer="commissioner"),)


def _service(wanted: Wanted, candidate: Candidate) -> Finding:
    met = wanted.service_type in candidate.service_types
    return _said(
        "service_type", met, "Offers this type of service.", "Does not offer this type of service in this lot."
    )


def _age(wanted: Wanted, candidate: Candidate) -> Finding:
    youngest, oldest = candidate.ages
    met = youngest <= wanted.age <= oldest
    return _said(
        "age",
        met,
        f"Takes ages {youngest} to {oldest}.",
        f"Takes ages {youngest} to {oldest}; the child is {wanted.age}.",
    )


def _needs(wanted: Wanted, candidate: Candidate) -> Finding:
    missing = _labels(wanted.needs - candidate.needs, NEED_LABELS)
    every = "Offers every essential need." if wanted.also_wanted else "Offers every need asked for."
    return _said("needs", not missing, every, f"Does not offer: {joined(missing)}.")


def _also_wanted(wanted: Wanted, candidate: Candidate) -> tuple[Finding, ...]:
    """Needs that are wanted and not essential: they stop nobody and score in the ranking."""
    if not wanted.also_wanted:
        return ()
    missing = _labels(wanted.also_wanted - candidate.needs, NEED_LABELS)
    no = f"Does not offer what is wanted but not essential: {joined(missing)}. It scores less on fit to need."
    return (_said("also_wanted", not missing, "Offers every need that is also wanted.", no, weight=Weight.TELLS),)


def _never(wanted: Wanted, candidate: Candidate) -> tuple[Finding, ...]:
    if candidate.never is None:
        return (_said("never_takes", False, "", "It has not said what it never takes.", weight=Weight.TELLS),)
    asked = wanted.needs | wanted.also_wanted | wanted.risks
    refused = never_findings(candidate.never, needs=asked, age=wanted.age, part_days=sorted(wanted.part_days))
    return refused or (_said("never_takes", True, "Nothing asked for is on its list of what it never takes.", ""),)


def _mode(wanted: Wanted, candidate: Candidate) -> Finding:
    label = MODE_LABELS.get(wanted.mode, wanted.mode).lower()
    met = wanted.mode in candidate.modes
    return _said("mode", met, f"Works {label}.", f"Does not work {label}.")


def _lone_working(wanted: Wanted, candidate: Candidate) -> tuple[Finding, ...]:
    """Only where the child's risks ask for it; it warns, since a plan may be agreed before the start."""
    if not wanted.not_alone:
        return ()
    alone = candidate.never.works_alone if candidate.never else None
    said = (
        "has not said whether one adult may be alone with a child"
        if alone is None
        else "lets one adult be alone with a child"
    )
    no = f"It {said}; a risk of this child asks for two adults, or a plan."
    return (_said("lone_working", alone is False, "No adult is alone with a child there.", no, weight=Weight.WARNS),)


def _travel(wanted: Wanted, candidate: Candidate) -> Finding:
    if wanted.mode == "online":
        return Finding("travel", True, "Online: no journey.", SOURCE)
    comes = wanted.mode in {"home", "community"}
    limits = [candidate.travels_miles] if comes else [wanted.max_travel_miles, candidate.travels_miles]
    miles, limit = candidate.distance_miles, min((each for each in limits if each is not None), default=None)
    if limit is None:
        return Finding("travel", True, "No travel limit is set.", SOURCE)
    if miles is None:
        return _not_measured(wanted, candidate, comes)
    if comes:
        no = f"Travels up to {_whole(limit)} miles; this is {_whole(miles)}."
    elif limit == candidate.travels_miles:
        no = f"Takes children who live up to {_whole(limit)} miles from its site; this is {_whole(miles)}."
    else:
        no = f"The site is {_whole(miles)} miles away; the most asked for is {_whole(limit)}."
    return _said("travel", miles <= limit, "Within the travel limit.", no)


def _not_measured(wanted: Wanted, candidate: Candidate, comes: bool) -> Finding:
    """An unknown distance stops nobody, since the provider knows its own and answers for it; but it is said why."""
    if not wanted.home_known:
        no, fixer = "The child's home is not known or is restricted, so the distance was not measured.", "referrer"
    elif not candidate.site_area:
        far = f" It travels up to {_whole(candidate.travels_miles)} miles." if comes and candidate.travels_miles else ""
        no, fixer = f"Its base has no postcode on record, so the distance was not measured.{far}", "qa_officer"
    else:
        no, fixer = "The distance could not be measured.", "broker"
    return Finding("travel", False, no, SOURCE, Weight.WARNS, fixer)


def _area(wanted: Wanted, candidate: Candidate) -> tuple[Finding, ...]:
    if not wanted.avoid_areas or not candidate.site_area:
        return ()
    clear = candidate.site_area not in wanted.avoid_areas
    no = f"Its site is in {candidate.site_area}, an area the child must be kept from."
    return (_said("avoid_area", clear, "Its site is in no area the child must be kept from.", no, "broker"),)


def _part_days(wanted: Wanted, candidate: Candidate) -> Finding:
    shared = wanted.part_days & candidate.part_days
    if wanted.part_days and not shared:
        return Finding(
            "days_times", False, "Offers none of the days and times asked for.", SOURCE, fixer="provider_lead"
        )
    missing = [label for code, label in PART_DAY_LABELS.items() if code in wanted.part_days - candidate.part_days]
    no = f"Not free on: {joined(missing)}."
    return _said("days_times", not missing, "Offers every day and time asked for.", no, weight=Weight.WARNS)


def _capacity(candidate: Candidate) -> Finding:
    free = candidate.places_free
    return _said("capacity", free > 0, f"{counted(free, 'place')} free.", "No place is free for this period.")


def _least(candidate: Candidate) -> tuple[Finding, ...]:
    """A least number that is more than these hours come to is paid for all the same, so it is said before asking."""
    rate, bought = candidate.rate, candidate.units_bought
    if rate is None or bought is None or rate.least_units <= 1:
        return ()
    least, come = counted(rate.least_units, NOUNS[rate.unit]), f"{round(float(bought), 1):g}"
    met = bought >= rate.least_units
    no = f"Charges for at least {least}; these hours come to {come}."
    return (
        _said("least_units", met, f"These hours come to its least number, {least}, or more.", no, weight=Weight.WARNS),
    )


def _labels(codes: frozenset[str], words: dict[str, str]) -> list[str]:
    return sorted(words.get(code, code) for code in codes)


def _whole(miles: Fraction | int) -> str:
    tenths = int(Fraction(miles) * 10 + Fraction(1, 2))
    return str(tenths // 10) if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}"
