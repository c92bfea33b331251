"""What must be in order before a child is asked for, awarded, signed for and started: one table, and the gate over it."""

from collections.abc import Collection, Sequence, ValuesView
from dataclasses import dataclass
from datetime import date

from sixthday.rules.calendars import SchoolDays
from sixthday.rules.findings import Finding, Weight, blockers
from sixthday.rules.lasting import last_day
from sixthday.rules.money import money_text, whole_pounds_text
from sixthday.rules.words import counted, plain_date

REQUEST, AWARD, SIGNATURE, START = "request", "award", "signature", "start"
MET, UNMET, DEFERRED, OVERDUE = "met", "unmet", "deferred", "overdue"
_ALWAYS = frozenset({REQUEST, AWARD, SIGNATURE, START})
_FROM_AWARD = frozenset({AWARD, SIGNATURE, START})
_AT_START = frozenset({START})
_BEFORE_SIGNING = frozenset({AWARD, SIGNATURE})
_NOWHERE: frozenset[str] = frozenset()  # asked for, reminded of and reported; stops nothing
PROVIDER, COUNCIL = "provider", "council"
REMINDERS = (60, 30, 14, 0)  # days before the last day
_AP_GUIDE = "DfE, Arranging Alternative Provision, February 2025"
_NEW_WORK = frozenset({"standing", "registration_guard"})
_KCSIE = "Keeping children safe in education 2025, alternative provision"
_STANDARDS = "DfE non-school alternative provision: voluntary national standards, August 2025"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One row. `waivable_days` is the school days by which it may follow, None for never; `amount_pence` a least level;
    `months` the longest it may run from its first day, None for as long as the document says.

    `evidence` is shown by the provider (`shown_by`) or found by the council; `derived` is worked out from other facts; what
    is neither is recorded by a person for each placement. A row with no moment in `at` stops nothing.
    """

    code: str
    label: str
    applies_to: str
    at: frozenset[str]
    waivable_days: int | None
    lasts: str
    fixer: str
    source: str
    amount_pence: int = 0
    evidence: bool = True
    derived: bool = False
    months: int | None = None
    shown_by: str = PROVIDER
    reminders: tuple[int, ...] = REMINDERS

    @property
    def recorded(self) -> bool:
        """Whether a person records it for each placement."""
        return not self.evidence and not self.derived

    @property
    def blocking(self) -> bool:
        """Whether anything waits for it."""
        return bool(self.at)

    @property
    def sent(self) -> bool:
        """Whether the provider sends something that quality assurance then looks at."""
        return self.evidence and self.shown_by == PROVIDER


# fmt: off
_ROWS: tuple[Requirement, ...] = (
    Requirement("public_liability", "Public liability insurance", "provider", _ALWAYS, None, "to the certificate's end date",
                "provider_lead", "Framework terms; level to be confirmed by the council", 5_000_000_00),
    Requirement("employers_liability", "Employers' liability insurance", "provider", _ALWAYS, None, "to the certificate's end date",
                "provider_lead", "Employers' Liability (Compulsory Insurance) Act 1969", 5_000_000_00),
    Requirement("safeguarding_lead", "Safeguarding lead, trained", "provider", _ALWAYS, None, "2 years from training",
                "provider_lead", f"{_KCSIE}; {_STANDARDS} 1.5", months=24),
    Requirement("safeguarding_letter", "Written confirmation of staff checks", "provider", _FROM_AWARD, None, "the school year",
                "provider_lead", _KCSIE, months=13),
    Requirement("safeguarding_policy", "Safeguarding policy reviewed", "provider", _AT_START, 20, "a year, or a new edition of KCSIE",
                "provider_lead", f"{_STANDARDS} 1.2", months=12),
    Requirement("ico_registration", "Registered with the Information Commissioner", "provider", _AT_START, 20, "a year",
                "provider_lead", "Data Protection (Charges and Information) Regulations 2018", months=12),
    Requirement("data_sharing", "Data-sharing terms acknowledged", "provider", _AT_START, 10, "the term of the framework",
                "provider_lead", "UK GDPR Article 26 or 28"),
    Requirement("exclusion_check", "Exclusion grounds and debarment list checked", "provider", _BEFORE_SIGNING, None,
                "as long as the council has chosen", "qa_officer", "Procurement Act 2023 sections 45(6), 48 and 57 to 62",
                shown_by=COUNCIL),
    Requirement("health_and_safety", "Health and safety policy", "provider", _NOWHERE, None, "a year", "provider_lead",
                f"{_STANDARDS} part 2; Health and Safety at Work etc. Act 1974 s2(3)", months=12),
    Requirement("staff_training", "Safeguarding and Prevent training of all staff", "provider", _NOWHERE, None, "a year",
                "provider_lead", f"{_STANDARDS} 1.4", months=12),
    Requirement("professional_indemnity", "Professional indemnity insurance", "provider", _NOWHERE, None,
                "to the certificate's end date", "provider_lead", "Framework terms; level to be confirmed by the council",
                1_000_000_00),
    Requirement("site_cleared", "Site cleared", "site", _AT_START, None, "a year from the visit", "qa_officer",
                f"{_AP_GUIDE}; {_STANDARDS} 1.6", shown_by=COUNCIL),
    Requirement("premises_risk", "Risk assessment of the premises", "site", _NOWHERE, None, "a year", "provider_lead",
                f"{_STANDARDS} part 2; Management of Health and Safety at Work Regulations 1999", months=12),
    Requirement("fire_risk", "Fire risk assessment and drills", "site", _NOWHERE, None, "a year", "provider_lead",
                "Regulatory Reform (Fire Safety) Order 2005", months=12),
    Requirement("adult_cleared", "Adult cleared: enhanced DBS with children's barred list", "adult", _AT_START, None,
                "3 years, or the update service", "qa_officer", f"Safeguarding Vulnerable Groups Act 2006; {_KCSIE}",
                shown_by=COUNCIL),
    Requirement("adult_training", "Safeguarding training", "adult", _NOWHERE, None, "a year", "provider_lead",
                f"{_KCSIE}; {_STANDARDS} 1.4", months=12),
    Requirement("adult_first_aid", "First aid certificate", "adult", _NOWHERE, None, "3 years", "provider_lead",
                f"{_STANDARDS} part 2; Health and Safety (First-Aid) Regulations 1981", months=36),
    Requirement("child_risk_assessment", "Child's risk assessment agreed", "placement", _AT_START, None, "the placement",
                "qa_officer", f"{_AP_GUIDE}; Management of Health and Safety at Work Regulations 1999", evidence=False),
    Requirement("emergency_contact", "Emergency and medical contact", "placement", _AT_START, None, "the placement", "broker",
                _AP_GUIDE, evidence=False),
    Requirement("standing", "Provider, lot and site in good standing", "placement", _ALWAYS, None, "every day", "qa_officer",
                "Framework terms, suspension and removal", evidence=False, derived=True),
    Requirement("registration_guard", "Below the hours at which it must register", "placement", _ALWAYS, None, "every change of hours",
                "broker", "Education Act 1996 s463", evidence=False, derived=True),
    Requirement("signed_calloff", "Call-off signed by both, or a short emergency order", "calloff", _AT_START, None,
                "the call-off", "broker", "Decision report, recommendation c and risk 5", evidence=False, derived=True),
    Requirement("transport", "Transport arranged, or not needed", "placement", _AT_START, None, "the placement", "broker",
                "Education Act 1996 s508B", evidence=False),
    Requirement("child_met", "Child met, first day planned", "placement", _AT_START, 5, "the placement", "provider_lead",
                _AP_GUIDE, evidence=False),
    Requirement("personalised_plan", "Personalised plan", "placement", _AT_START, 10, "to the next review", "provider_lead",
                _AP_GUIDE, evidence=False),
    Requirement("baseline", "Starting points recorded", "placement", _AT_START, 15, "the placement", "provider_lead",
                _STANDARDS, evidence=False),
)
# fmt: on
REQUIREMENT: dict[str, Requirement] = {requirement.code: requirement for requirement in _ROWS}
REQUIREMENTS: ValuesView[Requirement] = REQUIREMENT.values()  # the one table, in order


def sent_rows(*applies_to: str) -> tuple[Requirement, ...]:
    """The rows against which a provider sends something: of all kinds, or only for itself, a site or an adult.

    Source: the requirements table.
    """
    return tuple(row for row in REQUIREMENTS if row.sent and (not applies_to or row.applies_to in applies_to))


@dataclass(frozen=True, slots=True)
class Held:
    """Evidence held. `subject_ref` names the adult or site it is about (empty for the provider); `valid_to` is included."""

    requirement_code: str
    valid_to: date | None
    verified: bool
    subject_ref: str = ""
    amount_pence: int | None = None


@dataclass(frozen=True, slots=True)
class Deferral:
    """Leave for a waivable requirement to follow by a day, given by a named senior officer with a reason."""

    requirement_code: str
    by_ref: str
    reason: str
    due_on: date


@dataclass(frozen=True, slots=True)
class EmergencyOrder:
    """A short order that lets education begin before signature; needs a most it may cost and a last day."""

    maximum_pence: int | None
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class GateFacts:
    """All a gate looks at: evidence held, findings for the rows that are not evidence, and who and where (reference, words)."""

    held: tuple[Held, ...]
    findings: tuple[Finding, ...]
    adults: tuple[tuple[str, str], ...] = ()
    sites: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class GateLine:
    """One line of the gate: the requirement, its state (met, unmet, deferred, overdue), the finding behind it, and the site
    or adult it is about (empty for the provider and the placement)."""

    requirement: Requirement
    state: str
    finding: Finding
    subject_ref: str = ""


def evidence_current(
    held: Held | None, requirement: Requirement, on: date, *, of: str = "", event: str = "the start"
) -> Finding:
    """Whether evidence counts on a day: held, checked by quality assurance, in date (last day included), at the level.

    `of` names the adult or site; `event` is what happens that day. Source: the requirement's own.
    """
    label = f"{requirement.label}{f' ({of})' if of else ''}"
    reason = _evidence_trouble(held, requirement, on, label, event)
    fixer = "qa_officer" if held is not None and not held.verified else requirement.fixer
    said = reason or f"{label} is in date on {plain_date(on)}."
    return Finding(requirement.code, not reason, said, requirement.source, fixer=fixer)


def best_evidence(
    held: Sequence[Held],
    requirement: Requirement,
    on: date,
    *,
    of: str = "",
    subject_ref: str = "",
    event: str = "the start",
) -> Finding:
    """The finding of the best evidence held for one subject: any that counts, else the one that runs longest.

    Source: the requirement's own.
    """
    mine = [row for row in held if row.requirement_code == requirement.code and row.subject_ref == subject_ref]
    findings = [evidence_current(row, requirement, on, of=of, event=event) for row in sorted(mine, key=_runs_longest)]
    found = next((finding for finding in findings if finding.met), findings[0] if findings else None)
    return found or evidence_current(None, requirement, on, of=of, event=event)


def standing_evidence(held: Sequence[Held], at: str, on: date, event: str = "the start") -> tuple[Finding, ...]:
    """The provider's evidence at a stage (request, award, signature, start) on a day. Source: each requirement's own."""
    rows = [row for row in REQUIREMENTS if at in row.at and row.applies_to == "provider" and row.evidence]
    return tuple(best_evidence(held, row, on, event=event) for row in rows)


def gate(facts: GateFacts, on: date, deferrals: Sequence[Deferral] = (), at: str = START) -> tuple[GateLine, ...]:
    """Every requirement of a stage on a day, in table order. Nothing recorded is unmet. Source: M13 and each row's own."""
    lines = [line for row in REQUIREMENTS if at in row.at for line in _lines(row, facts, on, deferrals)]
    return tuple(lines)


