"""Messages to a provider's people: to one of them, or to all."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from sixthday.access.choices import Permission
from sixthday.awards.queries import award as awards
from sixthday.awards.queries.portal import portal_invitations
from sixthday.calloffs import queries as calloffs
from sixthday.quality.queries import visit as quality
from sixthday.web.kit import news
from sixthday.web.kit.doors import door
from sixthday.web.kit.environment import address
from sixthday.web.portal.frame import show


@door(Permission.USE_PORTAL, "portal")
def notifications(request: HttpRequest) -> HttpResponse:
    """Everything that was sent, by day, newest first."""
    page, days = news.by_day(request)
    return show(request, "portal/notifications/list.html", page=page, days=days)


@door(Permission.USE_PORTAL, "portal")
def notification(request: HttpRequest, ref: str) -> HttpResponse:
    """One message, read from now on, with the way to what it is about."""
    message = news.opened(request, ref)
    return show(request, "portal/notifications/message.html", message=message, href=_about(request, message.about))


def _about(request: HttpRequest, ref: str) -> str:
    """The page of what this reference stands for, of what the provider's own; empty when there is none."""
    ours = request.user.organisation
    held: dict[str, Any] = {
        "portal_request": portal_invitations(ours).filter(request__ref=ref),
        "portal_award": awards.for_organisation(ours).filter(ref=ref),
        "portal_visit": quality.visits(request.user, request.on).filter(ref=ref),
        "portal_improvement_done": quality.improvements(request.user, request.on).filter(ref=ref, state="open"),
        "portal_calloff": calloffs.visible(request.user, request.on).filter(ref=ref),
    }
    return next((address(route, ref) for route, found in held.items() if ref and found.exists()), "")
