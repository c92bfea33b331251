"""Reading what goes between the council and the market: questions about a round, and bulletins with their proof."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.access.models import User
from sixthday.admission.models import Bulletin, BulletinCopy, Enquiry
from sixthday.framework.models import Lot
from sixthday.framework.queries.round import round_lots
from sixthday.providers.models import Provider
from sixthday.providers.queries import members


def enquiries(user: User, on: date) -> QuerySet[Enquiry]:
    """The questions this person may read, with who asked, the oldest first."""
    if not access.may(user, Permission.SEE_MARKET, on):
        return Enquiry.objects.none()
    found = Enquiry.objects.select_related("round__scheme", "clarification", "answered_by", "set_aside_by", "asked_by")
    return found.order_by("asked_at", "pk")


def waiting(user: User, on: date) -> QuerySet[Enquiry]:
    """Those of them that nobody has dealt with."""
    return enquiries(user, on).filter(answered_at__isnull=True, set_aside_at__isnull=True).order_by("asked_at", "pk")


def dealt_with(user: User, on: date) -> QuerySet[Enquiry]:
    """Those that were answered or set aside, the newest first."""
    done = Q(answered_at__isnull=False) | Q(set_aside_at__isnull=False)
    return enquiries(user, on).filter(done).order_by("-asked_at", "-pk")


def bulletins() -> QuerySet[Bulletin]:
    """Every bulletin, newest first, with how many members it went to."""
    found = Bulletin.objects.select_related("sent_by").prefetch_related("lots__lot")
    return found.annotate(members=Count("copies")).order_by("-sent_at", "-pk")


def with_copies(ref: str) -> Bulletin | None:
    """One bulletin with what each member was sent."""
    copies = BulletinCopy.objects.select_related("provider", "message__read_by").order_by("provider__name")
    return bulletins().filter(ref=ref).prefetch_related(Prefetch("copies", queryset=copies)).first()


def members_of(lots: Iterable[Lot], on: date) -> list[Provider]:
    """Who is a member of any of these lots on a day, in the round in force, each once, by name."""
    wanted = {lot.pk for lot in lots}
    rows = [row for lot in round_lots(on) if lot.lot_id in wanted for row in members(lot, on)]
    return sorted({row.provider for row in rows}, key=lambda provider: provider.name)