def gate_opens(lines: Sequence[GateLine]) -> bool:
    """Whether every line is met, or deferred and not overdue. Source: decision report, risk 5 (M13)."""
    return bool(lines) and all(line.state in {MET, DEFERRED} for line in lines)


def session_stops(
    lines: Sequence[GateLine], going_on: Collection[tuple[str, str]] = frozenset()
) -> tuple[GateLine, ...]:
    """The lines for which a placement that has started may hold no session: unmet or overdue, but for those that ask
    only whether new work may begin, and those (row, subject) without which a person has decided that it goes on.

    Source: framework terms, suspension for new work; decision report, risk 5 (M13).
    """
    return tuple(
        line
        for line in lines
        if line.state not in {MET, DEFERRED}
        and line.requirement.code not in _NEW_WORK
        and (line.requirement.code, line.subject_ref) not in going_on
    )


def deferral_findings(
    requirement: Requirement, *, senior: bool, reason: str, granted_on: date, due_on: date, school_days: SchoolDays
) -> tuple[Finding, ...]:
    """Whether a requirement may follow: waivable, senior officer, reason, within its school days. Raises UnknownCalendar.

    Source: the requirement's own.
    """
    days, label, source = requirement.waivable_days, requirement.label, requirement.source
    if days is None:
        return (
            Finding(
                "deferral_allowed",
                False,
                f"{label} can never follow: it must be in place first.",
                source,
                fixer=requirement.fixer,
            ),
        )
    latest = school_days.nth(days, granted_on, counting_first=False)
    return (
        Finding("deferral_allowed", True, f"{label} may follow within {counted(days, 'school day')}.", source),
        Finding("deferral_senior", senior, "A named senior officer must allow this.", source, fixer="senior_officer"),
        Finding("deferral_reason", bool(reason.strip()), "A reason must be given.", source, fixer="senior_officer"),
        Finding(
            "deferral_due",
            granted_on <= due_on <= latest,
            f"It must follow by {plain_date(latest)}.",
            source,
            fixer="senior_officer",
        ),
    )


