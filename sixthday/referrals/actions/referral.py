"""A referral started, sent back with what is missing, withdrawn, closed."""

from datetime import date, datetime

from django.db import transaction

from sixthday.access.models import Team, User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import move
from sixthday.referrals.models import Child, Referral, Return
from sixthday.rules.findings import refusal
from sixthday.rules.lifecycles import REFERRAL
from sixthday.rules.upn import normalise


@transaction.atomic
def start_referral(
    *, team: Team, given_name: str, family_name: str, born_on: date, by: User, at: datetime, upn: str = "",
    child: Child | None = None, referrer: User | None = None,
) -> Referral:  # fmt: skip
    """A draft for a child: one already on record, or a new one; the referrer is who writes it unless another is named.

    Raises Refused for a birth date that is not past.
    """
    if born_on >= at.date():
        raise refusal("born_on_past", "The date of birth must be in the past.", source="A child's record (M07)")
    child = child or Child.objects.create(
        given_name=given_name.strip(), family_name=family_name.strip(), born_on=born_on, upn=normalise(upn)
    )
    referral = Referral.objects.create(child=child, team=team, referrer=referrer or by, started_at=at)
    audit.record(Kind.REFERRAL_STARTED, about=[referral.ref, child.ref], by=by, at=at)
    return referral


@transaction.atomic
def return_referral(*, referral: Referral, missing: str, by: User, at: datetime) -> Return:
    """Send a referral back with what is missing. The duty's clock runs on. Raises Refused without words, Stale when moved."""
    if not missing.strip():
        raise refusal("missing_said", "Say what is missing.", source="Returned with what is missing (M26)")
    move(referral, REFERRAL, "return_referral")
    back = Return.objects.create(referral=referral, missing=missing.strip(), returned_by=by, returned_at=at)
    audit.record(Kind.REFERRAL_RETURNED, about=[referral.ref, referral.child.ref], by=by, at=at)
    return back


@transaction.atomic
def withdraw_referral(*, referral: Referral, why: str, by: User, at: datetime) -> Referral:
    """Take a referral back, with the reason. Raises Refused without one, Stale when it already ended."""
    if not why.strip():
        raise refusal("why_said", "Say why the referral is withdrawn.", source="Every outcome has its reason (M31)")
    move(referral, REFERRAL, "withdraw_referral", ended_at=at, ended_by=by, ended_why=why.strip())
    audit.record(Kind.REFERRAL_WITHDRAWN, about=[referral.ref, referral.child.ref], by=by, at=at)
    return referral


@transaction.atomic
def close_referral(*, referral: Referral, why: str, by: User, at: datetime) -> Referral:
    """Close a referral whose work is done. Raises Refused without a reason, Stale when it already ended."""
    if not why.strip():
        raise refusal("why_said", "Say why the referral is closed.", source="Every outcome has its reason (M31)")
    move(referral, REFERRAL, "close_referral", ended_at=at, ended_by=by, ended_why=why.strip())
    audit.record(Kind.REFERRAL_CLOSED, about=[referral.ref, referral.child.ref], by=by, at=at)
    return referral
