"""Signing a call-off for the council, cancelling it, ending it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.calloffs import queries as calloffs
from sixthday.calloffs.actions import sign_for_council
from sixthday.placements import queries as placements
from sixthday.placements.actions import cancel_whole_calloff, end_whole_calloff
from sixthday.rules.findings import blockers
from sixthday.web.council.awards.overriding import stop_help
from sixthday.web.council.awards.presenting import in_order
from sixthday.web.council.calloffs.pages import placement_of
from sixthday.web.council.frame import show
from sixthday.web.kit import calloffs as words
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, insist
from sixthday.web.kit.fields import Day, Paragraph
from sixthday.web.kit.forms import Form
from sixthday.web.kit.records import open_record
from sixthday.web.kit.signing import SignForm, is_themselves

END_FIELDS = {
    "end_reason": "why", "end_why": "why", "abandon_why": "why",
    "end_day": "last_day_on", "end_happened": "last_day_on", "end_after_start": "last_day_on",
}  # fmt: skip


class WhyForm(Form):
    """A reason in words."""

    why = Paragraph("Why?", rows=4, longest=300, error="Say why")


class EndForm(WhyForm):
    """The last day, and why."""

    last_day_on = Day("Last day of education bought", hint="Leave it empty when there was none", required=False)
    field_order = ("last_day_on", "why")


@door(Permission.SEE_CALLOFFS)
def signature(request: HttpRequest, ref: str) -> HttpResponse:
    """Sign for the council after entering one's password again; everything is tested once more."""
    found = _found(request, ref)
    insist(request, Permission.SIGN_CALLOFF)
    if found.state != "provider_signed":
        return redirect("calloff", ref)
    form = SignForm.of(request)
    if form.sent and is_themselves(request, form):
        with acting(form):
            sign_for_council(calloff=found, by=request.user, at=request.at)
            return redirect("calloff_signed", ref)
    tests = calloffs.council_signing_findings(found, request.user, request.on)
    stops = blockers(tests)
    return show(
        request, "council/calloffs/signature.html", calloff=found, form=form, facts=words.key_terms(found),
        tests=in_order(tests), stops=stops,
        help=stop_help(request, found.award, stops),
    )  # fmt: skip


@door(Permission.SEE_CALLOFFS)
def signed(request: HttpRequest, ref: str) -> HttpResponse:
    """What signing did."""
    found = _found(request, ref)
    if found.state != "signed":
        raise Http404
    return show(
        request, "council/calloffs/signed.html", calloff=found, duties=list(found.publication_duties.all()),
        placement=placement_of(request, found),
    )  # fmt: skip


@door(Permission.PROPOSE_AWARD)
def cancellation(request: HttpRequest, ref: str) -> HttpResponse:
    """Cancel a call-off that both have not signed; its award and its placement fall with it."""
    found = _found(request, ref)
    form = WhyForm.of(request)
    if form.sent:
        with acting(form, fields={"cancel_reason": "why", "abandon_why": "why"}):
            cancel_whole_calloff(calloff=found, by=request.user, at=request.at, **form.cleaned_data)
            messages.success(request, "The call-off is cancelled. The place and the money are free again.")
            return redirect("calloff", ref)
    return show(
        request, "council/calloffs/cancellation.html", calloff=found, form=form,
        placement=placements.for_award(found.award),
    )  # fmt: skip


@door(Permission.PROPOSE_AWARD)
def ending(request: HttpRequest, ref: str) -> HttpResponse:
    """End a signed call-off and its placement; what it will not cost goes back to the budget."""
    found = _found(request, ref)
    form = EndForm.of(request)
    if form.sent:
        with acting(form, fields=END_FIELDS):
            end_whole_calloff(calloff=found, by=request.user, at=request.at, **form.cleaned_data)
            messages.success(request, "The call-off has ended. What it will not cost is back in the budget.")
            return redirect("calloff", ref)
    return show(
        request, "council/calloffs/ending.html", calloff=found, form=form, placement=placements.for_award(found.award)
    )


def _found(request: HttpRequest, ref: str) -> Any:
    return open_record(request, calloffs.visible(request.user, request.on), ref)
