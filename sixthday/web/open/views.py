"""The first page, and where it sends those who are signed in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.web.kit.doors import belongs, open_door
from sixthday.web.kit.environment import address
from sixthday.web.open.frame import show


@open_door()
def start(request: HttpRequest) -> HttpResponse:
    """Council people to their work, providers to what is due, everybody else to the public page."""
    if request.user.is_authenticated:
        work = address("to_do" if belongs(request, "portal") else "work")
        if work:
            return redirect(work)
    return show(request, "open/start.html")
