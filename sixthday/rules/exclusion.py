"""Exclusion grounds of the Procurement Act: what was answered about each, and whether it excludes, is for a person to judge, or is clear."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sixthday.rules.findings import Finding, Weight
from sixthday.rules.parameters import law_on
from sixthday.rules.words import counted, joined, plain_date

ACT = "Procurement Act 2023"
DETERMINED = f"{ACT} s57 and s58"
MANDATORY, DISCRETIONARY = "mandatory", "discretionary"
CONVICTIONS, EVENTS, CONDUCT = "convictions", "events", "conduct"
GROUP_LABELS = {
    CONVICTIONS: "Convictions that exclude", EVENTS: "Other events that exclude", CONDUCT: "Grounds on which the council may exclude",
}  # fmt: skip


class Position(StrEnum):
    """Where an applicant stands on the grounds. The worst of them is the applicant's own."""

    CLEAR = "clear"
    EXCLUDABLE = "excludable"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground with the code of the central digital platform. `doubt` is shown wherever its look-back is."""

    code: str
    label: str
    group: str
    look_back_years: int
    from_on: date
    until_on: date | None
    source: str
    doubt: str = ""

    @property
    def weight(self) -> str:
        """Mandatory or discretionary."""
        return DISCRETIONARY if self.group == CONDUCT else MANDATORY

    @property
    def offence(self) -> bool:
        """Whether an answer to it is criminal-offence data, seen only by those who decide."""
        return self.group == CONVICTIONS


COMMENCED = date(2025, 2, 24)
_S6 = f"{ACT} Schedule 6"
_S7 = f"{ACT} Schedule 7"
_OLDER = (
    "Some grounds leave out events before 24 February 2025; which ones was not confirmed, so none is left out here."
)
_THREE = (
    "Five years is the usual reading; paragraph 15(2) of the text read says three for several grounds, probably only for "
    "events before commencement. Not confirmed: a person judges."
)

# fmt: off
GROUNDS: tuple[Ground, ...] = (
    Ground("corporate_manslaughter", "Corporate manslaughter or homicide", CONVICTIONS, 5, COMMENCED, None, f"{_S6} part 1", _OLDER),
    Ground("terrorism_and_offences", "Terrorism", CONVICTIONS, 5, COMMENCED, None, f"{_S6} part 1", _OLDER),
    Ground("theft_fraud", "Theft, fraud or bribery", CONVICTIONS, 5, COMMENCED, None, f"{_S6} part 1", _OLDER),
    Ground("labour_market", "Labour market, slavery or human trafficking offences", CONVICTIONS, 5, COMMENCED, None, f"{_S6} part 1", _OLDER),
    Ground("organised_crime", "Organised crime", CONVICTIONS, 5, COMMENCED, None, f"{_S6} part 1", _OLDER),
    Ground("tax_offences", "Tax offences", CONVICTIONS, 5, COMMENCED, None, f"{_S6} part 1", _OLDER),
    Ground("cartel_offences", "Cartel offences", CONVICTIONS, 5, COMMENCED, None, f"{_S6} part 1", _OLDER),
    Ground("ancillary_offences_aiding", "Aiding, encouraging or assisting any of these", CONVICTIONS, 5, COMMENCED, None, f"{_S6} part 1", _OLDER),
    Ground("adjustments_for_tax_arrangements", "Tax arrangements adjusted under the anti-abuse rule", EVENTS, 5, COMMENCED, None, f"{_S6} part 2", _OLDER),
    Ground("competition_law_infringements", "A decision that competition law was broken by a cartel", EVENTS, 5, COMMENCED, None, f"{_S6} part 2", _OLDER),
    Ground("defeat_in_respect", "Defeat over notifiable tax arrangements", EVENTS, 5, COMMENCED, None, f"{_S6} part 2", _OLDER),
    Ground("failure_to_cooperate", "Failure to co-operate with a debarment investigation", EVENTS, 5, COMMENCED, None, f"{_S6} part 2", _OLDER),
    Ground("finding_by_HMRC", "A finding by HMRC of abusive VAT arrangements", EVENTS, 5, COMMENCED, None, f"{_S6} part 2", _OLDER),
    Ground("penalties_for_transactions", "Penalties for transactions connected with VAT fraud", EVENTS, 5, COMMENCED, None, f"{_S6} part 2", _OLDER),
    Ground("penalties_payable", "Penalties for deliberate errors in tax returns", EVENTS, 5, COMMENCED, None, f"{_S6} part 2", _OLDER),
    Ground("acting_improperly", "Acting improperly in a procurement", CONDUCT, 5, COMMENCED, None, _S7, _THREE),
    Ground("breach_of_contract", "Breach of contract or poor performance", CONDUCT, 5, COMMENCED, None, _S7, _THREE),
    Ground("environmental_misconduct", "Environmental misconduct", CONDUCT, 5, COMMENCED, None, _S7, _THREE),
    Ground("infringement_of_competition", "Infringement of competition law", CONDUCT, 5, COMMENCED, None, _S7, _THREE),
    Ground("insolvency_bankruptcy", "Insolvency or bankruptcy", CONDUCT, 5, COMMENCED, None, _S7, _THREE),
    Ground("labour_market_misconduct", "Labour market misconduct", CONDUCT, 5, COMMENCED, None, _S7, _THREE),
    Ground("potential_competition_law_infringements", "Possible infringement of competition law", CONDUCT, 5, COMMENCED, None, _S7, _THREE),
    Ground("professional_misconduct", "Professional misconduct", CONDUCT, 5, COMMENCED, None, _S7, _THREE),
    Ground("substantial_part_business", "Suspension of all or much of the business", CONDUCT, 5, COMMENCED, None, _S7, _THREE),
)
# fmt: on
CODES = tuple(ground.code for ground in GROUNDS)
GROUND_LABELS = {ground.code: ground.label for ground in GROUNDS}
OFFENCES = frozenset(ground.code for ground in GROUNDS if ground.offence)

CONNECTIONS: tuple[tuple[str, str], ...] = (
    ("director", "Director or shadow director"),
    ("significant_control", "Person with significant control"),
    ("parent", "Parent company"),
    ("subsidiary", "Subsidiary company"),
    ("predecessor", "Predecessor company"),
    ("significant_influence", "Anybody else with significant influence"),
)
FACTORS: tuple[tuple[str, str], ...] = (
    ("taken_seriously", "Took it seriously, for instance by paying compensation"),
    ("steps_taken", "Took steps to prevent it happening again"),
    ("commitments", "Committed to steps that can be checked"),
    ("time_elapsed", "Time has passed since it last happened"),
    ("other_evidence", "Other evidence or explanation"),
)


@dataclass(frozen=True, slots=True)
class Declared:
    """One ground said to apply: to whom (words), the day of the determination, and what was done since (codes of FACTORS)."""

    ground: str
    about: str
    determined_on: date
    self_cleaning: tuple[str, ...] = ()


def grounds_on(on: date) -> tuple[Ground, ...]:
    """The grounds asked about on a day. Source: Procurement Act 2023 Schedules 6 and 7; each row's own."""
    return tuple(row for row in GROUNDS if row.from_on <= on and (row.until_on is None or on <= row.until_on))