def recording_findings(
    code: str, issued_on: date, valid_until_on: date, amount_pence: int | None, subject: str = PROVIDER
) -> tuple[Finding, ...]:
    """Whether evidence about a provider, a site or an adult may be recorded: a row that providers show, for that subject,
    dates in order and no longer than the row allows, an amount where the row asks for one. Source: the requirement's own.
    """
    row = REQUIREMENT.get(code)
    if row is None or not row.sent or row.applies_to != subject:
        return (Finding("evidence_row", False, "Choose what the evidence is for.", "Requirements table"),)
    has_amount = not row.amount_pence or bool(amount_pence)
    latest = last_day(issued_on, row.months) if row.months else date.max
    longest = f"It lasts {row.lasts}: the last day can be no later than {plain_date(latest)}."
    return (
        Finding(
            "evidence_dates", valid_until_on >= issued_on, "The last day must not be before the first day.", row.source
        ),
        Finding("evidence_lasts", valid_until_on <= latest, longest, row.source),
        Finding("evidence_amount", has_amount, "Give the amount it covers.", row.source),
    )


def second_look_findings(requirement: Requirement, recorded_by: str, by: str, officer: str = "") -> tuple[Finding, ...]:
    """Whether a person (by reference) may verify, or reject, what another recorded; where an officer is named for it, only
    that officer. Source: separation of duties (M13)."""
    reason = f"{requirement.label}: the second look must be another person's than the one who recorded it."
    named = f"{requirement.label}: another officer is named for this. Take it over first."
    return (
        Finding("second_look", recorded_by != by, reason, "Separation of duties (M13)", fixer="qa_officer"),
        Finding("named_officer", officer in {"", by}, named, "Separation of duties (M13)", fixer="qa_officer"),
    )


