"""Reading visits, ratings and improvement actions."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Max, QuerySet

from sixthday.access.models import User
from sixthday.providers.models import Provider
from sixthday.quality.models import Attachment, Improvement, Rating, Visit, VisitReply
from sixthday.quality.models.visit import TOLD
from sixthday.rules.standards import StandardSet

__all__ = ["TOLD"]


def visits(user: User, on: date) -> QuerySet[Visit]:
    """The visits a person may see, the latest first."""
    return Visit.objects.visible_to(user, on).select_related(
        "provider__organisation", "planned_by", "held_by", "shared_by", "ended_by", "copied_from"
    )


def improvements(user: User, on: date) -> QuerySet[Improvement]:
    """The improvement actions a person may see, the earliest due first."""
    return Improvement.objects.visible_to(user, on).select_related(
        "provider__organisation", "visit", "asked_by", "done_by", "verified_by", "withdrawn_by"
    )


def ratings(visit: Visit) -> QuerySet[Rating]:
    """What was found at a visit by standard; of one standard the latest counts."""
    return visit.ratings.select_related("rated_by").order_by("standard", "pk")


def found_at(visit: Visit) -> list[Rating]:
    """The ratings of a visit that count: the latest of each standard, in order."""
    return list({rating.standard: rating for rating in ratings(visit)}.values())


def reply(visit: Visit) -> VisitReply | None:
    """What the provider said to the findings."""
    return VisitReply.objects.filter(visit=visit).select_related("replied_by").first()


def copy_of(visit: Visit) -> Visit | None:
    """The visit that was planned as a copy of this one and not called off."""
    return visit.copies.exclude(state="cancelled").select_related("planned_by").first()


def attachments(user: User, on: date) -> QuerySet[Attachment]:
    """The attached files a person may see, the oldest first."""
    return Attachment.objects.visible_to(user, on).select_related("file", "added_by")


def sent_with(improvement: Improvement) -> QuerySet[Attachment]:
    """The files sent with what was last said to be done."""
    sent = improvement.attachments.select_related("file")
    return sent.filter(added_at=improvement.done_at) if improvement.done_at else sent.none()


def unanswered(visit: Visit) -> list[str]:
    """The standards found not yet met for which nothing was asked."""
    asked = set(visit.improvements.exclude(state="withdrawn").values_list("standard", flat=True))
    return [row.standard for row in found_at(visit) if row.level == "not_yet" and row.standard not in asked]


def rating_versions(user: User, on: date, provider: Provider, held: StandardSet) -> dict[str, list[Rating]]:
    """Every rating of a provider under a set, by standard, the newest first: those of visits a person may see."""
    seen = Visit.objects.visible_to(user, on).values("pk")
    rows = Rating.objects.filter(provider=provider, set_code=held.code).select_related("rated_by", "visit")
    found: dict[str, list[Rating]] = {}
    for row in (rows.filter(visit__isnull=True) | rows.filter(visit__in=seen)).order_by("-rated_on", "-pk"):
        found.setdefault(row.standard, []).append(row)
    return found


def last_visits(providers: Iterable[int]) -> dict[int, date]:
    """The day each provider was last visited, by its key: one query."""
    rows = Visit.objects.filter(provider__in=list(providers), held_on__isnull=False).order_by()
    return dict(rows.values_list("provider_id").annotate(day=Max("held_on")))


def next_visits(user: User, on: date) -> QuerySet[Visit]:
    """Planned visits, the earliest first."""
    return visits(user, on).filter(state="planned").order_by("planned_on", "pk")


def overdue_by_provider(on: date) -> dict[int, int]:
    """Improvement actions past their day, by the provider's key: one query."""
    rows = Improvement.objects.overdue(on).order_by()
    return dict(rows.values_list("provider_id").annotate(number=Count("pk")))
