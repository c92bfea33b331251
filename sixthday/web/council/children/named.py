"""Who is named on a restricted record: read by those named, changed by a lead broker with a reason."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.referrals.actions.restriction import end_naming, name_person
from sixthday.referrals.queries import child as children
from sixthday.web.council.children.presenting import identity, tabs
from sixthday.web.council.frame import show
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, insist, may
from sixthday.web.kit.fields import Paragraph, Pick
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once
from sixthday.web.kit.records import open_record
from sixthday.web.kit.widgets import options


class NamingForm(Form):
    """Whom to name, and why."""

    person = Pick("Whom do you name?", [], find=True, error="Choose a person")
    reason = Paragraph("Why must they see this record?", rows=2, longest=300, error="Say why")


class UnnamingForm(Form):
    """Why somebody need not see it any more."""

    reason = Paragraph("Why?", rows=2, longest=300, error="Say why")


@door(Permission.SEE_CHILDREN)
@once
def named_people(request: HttpRequest, ref: str) -> HttpResponse:
    """Who is named; a lead broker names another here."""
    found = _restricted(request, ref)
    named = list(children.named_people(found, request.on))
    able = [each for each in access.holders(Permission.SEE_CHILDREN, request.on) if each not in {n.user for n in named}]
    form = NamingForm.of(request)
    form.fields["person"].widget.options = options([("", "Choose a person"), *((p.ref, p.name) for p in able)])
    if request.method == "POST":
        insist(request, Permission.ASSIGN_REFERRAL)
    if form.sent:
        user = next(each for each in able if each.ref == form.cleaned_data["person"])
        with acting(form, fields={"naming_reason": "reason", "named_once": "person"}):
            name_person(
                child=found, user=user, from_on=request.on, reason=form.cleaned_data["reason"], by=request.user,
                at=request.at,
            )  # fmt: skip
            return redirect("named_people", found.ref)
    return show(
        request, "council/children/named.html", child=found, identity=identity(found, request.on),
        tabs=tabs(request, found, "named_people"), named=named, form=form,
        may_name=may(request, Permission.ASSIGN_REFERRAL),
    )  # fmt: skip


@door(Permission.ASSIGN_REFERRAL)
def naming_end(request: HttpRequest, ref: str, person_ref: str) -> HttpResponse:
    """Take somebody off a restricted record from the end of today."""
    found = _restricted(request, ref)
    row = get_object_or_404(
        children.named_people(found, request.on).filter(until_on__isnull=True), user__ref=person_ref
    )
    form = UnnamingForm.of(request)
    if form.sent:
        with acting(form, fields={"naming_reason": "reason"}):
            end_naming(
                child=found, user=row.user, until_on=request.on, reason=form.cleaned_data["reason"], by=request.user,
                at=request.at,
            )  # fmt: skip
            return redirect("named_people", found.ref)
    return show(request, "council/children/naming_end.html", child=found, row=row, form=form)


def _restricted(request: HttpRequest, ref: str) -> Any:
    found = open_record(request, children.visible(request.user, request.on), ref)
    if not found.restricted:
        raise Http404
    return found
