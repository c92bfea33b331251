"""Needs that nobody could meet: requests that ended with nobody suitable, and those for which nobody could be asked."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q

from sixthday.access.models import User
from sixthday.awards.models import Consideration, Request
from sixthday.awards.queries.needs import needs_of
from sixthday.referrals.queries.coded import coded
from sixthday.rules.ages import age_on
from sixthday.rules.lifecycles import RequestState
from sixthday.rules.needs import NEED_LABELS

LONDON = ZoneInfo("Europe/London")
NO_AREA = "Not given"
AGES = ((0, 10, "10 and under"), (11, 13, "11 to 13"), (14, 15, "14 and 15"), (16, 99, "16 and over"))
KINDS = ("need", "area", "age", "lot")


@dataclass(frozen=True, slots=True)
class Unmet:
    """One request that nobody could meet: on which day that was known, why, and what it asked for in codes and bands."""

    request: Request
    on: date
    why: str
    needs: tuple[str, ...]
    area: str
    age: str
    lot: str

    def of(self, kind: str) -> tuple[str, ...]:
        """Where it belongs by need, area, age or lot, in words."""
        if kind == "need":
            return self.needs
        return ({"area": self.area, "age": self.age, "lot": self.lot}[kind],)


def unmet(from_on: date, until_on: date) -> list[Unmet]:
    """Every such request of a period, both days included, the oldest first. The cost does not grow with their number."""
    return [_unmet(request) for request in _found(from_on, until_on)]


def unmet_seen(user: User, on: date, from_on: date, until_on: date) -> list[Unmet]:
    """The same of the children whom a person may see on a date."""
    seen = set(Request.objects.visible_to(user, on).values_list("pk", flat=True))
    return [row for row in unmet(from_on, until_on) if row.request.pk in seen]


def counted(rows: Iterable[Unmet], kind: str) -> dict[str, int]:
    """How many there are by need, area, age or lot, the most first. By need one request counts under each of its needs."""
    found = Counter(words for row in rows for words in row.of(kind))
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _found(from_on: date, until_on: date) -> Iterable[Request]:
    begins, ends = (datetime.combine(day, hour, LONDON) for day, hour in ((from_on, time.min), (until_on, time.max)))
    asked = Exists(Consideration.objects.filter(request=OuterRef("pk"), eligible=True))
    ended = Q(state=RequestState.NONE_SUITABLE, closed_at__range=(begins, ends))
    outside = Q(spot_decision__decided_at__range=(begins, ends)) & ~asked & ~Q(state=RequestState.CANCELLED)
    rows = Request.objects.filter(ended | outside).select_related(
        "referral__child__school", "referral__child__looked_after_by", "round_lot__lot", "spot_decision"
    )
    lists = ("needs", "outcomes", "risks", "avoids", "preferences")
    return rows.prefetch_related(*(f"referral__{name}" for name in lists)).order_by("drafted_at", "pk")


def _unmet(request: Request) -> Unmet:
    child, spot = coded(request.referral), getattr(request, "spot_decision", None)
    known_at = request.closed_at or (spot.decided_at if spot else request.drafted_at)
    lot, age = request.round_lot.lot, age_on(child.born_on, request.start_on)
    return Unmet(
        request=request,
        on=known_at.astimezone(LONDON).date(),
        why=request.closed_why or (spot.reason if spot else ""),
        needs=tuple(NEED_LABELS.get(code, code) for code in sorted(needs_of(request, child).essential)),
        area=child.area or NO_AREA,
        age=next(words for first, last, words in AGES if first <= age <= last),
        lot=f"Lot {lot.number} {lot.name}",
    )
