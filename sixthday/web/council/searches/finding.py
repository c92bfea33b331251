"""What a typed text could mean: a reference of something this person may see, or part of a name."""

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from sixthday.awards.queries import award as awards
from sixthday.awards.queries import progress
from sixthday.calloffs import queries as calloffs
from sixthday.placements.queries import placement as placements
from sixthday.places import queries as places
from sixthday.providers.queries import membership as providers
from sixthday.quality.queries import concern as concerns
from sixthday.quality.queries import visit as quality
from sixthday.referrals.queries import child as children
from sixthday.referrals.queries import duty as duties
from sixthday.referrals.queries import referral as referrals
from sixthday.rules.references import normalise

ROUTES = (
    "child", "referral", "duty", "request", "award", "calloff", "placement", "school_case", "provider_list", "concern",
    "visit", "improvement",
)  # fmt: skip


def by_reference(request: HttpRequest, words: str) -> str:
    """The address of the one thing that bears this reference, typed any way; empty when this person may see none."""
    ref = normalise(words)
    who, on = request.user, request.on
    everything: list[Any] = [
        children.visible(who, on), referrals.whole(who, on), duties.visible(who, on),
        progress.visible_requests(who, on), awards.visible(who, on), calloffs.visible(who, on), placements.visible(who, on),
        places.cases(who, on), places.editions(who, on),
        concerns.visible(who, on), quality.visits(who, on), quality.improvements(who, on),
    ]  # fmt: skip
    for route, found in zip(ROUTES, everything, strict=True):
        if found.filter(ref=ref).exists():
            return _address(route, ref)
    provider = providers.visible(who, on).filter(ref=ref).first()
    return _address("council_provider", provider.slug) if provider else ""


def _address(route: str, ref: str) -> str:
    try:
        return reverse(route, args=[ref])
    except NoReverseMatch:
        return ""
