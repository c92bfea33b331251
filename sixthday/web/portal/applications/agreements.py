"""The framework agreement as the provider sees and signs it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.admission.actions.agreement import sign_agreement_for_provider
from sixthday.admission.queries import agreement as agreements
from sixthday.web.kit.acts import acting
from sixthday.web.kit.agreements import signature_rows, version_rows
from sixthday.web.kit.doors import door
from sixthday.web.kit.papers import printed
from sixthday.web.kit.signing import is_themselves
from sixthday.web.portal.applications.forms import AgreeForm
from sixthday.web.portal.frame import show


@door(Permission.SIGN_FOR_PROVIDER, "portal")
def agreement(request: HttpRequest, ref: str) -> HttpResponse:
    """One's own agreement, its versions and signatures; sign it here while it waits for the provider."""
    found = _own(request, ref)
    form = AgreeForm.of(request)
    if found.state == "offered" and form.sent and is_themselves(request, form):
        with acting(form):
            sign_agreement_for_provider(agreement=found, by=request.user, at=request.at)
            return redirect("portal_agreement", ref)
    return show(
        request, "portal/applications/agreement.html", agreement=found, form=form, signatures=signature_rows(found),
        versions=version_rows(found), member_from=agreements.member_from(found),
    )  # fmt: skip


@door(Permission.SIGN_FOR_PROVIDER, "portal")
def document(request: HttpRequest, ref: str, document_ref: str) -> HttpResponse:
    """One printed version, as a PDF to keep."""
    held = agreements.versions(_own(request, ref)).filter(ref=document_ref).first()
    if held is None:
        raise Http404
    return printed(held)


def _own(request: HttpRequest, ref: str) -> Any:
    found = agreements.own(request.user.organisation).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found
