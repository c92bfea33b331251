"""The package: all that is asked and bought for one referral, added up against the hours judged suitable. A view, no table."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from sixthday.awards.models import Award, Request
from sixthday.awards.queries.request import requests_of
from sixthday.places import queries as places
from sixthday.referrals.models import Referral
from sixthday.referrals.queries.duty import judged_minutes
from sixthday.rules.lifecycles import AwardState, RequestState

ASKED = frozenset({RequestState.DRAFT, RequestState.SENT, RequestState.LOCKED})
BOUGHT = frozenset({AwardState.APPROVED, AwardState.CONFIRMED})


@dataclass(frozen=True, slots=True)
class Line:
    """One request of a package and its award, while that stands."""

    request: Request
    award: Award | None


@dataclass(frozen=True, slots=True)
class Package:
    """Minutes a week: judged suitable (None until a decision is signed), proposed by the referrer, bought, being asked for."""

    lines: tuple[Line, ...]
    judged_minutes: int | None
    proposed_minutes: int
    bought_minutes: int
    asked_minutes: int

    @property
    def wanted_minutes(self) -> int:
        """The hours judged, or proposed while nothing is judged."""
        return self.proposed_minutes if self.judged_minutes is None else self.judged_minutes

    @property
    def to_find_minutes(self) -> int:
        """What is neither bought nor being asked for."""
        return max(0, self.wanted_minutes - self.bought_minutes - self.asked_minutes)

    @property
    def over_minutes(self) -> int:
        """What is bought and asked for beyond the hours wanted."""
        return max(0, self.bought_minutes + self.asked_minutes - self.wanted_minutes)


def standing() -> QuerySet[Award]:
    """The live awards that still count: those proposed, and those agreed that have not given their place back."""
    return Award.objects.live().filter(Q(state=AwardState.PROPOSED) | Q(ref__in=places.holders()))


def coverage(referral: Referral) -> Package:
    """The package of a referral as it stands."""
    requests = requests_of(referral)
    awards = {award.request_id: award for award in standing().filter(request__in=requests)}
    lines = tuple(Line(request, awards.get(request.pk)) for request in requests)
    return Package(
        lines=lines,
        judged_minutes=judged_minutes(referral),
        proposed_minutes=referral.proposed_weekly_minutes or 0,
        bought_minutes=sum(line.award.weekly_minutes for line in lines if line.award and line.award.state in BOUGHT),
        asked_minutes=sum(_asked(line) for line in lines),
    )


def goes_on(referral: Referral, over: set[str]) -> bool:
    """Whether anything of a package goes on: a request still asked, or a live award that is not among those `over`."""
    if requests_of(referral).filter(state__in=ASKED).exists():
        return True
    return Award.objects.live().filter(request__referral=referral).exclude(ref__in=over).exists()


def unmet_need(referral: Referral) -> QuerySet[Request]:
    """The requests of a referral that ended with nobody suitable, or were cancelled, with why."""
    return requests_of(referral).filter(state__in=[RequestState.NONE_SUITABLE, RequestState.CANCELLED])


def _asked(line: Line) -> int:
    if line.award is not None:
        return 0 if line.award.state in BOUGHT else line.award.weekly_minutes
    return line.request.weekly_minutes if line.request.state in ASKED else 0
