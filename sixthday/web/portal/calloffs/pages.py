"""A provider's own call-offs: the list, the contract, its documents, signing."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html

from sixthday.access.choices import Permission
from sixthday.calloffs import queries as calloffs
from sixthday.calloffs.actions import sign_for_provider
from sixthday.placements import queries as placements
from sixthday.rules.findings import blockers
from sixthday.rules.money import money_text
from sixthday.rules.words import short_date
from sixthday.web.kit import calloffs as words
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door
from sixthday.web.kit.fields import Tick
from sixthday.web.kit.forms import Form
from sixthday.web.kit.papers import printed
from sixthday.web.kit.records import listed, open_record
from sixthday.web.portal.frame import show


class SignForm(Form):
    """That the person has read it and may bind the provider."""

    agreed = Tick("Before you sign", "I have read this contract and may sign it for my organisation",
                  error="Say that you have read it and may sign it")  # fmt: skip


@door(Permission.SEE_OWN_PLACEMENTS, "portal")
def listing(request: HttpRequest) -> HttpResponse:
    """Own call-offs, newest first."""
    rows = listed(request, calloffs.for_organisation(request.user.organisation))
    waiting = sum(row.state == "issued" for row in rows)
    return show(request, "portal/calloffs/list.html", rows=[_row(row) for row in rows], waiting=waiting)


@door(Permission.SEE_OWN_PLACEMENTS, "portal")
def calloff(request: HttpRequest, ref: str) -> HttpResponse:
    """One's own contract."""
    found = _found(request, ref)
    return show(
        request, "portal/calloffs/calloff.html", calloff=found, facts=words.key_terms(found),
        prices=words.price_rows(found), price_columns=words.PRICE_COLUMNS, signatures=words.signature_rows(found),
        versions=words.version_rows(found), colour=words.COLOURS[found.state],
        placement=placements.for_award(found.award),
    )  # fmt: skip


@door(Permission.SEE_OWN_PLACEMENTS, "portal")
def document(request: HttpRequest, ref: str, document_ref: str) -> HttpResponse:
    """One printed version, as a PDF to keep."""
    held = calloffs.versions(_found(request, ref)).filter(ref=document_ref).first()
    if held is None:
        raise Http404
    return printed(held)


@door(Permission.SIGN_FOR_PROVIDER, "portal")
def signature(request: HttpRequest, ref: str) -> HttpResponse:
    """Sign for the provider."""
    found = _found(request, ref)
    if found.state != "issued":
        return redirect("portal_calloff", ref)
    form = SignForm.of(request)
    if form.sent:
        with acting(form):
            sign_for_provider(calloff=found, by=request.user, at=request.at)
            return redirect("portal_calloff_signed", ref)
    stops = blockers(calloffs.provider_signing_findings(found, request.on))
    return show(
        request, "portal/calloffs/signature.html", calloff=found, form=form, facts=words.key_terms(found), stops=stops
    )


@door(Permission.SEE_OWN_PLACEMENTS, "portal")
def signed(request: HttpRequest, ref: str) -> HttpResponse:
    """That it is signed for the provider, and what comes next."""
    found = _found(request, ref)
    if found.state not in {"provider_signed", "signed"}:
        raise Http404
    return show(request, "portal/calloffs/signed.html", calloff=found, placement=placements.for_award(found.award))


def _found(request: HttpRequest, ref: str) -> Any:
    return open_record(request, calloffs.for_organisation(request.user.organisation), ref)


def _row(row: Any) -> list[Any]:
    link = format_html('<a class="govuk-link" href="{}">{}</a>', reverse("portal_calloff", args=[row.ref]), row.ref)
    dates = f"{short_date(row.start_on)} to {short_date(row.end_on)}"
    return [link, row.award.service_type.name, dates, money_text(row.maximum_pence), row.get_state_words()]
