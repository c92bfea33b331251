"""The steps of a planned round: dates, prices, the opportunity, documents."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.documents.actions import store_file
from sixthday.framework import queries as framework
from sixthday.framework.actions import attach_document, date_round, describe_round, price_round, remove_document
from sixthday.web.council.frame import show
from sixthday.web.council.framework.forms import DatesForm, DescriptionForm, PricesForm, RoundDocumentForm
from sixthday.web.council.framework.pages import round_or_404
from sixthday.web.kit.acts import acting
from sixthday.web.kit.attachments import attachment
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once

DATE_FIELDS = {
    "deadline_after_opening": "closes_on", "award_after_deadline": "award_on", "start_after_award": "from_on",
    "round_overlap": "from_on", "award_before_end": "award_on",
}  # fmt: skip
FILE_FINDINGS = ("file_empty", "file_size", "file_kind", "file_content", "file_virus", "file_locked", "file_script")


@door(Permission.MANAGE_FRAMEWORK)
def dates(request: HttpRequest, ref: str, number: str) -> HttpResponse:
    """When it takes applications; when award and start are expected."""
    held = round_or_404(ref, number)
    form = DatesForm.of(request, initial=DatesForm.held(held))
    if form.sent:
        with acting(form, fields=DATE_FIELDS):
            date_round(round=held, **form.moments(), by=request.user, at=request.at)
            return redirect("framework_round", ref, number)
    return step(request, held, form, "Dates", "The same days hold for every applicant.")


@door(Permission.MANAGE_FRAMEWORK)
def prices(request: HttpRequest, ref: str, number: str) -> HttpResponse:
    """The reference price of each lot."""
    held = round_or_404(ref, number)
    standing = {f"lot_{row.lot.number}": row.reference_hour_pence for row in framework.lots_of(held)}
    form = PricesForm.of(request, initial=standing, lots=list(framework.lots(held.scheme)))
    if form.sent:
        with acting(form):
            price_round(round=held, reference_prices=form.prices(), by=request.user, at=request.at)
            return redirect("framework_round", ref, number)
    words = "Published with the round. Offers are ranked on price against them; call-offs made before keep the prices they have."
    return step(request, held, form, "Reference prices", words)


@door(Permission.MANAGE_FRAMEWORK)
def description(request: HttpRequest, ref: str, number: str) -> HttpResponse:
    """The words of the opportunity."""
    held = round_or_404(ref, number)
    form = DescriptionForm.of(request, initial={"notice": held.notice, "notice_ref": held.notice_ref})
    if form.sent:
        with acting(form):
            describe_round(round=held, **form.cleaned_data, by=request.user, at=request.at)
            return redirect("framework_round", ref, number)
    return step(request, held, form, "The opportunity")


@door(Permission.SEE_FRAMEWORK)
@once
def documents(request: HttpRequest, ref: str, number: str) -> HttpResponse:
    """The documents of a round; add one while it is planned."""
    held, adds = round_or_404(ref, number), may(request, Permission.MANAGE_FRAMEWORK)
    form = RoundDocumentForm.of(request)
    if adds and form.sent:
        fields = dict.fromkeys(FILE_FINDINGS, "file") | {"document_once": "title"}
        with acting(form, fields=fields):
            file = store_file(upload=form.cleaned_data["file"], by=request.user, at=request.at)
            attach_document(round=held, file=file, title=form.cleaned_data["title"], by=request.user, at=request.at)
            return redirect("framework_round_documents", ref, number)
    return show(
        request, "council/framework/documents.html", round=held, form=form, rows=list(framework.documents(held)),
        adds=adds and held.state == "planned",
    )  # fmt: skip


@door(Permission.SEE_FRAMEWORK)
def document(request: HttpRequest, ref: str, number: str, file_ref: str) -> HttpResponse:
    """A document, as an attachment."""
    _document_or_404(round_or_404(ref, number), file_ref)
    return attachment(file_ref)


@door(Permission.MANAGE_FRAMEWORK)
def document_removal(request: HttpRequest, ref: str, number: str, file_ref: str) -> HttpResponse:
    """Take a document from a planned round."""
    held = round_or_404(ref, number)
    found, form = _document_or_404(held, file_ref), Form.of(request)
    if form.sent:
        with acting(form):
            remove_document(document=found, by=request.user, at=request.at)
            return redirect("framework_round_documents", ref, number)
    return step(request, held, form, f"Remove “{found.title}”", label="Remove it", back="framework_round_documents")


def step(
    request: HttpRequest, held: Any, form: Form, heading: str, words: str = "", *, label: str = "Save and continue",
    back: str = "framework_round", also: tuple[str, ...] = (),
) -> HttpResponse:  # fmt: skip
    """One question page of a round."""
    return show(
        request, "council/framework/step.html", form=form, caption=str(held), heading=heading, words=words, label=label,
        back=(back, (held.scheme.ref, held.number, *also)),
    )  # fmt: skip


def _document_or_404(held: Any, file_ref: str) -> Any:
    found = framework.documents(held).filter(file__ref=file_ref).first()
    if found is None:
        raise Http404
    return found
