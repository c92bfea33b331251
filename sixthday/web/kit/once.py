"""A form that was sent twice, by a double click or a reload: the second is led to what the first made, and told so."""

import hashlib
import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.rules.findings import Stale

HELD_SECONDS = 15 * 60
WAITS, EACH_SECONDS = 50, 0.1
TWICE = "This form was sent twice. It was done once."


def once(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For a page that makes something anew each time. The token of the form tells a second sending from a second wish: each
    time the page is shown it has another. Where the first was refused, the second is looked at like any other."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        key = _key(request)
        if not key:
            return view(request, *args, **kwargs)
        if not cache.add(key, "", HELD_SECONDS) and (made := _made(key)):
            messages.info(request, TWICE)
            return redirect(made)
        try:
            answer = view(request, *args, **kwargs)
        except BaseException:
            cache.delete(key)
            raise
        if answer.status_code == 302:
            cache.set(key, answer.headers["Location"], HELD_SECONDS)
        else:
            cache.delete(key)
        return answer

    page.once = True  # type: ignore[attr-defined]
    return page


def _key(request: HttpRequest) -> str:
    """A fingerprint of what was sent, by whom and where; empty where nothing was sent or the form has no token."""
    if request.method != "POST" or not request.POST.get("csrfmiddlewaretoken"):
        return ""
    files = [(name, file.name, file.size) for name, file in request.FILES.items()]
    sent = f"{request.user.pk} {request.path} {request.POST.urlencode()} {files}"
    return f"once:{hashlib.sha256(sent.encode()).hexdigest()}"


def _made(key: str) -> str:
    """Where the first led, waited for while it is under way; empty when it was refused.

    Raises Stale when it takes too long.
    """
    for _ in range(WAITS):
        made = cache.get(key)
        if made is None:
            return ""
        if made:
            return str(made)
        time.sleep(EACH_SECONDS)
    raise Stale(what="This form was sent a moment ago and is still being worked on.")
