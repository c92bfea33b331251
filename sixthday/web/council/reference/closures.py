"""Closures: what is recorded, recording one with what it moves shown first, taking one back."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.reference import queries as reference
from sixthday.reference.choices import ClosureKind
from sixthday.referrals.actions.calendars import close_school, reopen_school
from sixthday.rules.findings import refusal
from sixthday.web.council.frame import show
from sixthday.web.council.reference.forms import ALL, Closing, TakingBack
from sixthday.web.council.reference.moves import moves
from sixthday.web.council.reference.ways import ways
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door
from sixthday.web.kit.once import once

AT_FIELD = {
    "closure_dates": "until_on", "closure_calendar": "from_on", "closure_school_day": "from_on", "closure_reason": "reason",
}  # fmt: skip
TRIED = "tried"  # the button that records; without it the page only shows what would move


@door(Permission.MANAGE_REFERENCE)
def closures(request: HttpRequest) -> HttpResponse:
    """Every closure on record, newest first."""
    return show(request, "council/reference/closures.html", ways=ways("closures"), closures=list(reference.closures()))


@door(Permission.MANAGE_REFERENCE)
@once
def new(request: HttpRequest) -> HttpResponse:
    """Which days, which school, why; then what that moves, with both dates; then it is recorded."""
    area = _area()
    form = Closing.of(request, area=area.name)
    tried = TRIED in request.POST
    if form.sent:
        with acting(form, fields=AT_FIELD):
            done = close_school(**_closing(form, area), by=request.user, at=request.at, dry_run=not tried)
            if not tried:
                shown = moves(request, done.moved)
                typed = [(name, value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken"]
                return show(
                    request, "council/reference/closure_check.html", typed=typed, closure=done.closure, moves=shown
                )
            messages.success(request, _said(len(done.moved)))
            return redirect("reference_closures")
    return show(request, "council/reference/closure.html", form=form)


@door(Permission.MANAGE_REFERENCE)
def withdrawal(request: HttpRequest, ref: str) -> HttpResponse:
    """Take a closure back, with the reason; what that moves is told afterwards, and kept on each child's timeline."""
    closure = reference.closure(ref).first()
    if closure is None or closure.taken_back:
        raise Http404
    form = TakingBack.of(request)
    if form.sent:
        with acting(form, fields={"closure_reason": "reason"}):
            done = reopen_school(closure=closure, reason=form.cleaned_data["reason"], by=request.user, at=request.at)
            messages.success(request, f"Taken back. {_said(len(done.moved))}")
            return redirect("reference_closures")
    return show(request, "council/reference/withdrawal.html", form=form, closure=closure)


def _area() -> Any:
    """The council's own authority. Raises Refused while it is not loaded."""
    area = reference.authorities().filter(code=settings.COUNCIL["authority"]).first()
    if area is None:
        why = "The council’s own authority is not loaded yet, so no school is known. Load the reference data first."
        raise refusal("own_authority_loaded", why, source="Set-up of this installation", fixer="Administrator")
    return area


def _closing(form: Closing, area: Any) -> dict[str, Any]:
    """What the form says, as the action wants it."""
    given = form.cleaned_data
    school = None if given["whose"] == ALL else reference.schools().get(ref=given["school"])
    first: date = given["from_on"]
    return {
        "authority": school.authority if school else area, "school": school, "from_on": first,
        "until_on": given["until_on"], "kind": ClosureKind(given["kind"]), "reason": given["reason"],
    }  # fmt: skip


def _said(moved: int) -> str:
    if not moved:
        return "Recorded. No child’s date moved."
    return f"Recorded. The due day of {moved} {'child' if moved == 1 else 'children'} moved; both dates are kept."
