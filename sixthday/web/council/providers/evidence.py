"""Recording evidence, looking at it a second time, and taking it back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.providers.actions import record_evidence, verify_evidence, withdraw_evidence
from sixthday.providers.queries import evidence as shown
from sixthday.rules.compliance import REQUIREMENT, REQUIREMENTS
from sixthday.rules.money import whole_pounds_text
from sixthday.web.council.frame import show
from sixthday.web.council.providers.record import opened
from sixthday.web.kit.acts import acting
from sixthday.web.kit.attachments import attachment
from sixthday.web.kit.doors import door, insist, may
from sixthday.web.kit.fields import Day, Money, OneOf, Paragraph, Text, Upload
from sixthday.web.kit.forms import Form
from sixthday.web.kit.widgets import Option

SHOWN = [
    Option(row.code, row.label, f"Lasts {row.lasts}" + (f"; at least {whole_pounds_text(row.amount_pence)}" if row.amount_pence else ""))
    for row in REQUIREMENTS
    if row.applies_to == "provider"
]  # fmt: skip


class EvidenceForm(Form):
    """What was shown, for how long, to what amount."""

    requirement = OneOf("What is it for?", SHOWN, error="Choose what the evidence is for")
    issued_on = Day("When does it begin?", hint="For example, 1 9 2026", error="Enter the first day it counts")
    valid_until_on = Day("What is the last day it counts?", error="Enter the last day it counts")
    amount_pence = Money("Amount covered", hint="For insurance only", required=False)
    upload = Upload("The document", hint="PDF, Word, spreadsheet or picture", required=False)
    note = Text("Note", hint="For example, the policy number", longest=300, required=False)


class WhyForm(Form):
    """A reason in words."""

    why = Paragraph("Why does it no longer count?", rows=3, longest=300, error="Say why it no longer counts")


@door(Permission.RECORD_EVIDENCE)
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Record evidence for a provider."""
    provider = opened(request, slug)
    form = EvidenceForm.of(request, initial={"requirement": request.GET.get("for", "")})
    if form.sent:
        with acting(form, fields={"evidence_dates": "valid_until_on", "evidence_amount": "amount_pence"}):
            made = record_evidence(provider=provider, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("evidence", made.ref)
    return show(request, "council/providers/evidence_new.html", provider=provider, form=form)


@door(Permission.SEE_PROVIDERS)
def piece(request: HttpRequest, ref: str) -> HttpResponse:
    """One piece of evidence. A second person verifies it here."""
    found = _piece(request, ref)
    form = Form.of(request)
    if form.sent:
        insist(request, Permission.RECORD_EVIDENCE)
        with acting(form):
            verify_evidence(evidence=found, by=request.user, at=request.at)
            return redirect("council_provider", found.provider.slug)
    recorder = found.recorded_by_id == request.user.pk
    return show(
        request, "council/providers/evidence_piece.html", piece=found, form=form, row=REQUIREMENT[found.requirement],
        may_verify=may(request, Permission.RECORD_EVIDENCE) and not recorder, recorder=recorder,
        may_record=may(request, Permission.RECORD_EVIDENCE),
    )  # fmt: skip


@door(Permission.RECORD_EVIDENCE)
def withdrawal(request: HttpRequest, ref: str) -> HttpResponse:
    """Evidence that no longer counts, with the reason."""
    found = _piece(request, ref)
    form = WhyForm.of(request)
    if form.sent:
        with acting(form, fields={"withdrawn_why": "why"}):
            withdraw_evidence(evidence=found, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("council_provider", found.provider.slug)
    return show(
        request, "council/providers/withdrawal.html", form=form, title="This evidence no longer counts",
        about=f"{REQUIREMENT[found.requirement].label}, {found.provider.name}", ref=found.ref,
        back=reverse("evidence", args=[found.ref]),
    )  # fmt: skip


@door(Permission.SEE_PROVIDERS)
def file(request: HttpRequest, ref: str) -> HttpResponse:
    """The document behind a piece of evidence, as an attachment."""
    found = _piece(request, ref)
    if found.file is None:
        raise Http404
    return attachment(found.file.ref)


@door(Permission.RECORD_EVIDENCE)
def waiting(request: HttpRequest) -> HttpResponse:
    """Evidence waiting for a second look, oldest first."""
    rows = [(row, REQUIREMENT[row.requirement].label) for row in shown.waiting(request.user, request.on)]
    return show(request, "council/providers/evidence_waiting.html", rows=rows)


def _piece(request: HttpRequest, ref: str) -> Any:
    found = shown.pieces(request.user, request.on).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found
