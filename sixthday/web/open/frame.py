"""The public's frame: what anybody can go to."""

from django.http import HttpRequest, HttpResponse

from sixthday.web.kit import pages
from sixthday.web.kit.pages import Item

NAVIGATION = (
    Item("Opportunity", "opportunity"),
    Item("Providers", "register"),
    Item("Transparency", "transparency"),
    Item("Tell us about a placement", "concern_public"),
    Item("Help", "help"),
)


def show(request: HttpRequest, template: str, *, status: int = 200, **context: object) -> HttpResponse:
    """A public page, in its frame."""
    return pages.show(request, template, status=status, navigation=pages.navigation(request, NAVIGATION), **context)
