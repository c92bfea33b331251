"""Sending a referral to the brokers, which opens the duty's clock."""

from datetime import datetime

from django.db import transaction

from sixthday.access import queries as access
from sixthday.access.choices import Role
from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import move
from sixthday.outbox.actions import post_message
from sixthday.referrals.actions.duty import open_duty
from sixthday.referrals.actions.restriction import name_those_at_work
from sixthday.referrals.models import Referral
from sixthday.referrals.queries import child as children
from sixthday.referrals.queries import referral as referrals
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Refused, blockers
from sixthday.rules.lifecycles import REFERRAL


@transaction.atomic
def submit_referral(*, referral: Referral, by: User, at: datetime) -> Referral:
    """Send a referral to the brokers and open the duty's clock on its facts.

    Where it may be for a restricted child that is referred already, brokers who may see that record are told; the sender is not.

    Raises Refused with everything missing, Stale when it was already sent.
    """
    found = referrals.findings(referral)
    if blockers(found):
        raise Refused(found)
    move(referral, REFERRAL, "submit_referral", submitted_at=at, submitted_by=by)
    open_duty(referral=referral, by=by, at=at)
    name_those_at_work(child=referral.child, by=by, at=at)
    audit.record(Kind.REFERRAL_SUBMITTED, about=[referral.ref, referral.child.ref], by=by, at=at, findings=found)
    _tell_of_double(referral, by, at)
    return referral


def _tell_of_double(referral: Referral, by: User, at: datetime) -> None:
    """Tell those who may see a restricted record that this referral may be for its child; lead brokers where none is a broker."""
    today = london_day(at)
    leads, brokers = access.with_role(Role.LEAD_BROKER, today), access.with_role(Role.BROKER, today)
    for other in referrals.other_live(referral).filter(child__restricted=True).exclude(child=referral.child):
        named = {row.user for row in children.named_people(other.child, today)}
        for person in (named & {*leads, *brokers}) or set(leads):
            post_message(
                to=person, kind="double_referral", subject=f"Referral {referral.ref} may be for a child already referred",
                body=f"Compare referral {referral.ref} with referral {other.ref}, which is restricted. If they are for one child,"
                " close one and speak to its referrer yourself: the referrer has not been told.",
                about=referral.ref, by=by, at=at,
            )  # fmt: skip
