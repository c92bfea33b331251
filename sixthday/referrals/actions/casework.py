"""Who owns a referral: taken by a broker, handed over by a lead broker, one owner at a time."""

from datetime import datetime

from django.db import IntegrityError, transaction

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.referrals.actions.restriction import name_person
from sixthday.referrals.models import Child, Ownership, Referral
from sixthday.referrals.queries import casework
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Stale, refusal

ONE_OWNER = "One broker owns a referral at a time (M21)"


@transaction.atomic
def take_ownership(*, referral: Referral, by: User, at: datetime) -> Ownership:
    """Take a referral that nobody owns. Raises Stale, naming the owner, when somebody has it; taking one's own changes nothing."""
    held = casework.ownership(referral)
    if held and held.broker_id == by.pk:
        return held
    if held:
        raise _owned(held)
    return _give(referral, by, before=None, by=by, at=at)


@transaction.atomic
def hand_over(*, referral: Referral, to: User, by: User, at: datetime) -> Ownership:
    """Give a referral to another broker, whoever owns it now. Raises Refused when they may not own one or own it already."""
    if not access.may(to, Permission.OWN_REFERRAL, london_day(at)):
        raise refusal("may_own", f"{to.name} is not a broker, so cannot own a referral.", source=ONE_OWNER)
    held = referral.ownerships.select_for_update(of=("self",)).filter(until_at__isnull=True).first()
    if held and held.broker_id == to.pk:
        raise refusal("owns_already", f"{to.name} already owns this referral.", source=ONE_OWNER)
    if held:
        held.until_at = at
        held.save(update_fields=["until_at"])
    return _give(referral, to, before=held, by=by, at=at)


def _give(referral: Referral, broker: User, *, before: Ownership | None, by: User, at: datetime) -> Ownership:
    try:
        with transaction.atomic():
            given = Ownership.objects.create(referral=referral, broker=broker, from_at=at, given_by=by)
    except IntegrityError as error:
        first = casework.ownership(referral)
        raise _owned(first) if first else error from error
    _name(referral.child, broker, by, at)
    audit.record(
        Kind.OWNER_TAKEN,
        about=[referral.ref, referral.child.ref],
        by=by,
        at=at,
        before={"owner": before.broker.ref if before else ""},
        after={"owner": broker.ref},
    )
    return given


def _name(child: Child, broker: User, by: User, at: datetime) -> None:
    """Whoever owns a restricted child's referral is named on the record."""
    if child.restricted and not child.named_people.filter(user=broker, until_on__isnull=True).exists():
        name_person(child=child, user=broker, from_on=london_day(at), reason="Owns the referral", by=by, at=at)


def _owned(held: Ownership) -> Stale:
    return Stale(what="Somebody else already owns this referral.", who=held.broker.ref, when=held.from_at.isoformat())
