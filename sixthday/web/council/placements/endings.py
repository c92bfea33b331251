"""A placement that never starts, and one that ends."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.placements import actions
from sixthday.web.council.frame import show
from sixthday.web.council.placements import presenting
from sixthday.web.council.placements.gate import opened
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door
from sixthday.web.kit.fields import Day, Paragraph
from sixthday.web.kit.forms import Form


class NeverForm(Form):
    """Why it will not start."""

    why = Paragraph("Why will it not start?", rows=4, longest=300, error="Say why it will not start")


class EndForm(Form):
    """The last day, and why it ended."""

    on = Day("What was the last day?", hint="Today, or a day that has passed", error="Enter the last day")
    why = Paragraph("Why did it end?", rows=4, longest=300, error="Say why it ended")


@door(Permission.START_PLACEMENT)
def abandonment(request: HttpRequest, ref: str) -> HttpResponse:
    """It will not start: the call-off, the place and the money are given back."""
    placement, form = opened(request, ref), NeverForm.of(request)
    if form.sent:
        with acting(form, fields={"abandon_why": "why"}):
            actions.abandon_placement(placement=placement, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("placement", placement.ref)
    words = "The call-off is cancelled or ended, the place is free and the money is given back. The child stays on the list."
    return _asked(request, form, placement, "This placement will not start", words)


@door(Permission.START_PLACEMENT)
def ending(request: HttpRequest, ref: str) -> HttpResponse:
    """Education here has ended: its hours stop counting."""
    placement, form = opened(request, ref), EndForm.of(request)
    fields = {"end_why": "why", "end_happened": "on", "end_after_start": "on", "end_day": "on"}
    if form.sent:
        with acting(form, fields=fields):
            actions.end_placement(placement=placement, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("placement", placement.ref)
    words = "Its hours stop counting after that day, so the child may return to the list. The call-off ends and its place is free."
    return _asked(request, form, placement, "End this placement", words)


def _asked(request: HttpRequest, form: Form, placement: object, title: str, words: str) -> HttpResponse:
    return show(
        request, "council/placements/ending.html", placement=placement, form=form, title=title, words=words,
        child=presenting.child_of(request, placement),
    )  # fmt: skip
