"""Every address of the product with its door, read from the address map itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

AUDIENCES = ("council", "portal", "account", "api")  # the first part of an address; anything else is open to all


@dataclass(frozen=True, slots=True)
class Address:
    """One address: its route, its name, its view, and the door fitted to that view (None when there is none)."""

    route: str
    name: str
    view: Any
    door: Any

    @property
    def audience(self) -> str:
        """The audience that the route itself tells."""
        first = self.route.partition("/")[0]
        return first if first in AUDIENCES else "open"


def addresses() -> list[Address]:
    """All of them, by route."""
    return sorted(_walk(get_resolver(), ""), key=lambda address: (address.route, address.name))


def _walk(resolver: URLResolver, before: str) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern).removeprefix("^").removesuffix("$")
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern, route)
        elif isinstance(pattern, URLPattern):
            yield Address(route, pattern.name or "", pattern.callback, getattr(pattern.callback, "door", None))
