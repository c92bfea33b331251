"""The public page of concerns: anybody may send one, nobody can send many, and nothing can be read back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from sixthday.access import actions as access
from sixthday.access import queries as people
from sixthday.quality.choices import Channel
from sixthday.web.kit.acts import acting
from sixthday.web.kit.concerns import FIELDS, ConcernForm, sent, take
from sixthday.web.kit.doors import open_door
from sixthday.web.kit.once import once
from sixthday.web.kit.tries import network, too_many, wrong
from sixthday.web.open.frame import show

MOST_AN_HOUR = 5


@open_door("open")
@never_cache
@once
def concern(request: HttpRequest) -> HttpResponse:
    """Ask what happened, keep it, and say who reads it."""
    key = f"concern:{network(request)}"
    if request.method == "POST" and too_many(key, most=MOST_AN_HOUR, at=request.at):
        return render(request, "open/concerns/wait.html", status=429)
    form = ConcernForm.of(request)
    if form.sent:
        with acting(form, fields=FIELDS):
            desk = access.open_public_desk(by=people.council(), at=request.at)
            take(request, form, Channel.PUBLIC, desk)
            wrong(key, at=request.at)
            return redirect("concern_received")
    return show(request, "open/concerns/new.html", form=form)


@open_door("open")
@never_cache
def received(request: HttpRequest) -> HttpResponse:
    """That it was received, with the reference to quote, to whoever just sent it."""
    if not (ref := sent(request)):
        raise Http404
    return show(request, "open/concerns/received.html", ref=ref)
