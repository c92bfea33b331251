"""Recording evidence, looking at it a second time, and taking it back."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.providers.actions import (
    assign_evidence,
    record_evidence,
    reject_evidence,
    verify_evidence,
    withdraw_evidence,
)
from sixthday.providers.queries import directory
from sixthday.providers.queries import evidence as shown
from sixthday.rules.compliance import REQUIREMENT, Requirement, sent_rows
from sixthday.rules.money import whole_pounds_text
from sixthday.web.council.frame import show
from sixthday.web.council.providers.record import opened
from sixthday.web.kit.acts import acting
from sixthday.web.kit.attachments import attachment
from sixthday.web.kit.doors import door, insist, may
from sixthday.web.kit.fields import Day, Money, OneOf, Paragraph, Text, Upload
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once
from sixthday.web.kit.widgets import Option, options

FIELDS = {
    "evidence_dates": "valid_until_on", "evidence_lasts": "valid_until_on", "evidence_amount": "amount_pence",
    **{f"file_{what}": "upload" for what in ("empty", "size", "virus", "kind", "content", "locked", "broken", "script", "swells")},
}  # fmt: skip


class EvidenceForm(Form):
    """What was shown, for how long, to what amount."""

    requirement = OneOf("What is it for?", [], error="Choose what the evidence is for")
    issued_on = Day("When does it begin?", hint="For example, 1 9 2026", error="Enter the first day it counts")
    valid_until_on = Day("What is the last day it counts?", error="Enter the last day it counts")
    amount_pence = Money("Amount covered", hint="For insurance only", required=False)
    upload = Upload("The document", hint="PDF, Word, spreadsheet or picture", required=False)
    note = Text("Note", hint="For example, the policy number", longest=300, required=False)


class RejectForm(Form):
    """What is wrong with it."""

    why = Paragraph(
        "What is wrong with it?", rows=4, longest=300, hint="The provider reads this", error="Say what is wrong with it"
    )


class OfficerForm(Form):
    """A named officer."""

    officer = OneOf("Officer", [], error="Choose an officer")


def _offered(provider: Any, on: date) -> list[Option]:
    """What may be recorded, each with how long it lasts: of the provider as a whole, then of each site and adult."""
    subjects = {"site": directory.sites(provider, on), "adult": directory.adults(provider, on)}
    whole = [Option(row.code, row.label, _lasts(row)) for row in sent_rows("provider")]
    return whole + [
        Option(f"{row.code}.{each.ref}", f"{row.label}: {each.name}", _lasts(row))
        for kind, found in subjects.items()
        for each in found
        for row in sent_rows(kind)
    ]


def _lasts(row: Requirement) -> str:
    return f"Lasts {row.lasts}" + (f"; at least {whole_pounds_text(row.amount_pence)}" if row.amount_pence else "")


class WhyForm(Form):
    """A reason in words."""

    why = Paragraph("Why does it no longer count?", rows=3, longest=300, error="Say why it no longer counts")


@door(Permission.RECORD_EVIDENCE)
@once
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Record evidence for a provider."""
    provider = opened(request, slug)
    form = EvidenceForm.of(request, initial={"requirement": request.GET.get("for", "")})
    form.fields["requirement"].widget.options = _offered(provider, request.on)
    if form.sent:
        with acting(form, fields=FIELDS):
            code, _, ref = form.cleaned_data["requirement"].partition(".")
            about = {REQUIREMENT[code].applies_to: shown.subject_of(provider, ref)} if ref else {}
            given = form.cleaned_data | {"requirement": code} | about
            made = record_evidence(provider=provider, by=request.user, at=request.at, **given)
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
    recorder, officer = found.recorded_by_id == request.user.pk, found.officer_id or request.user.pk
    return show(
        request, "council/providers/evidence_piece.html", piece=found, form=form, row=REQUIREMENT[found.requirement],
        may_verify=may(request, Permission.RECORD_EVIDENCE) and not recorder and officer == request.user.pk,
        may_take=may(request, Permission.RECORD_EVIDENCE) and not recorder and officer != request.user.pk, recorder=recorder,
        may_record=may(request, Permission.RECORD_EVIDENCE),
    )  # fmt: skip


@door(Permission.RECORD_EVIDENCE)
def rejection(request: HttpRequest, ref: str) -> HttpResponse:
    """Evidence that is not accepted, with the reason the provider reads."""
    found = _piece(request, ref)
    form = RejectForm.of(request)
    if form.sent:
        with acting(form, fields={"rejected_why": "why"}):
            reject_evidence(evidence=found, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("evidence_waiting")
    return show(
        request, "council/providers/question.html", form=form, title="Do not accept this evidence",
        provider=found.provider, act="Do not accept", back=reverse("evidence", args=[ref]),
    )  # fmt: skip


@door(Permission.RECORD_EVIDENCE)
@once
def officer(request: HttpRequest, ref: str) -> HttpResponse:
    """Who looks at it: oneself, or another officer by name."""
    found, form = _piece(request, ref), OfficerForm.of(request)
    able = {user.ref: user for user in access.holders(Permission.RECORD_EVIDENCE, request.on)}
    able.pop(found.recorded_by.ref, None)
    form.fields["officer"].widget.options = options((key, user.name) for key, user in able.items())
    if form.sent:
        with acting(form):
            chosen = able[form.cleaned_data["officer"]]
            assign_evidence(evidence=found, officer=chosen, by=request.user, at=request.at)
            return redirect("evidence", ref)
    return show(
        request, "council/providers/question.html", form=form, title="Who looks at this evidence?",
        provider=found.provider, act="Name this officer", back=reverse("evidence", args=[ref]),
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


def _piece(request: HttpRequest, ref: str) -> Any:
    found = shown.pieces(request.user, request.on).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found
