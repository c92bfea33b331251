"""The end of a duty otherwise than by education that started, and offers that were not taken up."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from sixthday.access import queries as access
from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.referrals.models import Duty, DutyEnding, NotTakenUp
from sixthday.referrals.queries import duty as duties
from sixthday.rules.calendars import london_day
from sixthday.rules.duties import Ending, LegalBasis, ending_findings
from sixthday.rules.findings import Finding, Refused, Stale, blockers, refusal


@transaction.atomic
def end_duty(*, duty: Duty, ending: Ending, on: date, evidence: str, by: User, at: datetime) -> DutyEnding:
    """Keep that a duty ended otherwise than by education that started, and what shows it.

    Raises Refused without evidence, for a day to come, or when only a decision-maker may say so; Stale when it had ended.
    """
    basis = LegalBasis(duty.basis)
    found = [*ending_findings(ending, evidence, basis=basis), *_may_end(ending, basis, on, by, at)]
    if blockers(found):
        raise Refused(found)
    held = duties.for_update(duty.referral)
    if first := DutyEnding.objects.select_related("ended_by").filter(duty=held).first():
        raise Stale(what="This duty has already ended.", who=first.ended_by.ref, when=first.ended_at.isoformat())
    end = DutyEnding.objects.create(duty=held, kind=ending, on=on, evidence=evidence.strip(), ended_by=by, ended_at=at)
    held.settled_until_on = duties.settled_until(held, london_day(at))
    held.save(update_fields=["settled_until_on"])
    after = {"ending": ending, "on": on}
    audit.record(Kind.DUTY_ENDED, about=duties.about(held), by=by, at=at, after=after, findings=found, why=evidence)
    return end


@transaction.atomic
def record_not_taken_up(*, duty: Duty, on: date, what: str, by: User, at: datetime) -> NotTakenUp:
    """Keep that education was offered and not taken up. The child stays on the list. Raises Refused without words."""
    if not what.strip():
        raise refusal(
            "what_offered", "Say what was offered and why it was not taken up.", source="Decision report (M08)"
        )
    row = NotTakenUp.objects.create(duty=duty, on=on, what=what.strip(), recorded_by=by, recorded_at=at)
    audit.record(Kind.NOT_TAKEN_UP, about=duties.about(duty), by=by, at=at, after={"on": on}, why=what)
    return row


def _may_end(ending: Ending, basis: LegalBasis, on: date, by: User, at: datetime) -> Iterable[Finding]:
    past = on <= london_day(at)
    words = "The duty ended on a day that has come." if past else "The day it ended has not come yet."
    yield Finding("ending_day", past, words, "Education Act 1996 s19")
    if ending is Ending.NO_LONGER_OWED:
        held = access.delegation(by, basis, london_day(at)) is not None
        words = (
            "A delegated decision-maker says so." if held else "Only the decision-maker may say it is no longer owed."
        )
        yield Finding("ending_delegated", held, words, "Council scheme of delegation", fixer="decision_maker")
