"""The brief exactly as providers will read it, what could still name the child, and sending it."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.awards.actions.request import shape_brief
from sixthday.awards.actions.sending import send_request
from sixthday.awards.queries import request as requests
from sixthday.awards.queries.brief import NEVER_SENT, band_for, brief_of, telling
from sixthday.awards.queries.due import due_on_terms
from sixthday.awards.queries.eligibility import eligible_for
from sixthday.rules.geography import BANDS, FURTHEST
from sixthday.rules.lifecycles import RequestState
from sixthday.rules.words import counted
from sixthday.web.council.frame import show
from sixthday.web.council.requests.forms import DueForm
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door
from sixthday.web.kit.fields import Tick
from sixthday.web.kit.forms import Form
from sixthday.web.kit.records import open_record

FIELDS = {"due_reason": "why", "due_later": "due_on", "due_known": "due_on"}


class ShapeForm(Form):
    """How much of the child the brief tells."""

    age_as_band = Tick("Age", "Give an age band instead of the age", required=False)
    area_hidden = Tick("Area", "Leave the postcode area out", required=False)


@door(Permission.RUN_REQUEST)
def brief(request: HttpRequest, ref: str) -> HttpResponse:
    """The brief before it is sent; from here it goes to everybody who can be asked."""
    found = open_record(request, requests.visible(request.user, request.on), ref)
    if found.state != RequestState.DRAFT:
        return redirect("request", ref)
    if "shape" in request.POST:
        return _shaped(request, found)
    form = DueForm.of(request)
    if form.sent:
        with acting(form, fields=FIELDS):
            due_at, why = form.cleaned_data["due_at"], form.cleaned_data["why"]
            sent = send_request(request=found, due_at=due_at, due_reason=why, by=request.user, at=request.at)
            messages.success(request, f"Sent to {counted(sent.invitations.count(), 'provider')} at one moment.")
            return redirect("request", ref)
    return show(request, "council/requests/brief.html", asked=found, form=form, **_shown(found, request.at))


def _shaped(request: HttpRequest, found: Any) -> HttpResponse:
    form = ShapeForm.of(request)
    if form.sent:
        shape_brief(request=found, by=request.user, at=request.at, **form.cleaned_data)
    return redirect("request_brief", found.ref)


def _shown(found: Any, at: datetime) -> dict[str, Any]:
    """What the page shows beside the form."""
    left_out = requests.left_out_of(found)
    asked = [row for row in eligible_for(found, at.date()) if row.eligible and row.provider.pk not in left_out]
    bands = [band_for(found, row.distance_miles) for row in asked]
    hidden = {"age_as_band": found.age_as_band, "area_hidden": found.area_hidden}
    return {
        "lines": brief_of(found),
        "warnings": telling(found, at.date()),
        "never_sent": NEVER_SENT,
        "usual": due_on_terms(at),
        "number": len(asked),
        "bands": [band for band in (*(label for _, label in BANDS), FURTHEST) if band in bands],
        "shape": ShapeForm(initial=hidden),
    }
