"""Other work that waits for a person: counted, each with the page where it is done. A page that is not there is left out."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest

from sixthday.access.choices import Permission
from sixthday.awards.queries import award as awards
from sixthday.calloffs import queries as calloffs
from sixthday.placements.queries import placement as placements
from sixthday.placements.queries import review as reviews
from sixthday.providers.queries import evidence
from sixthday.quality.queries import concern as concerns
from sixthday.rules.words import counted
from sixthday.web.council.admission import waiting
from sixthday.web.kit.doors import may
from sixthday.web.kit.pages import address


@dataclass(frozen=True, slots=True)
class Other:
    """One kind of work: who does it, where, how it is counted and called."""

    permission: Permission
    route: str
    number: Callable[[HttpRequest], int]
    noun: str
    what: str


OTHERS = (
    Other(
        Permission.APPROVE_AWARD, "approvals", lambda request: len(awards.waiting(request.user, request.on)), "award",
        "waiting for your approval",
    ),
    Other(
        Permission.SIGN_CALLOFF, "calloffs",
        lambda request: calloffs.visible(request.user, request.on).filter(state="provider_signed").count(), "call-off",
        "waiting for the council’s signature",
    ),
    Other(
        Permission.RECORD_EVIDENCE, "placements",
        lambda request: placements.visible(request.user, request.on).filter(state="preparing").count(), "start",
        "to be checked",
    ),
    Other(
        Permission.RECORD_EVIDENCE, "evidence_waiting", lambda request: evidence.waiting(request.user, request.on).count(),
        "piece of evidence", "waiting for a second look",
    ),
    Other(
        Permission.HOLD_REVIEW, "reviews", lambda request: reviews.to_hold(request.user, request.on).count(), "review",
        "called, to be held",
    ),
    Other(
        Permission.SEE_CONCERNS, "concerns",
        lambda request: concerns.visible(request.user, request.on).filter(state="received").count(), "concern",
        "to be taken up",
    ),
)  # fmt: skip
PLACES = ((Permission.SEE_PROVIDERS, "capacity", "Capacity board"),)


def others(request: HttpRequest) -> list[tuple[str, str]]:
    """Words and address of everything else that waits for this person, and of the boards they may open."""
    found = []
    for other in OTHERS:
        href = address(other.route) if may(request, other.permission) else ""
        if href and (number := other.number(request)):
            found.append((f"{_many(number, other.noun)} {other.what}", href))
    found += waiting.lines(request)
    found += [(words, address(route)) for permission, route, words in PLACES if may(request, permission)]
    return [(words, href) for words, href in found if href]


def _many(number: int, noun: str) -> str:
    return f"{number:,} pieces of evidence" if noun == "piece of evidence" and number != 1 else counted(number, noun)
