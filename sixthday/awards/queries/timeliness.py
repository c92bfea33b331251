"""Whether providers answer in time, by lot, in figures that name nobody."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q

from sixthday.awards.models import Invitation, Response
from sixthday.providers.queries import saying
from sixthday.rules.calendars import london_day
from sixthday.rules.lasting import Stretch
from sixthday.rules.preferences import closed_throughout

_ANSWERED = Exists(Response.objects.filter(invitation=OuterRef("pk"), given_at__lte=OuterRef("request__due_at")))


@dataclass(frozen=True, slots=True)
class Answering:
    """One lot: how many were asked and their time is over or used, how many of those answered in time."""

    number: int
    lot: str
    asked: int
    in_time: int


def answers_by_lot(at: datetime) -> list[Answering]:
    """Each lot's answers up to a moment, by its number, in three queries. Cancelled requests are left out, and so is the
    silence of a provider that had declared itself closed on every day from the asking to the end of the time to answer."""
    told = Invitation.objects.exclude(request__state="cancelled").annotate(timely=_ANSWERED)
    rows = (
        told.filter(Q(request__due_at__lte=at) | Q(timely=True))
        .exclude(pk__in=_closed(at))
        .order_by()
        .values_list("request__round_lot__lot__number", "request__round_lot__lot__name")
        .annotate(asked=Count("pk"), in_time=Count("pk", filter=Q(timely=True)))
    )
    return [Answering(number, f"Lot {number} {name}", asked, in_time) for number, name, asked, in_time in sorted(rows)]


def _closed(at: datetime) -> list[int]:
    """The unanswered invitations whose whole time to answer fell on days that the provider had declared closed beforehand."""
    closures = saying.closed_by()
    silent = Invitation.objects.filter(~_ANSWERED, request__due_at__lte=at, provider__in=list(closures))
    return [
        each.pk
        for each in silent.select_related("request").order_by()
        if closed_throughout(
            [Stretch(row.from_on, row.until_on) for row in closures[each.provider_id] if row.declared_at <= each.sent_at],
            london_day(each.sent_at), london_day(each.request.due_at or at),
        )
    ]  # fmt: skip
