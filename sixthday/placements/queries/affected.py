"""Whom a change of people, or a lapse, touches: the placements an adult is named for, and their days."""

from datetime import date

from django.db.models import Q, QuerySet

from sixthday.access.models import User
from sixthday.placements.models import Placement, Worker
from sixthday.placements.queries.placement import visible, whole
from sixthday.providers.models import Adult


def of_adult(user: User, on: date, adult: Adult) -> QuerySet[Placement]:
    """The live placements an adult is named for, of those this person may see, by first day."""
    return visible(user, on).filter(_named(adult)).order_by("award__start_on", "pk")


def count_of_adult(adult: Adult) -> int:
    """How many live placements an adult is named for, whoever asks."""
    return whole().filter(_named(adult)).count()


def _named(adult: Adult) -> Q:
    rows = Worker.objects.filter(adult=adult, stood_down_at__isnull=True).values("placement")
    return Q(pk__in=rows, state__in=["preparing", "started"])