def folded(code: str, findings: Sequence[Finding]) -> Finding:
    """Several findings as the one of a requirement: unmet with every stopping reason, else met. Source: the requirement's own."""
    row = REQUIREMENT[code]
    stops = blockers(findings)
    if not findings:
        return Finding(code, False, f"{row.label}: not recorded.", row.source, fixer=row.fixer)
    reason = " ".join(finding.reason for finding in stops or findings)
    return Finding(code, not stops, reason, row.source, fixer=row.fixer)


def signed_or_emergency(
    signed_on: date | None, order: EmergencyOrder | None, on: date, *, last_day_on: date | None = None
) -> Finding:
    """Whether the call-off is signed by both, or an emergency order with a maximum and a last day covers the day.

    `last_day_on` is the last day that a signed call-off pays for: after it nothing does. Source: decision report, risk 5.
    """
    row = REQUIREMENT["signed_calloff"]
    if signed_on is not None and last_day_on is not None and last_day_on < on:
        reason = f"The call-off ended after {plain_date(last_day_on)}."
        return Finding(row.code, False, reason, row.source, fixer=row.fixer)
    if signed_on is not None and signed_on <= on:
        return Finding(row.code, True, f"The call-off was signed by both on {plain_date(signed_on)}.", row.source)
    if order is None:
        reason = "The call-off is not signed by both, and there is no emergency order."
    elif not order.maximum_pence or order.expires_on is None:
        reason = "The emergency order needs a maximum value and a last day."
    elif order.expires_on < on:
        reason = f"The emergency order ended on {plain_date(order.expires_on)}."
    else:
        reason = f"An emergency order to {money_text(order.maximum_pence)} runs until {plain_date(order.expires_on)}."
        return Finding(row.code, True, reason, row.source)
    return Finding(row.code, False, reason, row.source, fixer=row.fixer)


