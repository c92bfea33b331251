"""Who may come to a page. One door for each view, from the one permission table; the time is asked here, once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from sixthday import clock
from sixthday.access import queries as access
from sixthday.access.choices import OrganisationKind, Permission
from sixthday.web.kit import typing_kept

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Door:
    """What a view asks of whoever comes: a permission (none: anybody of the audience), or nothing at all."""

    permission: Permission | None
    audience: str
    public: bool = False


def door(permission: Permission | None, audience: str = "council") -> Callable[[View], View]:
    """Open a view to signed-in people of this audience who hold the permission. Anybody else finds nothing there (404)."""

    def fit(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            stamp(request)
            if not (belongs(request, audience) and (permission is None or may(request, permission))):
                raise Http404
            response = view(request, *args, **kwargs)
            add_never_cache_headers(response)  # nothing about a child stays in a shared computer's memory
            return response

        guarded.door = Door(permission, audience)  # type: ignore[attr-defined]
        return guarded

    return fit


def open_door(audience: str = "open") -> Callable[[View], View]:
    """Open a view to everybody, signed in or not."""

    def fit(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            stamp(request)
            return view(request, *args, **kwargs)

        guarded.door = Door(None, audience, public=True)  # type: ignore[attr-defined]
        return login_not_required(guarded)

    return fit


def stamp(request: HttpRequest) -> None:
    """Give the request its one instant (`request.at`, aware) and its date in London (`request.on`)."""
    if not hasattr(request, "at"):
        request.at = clock.now()  # type: ignore[attr-defined]
        request.on = request.at.date()  # type: ignore[attr-defined]


def belongs(request: HttpRequest, audience: str) -> bool:
    """Whether this person is one of the audience: providers' people use the portal, everybody else the council's pages."""
    if audience not in {"council", "portal"}:
        return True
    return (request.user.organisation.kind == OrganisationKind.PROVIDER) == (audience == "portal")


def may(request: HttpRequest, permission: Permission) -> bool:
    """Whether this person may do this today: for leaving out a button or a link."""
    return access.may(request.user, permission, request.on)


def insist(request: HttpRequest, permission: Permission) -> None:
    """Go on only with this permission. For somebody who may see the record and lacks the right to this act (403)."""
    if not may(request, permission):
        raise forbid(permission)


def forbid(permission: Permission) -> PermissionDenied:
    """The refusal whose page names the right that is missing and who holds it: `raise forbid(Permission.SIGN_CALLOFF)`."""
    return PermissionDenied(permission)


class SignInFirst(LoginRequiredMiddleware):
    """Sends a stranger to sign in, and keeps what they had typed, for a page they may still open afterwards."""

    def handle_no_permission(self, request: HttpRequest, view_func: View) -> HttpResponse:
        """Keep the typing of a form sent after the session ended, then ask to sign in."""
        if request.method == "POST":
            typing_kept.keep(request)
        return super().handle_no_permission(request, view_func)
