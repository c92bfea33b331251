"""One section of a referral on one page, saved as it goes."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.referrals.actions.document import attach_document, remove_document
from sixthday.referrals.actions.sections import save_section
from sixthday.referrals.queries import referral as referrals
from sixthday.rules.needs import RISKS_V1
from sixthday.rules.sections import SECTION
from sixthday.web.council.frame import show
from sixthday.web.council.referrals.forms import FORMS
from sixthday.web.council.referrals.forms.document import DocumentForm, DocumentsDoneForm
from sixthday.web.council.referrals.forms.safety import RiskForm, RisksForm
from sixthday.web.council.referrals.forms.situation import ImportanceForm
from sixthday.web.council.referrals.presenting import DOCUMENTS
from sixthday.web.kit.acts import acting
from sixthday.web.kit.attachments import attachment
from sixthday.web.kit.doors import door
from sixthday.web.kit.once import once
from sixthday.web.kit.records import open_record

SPECIAL = {"risks", "documents"}


@door(Permission.WRITE_REFERRAL)
@once
def section(request: HttpRequest, ref: str, code: str) -> HttpResponse:
    """The form of one section; saving leads back to the task list."""
    rows = referrals.whole if code == "documents" else referrals.plain  # one section looks at one list
    found = open_record(request, rows(request.user, request.on), ref)
    if code in SPECIAL:
        return {"risks": risks, "documents": documents}[code](request, found)
    if code not in FORMS:
        raise Http404
    form = FORMS[code].of(request, initial=FORMS[code].held(found))
    if form.sent:
        with acting(form):
            save_section(referral=found, section=code, values=form.values(), by=request.user, at=request.at)
            return redirect("referral_essential_needs" if code == "needs" else "referral", found.ref)
    return show(request, "council/referrals/section.html", referral=found, section=SECTION[code], form=form)


@door(Permission.WRITE_REFERRAL)
def essential_needs(request: HttpRequest, ref: str) -> HttpResponse:
    """Which of the needs chosen a provider must meet; with a single need there is nothing to ask."""
    found = open_record(request, referrals.whole(request.user, request.on), ref)
    needs = [need.code for need in found.needs.all()]
    if len(needs) < 2:
        return redirect("referral", found.ref)
    form = ImportanceForm.of(request, initial={"essential": [n.code for n in found.needs.all() if n.essential]})
    form.offer(needs)
    if form.sent:
        with acting(form):
            values = {"needs": needs, **form.cleaned_data}
            save_section(referral=found, section="needs", values=values, by=request.user, at=request.at)
            return redirect("referral", found.ref)
    return show(request, "council/referrals/section.html", referral=found, section=SECTION["needs"], form=form)


def risks(request: HttpRequest, found: Any) -> HttpResponse:
    """Which risks are known; each is then described on a page of its own list."""
    held = {"risks": [risk.category for risk in found.risks.all()], "none_known": "risks" in found.none_known}
    form = RisksForm.of(request, initial=held)
    if form.sent:
        chosen = form.cleaned_data["risks"]
        if chosen:
            request.session[f"risks {found.ref}"] = chosen
            return redirect("referral_risks", found.ref)
        with acting(form):
            save_section(referral=found, section="risks", values={"none_known": True}, by=request.user, at=request.at)
            return redirect("referral", found.ref)
    return show(request, "council/referrals/section.html", referral=found, section=SECTION["risks"], form=form)


@door(Permission.WRITE_REFERRAL)
def risk_details(request: HttpRequest, ref: str) -> HttpResponse:
    """For each risk chosen: how high it is and what must be in place."""
    found = open_record(request, referrals.plain(request.user, request.on), ref)
    held = {risk.category: risk for risk in found.risks.all()}
    chosen = request.session.get(f"risks {found.ref}", list(held))
    if not chosen:
        return redirect("referral_section", found.ref, "risks")
    forms = [
        RiskForm.of(request, initial=vars(held[risk.code]) if risk.code in held else None, risk=risk)
        for risk in RISKS_V1
        if risk.code in chosen
    ]
    sent = [form.sent for form in forms]  # each is looked at, so that every mistake shows at once
    if all(sent):
        with acting(forms[0]):
            rows = [form.row() for form in forms]
            save_section(referral=found, section="risks", values={"risks": rows}, by=request.user, at=request.at)
            request.session.pop(f"risks {found.ref}", None)
            return redirect("referral", found.ref)
    first = next((form for form in forms if form.refused), forms[0])
    return show(request, "council/referrals/risks.html", referral=found, forms=forms, form=first)


def documents(request: HttpRequest, found: Any) -> HttpResponse:
    """What is attached; add one, or say that no more will come."""
    adding = "add" in request.POST or request.method == "GET"
    form = DocumentForm.of(request) if adding else DocumentForm()
    done = (
        DocumentsDoneForm.of(request, initial={"awaited": found.none_known})
        if not adding or request.method == "GET"
        else DocumentsDoneForm()
    )
    if adding and form.sent:
        given = form.cleaned_data
        with acting(form, fields={"upload": "file"}):
            attach_document(referral=found, what=given["what"], upload=given["file"], by=request.user, at=request.at)
            return redirect("referral_section", found.ref, "documents")
    if not adding and done.sent:
        with acting(done):
            save_section(referral=found, section="documents", values=done.cleaned_data, by=request.user, at=request.at)
            return redirect("referral", found.ref)
    return show(request, "council/referrals/documents.html", referral=found, form=form, done=done, kinds=DOCUMENTS)


@door(Permission.SEE_CHILDREN)
def document(request: HttpRequest, ref: str, file_ref: str) -> HttpResponse:
    """An attached file, as an attachment."""
    found = open_record(request, referrals.plain(request.user, request.on), ref)
    if not found.documents.filter(file__ref=file_ref).exists():
        raise Http404
    return attachment(file_ref)


@door(Permission.WRITE_REFERRAL)
def document_removal(request: HttpRequest, ref: str, file_ref: str) -> HttpResponse:
    """Take an attached file off a referral that is still open."""
    found = open_record(request, referrals.plain(request.user, request.on), ref)
    held = found.documents.filter(file__ref=file_ref).first()
    if held is None:
        raise Http404
    if request.method == "POST":
        remove_document(document=held, by=request.user, at=request.at)
        return redirect("referral_section", found.ref, "documents")
    return show(
        request, "council/referrals/document_removal.html", referral=found, document=held, kind=DOCUMENTS[held.what]
    )
