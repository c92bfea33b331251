"""Who can be asked: every provider of the lot with every reason; leaving one out; all that was tested of one."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.awards.actions.request import leave_out, put_back
from sixthday.awards.queries import request as requests
from sixthday.awards.queries.board import considered_of
from sixthday.awards.queries.eligibility import eligible_for
from sixthday.calloffs import queries as calloffs
from sixthday.rules.findings import Weight
from sixthday.rules.lifecycles import RequestState
from sixthday.web.council.frame import show
from sixthday.web.council.requests.presenting import considered_row
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, insist
from sixthday.web.kit.environment import address
from sixthday.web.kit.fields import Paragraph
from sixthday.web.kit.forms import Form
from sixthday.web.kit.records import open_record


class WhyForm(Form):
    """A reason in words."""

    why = Paragraph("Why is this provider left out?", rows=3, longest=300, error="Say why this provider is left out")


@door(Permission.RUN_REQUEST)
def providers(request: HttpRequest, ref: str) -> HttpResponse:
    """Every provider of the lot, sorted into those that can be asked, those with a warning, and those that cannot."""
    found = open_record(request, requests.visible(request.user, request.on), ref)
    if found.state != RequestState.DRAFT:
        return redirect("request", ref)
    left_out = requests.left_out_of(found)
    rows = [considered_row(found, row, left_out) for row in eligible_for(found, request.on)]
    return show(
        request, "council/requests/providers.html", asked=found,
        clear=[row for row in rows if row["eligible"] and not row["warned"]],
        warned=[row for row in rows if row["eligible"] and row["warned"]],
        stopped=[row for row in rows if not row["eligible"]],
        spot_href=address("spot_decision", ref), carries_on=calloffs.to_carry_on(found.child_ref).exists(),
        number=sum(1 for row in rows if row["eligible"] and not row["left_out"]),
    )  # fmt: skip


@door(Permission.RUN_REQUEST)
def provider(request: HttpRequest, ref: str, provider_ref: str) -> HttpResponse:
    """Everything tested of one provider: as it is now, or as it was when the request was sent."""
    found = open_record(request, requests.visible(request.user, request.on), ref)
    name, findings = _tested(found, provider_ref, request)
    return show(
        request, "council/requests/provider.html", asked=found, name=name,
        unmet=[finding for finding in findings if not finding["met"] and finding["weight"] != Weight.TELLS],
        told=[finding for finding in findings if not finding["met"] and finding["weight"] == Weight.TELLS],
        met=[finding for finding in findings if finding["met"]],
    )  # fmt: skip


@door(Permission.RUN_REQUEST)
def left_out(request: HttpRequest, ref: str, provider_ref: str) -> HttpResponse:
    """Leave a provider out with a reason, or put it back."""
    found = open_record(request, requests.visible(request.user, request.on), ref)
    insist(request, Permission.RUN_REQUEST)
    row = next((row for row in eligible_for(found, request.on) if row.provider.ref == provider_ref), None)
    if row is None or found.state != RequestState.DRAFT:
        raise Http404
    held = requests.left_out_of(found).get(row.provider.pk, "")
    form = Form.of(request) if held else WhyForm.of(request)
    if form.sent:
        with acting(form, fields={"left_out_why": "why"}):
            act: Any = put_back if held else leave_out
            act(request=found, provider=row.provider, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("request_providers", ref)
    return show(request, "council/requests/left_out.html", asked=found, form=form, provider=row.provider, held=held)


def _tested(found: Any, provider_ref: str, request: HttpRequest) -> tuple[str, list[dict[str, object]]]:
    """A provider's name and its findings as plain values. Raises Http404 for a provider that is not of the lot."""
    if found.state == RequestState.DRAFT:
        now = {row.provider.ref: row for row in eligible_for(found, request.on)}
        if provider_ref not in now:
            raise Http404
        return now[provider_ref].provider.name, [finding.as_dict() for finding in now[provider_ref].findings]
    kept = considered_of(found).filter(provider__ref=provider_ref).first()
    if kept is None:
        raise Http404
    return kept.provider.name, kept.findings