def ground_on(code: str, on: date) -> Ground:
    """The ground with this code on a day. Raises KeyError for a code not asked about then. Source: each row's own."""
    return {ground.code: ground for ground in grounds_on(on)}[code]


def declared_findings(declared: Sequence[Declared], on: date) -> tuple[Finding, ...]:
    """A finding for each ground said to apply, or the one that none does.

    Past its look-back a ground no longer counts. A mandatory ground excludes, unless something is put forward that it will
    not happen again: then, as with any discretionary ground, a person judges. Source: Procurement Act 2023 s57 and s58.
    """
    if not declared:
        return (Finding("exclusion_clear", True, "No exclusion ground is said to apply.", DETERMINED),)
    return tuple(_finding(each, on) for each in declared)


def position_of(declared: Sequence[Declared], on: date, *, listed: bool = False) -> Position:
    """Where the applicant stands: the worst of its grounds; one that the debarment list may name is for a person to judge.

    Source: Procurement Act 2023 s57 and s62.
    """
    return max(
        (Position.EXCLUDABLE if listed else Position.CLEAR, *(_position(each, on) for each in declared)),
        key=list(Position).index,
    )


def listed_finding(who: str, listed: str, listed_on: date, ground: str) -> Finding:
    """That a line of the debarment list of a day may be the applicant, or somebody connected with it.

    Source: Procurement Act 2023 s62.
    """
    reason = f"{listed}, on the debarment list of {plain_date(listed_on)} ({ground}), may be {who}: look, and decide."
    return Finding("debarment_list", False, reason, f"{ACT} s62", Weight.WARNS, fixer="senior_officer")


