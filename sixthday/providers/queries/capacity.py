"""Every offer of every provider a person may see, for the board of capacity."""

from datetime import date

from django.db.models import QuerySet

from sixthday.access.models import User
from sixthday.providers.models import Offer, Provider
from sixthday.providers.queries.membership import in_force


def named_like(user: User, on: date, text: str) -> QuerySet[Provider]:
    """The providers a person may see whose name has every word of the text."""
    found = Provider.objects.visible_to(user, on).order_by("name")
    words = text.split()
    for word in words:
        found = found.filter(name__icontains=word)
    return found if words else found.none()


def offers(user: User, on: date, *, lot: int | None = None) -> QuerySet[Offer]:
    """Offers in force on a day, in the round in force, of the providers this person may see, in one lot (its number) or
    all: by lot, service, name."""
    of_the_round = in_force(on, "membership__round_lot__round__")
    found = Offer.objects.filter(in_force(on), in_force(on, "membership__"), of_the_round)
    found = found.filter(membership__provider__in=Provider.objects.visible_to(user, on).values("pk"))
    if lot:
        found = found.filter(membership__round_lot__lot__number=lot)
    whole = found.select_related("membership__provider", "membership__round_lot__lot", "service_type", "site")
    return whole.order_by(
        "membership__round_lot__lot__number", "service_type__name", "membership__provider__name", "site__name", "pk"
    )
