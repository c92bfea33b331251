"""Reading what changed of a child's facts since the referral was sent."""

from datetime import datetime

from django.db.models import QuerySet

from sixthday.referrals.models import Child, FactChange


def changes_of(child: Child) -> QuerySet[FactChange]:
    """Every change recorded for a child, newest first."""
    return FactChange.objects.filter(child=child).select_related("recorded_by")


def changes_since(child: Child, at: datetime) -> QuerySet[FactChange]:
    """The changes recorded for a child after a moment, oldest first."""
    return changes_of(child).filter(recorded_at__gt=at).order_by("recorded_at", "pk")
