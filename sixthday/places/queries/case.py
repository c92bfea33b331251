"""Cases of possible unregistered schools: who may see which, and which breaches have none."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from sixthday.access.models import User
from sixthday.places.models import SchoolCase
from sixthday.places.models.case import LIVE
from sixthday.places.queries.standing import BREACH, GuardStanding
from sixthday.providers.models import Provider


def cases(user: User, on: date) -> QuerySet[SchoolCase]:
    """The cases this person may see, live ones first, newest first."""
    found = SchoolCase.objects.visible_to(user, on)
    return found.select_related("provider", "opened_by", "closed_by").order_by("closed_at", "-opened_at")


def live_case(provider: Provider) -> SchoolCase | None:
    """The case that lives for a provider, or None."""
    return SchoolCase.objects.filter(provider=provider, state__in=LIVE).first()


def without_case(rows: Iterable[GuardStanding]) -> list[GuardStanding]:
    """The providers over the line for which nobody has opened a case yet."""
    return [row for row in rows if row.needs == BREACH and row.case is None]
