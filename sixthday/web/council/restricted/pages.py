"""Opening a restricted record by its reference, with a reason. The lead brokers are told at once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.referrals.actions.restriction import open_record_with_reason
from sixthday.referrals.queries import child as children
from sixthday.rules.findings import Finding
from sixthday.rules.references import normalise
from sixthday.web.council.frame import show
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door
from sixthday.web.kit.fields import Paragraph, Text
from sixthday.web.kit.forms import Form

NOT_THERE = Finding("restricted_known", False, "No restricted record has this reference.", "Restricted records")


class OpeningForm(Form):
    """Which record, and why it must be opened."""

    reference = Text("Reference of the child’s record", longest=20, width=20, error="Enter the reference")
    reason = Paragraph("Why must you open it now?", rows=3, longest=300, error="Say why you must open this record")


@door(Permission.BREAK_GLASS)
def restricted_records(request: HttpRequest) -> HttpResponse:
    """Open a restricted record until the end of today. The reason is kept and the lead brokers are told."""
    form = OpeningForm.of(request)
    if form.sent:
        child = children.restricted(normalise(form.cleaned_data["reference"]))
        if child is None:
            form.refuse(NOT_THERE, field="reference")
        else:
            with acting(form, fields={"reason_given": "reason"}):
                open_record_with_reason(child=child, reason=form.cleaned_data["reason"], by=request.user, at=request.at)
                return redirect("child", child.ref)
    return show(request, "council/restricted/opening.html", form=form)
