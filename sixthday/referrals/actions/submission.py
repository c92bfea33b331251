"""Sending a referral to the brokers, which opens the duty's clock."""

from datetime import datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import move
from sixthday.referrals.actions.duty import open_duty
from sixthday.referrals.actions.restriction import name_those_at_work
from sixthday.referrals.models import Referral
from sixthday.referrals.queries import referral as referrals
from sixthday.rules.findings import Refused, blockers
from sixthday.rules.lifecycles import REFERRAL


@transaction.atomic
def submit_referral(*, referral: Referral, by: User, at: datetime) -> Referral:
    """Send a referral to the brokers and open the duty's clock on its facts.

    Raises Refused with everything missing, Stale when it was already sent.
    """
    found = referrals.findings(referral)
    if blockers(found):
        raise Refused(found)
    move(referral, REFERRAL, "submit_referral", submitted_at=at, submitted_by=by)
    open_duty(referral=referral, by=by, at=at)
    name_those_at_work(child=referral.child, by=by, at=at)
    audit.record(Kind.REFERRAL_SUBMITTED, about=[referral.ref, referral.child.ref], by=by, at=at, findings=found)
    return referral
