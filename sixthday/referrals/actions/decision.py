"""The signed decision on a duty: whether it is owed, and how many hours a week are suitable. Superseded, never edited."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from sixthday.access import queries as access
from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.referrals.choices import Outcome
from sixthday.referrals.models import Duty, DutyDecision
from sixthday.referrals.queries import duty as duties
from sixthday.referrals.queries.decision import decision_facts, findings
from sixthday.rules.duties import is_part_time
from sixthday.rules.findings import Refused, Stale, blockers


@transaction.atomic
def decide_duty(
    *, duty: Duty, outcome: Outcome, reason: str, by: User, at: datetime, weekly_minutes: int | None = None,
    full_time: bool = True, part_time_reason: str = "", part_time_until_on: date | None = None,
    review_on: date | None = None, evidence: str = "", evidence_by_on: date | None = None,
) -> DutyDecision:  # fmt: skip
    """Sign a decision on a duty, superseding the one that stands. `weekly_minutes` are the hours judged suitable.

    Raises Refused with every reason: no delegation for the basis, the referrer's or the broker's own, no hours, part-time
    without health reason, end or review; Stale when another decision was signed meanwhile.
    """
    held = Duty.objects.select_for_update(of=("self",)).select_related("referral__child").get(pk=duty.pk)
    delegation = access.delegation(by, held.basis, at.date())
    owed = outcome == Outcome.OWED
    decision = DutyDecision(
        duty=held, outcome=outcome, weekly_minutes=weekly_minutes if owed else None, full_time=full_time or not owed,
        part_time_reason=part_time_reason.strip() if owed else "", part_time_until_on=part_time_until_on if owed else None,
        review_on=review_on, reason=reason.strip(), evidence=evidence.strip(), signed_by=by, signed_at=at,
        evidence_by_on=evidence_by_on if outcome == Outcome.NEED_EVIDENCE else None,
        supersedes=duties.current_decision(held.referral), delegation=delegation,
    )  # fmt: skip
    found = findings(decision, delegation)
    if blockers(found):
        raise Refused(found)
    decision.full_time = not is_part_time(decision_facts(decision, delegation))
    _sign(decision)
    held.settled_until_on = duties.settled_until(held, at.date())
    held.save(update_fields=["settled_until_on"])
    about = [decision.ref, held.ref, held.referral.ref, held.referral.child.ref]
    after = {"outcome": outcome, "weekly_minutes": decision.weekly_minutes, "review_on": review_on}
    audit.record(Kind.DUTY_DECIDED, about=about, by=by, at=at, after=after, findings=found, why=decision.reason)
    return decision


def _sign(decision: DutyDecision) -> None:
    """Write the row. The database lets one decision be first, and each be superseded once."""
    try:
        with transaction.atomic():
            decision.save()
    except IntegrityError as error:
        first = duties.current_decision(decision.duty.referral)
        who = first.signed_by.name if first else ""
        raise Stale(what="Another decision on this duty was signed meanwhile.", who=who) from error
