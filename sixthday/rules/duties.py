"""The legal bases of a duty, what opens it, what ends it, and what a signed decision must hold."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sixthday.rules.findings import Finding, Weight
from sixthday.rules.parameters import law_on
from sixthday.rules.words import hours_text, plain_date


class LegalBasis(StrEnum):
    """Under which power or duty the council arranges education for this child."""

    SECTION_19_EXCLUSION = "section_19_exclusion"
    SECTION_19_ILLNESS = "section_19_illness"
    SECTION_19_OTHERWISE = "section_19_otherwise"
    EOTAS = "eotas"
    EHC_PLAN = "ehc_plan"
    LOOKED_AFTER_NO_PLACE = "looked_after_no_place"
    PLACED_IN_BY_OTHER_AUTHORITY = "placed_in_by_other_authority"
    POWER_16_18 = "power_16_18"


class TriggerEvent(StrEnum):
    """What happened to the child that opened the question."""

    PERMANENT_EXCLUSION = "permanent_exclusion"
    UNIT_SUSPENSION = "unit_suspension"
    ILLNESS = "illness"
    PLACEMENT_BREAKDOWN = "placement_breakdown"
    NO_SCHOOL_PLACE = "no_school_place"
    MOVED_IN = "moved_in"
    CARE_PLACEMENT = "care_placement"
    EHC_PLAN_NAMING = "ehc_plan_naming"
    PACKAGE_INCOMPLETE = "package_incomplete"
    OVER_16 = "over_16"


class Ending(StrEnum):
    """How a duty ends without the judged hours having started."""

    UNIT_OR_SCHOOL_PLACE = "unit_or_school_place"
    REINSTATED = "reinstated"
    CANCELLED = "cancelled"
    MOVED_AWAY = "moved_away"
    HOME_EDUCATED = "home_educated"
    NO_LONGER_OWED = "no_longer_owed"


@dataclass(frozen=True, slots=True)
class Basis:
    """A legal basis in words. `full_time` says that fewer hours need a health reason."""

    code: LegalBasis
    label: str
    source: str
    full_time: bool = True
    doubt: str = ""


_S19 = "Education Act 1996 s19"

BASES: tuple[Basis, ...] = (
    Basis(LegalBasis.SECTION_19_EXCLUSION, "Section 19: excluded", f"{_S19}(3A); SI 2007/1870"),
    Basis(LegalBasis.SECTION_19_ILLNESS, "Section 19: illness", f"{_S19}(1); DfE health needs guidance, December 2023"),
    Basis(LegalBasis.SECTION_19_OTHERWISE, "Section 19: otherwise without education", f"{_S19}(1)"),
    Basis(
        LegalBasis.EOTAS, "Education otherwise than at school", "Children and Families Act 2014 s61", full_time=False
    ),
    Basis(LegalBasis.EHC_PLAN, "Provision in an EHC plan", "Children and Families Act 2014 s42", full_time=False),
    Basis(
        LegalBasis.LOOKED_AFTER_NO_PLACE, "Looked after without a school place", f"Children Act 1989 s22(3A); {_S19}"
    ),
    Basis(
        LegalBasis.PLACED_IN_BY_OTHER_AUTHORITY,
        "Placed here by another authority",
        _S19,
        doubt="Which authority pays is agreed case by case.",
    ),
    Basis(LegalBasis.POWER_16_18, "Power for 16 to 18", f"{_S19}(4)", full_time=False, doubt="A power, not a duty."),
)
BASIS: dict[LegalBasis, Basis] = {basis.code: basis for basis in BASES}

TRIGGERS: tuple[tuple[TriggerEvent, str, LegalBasis], ...] = (
    (TriggerEvent.PERMANENT_EXCLUSION, "Permanently excluded", LegalBasis.SECTION_19_EXCLUSION),
    (TriggerEvent.UNIT_SUSPENSION, "Suspended from a unit the council maintains", LegalBasis.SECTION_19_EXCLUSION),
    (TriggerEvent.ILLNESS, "Too ill to attend", LegalBasis.SECTION_19_ILLNESS),
    (TriggerEvent.PLACEMENT_BREAKDOWN, "A placement broke down", LegalBasis.SECTION_19_OTHERWISE),
    (TriggerEvent.NO_SCHOOL_PLACE, "No school place", LegalBasis.SECTION_19_OTHERWISE),
    (TriggerEvent.MOVED_IN, "Moved into the area without a place", LegalBasis.SECTION_19_OTHERWISE),
    (TriggerEvent.CARE_PLACEMENT, "Moved care placement without a place", LegalBasis.LOOKED_AFTER_NO_PLACE),
    (TriggerEvent.EHC_PLAN_NAMING, "EHC plan needs provision outside a school", LegalBasis.EHC_PLAN),
    (TriggerEvent.PACKAGE_INCOMPLETE, "The school cannot provide the full package", LegalBasis.SECTION_19_OTHERWISE),
    (TriggerEvent.OVER_16, "Aged 16 to 18 without education", LegalBasis.POWER_16_18),
)

ENDINGS: tuple[tuple[Ending, str, str], ...] = (
    (
        Ending.UNIT_OR_SCHOOL_PLACE,
        "Unit or school place taken",
        "the school's confirmation that the child is on its roll",
    ),
    (Ending.REINSTATED, "Reinstated", "the governing board's or panel's letter"),
    (Ending.CANCELLED, "Exclusion cancelled", "the head teacher's notice of cancellation"),
    (Ending.MOVED_AWAY, "Moved away", "the receiving authority's acknowledgement"),
    (Ending.HOME_EDUCATED, "Home educated", "the parent's written notice and the school's deletion return"),
    (Ending.NO_LONGER_OWED, "No longer owed", "the decision-maker's reason"),
)


@dataclass(frozen=True, slots=True)
class Delegation:
    """Authority to decide under some bases, from and until, both included."""

    bases: frozenset[LegalBasis]
    from_on: date
    until_on: date | None = None

    def covers(self, basis: LegalBasis, on: date) -> bool:
        """Whether it allows a decision under this basis on this day."""
        return basis in self.bases and self.from_on <= on and (self.until_on is None or on <= self.until_on)


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """A duty decision as it stands before it is signed. People are opaque references; minutes are a week's."""

    basis: LegalBasis
    owed: bool
    decided_on: date
    reason: str
    decider_ref: str
    referrer_ref: str
    broker_ref: str
    delegations: tuple[Delegation, ...] = ()
    suitable_minutes: int | None = None
    part_time_reason: str = ""
    part_time_until: date | None = None
    review_on: date | None = None
    part_time: bool = False  # the decision-maker says it is less than full time, whatever the hours


