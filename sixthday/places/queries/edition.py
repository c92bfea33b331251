"""The monthly list: who gets it, what it says, and who has not acknowledged it in time."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from sixthday.access.models import User
from sixthday.places.models import Copy, Edition, Recipient
from sixthday.places.queries.standing import standings
from sixthday.providers.queries.membership import everyone
from sixthday.rules.parameters import law_on


def recipients(on: date) -> QuerySet[Recipient]:
    """The active people who get the list on a day, by name."""
    today = Q(from_on__lte=on) & (Q(until_on__isnull=True) | Q(until_on__gte=on))
    return (
        Recipient.objects.filter(today, user__is_active=True).select_related("user", "named_by").order_by("user__name")
    )


def recipient(ref: str) -> Recipient | None:
    """One person who gets the list, by the reference of the row."""
    return Recipient.objects.filter(ref=ref).select_related("user").first()


def editions(user: User, on: date) -> QuerySet[Edition]:
    """The editions this person may see, newest first."""
    return Edition.objects.visible_to(user, on).select_related("made_by").prefetch_related("copies__user")


def copy_of(edition: Edition, user: User) -> Copy | None:
    """A person's own copy of an edition."""
    return edition.copies.filter(user=user).first()


def overdue_copies(on: date) -> QuerySet[Copy]:
    """Copies nobody acknowledged within the days allowed, oldest first."""
    days = law_on("provider_list_answer_days", on).value
    late = Copy.objects.filter(acknowledged_at__isnull=True, edition__made_on__lt=on - timedelta(days=days))
    return late.select_related("edition", "user").order_by("edition__made_on", "user__name")


def made_in_month(on: date) -> bool:
    """Whether an edition was made in the month of a day."""
    return Edition.objects.filter(made_on__year=on.year, made_on__month=on.month).exists()


def rows_to_freeze(on: date) -> list[dict[str, Any]]:
    """Every provider by name, whether it is a registered school, and the guard's counts: numbers, never names."""
    found = sorted(standings(everyone(), on), key=lambda row: row.provider.name)
    return [
        {
            "provider": row.provider.name,
            "ref": row.provider.ref,
            "registered": row.registered,
            "urn": row.provider.school_urn,
            "registered_on": row.provider.registered_on.isoformat() if row.provider.registered_on else "",
            "children": len({place.child_ref for place in row.known.places if place.from_on <= on}),
            "full_time": row.seen.full_time,
            "special": row.seen.special,
            "over": row.breach,
        }
        for row in found
    ]
