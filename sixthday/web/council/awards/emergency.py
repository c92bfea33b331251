"""An emergency order: education begins before both have signed."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.awards.queries import award as awards
from sixthday.calloffs import queries as calloffs
from sixthday.calloffs.actions import order_emergency
from sixthday.framework import queries as framework
from sixthday.framework.choices import Choice
from sixthday.web.council.frame import show
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door
from sixthday.web.kit.fields import Day, Money, Paragraph
from sixthday.web.kit.forms import Form
from sixthday.web.kit.records import open_record

AT_FIELD = {
    "emergency_maximum": "maximum_pence", "emergency_expiry": "expires_on", "emergency_reason": "reason",
}  # fmt: skip


class OrderForm(Form):
    """How much, until when, and why."""

    maximum_pence = Money("The most it may cost, without VAT", error="Enter the most it may cost")
    expires_on = Day("Last day of the order", error="Enter the last day")
    reason = Paragraph("Why can education not wait for both signatures?", rows=4, longest=500, error="Say why")


@door(Permission.ORDER_EMERGENCY)
def emergency_order(request: HttpRequest, ref: str) -> HttpResponse:
    """Let education start before the call-off is signed."""
    found = open_record(request, awards.visible(request.user, request.on), ref)
    if found.state != "confirmed" or calloffs.emergency_order(found):
        raise Http404
    form = OrderForm.of(request)
    if form.sent:
        with acting(form, fields=AT_FIELD):
            order = order_emergency(award=found, by=request.user, at=request.at, **form.cleaned_data)
            messages.success(
                request, f"Emergency order {order.ref} is made. The start gate accepts it until its last day."
            )
            return redirect("award", ref)
    days = framework.choice(Choice.EMERGENCY_DAYS, request.on)
    return show(request, "council/awards/emergency.html", award=found, form=form, days=days)
