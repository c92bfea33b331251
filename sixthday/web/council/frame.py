"""The council's frame: what its people can go to, and the search box."""

from django.http import HttpRequest, HttpResponse

from sixthday.access.choices import Permission
from sixthday.web.kit import news, pages
from sixthday.web.kit.doors import may
from sixthday.web.kit.environment import address
from sixthday.web.kit.pages import Item

NAVIGATION = (
    Item("Work", "work", Permission.SEE_WORK),
    Item("Children", "children", Permission.SEE_CHILDREN),
    Item("Approvals", "approvals", Permission.APPROVE_AWARD),
    Item("Call-offs", "calloffs", Permission.SEE_CALLOFFS),
    Item("Placements", "placements", Permission.SEE_GATE),
    Item("Providers", "council_providers", Permission.SEE_PROVIDERS),
    Item("Quality", "quality", Permission.SEE_QUALITY),
    Item("Framework", "framework", Permission.SEE_FRAMEWORK),
    Item("Admission", "admission", Permission.SEE_ADMISSION),
    Item("Market", "market", Permission.SEE_MARKET),
    Item("Money", "money", Permission.SEE_MONEY),
    Item("Overview", "overview", Permission.SEE_OVERVIEW),
    Item("Reference data", "reference", Permission.MANAGE_REFERENCE),
    Item("Audit", "audit", Permission.SEE_AUDIT),
    Item("People", "people", Permission.MANAGE_PEOPLE),
)


def first_page(request: HttpRequest) -> str:
    """Where somebody without a list of work begins: the first page of the navigation; nothing when none is theirs."""
    return next((link.href for link in pages.navigation(request, NAVIGATION[1:])), "")


def show(request: HttpRequest, template: str, *, status: int = 200, **context: object) -> HttpResponse:
    """A page of the council's, in its frame."""
    frame = {
        "navigation": pages.navigation(request, NAVIGATION),
        "search_url": address("searches") if may(request, Permission.SEARCH) else "",
        "home_url": address("work") or "/",
        "news": news.waiting(request, "notifications"),
    }
    return pages.show(request, template, status=status, **frame, **context)
