"""Messages to oneself. Duties stay on the work list; this is news."""

from django.http import HttpRequest, HttpResponse

from sixthday.web.council.frame import show
from sixthday.web.council.searches.finding import by_reference
from sixthday.web.kit import news
from sixthday.web.kit.doors import door


@door(None)
def notifications(request: HttpRequest) -> HttpResponse:
    """Everything that was sent to this person, by day, newest first."""
    page, days = news.by_day(request)
    return show(request, "council/notifications/list.html", page=page, days=days)


@door(None)
def notification(request: HttpRequest, ref: str) -> HttpResponse:
    """One message, read from now on, with the way to what it is about when this person may see that."""
    message = news.opened(request, ref)
    href = by_reference(request, message.about) if message.about else ""
    return show(request, "council/notifications/message.html", message=message, href=href)
