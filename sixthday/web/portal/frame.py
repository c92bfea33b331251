"""The providers' frame: what their people can go to."""

from django.http import HttpRequest, HttpResponse

from sixthday.access.choices import Permission
from sixthday.web.kit import news, pages
from sixthday.web.kit.environment import address
from sixthday.web.kit.pages import Item

NAVIGATION = (
    Item("To do", "to_do", Permission.USE_PORTAL),
    Item("Requests", "portal_requests", Permission.USE_PORTAL),
    Item("Call-offs", "portal_calloffs", Permission.SEE_OWN_PLACEMENTS),
    Item("Placements", "portal_placements", Permission.SEE_OWN_PLACEMENTS),
    Item("Quality", "portal_quality", Permission.USE_PORTAL),
    Item("Our record", "our_record", Permission.USE_PORTAL),
    Item("Applications", "applications", Permission.APPLY, also=("/portal/agreements/", "/portal/rounds/")),
    Item("Colleagues", "colleagues", Permission.INVITE_COLLEAGUES),
)


def show(request: HttpRequest, template: str, *, status: int = 200, **context: object) -> HttpResponse:
    """A page of the providers', in its frame."""
    frame = {
        "navigation": pages.navigation(request, NAVIGATION),
        "home_url": address("to_do") or "/",
        "news": news.waiting(request, "portal_notifications"),
    }
    return pages.show(request, template, status=status, **frame, **context)