def _evidence_trouble(held: Held | None, requirement: Requirement, on: date, label: str, event: str) -> str:
    if held is None:
        return f"{label} is not recorded."
    if not held.verified:
        return f"{label} has not been checked by quality assurance."
    if held.valid_to is not None and held.valid_to < on:
        return f"{label} ends on {plain_date(held.valid_to)}, before {event} on {plain_date(on)}."
    if requirement.amount_pence and (held.amount_pence or 0) < requirement.amount_pence:
        return f"{label} must cover at least {whole_pounds_text(requirement.amount_pence)}."
    return ""


def _runs_longest(held: Held) -> int:
    return -(held.valid_to or date.max).toordinal()


def _lines(row: Requirement, facts: GateFacts, on: date, deferrals: Sequence[Deferral]) -> list[GateLine]:
    return [_line(row, finding, on, deferrals, subject) for finding, subject in _findings(row, facts, on)]


def _findings(row: Requirement, facts: GateFacts, on: date) -> list[tuple[Finding, str]]:
    """Each finding of a row with the reference of what it is about."""
    if not row.evidence:
        said = [finding for finding in facts.findings if finding.code == row.code]
        missing = [Finding(row.code, False, f"{row.label}: not recorded.", row.source, fixer=row.fixer)]
        return [(finding, "") for finding in _worst(said) or missing]
    subjects = {"adult": facts.adults, "site": facts.sites}.get(row.applies_to, (("", ""),))
    if not subjects:
        reason = f"{row.label}: no {row.applies_to} is named."
        return [(Finding(row.code, False, reason, row.source, fixer="provider_lead"), "")]
    return [(best_evidence(facts.held, row, on, of=label, subject_ref=ref), ref) for ref, label in subjects]


def _worst(said: list[Finding]) -> list[Finding]:
    unmet = [finding for finding in said if not finding.met]
    return unmet or said[:1]


def _line(row: Requirement, finding: Finding, on: date, deferrals: Sequence[Deferral], subject: str = "") -> GateLine:
    if finding.met:
        return GateLine(row, MET, finding, subject)
    leave = [d for d in deferrals if d.requirement_code == row.code and d.reason.strip() and d.by_ref]
    if row.waivable_days is None or not leave:
        return GateLine(row, UNMET, finding, subject)
    due_on = max(deferral.due_on for deferral in leave)
    if due_on < on:
        reason = f"{finding.reason} It was allowed to follow by {plain_date(due_on)}; no session until it does."
        return GateLine(row, OVERDUE, Finding(row.code, False, reason, row.source, fixer=row.fixer), subject)
    reason = f"{finding.reason} It may follow by {plain_date(due_on)}."
    return GateLine(row, DEFERRED, Finding(row.code, False, reason, row.source, Weight.WARNS, row.fixer), subject)
