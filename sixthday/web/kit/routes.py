"""Addresses of many records of one kind: the route is looked up once."""

from functools import lru_cache

from django.urls import NoReverseMatch, reverse

PLACE = "0000-0000"


def address(route: str, ref: str) -> str:
    """Where a route with one reference leads, or nothing when its page is not there."""
    start, end = _around(route)
    return f"{start}{ref}{end}" if start else ""


@lru_cache(maxsize=256)
def _around(route: str) -> tuple[str, str]:
    """What stands before and after the reference; routes do not change while a process lives."""
    try:
        start, _, end = reverse(route, args=[PLACE]).partition(PLACE)
    except NoReverseMatch:
        return "", ""
    return start, end
