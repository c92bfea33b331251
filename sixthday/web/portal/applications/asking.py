"""One question of an application on one page."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from sixthday.admission.queries import application as applications
from sixthday.web.kit.forms import Form
from sixthday.web.portal.frame import show

QUESTION = "portal/applications/question.html"
FIELDS = {
    "application_lots": "lots", "application_basis": "lots", "site_postcode": "postcode", "site_once": "name", "share_code": "share_code", "connected_once": "name",
    "answer_text": "text", "answer_words": "text", **dict.fromkeys(
        ("file_kind", "file_empty", "file_size", "file_content", "file_locked", "file_broken", "file_script", "file_swells", "file_virus"),
        "file",
    ), "ground_date": "determined_on", "ground_account": "account",
    "ground_remedy": "remedy", "ground_factors": "self_cleaning", "offer_price": "price_pence", "offer_unit": "unit_minutes",
    "rate_unit": "unit_minutes", "rate_place": "mode", "offer_once": "unit", "offer_least": "least_units", "offer_ages": "age_to", "offer_has_needs": "needs", "offer_part_days": "part_days",
    "withdrawn_why": "why", "email_once": "email", "answer_in_time": "answer",
}  # fmt: skip


def own(request: HttpRequest, ref: str) -> Any:
    """One of the provider's own applications. Raises Http404."""
    found = applications.own(request.user.organisation).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def draft(request: HttpRequest, ref: str) -> Any:
    """One of its own that can still be written. Raises Http404 for one that was sent."""
    found = own(request, ref)
    if found.state != "draft":
        raise Http404
    return found


def fields(form: Form) -> dict[str, str]:
    """Where each reason stands on this form."""
    return {code: name for code, name in FIELDS.items() if name in form.fields}


def ask(
    request: HttpRequest, form: Form, heading: str, button: str, *, back: str, caption: str = "", **more: Any
) -> HttpResponse:
    """The page of one question."""
    shown = {"intro": (), "files": False, "guidance": "", "former": "", "rows": (), "warn": False, "removal": ""} | more
    return show(request, QUESTION, form=form, heading=heading, action=button, back=back, caption=caption, **shown)
