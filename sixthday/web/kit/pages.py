"""Showing a page. Each audience wraps `show` in its own frame, which adds the navigation."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sixthday.access.choices import Permission
from sixthday.web.kit.doors import may
from sixthday.web.kit.environment import address
from sixthday.web.kit.forms import Form


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a navigation: its word, its route, who it is for, and the addresses under which it is the current one."""

    text: str
    route: str
    permission: Permission | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A navigation entry as it is shown on one page."""

    text: str
    href: str
    current: bool


def show(request: HttpRequest, template: str, *, status: int = 200, **context: object) -> HttpResponse:
    """The page. A form that was sent and refused makes it 422 and puts "Error:" before the title."""
    if any(isinstance(value, Form) and value.refused for value in context.values()):
        status, context["title_error"] = 422, True
    return render(request, template, context, status=status)


def navigation(request: HttpRequest, items: Iterable[Item]) -> tuple[Link, ...]:
    """The entries this person may open and whose pages exist, the current one marked (the longest address that fits)."""
    allowed = [item for item in items if item.permission is None or may(request, item.permission)]
    found = [(item, address(item.route)) for item in allowed]
    links = [(item, href) for item, href in found if href]
    fitting = [href for item, href in links if request.path.startswith((href, *item.also))]
    current = max(fitting, key=len, default="")
    return tuple(Link(item.text, href, href == current) for item, href in links)
