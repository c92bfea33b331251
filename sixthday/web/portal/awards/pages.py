"""Being preferred: the risk summary without identity, then confirming or withdrawing without penalty."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.awards.actions.confirmation import confirm_award, decline_award
from sixthday.awards.queries import award as awards
from sixthday.rules.money import money_text
from sixthday.rules.needs import PART_DAYS
from sixthday.rules.pricing import rate_text
from sixthday.rules.words import hours_text, joined, spoken_date
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, insist
from sixthday.web.kit.fields import Paragraph
from sixthday.web.kit.forms import Form
from sixthday.web.kit.records import open_record
from sixthday.web.portal.frame import show


class DeclineForm(Form):
    """A reason, if they wish to give one."""

    why = Paragraph("Is there anything you want to tell us? (optional)", rows=3, longest=300, required=False)


@door(Permission.USE_PORTAL, "portal")
def award(request: HttpRequest, ref: str) -> HttpResponse:
    """What the preferred provider may read; a lead confirms from here."""
    found = _found(request, ref)
    form = Form.of(request)
    if form.sent:
        insist(request, Permission.ANSWER_REQUEST)
        with acting(form):
            confirm_award(award=found, by=request.user, at=request.at)
            messages.success(request, "You have confirmed. The contract will come to you for signature.")
            return redirect("portal_award", ref)
    return show(
        request, "portal/awards/award.html", award=found, form=form, facts=_facts(found), summary=found.risk_summary,
        heading=_heading(found), waiting=found.state == "approved",
    )  # fmt: skip


@door(Permission.ANSWER_REQUEST, "portal")
def withdrawal(request: HttpRequest, ref: str) -> HttpResponse:
    """Withdraw after reading the risks; no reason is needed and nothing is held against them."""
    found = _found(request, ref)
    if found.state != "approved":
        raise Http404
    form = DeclineForm.of(request)
    if form.sent:
        with acting(form):
            decline_award(award=found, by=request.user, at=request.at, **form.cleaned_data)
            messages.success(request, "You have withdrawn. This does not count against you.")
            return redirect("portal_award", ref)
    return show(request, "portal/awards/withdrawal.html", award=found, form=form)


def _found(request: HttpRequest, ref: str) -> Any:
    return open_record(request, awards.for_organisation(request.user.organisation), ref)


def _heading(found: Any) -> str:
    return {
        "approved": "You are preferred: read the risks, then confirm or withdraw",
        "confirmed": "You have confirmed",
        "declined": "You withdrew",
    }[found.state]


def _facts(found: Any) -> list[dict[str, str]]:
    week = [label for code, label in PART_DAYS if code in found.part_days]
    rows = [
        ("Request", found.request.ref),
        ("Service", found.service_type.name),
        ("First day", spoken_date(found.start_on)),
        ("Last day", spoken_date(found.end_on)),
        ("Hours a week", hours_text(found.weekly_minutes)),
        ("Mornings and afternoons", joined(week)),
        ("Where", found.site.name),
        ("Named adult", found.adult.name if found.adult else "To be named"),
        (
            "Your price",
            f"{rate_text(awards.rate_of(found))}, ex VAT: {money_text(found.whole_life_pence)} in all",
        ),
    ]
    return [{"key": label, "value": value} for label, value in rows]
