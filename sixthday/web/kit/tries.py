"""Counting tries, so that nobody can try often. Counts are kept by the hour, in the cache every process shares.

Each try takes a numbered row of its own: the cache's `incr` reads and then writes, so that tries sent at once would count as
one, while of two that take the same row the database lets one do so, and the other takes the next.
"""

import hashlib
from datetime import datetime

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

HOUR = 60 * 60
COUNTED = 100  # more than any page lets anybody try


def too_many(key: str, *, most: int, at: datetime) -> bool:
    """Whether this many wrong tries were made within the hour."""
    return f"{_key(key, at)}:{most}" in cache


def wrong(key: str, *, at: datetime) -> None:
    """Count one wrong try."""
    name = _key(key, at)
    any(cache.add(f"{name}:{number}", True, timeout=HOUR) for number in range(1, COUNTED + 1))


def network(request: HttpRequest) -> str:
    """Where a request comes from, as a key from which the address cannot be read back. Behind a trusted proxy it is what that
    proxy says, as signing in has it: else everybody would share the proxy's own tries. Nobody else's word is taken.
    """
    return hashed(get_adapter().get_client_ip(request))


def hashed(text: str) -> str:
    """A key for the cache from which the text cannot be read back."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _key(key: str, at: datetime) -> str:
    return f"tries:{key}:{at:%Y%m%d%H}"
