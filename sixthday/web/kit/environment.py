"""What every page template can say: links, files, and the words for money, days and hours."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from jinja2 import Environment, StrictUndefined

from sixthday import clock
from sixthday.access.choices import Role
from sixthday.rules import money, pricing, words

FRAME = {
    "title_error": False,
    "navigation": (),
    "search_url": "",
    "home_url": "/",
    "news": None,
}  # until a page says otherwise


def environment(**options: Any) -> Environment:
    """The template environment: escapes everything, and stops at a name the page was not given."""
    ours = {"undefined": StrictUndefined, "autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
    env = Environment(**{**options, **ours})  # noqa: S701 - autoescape is on
    env.globals |= {"url": url, "static": static, **FRAME}
    env.filters |= {
        "money": money.money_text,
        "rate": pricing.rate_text,
        "pounds": money.whole_pounds_text,
        "day": words.short_date,
        "long_day": words.spoken_date,
        "moment": words.moment_text,
        "hours": words.hours_text,
        "count": count,
        "or_unknown": or_unknown,
        "role": role,
        "opt": opt,
        "authority": words.authority,
    }
    return env


def url(name: str, *args: object) -> str:
    """The address of a page by its route name and references."""
    return reverse(name, args=args)


def address(route: str, *args: object) -> str:
    """Where a route leads, or nothing when its page is not there."""
    try:
        return reverse(route, args=args)
    except NoReverseMatch:
        return ""


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 child", "3 providers". `many` when an s is not enough."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def or_unknown(value: object, words: str = "Not recorded") -> object:
    """The value, or the words that say it is not known. Zero is known."""
    return words if value is None or value == "" else value


def role(code: str) -> str:
    """A role's code as it is said on the screens; other words stay as they are."""
    return Role(code).label if code in Role.values else code


def opt(thing: object, name: str) -> object:
    """The part of a row that may be left out: its value under this name, or nothing."""
    return thing.get(name, "") if isinstance(thing, Mapping) else getattr(thing, name, "")


def page(request: HttpRequest) -> dict[str, object]:
    """What the frame of every page needs: the council, whether this is a demonstration, who is signed in, and when."""
    user = getattr(request, "user", None)
    return {
        "council": settings.COUNCIL,
        "demo": settings.DEMO,
        "signed_in": user if user is not None and user.is_authenticated else None,
        "asked_at": getattr(request, "at", None) or clock.now(),
        "messages": get_messages(request),
    }


def today(request: HttpRequest) -> date:
    """The date of this request in London, asked once."""
    return getattr(request, "on", None) or clock.today()