def statement_findings(
    *, answered: bool, people: int | None, declared: Iterable[Declared], on: date
) -> tuple[Finding, ...]:
    """Whether the grounds are answered for the applicant and everybody connected with it (`people`, None when not yet said).

    Source: Procurement Act 2023 s26 to s28.
    """
    source = f"{ACT} s26 to s28"
    ahead = sorted({ground_on(each.ground, on).label for each in declared if each.determined_on > on})
    return (
        Finding("connected_said", people is not None, _met(people is not None, "Say who is connected with you, or that nobody is."),
                source, fixer="provider_lead"),
        Finding("exclusion_answered", answered, _met(answered, "Answer the exclusion grounds."), source, fixer="provider_lead"),
        Finding("exclusion_dates", not ahead, _met(not ahead, f"The date cannot be in the future: {joined(ahead) if ahead else ''}."),
                source, fixer="provider_lead"),
    )  # fmt: skip


def determination_findings(
    position: Position, *, excludes: bool, weighed: Sequence[str], represented: bool, reason: str
) -> tuple[Finding, ...]:
    """Whether a person may decide so. `weighed` are codes of FACTORS; `represented`: the applicant was let put its case.

    Source: Procurement Act 2023 s57 and s58.
    """
    grounds = position is not Position.CLEAR or not excludes
    weighs = position is Position.CLEAR or bool(weighed)
    lets_in = excludes or position is not Position.EXCLUDED
    return (
        _test("determination_grounds", grounds, "Nobody is excluded without a ground that applies."),
        _test("determination_reason", bool(reason.strip()), "Give the reason."),
        _test(
            "determination_heard", represented or not excludes, "Let the applicant put its case before it is excluded."
        ),
        _test("determination_weighed", weighs, "Say what was weighed."),
        _test(
            "determination_mandatory",
            lets_in or {"steps_taken", "commitments"} & set(weighed) != set(),
            "A mandatory ground is set aside only for steps taken, or commitments made, against it happening again.",
        ),
    )


def minister_told_by(excluded_on: date) -> date:
    """The last day to tell the Minister that a supplier was excluded. Source: Procurement Act 2023 s59."""
    return excluded_on + timedelta(days=law_on("exclusion_notice_days", excluded_on).value - 1)


def _finding(each: Declared, on: date) -> Finding:
    ground, position = ground_on(each.ground, on), _position(each, on)
    begins = _begins(ground, on)
    since = f"{ground.label}, {each.about}, {plain_date(each.determined_on)}"
    if position is Position.CLEAR:
        reason = f"{since}: more than {counted(ground.look_back_years, 'year')} ago (before {plain_date(begins)})."
        return Finding(f"exclusion_{each.ground}", True, reason, ground.source, Weight.TELLS)
    if position is Position.EXCLUDED:
        reason = f"{since}: this excludes the applicant. Nothing is put forward that it will not happen again."
        return Finding(f"exclusion_{each.ground}", False, reason, ground.source, Weight.STOPS, fixer="senior_officer")
    reason = f"{since}: whether it is likely to happen again is for a person to judge."
    return Finding(f"exclusion_{each.ground}", False, reason, ground.source, Weight.WARNS, fixer="senior_officer")


def _position(each: Declared, on: date) -> Position:
    ground = ground_on(each.ground, on)
    if each.determined_on < _begins(ground, on):
        return Position.CLEAR
    judged = ground.weight == DISCRETIONARY or bool(each.self_cleaning)
    return Position.EXCLUDABLE if judged else Position.EXCLUDED


def _begins(ground: Ground, on: date) -> date:
    """The first day of the years that end with this day."""
    year = on.year - ground.look_back_years
    same = on.replace(year=year) if (on.month, on.day) != (2, 29) else date(year, 2, 28)
    return same + timedelta(days=1)


def _met(met: bool, no: str) -> str:
    return "Said." if met else no


def _test(code: str, met: bool, reason: str) -> Finding:
    return Finding(code, met, reason, DETERMINED, fixer="" if met else "senior_officer")
