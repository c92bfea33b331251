"""The sections of a referral, what each asks, and the routes that are out of scope."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sixthday.rules.findings import Finding, Weight

SOURCE = "Decision report paragraphs 15 and 20 (M07, M10)"
SCOPE = "Decision report paragraph 14 (M33)"


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing a section asks. `when` is a flag that makes it needed; `form` lets an attached form stand in for now."""

    code: str
    label: str
    when: str = ""
    form: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the task list, in order."""

    code: str
    title: str
    asks: tuple[Ask, ...]


SECTIONS: tuple[Section, ...] = (
    Section(
        "child",
        "The child",
        (
            Ask("name", "the child's name"),
            Ask("born_on", "the date of birth"),
            Ask("school", "the school, or that there is none"),
            Ask("postcode", "the home postcode"),
            Ask("ehc_plan", "whether there is an EHC plan"),
            Ask("looked_after", "whether the child is looked after"),
            Ask("looked_after_by", "the authority that looks after the child", when="looked_after"),
            Ask("social_worker", "whether there is a social worker"),
            Ask("restricted_address", "whether the address is restricted"),
        ),
    ),
    Section(
        "what_happened",
        "What happened",
        (
            Ask("trigger", "what happened"),
            Ask("opened_on", "the day it happened"),
            Ask("legal_basis", "the legal basis proposed"),
            Ask("account", "what led to this", form=True),
            Ask("school_shortfall", "what the school cannot provide", when="on_roll_incomplete"),
        ),
    ),
    Section("needs", "Needs", (Ask("needs", "at least one need", form=True),)),
    Section("attainment", "Attainment", (Ask("attainment", "attainment, or that it is not known", form=True),)),
    Section("outcomes", "Outcomes wanted", (Ask("outcomes", "at least one outcome", form=True),)),
    Section(
        "risks",
        "Risks",
        (
            Ask("risks", "each risk, or that none is known"),
            Ask("measures", "what must be in place for each risk", when="has_risks"),
        ),
    ),
    Section(
        "people_and_places",
        "People and places to avoid",
        (Ask("avoid", "whom or where to avoid, or that there is nobody", form=True),),
    ),
    Section(
        "hours_and_times",
        "Hours, days and times",
        (
            Ask("weekly_minutes", "the hours a week proposed"),
            Ask("part_days", "the mornings and afternoons that suit"),
            Ask("start_on", "the day education should start"),
            Ask("end_on", "the last day"),
            Ask("mode", "where it should happen"),
        ),
    ),
    Section("transport", "Transport", (Ask("transport", "whether transport is needed"),)),
    Section(
        "views",
        "Views",
        (
            Ask("child_view", "the child's view, or why it is not known", form=True),
            Ask("parent_view", "the parent's or carer's view, or why it is not known", form=True),
            Ask("contact", "a person to contact at home"),
        ),
    ),
    Section(
        "documents",
        "Documents",
        (
            Ask("exclusion_notice", "the head teacher's notice", when="excluded"),
            Ask("medical_evidence", "the medical evidence, or that it is awaited", when="illness"),
        ),
    ),
)
SECTION: dict[str, Section] = {section.code: section for section in SECTIONS}


class Route(StrEnum):
    """What somebody is asking the council to do."""

    COUNCIL_DUTY = "council_duty"
    SCHOOL_PURCHASE = "school_purchase"
    RESIDENTIAL = "residential"


def missing(section: Section, given: frozenset[str], flags: frozenset[str]) -> tuple[Ask, ...]:
    """What a section still needs, given the codes answered and the flags that hold. Source: decision report (M07)."""
    return tuple(ask for ask in section.asks if ask.code not in given and (not ask.when or ask.when in flags))


def section_findings(
    code: str, given: frozenset[str], flags: frozenset[str] = frozenset(), *, form_attached: bool = False
) -> tuple[Finding, ...]:
    """One finding for each missing answer of a section, or a single met one when it is complete.

    With a form attached, what the form can hold warns and does not stop. Source: decision report (M07).
    """
    section = SECTION[code]
    lacking = missing(section, given, flags)
    if not lacking:
        return (Finding(f"section_{code}", True, f"{section.title}: complete.", SOURCE),)
    return tuple(_lacks(section, ask, form_attached) for ask in lacking)


def submission_findings(
    given: Mapping[str, frozenset[str]],
    flags: frozenset[str] = frozenset(),
    *,
    form_attached: bool = False,
    route: Route = Route.COUNCIL_DUTY,
    on_roll: bool = False,
    school_cannot_provide: bool = False,
) -> tuple[Finding, ...]:
    """Everything tested before a referral is submitted: the route, then each section in order. Source: decision report (M07, M33)."""
    sections = [
        finding
        for section in SECTIONS
        for finding in section_findings(
            section.code, given.get(section.code, frozenset()), flags, form_attached=form_attached
        )
    ]
    return (scope_finding(route, on_roll=on_roll, school_cannot_provide=school_cannot_provide), *sections)


def scope_finding(route: Route, *, on_roll: bool, school_cannot_provide: bool) -> Finding:
    """Whether the council's framework may be used: not to buy for a school, not for residential care.

    A child on a school's roll whose school cannot provide the full package is in scope. Source: decision report paragraph 14.
    """
    if route is Route.RESIDENTIAL:
        reason = "Residential provision is bought another way. Ask the council's placements team."
        return Finding("scope", False, reason, SCOPE, fixer="referrer")
    if route is Route.SCHOOL_PURCHASE and not (on_roll and school_cannot_provide):
        reason = (
            "A school buys its own alternative provision. If the child is on roll and the school cannot provide the "
            "full package, say so and this can go on."
        )
        return Finding("scope", False, reason, SCOPE, fixer="referrer")
    if on_roll and school_cannot_provide:
        return Finding("scope", True, "In scope: the child's school cannot provide the full package.", SCOPE)
    return Finding("scope", True, "In scope: the council arranges this education.", SCOPE)


def _lacks(section: Section, ask: Ask, form_attached: bool) -> Finding:
    stands_in = form_attached and ask.form
    reason = f"{section.title}: give {ask.label}."
    if stands_in:
        reason = f"{section.title}: {ask.label} is to be read from the attached form."
    weight = Weight.WARNS if stands_in else Weight.STOPS
    return Finding(f"{section.code}.{ask.code}", False, reason, SOURCE, weight, "broker" if stands_in else "referrer")
