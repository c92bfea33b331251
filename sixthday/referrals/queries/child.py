"""Reading a child: the record, its referrals, its files, and who may be named on it."""

from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from sixthday.access.models import User
from sixthday.referrals.models import BreakGlass, Child, Duty, NamedPerson, Referral, ReferralDocument


def visible(user: User, on: date) -> QuerySet[Child]:
    """The children a person may see, with what the identity bar says."""
    return Child.objects.visible_to(user, on).select_related("school", "looked_after_by")


def listing(user: User, on: date) -> QuerySet[Child]:
    """The same for a list, by name, each with its referrals and their duties."""
    with_duty = Referral.objects.select_related("duty").order_by("-started_at")
    return (
        visible(user, on).prefetch_related(Prefetch("referrals", with_duty)).order_by("family_name", "given_name", "pk")
    )


def named_like(user: User, on: date, text: str) -> QuerySet[Child]:
    """The children a person may see whose name has every word of the text, or whose UPN it is."""
    words = text.split()
    if not words:
        return Child.objects.none()
    named = Q(*(Q(given_name__icontains=word) | Q(family_name__icontains=word) for word in words))
    return visible(user, on).filter(named | Q(upn__iexact="".join(words))).order_by("family_name", "given_name", "pk")


def now(ref: str) -> Child:
    """A child as it stands in the database, whoever asks: for acts on a record that somebody was let into."""
    return Child.objects.get(ref=ref)


def restricted(ref: str) -> Child | None:
    """A restricted child by exact reference: for opening it with a reason, and nothing else."""
    return Child.objects.filter(ref=ref, restricted=True).first()


def referrals_of(child: Child) -> QuerySet[Referral]:
    """A child's referrals, newest first."""
    return child.referrals.select_related("team", "referrer", "duty", "child").order_by("-started_at", "-pk")


def duties_of(child: Child) -> QuerySet[Duty]:
    """The duties of a child's referrals that are with the brokers or were sent back, in breach order."""
    found = Duty.objects.filter(referral__child=child, referral__state__in=["submitted", "returned", "closed"])
    return found.in_breach_order()


def documents_of(child: Child) -> QuerySet[ReferralDocument]:
    """Every file of a child's referrals, newest first."""
    found = ReferralDocument.objects.filter(referral__child=child)
    return found.select_related("file", "referral", "added_by").order_by("-added_at")


def named_people(child: Child, on: date) -> QuerySet[NamedPerson]:
    """Who may see a restricted child on a date."""
    found = child.named_people.filter(from_on__lte=on).filter(Q(until_on__isnull=True) | Q(until_on__gte=on))
    return found.select_related("user", "named_by")


def openings(child: Child) -> QuerySet[BreakGlass]:
    """Every opening of a restricted record with a reason, newest first."""
    return child.broken_glass.select_related("opened_by").order_by("-opened_at")


def hidden_refs(user: User, on: date) -> set[str]:
    """The references of restricted children whom this person may not see."""
    seen = Child.objects.visible_to(user, on).values("pk")
    return set(Child.objects.filter(restricted=True).exclude(pk__in=seen).values_list("ref", flat=True))
