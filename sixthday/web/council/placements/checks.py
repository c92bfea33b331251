"""What is recorded for one placement: checks, leave to follow, and the adults who work with the child."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.placements import actions
from sixthday.placements import queries as placements
from sixthday.placements.choices import TransportDecision
from sixthday.providers.queries import directory
from sixthday.rules.calendars import UnknownCalendar
from sixthday.rules.compliance import REQUIREMENT, Requirement
from sixthday.web.council.frame import show
from sixthday.web.council.placements import presenting
from sixthday.web.council.placements.gate import opened
from sixthday.web.kit.acts import acting
from sixthday.web.kit.attachments import attachment
from sixthday.web.kit.doors import door
from sixthday.web.kit.fields import Day, OneOf, Paragraph, Pick, Upload
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once
from sixthday.web.kit.widgets import options


class CheckForm(Form):
    """What was seen or agreed."""

    value = OneOf("How will the child travel?", TransportDecision.choices, error="Say whether transport is arranged")
    note = Paragraph(
        "What was seen or agreed?", rows=4, longest=500, hint="With whom, and when", error="Say what was seen or agreed"
    )
    upload = Upload("A document, if there is one", hint="PDF, Word, spreadsheet or picture", required=False)


class DeferralForm(Form):
    """By when it must follow, and why it may."""

    due_on = Day("By which day must it follow?", error="Enter the day by which it must follow")
    reason = Paragraph("Why may it follow the start?", rows=4, longest=500, error="Give the reason")


class WhyForm(Form):
    """A reason in words."""

    why = Paragraph("Why is it taken back?", rows=3, longest=500, error="Say why it is taken back")


class AdultForm(Form):
    """One of the provider's adults."""

    adult = Pick("Adult", [], error="Choose an adult")


@door(Permission.RECORD_CHECKS)
@once
def record(request: HttpRequest, ref: str, code: str) -> HttpResponse:
    """Record that one requirement of a placement is met."""
    placement, row = opened(request, ref), _recorded(code)
    form = CheckForm.of(request)
    if code != "transport":
        del form.fields["value"]
    if form.sent:
        with acting(form, fields={"check_note": "note"} | ({"check_value": "value"} if code == "transport" else {})):
            actions.record_check(
                placement=placement, requirement=code, by=request.user, at=request.at, **form.cleaned_data
            )
            return redirect("start_gate", placement.ref)
    return _asked(request, placement, form, row.label, "Record check", row=row, uploads=True)


@door(Permission.RECORD_CHECKS)
def undo(request: HttpRequest, ref: str, code: str) -> HttpResponse:
    """Take a check back, with the reason."""
    placement, row = opened(request, ref), _recorded(code)
    form = WhyForm.of(request)
    if form.sent:
        with acting(form, fields={"check_why": "why"}):
            actions.undo_check(
                placement=placement, requirement=code, by=request.user, at=request.at, **form.cleaned_data
            )
            return redirect("start_gate", placement.ref)
    return _asked(request, placement, form, f"Take back: {row.label}", "Take it back", row=row)


@door(Permission.SEE_GATE)
def file(request: HttpRequest, ref: str, code: str) -> HttpResponse:
    """The document behind the check that stands, as an attachment."""
    check = placements.standing_checks(opened(request, ref), request.on).get(code)
    if check is None or check.file is None:
        raise Http404
    return attachment(check.file.ref)


@door(Permission.DEFER_CHECK)
def defer(request: HttpRequest, ref: str, code: str) -> HttpResponse:
    """Let one requirement follow the start, by a day, with a reason."""
    placement, row = opened(request, ref), REQUIREMENT.get(code)
    if row is None or row.waivable_days is None:
        raise Http404
    form = DeferralForm.of(request)
    if form.sent:
        with acting(form, fields={"deferral_due": "due_on", "deferral_reason": "reason"}):
            actions.defer_check(
                placement=placement, requirement=code, by=request.user, at=request.at, **form.cleaned_data
            )
            return redirect("start_gate", placement.ref)
    return _asked(
        request, placement, form, f"Let it follow: {row.label}", "Let it follow", row=row,
        latest=_latest(request, placement, row),
    )  # fmt: skip


@door(Permission.RECORD_CHECKS)
@once
def adults(request: HttpRequest, ref: str) -> HttpResponse:
    """Who works with the child, and naming another."""
    placement = opened(request, ref)
    workers = list(placements.workers(placement))
    named = {worker.adult_id for worker in workers}
    others = [adult for adult in directory.adults(placement.award.provider, request.on) if adult.pk not in named]
    form = AdultForm.of(request)
    form.fields["adult"].widget.options = options([("", "Choose"), *((a.ref, f"{a.name}, {a.role}") for a in others)])
    if form.sent:
        adult = next((adult for adult in others if adult.ref == form.cleaned_data["adult"]), None)
        with acting(form):
            actions.name_worker(placement=placement, adult=adult or _nobody(), by=request.user, at=request.at)
            return redirect("placement_adults", placement.ref)
    return show(
        request, "council/placements/adults.html", placement=placement, form=form, workers=workers, others=others,
        child=presenting.child_of(request, placement),
    )  # fmt: skip


@door(Permission.RECORD_CHECKS)
def stand_down(request: HttpRequest, ref: str, adult_ref: str) -> HttpResponse:
    """An adult who no longer works with the child."""
    placement = opened(request, ref)
    worker = placements.workers(placement).filter(adult__ref=adult_ref).first() or _nobody()
    form = Form.of(request)
    if form.sent:
        with acting(form):
            actions.stand_worker_down(placement=placement, adult=worker.adult, by=request.user, at=request.at)
            return redirect("placement_adults", placement.ref)
    return _asked(request, placement, form, f"Stand down {worker.adult.name}", "Stand down", back="placement_adults")


def _asked(request: HttpRequest, placement: Any, form: Form, title: str, act: str, **more: Any) -> HttpResponse:
    """A page that asks one form about one placement."""
    plain = {"row": None, "latest": None, "uploads": False, "back": "start_gate"}
    return show(
        request, "council/placements/question.html", placement=placement, form=form, title=title, act=act,
        child=presenting.child_of(request, placement), **{**plain, **more},
    )  # fmt: skip


def _recorded(code: str) -> Requirement:
    row = REQUIREMENT.get(code)
    if row is None or not row.recorded:
        raise Http404
    return row


def _latest(request: HttpRequest, placement: Any, row: Requirement) -> Any:
    """The last day by which it may follow, or None where no term dates say."""
    try:
        return placements.school_days(placement).nth(row.waivable_days or 0, request.on, counting_first=False)
    except UnknownCalendar:
        return None


def _nobody() -> Any:
    raise Http404
