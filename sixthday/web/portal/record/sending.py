"""What the council asks a provider to show: a page for each requirement, and sending a document for it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.providers.actions import draft_evidence, send_evidence
from sixthday.providers.queries import evidence as shown
from sixthday.rules.compliance import REQUIREMENT, Requirement
from sixthday.rules.money import whole_pounds_text
from sixthday.web.kit.acts import acting
from sixthday.web.kit.attachments import attachment
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.fields import Day, Money, Text, Upload
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once
from sixthday.web.portal.frame import show
from sixthday.web.portal.record.own import own

FIELDS = {
    "evidence_dates": "valid_until_on", "evidence_lasts": "valid_until_on", "evidence_amount": "amount_pence",
    "file_there": "upload", "file_empty": "upload", "file_size": "upload", "file_virus": "upload", "file_kind": "upload",
    "file_content": "upload", "file_locked": "upload", "file_broken": "upload", "file_script": "upload",
    "file_swells": "upload",
}  # fmt: skip


class SendForm(Form):
    """The document, the days it counts, and what it covers."""

    upload = Upload("The document", hint="PDF, Word, spreadsheet or picture, at most 10MB", error="Choose the document")
    issued_on = Day("When does it begin?", hint="For example, 1 9 2026", error="Enter the first day it counts")
    valid_until_on = Day("What is the last day it counts?", error="Enter the last day it counts")
    amount_pence = Money("Amount covered", error="Enter the amount it covers")
    note = Text("Note", hint="For example, the policy number", longest=300, required=False)

    def for_row(self, row: Requirement) -> "SendForm":
        """Only what this requirement asks."""
        if row.amount_pence:
            self.fields["amount_pence"].help_text = f"At least {whole_pounds_text(row.amount_pence)}"
        else:
            del self.fields["amount_pence"]
        return self


@door(Permission.USE_PORTAL, "portal")
def requirement(request: HttpRequest, code: str, ref: str = "") -> HttpResponse:
    """One requirement: what is asked, how it stands, and everything sent for it."""
    provider, row, subject = _asked(request, code, ref)
    sent = [piece for piece in shown.history(provider) if piece.requirement == code and piece.subject == subject]
    return show(
        request, "portal/record/requirement.html", row=row, subject=subject, ref=ref, sent=sent, today=request.on,
        line=shown.line(provider, row, subject, request.on), may_send=row.sent and may(request, Permission.KEEP_OWN_RECORD),
    )  # fmt: skip


@door(Permission.KEEP_OWN_RECORD, "portal")
@once
def new(request: HttpRequest, code: str, ref: str = "") -> HttpResponse:
    """Choose a document and say what it is good for."""
    provider, row, subject = _asked(request, code, ref)
    if not row.sent:
        raise Http404
    form = SendForm.of(request).for_row(row)
    if form.sent:
        about = {row.applies_to: subject} if subject else {}
        with acting(form, fields=FIELDS):
            made = draft_evidence(
                provider=provider, requirement=code, by=request.user, at=request.at, **about, **form.cleaned_data
            )
            return redirect("our_evidence", made.ref)
    return show(request, "portal/record/evidence_new.html", form=form, row=row, subject=subject, back=_way(row, ref))


@door(Permission.KEEP_OWN_RECORD, "portal")
def check(request: HttpRequest, ref: str) -> HttpResponse:
    """What is about to be sent, read once more; then sent."""
    draft = shown.drafts(request.user, request.on).filter(ref=ref).first()
    if draft is None:
        raise Http404
    form, row = Form.of(request), REQUIREMENT[draft.requirement]
    back = _way(row, draft.subject.ref if draft.subject else "")
    if form.sent:
        with acting(form):
            send_evidence(evidence=draft, by=request.user, at=request.at)
            messages.success(request, f"{row.label} was sent. It counts once quality assurance has looked at it.")
            return redirect(back)
    again = _way(row, draft.subject.ref if draft.subject else "", "our_evidence_new")
    return show(request, "portal/record/evidence_check.html", piece=draft, row=row, form=form, back=back, again=again)


@door(Permission.USE_PORTAL, "portal")
def file(request: HttpRequest, ref: str) -> HttpResponse:
    """The document of one piece, sent or about to be."""
    found = shown.pieces(request.user, request.on).filter(ref=ref).first()
    found = found or shown.drafts(request.user, request.on).filter(ref=ref).first()
    if found is None or found.file is None:
        raise Http404
    return attachment(found.file.ref)


def _asked(request: HttpRequest, code: str, ref: str) -> tuple[Any, Requirement, Any]:
    """The provider, the row, and the site or adult it is about. Raises Http404 for what does not go together."""
    provider, row = own(request), REQUIREMENT.get(code)
    if row is None or not row.evidence or (row.applies_to == "provider") != (not ref):
        raise Http404
    subject = shown.subject_of(provider, ref) if ref else None
    if ref and (subject is None or type(subject).__name__.lower() != row.applies_to):
        raise Http404
    return provider, row, subject


def _way(row: Requirement, ref: str, name: str = "our_requirement") -> str:
    return reverse(f"{name}_of", args=[row.code, ref]) if ref else reverse(name, args=[row.code])
