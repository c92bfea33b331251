"""What a decision on a duty must hold, and who may sign it: the same findings for the page and for the act."""

from datetime import date, datetime

from sixthday.access import queries as access
from sixthday.access.models import Delegation, User
from sixthday.referrals.choices import Outcome, Plan
from sixthday.referrals.models import Duty, DutyDecision, Referral
from sixthday.rules import duties as law
from sixthday.rules.calendars import london_day
from sixthday.rules.exceptions import ExceptionFacts, exceptions, reading_findings
from sixthday.rules.findings import Finding


def drafted(
    duty: Duty, *, by: User, at: datetime, outcome: str, reason: str, weekly_minutes: int | None = None,
    full_time: bool = True, part_time_reason: str = "", part_time_until_on: date | None = None,
    review_on: date | None = None, evidence: str = "", evidence_by_on: date | None = None,
) -> DutyDecision:  # fmt: skip
    """A decision before it is signed; what does not belong to its outcome is left out. Nothing is written."""
    owed = outcome == Outcome.OWED
    return DutyDecision(
        duty=duty, outcome=outcome, weekly_minutes=weekly_minutes if owed else None, full_time=full_time or not owed,
        part_time_reason=part_time_reason.strip() if owed else "", part_time_until_on=part_time_until_on if owed else None,
        review_on=review_on, reason=reason.strip(), evidence=evidence.strip(),
        evidence_by_on=evidence_by_on if outcome == Outcome.NEED_EVIDENCE else None, signed_by=by, signed_at=at,
    )  # fmt: skip


def decision_facts(decision: DutyDecision) -> law.DecisionFacts:
    """A decision, signed or not, as the rule reads it."""
    duty, on = decision.duty, london_day(decision.signed_at)
    basis = law.LegalBasis(duty.basis)
    held = access.delegation(decision.signed_by, basis, on)
    return law.DecisionFacts(
        basis=basis,
        owed=decision.outcome == Outcome.OWED,
        decided_on=on,
        reason=decision.reason,
        decider_ref=decision.signed_by.ref,
        referrer_ref=duty.referral.referrer.ref,
        broker_ref=_as_broker(duty.referral, decision.signed_by),
        delegations=_delegated(basis, held),
        suitable_minutes=decision.weekly_minutes,
        part_time_reason=decision.part_time_reason,
        part_time_until=decision.part_time_until_on,
        review_on=decision.review_on,
        part_time=not decision.full_time,
    )


def findings(decision: DutyDecision) -> tuple[Finding, ...]:
    """Everything tested before a decision is signed."""
    facts = decision_facts(decision)
    found = law.decision_findings(facts)
    if decision.outcome == Outcome.NEED_EVIDENCE:
        found += law.evidence_findings(decision.evidence_by_on, facts.decided_on)
    return found


def may_decide(referral: Referral, user: User, on: date) -> tuple[Finding, ...]:
    """Whether this person could sign at all: the findings about the person alone."""
    basis = law.LegalBasis(referral.duty.basis)
    held = access.delegation(user, basis, on)
    facts = law.DecisionFacts(
        basis=basis, owed=False, decided_on=on, reason="", decider_ref=user.ref, referrer_ref=referral.referrer.ref,
        broker_ref=_as_broker(referral, user),
        delegations=_delegated(basis, held),
    )  # fmt: skip
    return tuple(each for each in law.decision_findings(facts) if each.code.startswith("decider_"))


def exception_findings(referral: Referral, on: date) -> tuple[Finding, ...]:
    """Circumstances in which the full duty may not be owed, each a finding of its own, and how the days are read."""
    facts = ExceptionFacts(
        born_on=referral.child.born_on,
        exams_finished=referral.exams_finished,
        ehc_plan=referral.child.plan == Plan.HELD,
        plan_minutes=referral.plan_weekly_minutes,
    )
    return (*exceptions(facts, on), *reading_findings(referral.counts_first_day, referral.reading_reason))


def _delegated(basis: law.LegalBasis, held: Delegation | None) -> tuple[law.Delegation, ...]:
    return (law.Delegation(frozenset({basis}), held.from_on, held.until_on),) if held else ()


def _as_broker(referral: Referral, user: User) -> str:
    """The reference of whoever owned the referral: this person's own if they ever did."""
    owned = referral.ownerships.filter(broker=user).exists()
    return user.ref if owned else ""
