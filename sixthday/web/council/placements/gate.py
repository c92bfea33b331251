"""The start gate: what is met, what is not, who must do what; and the start itself."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.calloffs import queries as calloffs
from sixthday.placements import actions
from sixthday.placements import queries as placements
from sixthday.referrals.queries import duty as duties
from sixthday.rules.clocks import met_text
from sixthday.web.council.frame import show
from sixthday.web.council.placements import presenting
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, insist, may
from sixthday.web.kit.fields import Day
from sixthday.web.kit.forms import Form
from sixthday.web.kit.records import open_record


class StartForm(Form):
    """The day education began."""

    on = Day("Which day did education begin?", hint="Today, or a day that has passed", error="Enter the day it began")


def opened(request: HttpRequest, ref: str) -> Any:
    """The placement with this reference, and the trace of reading it."""
    return open_record(request, placements.visible(request.user, request.on), ref)


@door(Permission.SEE_GATE)
def start(request: HttpRequest, ref: str) -> HttpResponse:
    """The gate as it stands now. It starts here when it opens; there is no button while it does not."""
    placement = opened(request, ref)
    form = StartForm.of(request, initial={"on": request.on})
    if form.sent:
        insist(request, Permission.START_PLACEMENT)
        with acting(form, fields={"start_happened": "on", "start_in_calloff": "on"}):
            actions.start_placement(placement=placement, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("placement_begun", placement.ref)
    early = placement.state == "preparing" and request.on < placement.award.start_on
    gate = placements.gate_on(placement, placement.award.start_on if early else request.on)
    calloff = calloffs.of_award(placement.award)
    return show(
        request, "council/placements/gate.html", placement=placement, child=presenting.child_of(request, placement),
        form=form, gate=gate, parts=presenting.parts(request, placement, gate), early=early, calloff=calloff,
        may_start=may(request, Permission.START_PLACEMENT), may_record=may(request, Permission.RECORD_CHECKS),
    )  # fmt: skip


@door(Permission.SEE_GATE)
def begun(request: HttpRequest, ref: str) -> HttpResponse:
    """Education began: the hours that started, against the hours judged suitable."""
    placement = opened(request, ref)
    if placement.started_on is None:
        return redirect("start_gate", placement.ref)
    duty = duties.duty_of(placement.award.request.referral)
    words = ""
    if duty is not None:
        days = duties.school_days(duty)
        words = met_text(duties.met_on(duty, placement.started_on), duties.clock(duty, days), days)
    gate = placements.gate_on(placement, request.on)
    return show(
        request, "council/placements/begun.html", placement=placement, words=words, gate=gate,
        child=presenting.child_of(request, placement),
    )  # fmt: skip
