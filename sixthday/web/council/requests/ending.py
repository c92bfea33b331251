"""Ending a request without an award: nobody suitable, or no longer wanted. Both are kept as unmet need."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.awards.actions.request import cancel_request, close_none_suitable
from sixthday.awards.queries import request as requests
from sixthday.web.council.frame import show
from sixthday.web.council.requests.forms import WhyForm
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, insist
from sixthday.web.kit.records import open_record


@door(Permission.SEE_CHILDREN)
def none_suitable(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that nobody who answered, or could be asked, is suitable."""
    return _end(request, ref, close_none_suitable, "None suitable", "Record that none is suitable")


@door(Permission.SEE_CHILDREN)
def cancellation(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that a request is no longer wanted."""
    return _end(request, ref, cancel_request, "Cancel the request", "Cancel the request")


def _end(request: HttpRequest, ref: str, act: Callable[..., Any], heading: str, button: str) -> HttpResponse:
    found = open_record(request, requests.visible(request.user, request.on), ref)
    insist(request, Permission.RUN_REQUEST)
    form = WhyForm.of(request)
    if form.sent:
        with acting(form, fields={"closed_why": "why"}):
            act(request=found, why=form.cleaned_data["why"], by=request.user, at=request.at)
            return redirect("package", found.referral.ref)
    return show(request, "council/requests/ending.html", asked=found, form=form, heading=heading, button_words=button)