def decision_findings(facts: DecisionFacts) -> tuple[Finding, ...]:
    """Everything a duty decision must hold before it can be signed. Source: Education Act 1996 s19 and the basis's own."""
    findings = [*_who_may(facts), _reasoned(facts)]
    if facts.owed:
        findings += [_hours_given(facts), *_part_time(facts)]
    return tuple(findings)


def ending_findings(ending: Ending, evidence: str, *, basis: LegalBasis) -> tuple[Finding, ...]:
    """Whether a duty may be ended: each ending needs its evidence named. Source: Education Act 1996 s19."""
    needed = {code: wanted for code, _, wanted in ENDINGS}[ending]
    named = bool(evidence.strip())
    reason = f"Evidence is recorded: {needed}." if named else f"Say what shows it: {needed}."
    return (Finding("ending_evidence", named, reason, BASIS[basis].source, fixer="decision_maker"),)


def evidence_findings(by_on: date | None, decided_on: date) -> tuple[Finding, ...]:
    """A decision that more evidence is needed says by when, on a day to come. Source: Education Act 1996 s19."""
    later = by_on is not None and by_on > decided_on
    words = "The evidence has a day to come by." if later else "Say by which day the evidence must come, after today."
    return (Finding("evidence_by", later, words, _S19, fixer="decision_maker"),)


def is_part_time(facts: DecisionFacts) -> bool:
    """Whether the hours are less than full time: fewer than the yardstick under a duty to give full-time education, or
    said to be. Source: Education Act 1996 s19(3A) and (3AA)."""
    full_time = law_on("full_time_education_minutes", facts.decided_on).value
    return facts.part_time or (BASIS[facts.basis].full_time and 0 < (facts.suitable_minutes or 0) < full_time)


def _who_may(facts: DecisionFacts) -> tuple[Finding, ...]:
    basis = BASIS[facts.basis]
    own = facts.decider_ref in {facts.referrer_ref, facts.broker_ref}
    independent = "The decision-maker is neither the referrer nor the broker."
    if own:
        who = "referrer" if facts.decider_ref == facts.referrer_ref else "broker"
        independent = f"The {who} of this referral cannot decide it. Ask another decision-maker."
    delegated = any(delegation.covers(facts.basis, facts.decided_on) for delegation in facts.delegations)
    words = "holds" if delegated else "does not hold"
    authority = f"The decision-maker {words} a delegation for “{basis.label}” on {plain_date(facts.decided_on)}."
    return (
        Finding("decider_independent", not own, independent, "Council scheme of delegation", fixer="decision_maker"),
        Finding("decider_delegated", delegated, authority, "Council scheme of delegation", fixer="administrator"),
    )


def _reasoned(facts: DecisionFacts) -> Finding:
    given = bool(facts.reason.strip())
    reason = "The decision gives its reason." if given else "Give the reason for the decision."
    return Finding("decision_reason", given, reason, BASIS[facts.basis].source, fixer="decision_maker")


def _hours_given(facts: DecisionFacts) -> Finding:
    given = bool(facts.suitable_minutes and facts.suitable_minutes > 0)
    reason = "Say how many hours a week are suitable."
    if given:
        reason = f"{hours_text(facts.suitable_minutes or 0)} a week are judged suitable."
    return Finding("hours_judged", given, reason, BASIS[facts.basis].source, fixer="decision_maker")


def _part_time(facts: DecisionFacts) -> tuple[Finding, ...]:
    full_time = law_on("full_time_education_minutes", facts.decided_on)
    fewer = 0 < (facts.suitable_minutes or 0) < full_time.value
    if not (fewer or facts.part_time):
        return ()
    basis, less = (
        BASIS[facts.basis],
        f"Fewer than {hours_text(full_time.value)} a week" if fewer else "Less than full time",
    )
    if not is_part_time(facts):
        reason = f"{less}: check that the hours match the plan."
        return (Finding("part_time_plan", False, reason, basis.source, Weight.WARNS, "decision_maker"),)
    source = "Education Act 1996 s19(3A) and (3AA)"
    dates = (
        ("part_time_end", facts.part_time_until, "an end date"),
        ("part_time_review", facts.review_on, "a review date"),
    )
    health = bool(facts.part_time_reason.strip())
    words = (
        "The physical or mental health reason is given."
        if health
        else f"{less} needs a physical or mental health reason."
    )
    findings = [Finding("part_time_health_reason", health, words, source, fixer="decision_maker")]
    for code, on, name in dates:
        later = on is not None and on > facts.decided_on
        words = f"{less} has {name}." if later else f"{less} needs {name} after the day of the decision."
        findings.append(Finding(code, later, words, source, fixer="decision_maker"))
    return tuple(findings)
