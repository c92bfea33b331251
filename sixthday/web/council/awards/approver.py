"""Naming an approver on a restricted record, from the award that waits for one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.awards.actions.approver import name_approver
from sixthday.awards.queries import award as awards
from sixthday.web.council.frame import show
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.fields import OneOf
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once
from sixthday.web.kit.records import open_record
from sixthday.web.kit.widgets import options


class ApproverForm(Form):
    """Who is named."""

    approver = OneOf(
        "Who should approve it?", [], hint="They are named on the record and told", error="Choose who should approve it"
    )


def naming(request: HttpRequest, found: Any) -> ApproverForm | None:
    """The question on the award's own page; nothing where nobody is to be named, or this person names nobody."""
    able = awards.to_name(found, request.on) if may(request, Permission.PROPOSE_AWARD) else []
    return _offering(ApproverForm(), able) if able else None


@door(Permission.PROPOSE_AWARD)
@once
def new_approver(request: HttpRequest, ref: str) -> HttpResponse:
    """Name an approver whose limit reaches the award on the child's restricted record."""
    found = open_record(request, awards.visible(request.user, request.on), ref)
    able = awards.to_name(found, request.on)
    if not able:
        raise Http404
    form = _offering(ApproverForm.of(request), able)
    if form.sent:
        user = next(each for each in able if each.ref == form.cleaned_data["approver"])
        with acting(form, fields={"approver_nameable": "approver"}):
            name_approver(award=found, approver=user, by=request.user, at=request.at)
            messages.success(request, f"{user.name} is named on the record and has been told.")
            return redirect("award", ref)
    return show(request, "council/awards/approver.html", award=found, form=form)


def _offering(form: ApproverForm, able: list[Any]) -> ApproverForm:
    form.fields["approver"].widget.options = options((user.ref, user.name) for user in able)
    return form
