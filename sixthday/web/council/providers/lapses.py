"""Deciding for the children already at a provider while something it must hold does not count."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.placements.queries import lapses as live
from sixthday.providers.actions import decide_lapse
from sixthday.providers.queries import evidence as shown
from sixthday.rules.compliance import REQUIREMENT
from sixthday.web.council.frame import show
from sixthday.web.council.providers.record import opened
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.fields import Day, OneOf, Paragraph
from sixthday.web.kit.forms import Form
from sixthday.web.kit.widgets import Option

OUTCOMES = [
    Option("continue", "They go on until a day", "For example, the insurer has confirmed cover in writing", reveals="until_on"),
    Option("suspend", "No session until it is put right", "The days before count as held without it"),
]  # fmt: skip
FIELDS = {"lapse_until": "until_on", "lapse_reason": "reason", "lapse_open": "until_on"}


class DecisionForm(Form):
    """What happens to live placements."""

    outcome = OneOf("What happens to the placements there now?", OUTCOMES, error="Choose what happens")
    until_on = Day("They may go on until", required=False)
    reason = Paragraph("Why?", rows=4, longest=300, hint="The provider reads this", error="Give the reason")


@door(Permission.CHANGE_STANDING)
def decision(request: HttpRequest, slug: str, code: str, ref: str = "") -> HttpResponse:
    """The gap, the placements and days in it, and the decision for them. New work stays stopped either way."""
    provider, row = opened(request, slug), REQUIREMENT.get(code)
    subject = shown.subject_of(provider, ref) if ref else None
    found = _lapses(request, provider, code, ref)
    if row is None or not found:
        raise Http404
    deciding = next((each for each in found if each.decision is None), found[-1])
    form = DecisionForm.of(request)
    if form.sent:
        about = {row.applies_to: subject} if subject else {}
        given = {**form.cleaned_data, "from_on": deciding.gap.from_on, **about}
        with acting(form, fields=FIELDS):
            decide_lapse(provider=provider, requirement=code, by=request.user, at=request.at, **given)
            return redirect("provider_checks", provider.slug)
    return show(
        request, "council/providers/lapse.html", provider=provider, row=row, subject=subject, lapses=found, form=form,
        deciding=deciding,
        may_see_gate=may(request, Permission.SEE_GATE),
    )  # fmt: skip


def _lapses(request: HttpRequest, provider: Any, code: str, ref: str) -> list[Any]:
    """The gaps of one thing with live placements in them, oldest first."""
    found = live.live_lapses(request.on, provider)
    return [each for each in found if (each.requirement.code, each.subject_ref) == (code, ref)]
