"""A provider's own placements."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.placements import actions
from sixthday.placements import queries as placements
from sixthday.placements.queries.carrying import outstanding_of
from sixthday.providers.queries import directory
from sixthday.rules.lifecycles import PLACEMENT
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.environment import address
from sixthday.web.kit.fields import Pick
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once
from sixthday.web.kit.paging import page_of
from sixthday.web.kit.records import listed, open_record
from sixthday.web.kit.widgets import options
from sixthday.web.portal.frame import show
from sixthday.web.portal.placements import presenting

SIZE = 40
STATES = dict(PLACEMENT.states)


class AdultForm(Form):
    """One of our adults."""

    adult = Pick("Adult", [], error="Choose an adult")


@door(Permission.SEE_OWN_PLACEMENTS, "portal")
def listing(request: HttpRequest) -> HttpResponse:
    """Our placements, those being made ready first."""
    found = placements.visible(request.user, request.on).order_by("ended_on", "started_on", "award__start_on", "pk")
    page = page_of(request, found.count(), SIZE)
    rows = listed(request, found[page.start : page.end])
    return show(
        request, "portal/placements/list.html", page=page, rows=[(row, STATES[row.state]) for row in rows],
        calloffs=address("portal_calloffs"),
    )  # fmt: skip


@door(Permission.SEE_OWN_PLACEMENTS, "portal")
def placement(request: HttpRequest, ref: str) -> HttpResponse:
    """One placement: what we still owe, what was bought, and the child as far as we have been told."""
    found = _opened(request, ref)
    known = presenting.knows_who(found)
    on = max(request.on, found.award.start_on) if found.state == "preparing" else request.on
    gate = placements.gate_on(found, on) if found.state in presenting.LIVE else None
    lacking = outstanding_of(found, request.on)
    return show(
        request, "portal/placements/placement.html", due_on=lacking.due_on if lacking and request.on <= lacking.due_on else None,
        placement=found, state=STATES[found.state], known=known, gate=gate,
        bought=presenting.bought(found), identity=presenting.identity(found) if known else [],
        risks=presenting.risks(found) if known else [], wanted=presenting.wanted(gate) if gate else [],
        others=presenting.others(gate) if gate else 0, workers=placements.workers(found),
        over=presenting.is_over(found),
        may_name=may(request, Permission.ANSWER_REQUEST) and found.state in presenting.LIVE,
    )  # fmt: skip


@door(Permission.ANSWER_REQUEST, "portal")
@once
def adults(request: HttpRequest, ref: str) -> HttpResponse:
    """Name another of our adults to work with the child; quality assurance clears them."""
    found = _opened(request, ref)
    named = {worker.adult_id for worker in placements.workers(found)}
    free = [adult for adult in directory.adults(found.award.provider, request.on) if adult.pk not in named]
    form = AdultForm.of(request)
    form.fields["adult"].widget.options = options([("", "Choose"), *((a.ref, f"{a.name}, {a.role}") for a in free)])
    if form.sent:
        adult = next((adult for adult in free if adult.ref == form.cleaned_data["adult"]), None)
        with acting(form):
            actions.name_worker(placement=found, adult=adult or _nobody(), by=request.user, at=request.at)
            return redirect("portal_placement", found.ref)
    return show(request, "portal/placements/adults.html", placement=found, form=form, free=free)


def _opened(request: HttpRequest, ref: str) -> Any:
    return open_record(request, placements.visible(request.user, request.on), ref)


def _nobody() -> Any:
    raise Http404
