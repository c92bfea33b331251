"""Setting up a framework: by hand, or from its tender notice; kinds of service, its own timetable, the next round."""

from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.framework import queries as framework
from sixthday.framework.actions import (
    NewLot,
    load_notice,
    name_service,
    plan_round,
    set_reopenings,
    set_up_scheme,
)
from sixthday.framework.choices import LegalForm
from sixthday.reference.rows import decoded
from sixthday.rules.words import plain_date
from sixthday.web.council.frame import show
from sixthday.web.council.framework.forms import NoticeForm, ReopeningsForm, SchemeForm, ServiceForm
from sixthday.web.council.framework.presenting import lots_from_text
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once

MOST_BYTES = 2_000_000
SCHEME_FIELDS = {
    "scheme_dates": "ends_on",
    "scheme_value": "value_inc_vat_pence",
    "scheme_lots": "lots",
    "scheme_lot_names": "lots",
    "scheme_services": "lots",
}


@door(Permission.MANAGE_FRAMEWORK)
@once
def scheme(request: HttpRequest) -> HttpResponse:
    """A framework with its lots and their kinds of service."""
    form = SchemeForm.of(request)
    if form.sent:
        given = dict(form.cleaned_data)
        with acting(form, fields=SCHEME_FIELDS):
            lots = [NewLot(*lot) for lot in lots_from_text(given.pop("lots"))]
            made = set_up_scheme(**given, lots=lots, by=request.user, at=request.at)
            messages.success(request, f"{made.title} is set up. Plan its first round.")
            return redirect("framework_round_new", made.ref)
    words = "Its value counts every call-off of every round, with the extension."
    return show(
        request, "council/framework/step.html", form=form, caption="", heading="Set up a framework", words=words,
        label="Set up", back=("framework", ()),
    )  # fmt: skip


@door(Permission.MANAGE_FRAMEWORK)
@once
def notice(request: HttpRequest) -> HttpResponse:
    """Try or load a tender notice. One fault and nothing is loaded: each is shown by its place."""
    form, report = NoticeForm.of(request, initial={"what": "try"}), None
    if form.sent and form.cleaned_data["notice"].size > MOST_BYTES:
        form.add_error("notice", "The notice must be smaller than 2 MB")
    if form.sent:
        file, dry_run = form.cleaned_data["notice"], form.cleaned_data["what"] == "try"
        report = load_notice(
            text=decoded(file.read()), source=file.name, by=request.user, at=request.at, dry_run=dry_run
        )
    if report and report.round:
        return redirect("framework_round", report.round.scheme.ref, report.round.number)
    return show(
        request, "council/framework/notice.html", form=form, report=report,
        faults=[[fault.where, fault.why] for fault in report.faults] if report else [],
        status=422 if report and report.faults else 200,
    )  # fmt: skip


@door(Permission.MANAGE_FRAMEWORK)
@once
def service(request: HttpRequest, ref: str, lot: str) -> HttpResponse:
    """A kind of service of a lot."""
    held = scheme_or_404(ref)
    found = framework.lots(held).filter(number=lot).first() if lot.isdecimal() else None
    if found is None:
        raise Http404
    form = ServiceForm.of(request)
    if form.sent:
        with acting(form, fields={"service_name": "name", "service_once": "name"}):
            name_service(lot=found, name=form.cleaned_data["name"], by=request.user, at=request.at)
            return redirect("framework_scheme", ref)
    return show(
        request, "council/framework/step.html", form=form, caption=str(found), words="", heading="Add a kind of service",
        label="Add it", back=("framework_scheme", (ref,)),
    )  # fmt: skip


@door(Permission.MANAGE_FRAMEWORK)
def reopenings(request: HttpRequest, ref: str) -> HttpResponse:
    """The timetable of a light touch framework."""
    held = scheme_or_404(ref)
    if held.legal_form != LegalForm.LIGHT_TOUCH:
        raise Http404
    standing = "\n".join(plain_date(row.opens_on) for row in held.reopenings.all())
    form = ReopeningsForm.of(request, initial={"days": standing})
    if form.sent:
        days, wrong = _days(form.cleaned_data["days"])
        for line in wrong:
            form.add_error("days", f"“{line[:30]}” is not a day such as 1 April 2028")
        with acting(form, fields={"reopening_once": "days", "reopening_days": "days"}):
            if not wrong:
                set_reopenings(scheme=held, days=[(day, "") for day in days], by=request.user, at=request.at)
                return redirect("framework_scheme", ref)
    return show(
        request, "council/framework/step.html", form=form, caption=held.title, words="", heading="When it opens again",
        label="Set the timetable", back=("framework_scheme", (ref,)),
    )  # fmt: skip


@door(Permission.MANAGE_FRAMEWORK)
@once
def planned_round(request: HttpRequest, ref: str) -> HttpResponse:
    """Begin to plan the next round."""
    held, form = scheme_or_404(ref), Form.of(request)
    if form.sent:
        with acting(form):
            made = plan_round(scheme=held, by=request.user, at=request.at)
            return redirect("framework_round", held.ref, made.number)
    words = "The whole framework opens again: every lot, on the same days for everyone. Nobody sees the round before you publish it."
    return show(
        request, "council/framework/step.html", form=form, caption=held.title, heading="Plan the next round", words=words,
        label="Begin to plan", back=("framework_scheme", (ref,)),
    )  # fmt: skip


def scheme_or_404(ref: str) -> Any:
    """A framework by its reference."""
    found = framework.schemes().filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def _days(text: str) -> tuple[list[date], list[str]]:
    """The day of each line, and the lines that are none."""
    found, wrong = [], []
    for line in filter(None, (each.strip() for each in (text or "").splitlines())):
        try:
            found.append(datetime.strptime(line, "%d %B %Y").date())  # noqa: DTZ007 - a date, no instant
        except ValueError:
            wrong.append(line)
    return found, wrong
