"""The needs of a request in codes: as they stand in the referral until it is sent, and from then on as they were sent."""

from typing import NamedTuple

from sixthday.awards.models import Request
from sixthday.referrals.queries.coded import CodedReferral


class Needs(NamedTuple):
    """Essential needs decide who can be asked; those also wanted score."""

    essential: frozenset[str]
    also_wanted: frozenset[str]


def needs_of(request: Request, child: CodedReferral) -> Needs:
    """What a request asks for: frozen with the brief, so that neither the test nor the ranking of its answers moves."""
    if held := request.brief.get("needs"):
        return Needs(frozenset(held["essential"]), frozenset(held["also_wanted"]))
    return Needs(frozenset(child.needs) - frozenset(child.also_wanted), frozenset(child.also_wanted))
