"""Whether providers answer in time, by lot, in figures that name nobody."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q

from sixthday.awards.models import Invitation, Response


@dataclass(frozen=True, slots=True)
class Answering:
    """One lot: how many were asked and their time is over or used, how many of those answered in time."""

    number: int
    lot: str
    asked: int
    in_time: int


def answers_by_lot(at: datetime) -> list[Answering]:
    """Each lot's answers up to a moment, by its number, in one query. Cancelled requests are left out."""
    answered = Exists(Response.objects.filter(invitation=OuterRef("pk"), given_at__lte=OuterRef("request__due_at")))
    told = Invitation.objects.exclude(request__state="cancelled").annotate(timely=answered)
    rows = (
        told.filter(Q(request__due_at__lte=at) | Q(timely=True))
        .order_by()
        .values_list("request__round_lot__lot__number", "request__round_lot__lot__name")
        .annotate(asked=Count("pk"), in_time=Count("pk", filter=Q(timely=True)))
    )
    return [Answering(number, f"Lot {number} {name}", asked, in_time) for number, name, asked, in_time in sorted(rows)]
