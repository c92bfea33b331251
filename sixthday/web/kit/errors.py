"""The pages for when something cannot be shown or done. They say what happened, what was saved, and what to do next."""

import logging
import uuid
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.rules.findings import Refused, Stale, blockers
from sixthday.rules.words import moment_text
from sixthday.web.kit import typing_kept
from sixthday.web.kit.environment import address, today

log = logging.getLogger(__name__)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The same words for what is unknown and for what is not yours (404)."""
    return render(request, "404.html", _frame(request), status=404)


def forbidden(request: HttpRequest, exception: PermissionDenied | None = None) -> HttpResponse:
    """The right that is missing and who holds it (403); without a named right, the words of 404."""
    right = next((word for word in getattr(exception, "args", ()) if isinstance(word, Permission)), None)
    if right is None:
        return not_found(request)
    holders = [person.name for person in access.holders(right, today(request))[:5]]
    return render(
        request, "kit/errors/403.html", {"right": right.label, "holders": holders} | _frame(request), status=403
    )


def stale(request: HttpRequest, exception: Stale) -> HttpResponse:
    """Someone else did this first: who, what, when, and what this person had typed (409)."""
    context = {"stale": told(exception), "typed": getattr(exception, "typed", ())} | _frame(request)
    return render(request, "kit/errors/409.html", context, status=409)


def told(exception: Stale) -> dict[str, str]:
    """Who was first, what they did and when, in words: an action gives the person's reference and the exact instant."""
    names = access.names([exception.who])
    try:
        when = moment_text(datetime.fromisoformat(exception.when))
    except ValueError:
        when = exception.when
    return {"what": exception.what, "who": names.get(exception.who, exception.who), "when": when}


def refused(request: HttpRequest, exception: Refused) -> HttpResponse:
    """Every reason why the act is not possible now (422)."""
    findings = blockers(exception.findings) or exception.findings
    return render(request, "kit/errors/422.html", {"findings": findings} | _frame(request), status=422)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open too long: nothing was saved, the typing is offered again (403)."""
    if request.method == "POST" and _from_our_own_page(request):
        typing_kept.keep(request)
    return render(request, "kit/errors/stale_form.html", {"again": request.path}, status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """Our own fault (500): nothing was saved; the reference finds it in the log."""
    reference = uuid.uuid4().hex[:8].upper()
    log.error("Reference %s was shown for the fault above, at %s", reference, request.path)
    return render(request, "500.html", {"reference": reference}, status=500)


def _frame(request: HttpRequest) -> dict[str, object]:
    """The search box, for those who may search: the way on from a page that is not there."""
    user = getattr(request, "user", None)
    known = user is not None and user.is_authenticated and access.may(user, Permission.SEARCH, today(request))
    return {"search_url": address("searches") if known else ""}


def _from_our_own_page(request: HttpRequest) -> bool:
    """Whether the browser says that this form stood on a page of ours: another site's words are never offered again."""
    origin = f"{request.scheme}://{request.get_host()}"
    return request.headers.get("Sec-Fetch-Site") == "same-origin" or request.headers.get("Origin") == origin
