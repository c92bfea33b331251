"""The signed decision on a duty: whether it is owed, and how many hours a week are suitable. Superseded, never edited."""

from datetime import date, datetime

from django.db import transaction

from sixthday.access import queries as access
from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.referrals.choices import Outcome
from sixthday.referrals.models import Duty, DutyDecision
from sixthday.referrals.queries import duty as duties
from sixthday.referrals.queries.decision import decision_facts, drafted, findings
from sixthday.rules.calendars import london_day
from sixthday.rules.duties import is_part_time
from sixthday.rules.findings import Refused, Stale, blockers


@transaction.atomic
def decide_duty(
    *, duty: Duty, outcome: Outcome, reason: str, by: User, at: datetime, weekly_minutes: int | None = None,
    full_time: bool = True, part_time_reason: str = "", part_time_until_on: date | None = None,
    review_on: date | None = None, evidence: str = "", evidence_by_on: date | None = None,
    supersedes: DutyDecision | None = None,
) -> DutyDecision:  # fmt: skip
    """Sign a decision on a duty. `weekly_minutes` are the hours judged suitable; `supersedes` is the decision that the
    officer saw standing, None for the first.

    Raises Refused with every reason: no delegation for the basis, the referrer's or the broker's own, no hours, part-time
    without health reason, end or review; Stale when another decision was signed meanwhile.
    """
    held = duties.for_update(duty.referral)
    _nothing_newer(held, supersedes)
    decision = drafted(
        held, by=by, at=at, outcome=outcome, reason=reason, weekly_minutes=weekly_minutes, full_time=full_time,
        part_time_reason=part_time_reason, part_time_until_on=part_time_until_on, review_on=review_on, evidence=evidence,
        evidence_by_on=evidence_by_on,
    )  # fmt: skip
    found, authority = findings(decision), access.delegation(by, held.basis, london_day(at))
    if blockers(found) or authority is None:
        raise Refused(found)
    decision.supersedes, decision.delegation = supersedes, authority
    decision.full_time = not is_part_time(decision_facts(decision))
    decision.save()
    held.settled_until_on = duties.settled_until(held, london_day(at))
    held.save(update_fields=["settled_until_on"])
    about = [decision.ref, *duties.about(held)]
    after = {"outcome": outcome, "weekly_minutes": decision.weekly_minutes, "review_on": review_on}
    audit.record(Kind.DUTY_DECIDED, about=about, by=by, at=at, after=after, findings=found, why=decision.reason)
    return decision


def _nothing_newer(duty: Duty, seen: DutyDecision | None) -> None:
    """Raises Stale when the decision that stands is another than the one the officer saw."""
    standing = duties.current_decision(duty.referral)
    if standing and standing != seen:
        raise Stale(
            what="Another decision on this duty was signed meanwhile.",
            who=standing.signed_by.ref,
            when=standing.signed_at.isoformat(),
        )
