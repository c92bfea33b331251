"""The framework agreement as the council sees and signs it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.admission.actions.agreement import sign_agreement_for_council
from sixthday.admission.queries import agreement as agreements
from sixthday.admission.queries import application as applications
from sixthday.rules.findings import blockers
from sixthday.web.council.frame import show
from sixthday.web.kit.acts import acting
from sixthday.web.kit.agreements import COLOURS, signature_rows, version_rows
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.papers import printed
from sixthday.web.kit.signing import SignForm, is_themselves


@door(Permission.SEE_ADMISSION)
def agreement(request: HttpRequest, ref: str) -> HttpResponse:
    """The agreement, its versions and signatures; sign it here when the provider has."""
    found = _opened(request, ref)
    signs = found.state == "provider_signed" and may(request, Permission.SIGN_AGREEMENT)
    form = SignForm.of(request)
    if signs and form.sent and is_themselves(request, form):
        with acting(form):
            sign_agreement_for_council(agreement=found, by=request.user, at=request.at)
            return redirect("admission_agreement", ref)
    stops = blockers(agreements.council_findings(found, request.user, request.on)) if signs else ()
    return show(
        request, "council/admission/agreement.html", agreement=found, form=form, signs=signs, stops=stops,
        colour=COLOURS[found.state], signatures=signature_rows(found), versions=version_rows(found),
    )  # fmt: skip


@door(Permission.SEE_ADMISSION)
def document(request: HttpRequest, ref: str, document_ref: str) -> HttpResponse:
    """One printed version, as a PDF to keep."""
    held = agreements.versions(_opened(request, ref)).filter(ref=document_ref).first()
    if held is None:
        raise Http404
    return printed(held)


def _opened(request: HttpRequest, ref: str) -> Any:
    """An agreement whose application this person may read. Raises Http404."""
    found = agreements.visible(request.user, request.on).filter(ref=ref).first()
    if found is None or not applications.may_open(found.application, request.user, request.at):
        raise Http404
    return found
