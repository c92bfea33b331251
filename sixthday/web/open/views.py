"""The first page, and where it sends those who are signed in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.web.kit.doors import belongs, may, open_door
from sixthday.web.kit.environment import address
from sixthday.web.open.frame import show


@open_door()
def start(request: HttpRequest) -> HttpResponse:
    """QA officers to the quality list, others of the council to their work, providers to what is due, everybody else to
    the public page."""
    if request.user.is_authenticated:
        visits = may(request, Permission.VISIT_PROVIDERS)
        work = address("to_do" if belongs(request, "portal") else "quality" if visits else "work")
        if work:
            return redirect(work)
    return show(request, "open/start.html")
