"""Reading requests by who may see their child."""

from datetime import date

from django.db.models import QuerySet

from sixthday.access.models import User
from sixthday.awards.models import Award, LeftOut, Request
from sixthday.providers.models import Provider
from sixthday.referrals.models import Referral


def visible(user: User, on: date) -> QuerySet[Request]:
    """The requests of the children this person may see on a date, with all that a page looks at."""
    return whole().filter(pk__in=Request.objects.visible_to(user, on).values("pk"))


def whole() -> QuerySet[Request]:
    """Requests with all that a page looks at, in one query."""
    return Request.objects.select_related(
        "referral__child__school", "referral__team", "round_lot__lot", "round_lot__round", "service_type", "former",
        "weight_set", "sent_by", "closed_by",
    )  # fmt: skip


def requests_of(referral: Referral) -> QuerySet[Request]:
    """Every request of a referral, newest first."""
    return whole().filter(referral=referral)


def coming_to(provider: Provider) -> set[str]:
    """The references of the children for whom a provider is asked or an award to it stands: two queries."""
    asked = Request.objects.live().filter(invitations__provider=provider)
    stands = Award.objects.live().filter(provider=provider)
    return {
        *asked.values_list("referral__child__ref", flat=True),
        *stands.values_list("request__referral__child__ref", flat=True),
    }


def left_out_of(request: Request) -> dict[int, str]:
    """Why each provider is left out, by the provider's key."""
    return dict(LeftOut.objects.filter(request=request).values_list("provider", "why"))
