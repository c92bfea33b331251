"""Reading the work around a referral: who owns it, what was said, what came back, what the family was told."""

from datetime import date

from django.db.models import Q, QuerySet

from sixthday.access import queries as access
from sixthday.access.choices import Role
from sixthday.access.models import User
from sixthday.referrals.models import Child, Contact, DutyDecision, Ownership, Referral, Return


def ownership(referral: Referral) -> Ownership | None:
    """Who owns a referral now, and since when."""
    return referral.ownerships.select_related("broker").filter(until_at__isnull=True).first()


def owner(referral: Referral) -> User | None:
    """The broker who owns a referral now."""
    held = ownership(referral)
    return held.broker if held else None


def owners(referral: Referral) -> QuerySet[Ownership]:
    """Everybody who has owned a referral, in order."""
    return referral.ownerships.select_related("broker", "given_by")


def stood_in_for(user: User, on: date) -> QuerySet[User]:
    """The brokers whose referrals this person covers on a date."""
    return (access.stands_in_for(user, Role.BROKER, on) | access.stands_in_for(user, Role.LEAD_BROKER, on)).distinct()


def mine(user: User, on: date) -> Q:
    """Referrals this person owns, or covers as a deputy."""
    return Q(broker=user) | Q(broker__in=stood_in_for(user, on))


def contacts(referral: Referral) -> QuerySet[Contact]:
    """Everything said about a referral, newest first."""
    return referral.contacts.select_related("made_by")


def returns(referral: Referral) -> QuerySet[Return]:
    """Each time it was sent back, newest first."""
    return referral.returns.select_related("returned_by").order_by("-returned_at")


def at_work(child: Child, on: date) -> list[User]:
    """The people who work on a child's live referrals: who wrote each, who owns it, who decided or may decide its duty.

    With the brokers but owned by nobody, the lead brokers: somebody must be able to see it to hand it over.
    """
    found: list[User] = []
    for referral in child.referrals.live().select_related("referrer"):
        held, sent = owner(referral), referral.state == "submitted"
        found += [referral.referrer, *([held] if held else [])]
        found += access.with_role(Role.LEAD_BROKER, on) if sent and not held else []
        signed = DutyDecision.objects.select_related("signed_by").filter(duty__referral=referral).last()
        found += [signed.signed_by] if signed else access.delegates(referral.basis, on) if sent else []
    return list(dict.fromkeys(found))
