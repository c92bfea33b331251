"""A visit: planned, held, its findings written and shared, closed."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.quality.actions import visit as actions
from sixthday.quality.actions.attaching import attach_to_visit
from sixthday.quality.queries import visit as visits
from sixthday.web.council.frame import show
from sixthday.web.council.providers.record import opened as provider_opened
from sixthday.web.council.quality import presenting
from sixthday.web.kit.acts import acting
from sixthday.web.kit.attachments import UNFIT, attachment
from sixthday.web.kit.doors import door, insist, may
from sixthday.web.kit.fields import Day, Paragraph, Text, Upload, YesNo
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once

PLANNING = {"visit_ahead": "planned_on", "visit_people": "visitors"}


class PlanForm(Form):
    """When, who goes, what to look at, and whether the provider is told."""

    planned_on = Day("When?", error="Enter the day of the visit")
    announced = YesNo("Is the provider told beforehand?", error="Say whether the provider is told")
    visitors = Text("Who goes?", longest=300, hint="Names, with commas between them", error="Say who goes")
    focus = Paragraph("What do you want to look at? (optional)", rows=4, longest=4000, required=False)


class HeldForm(Form):
    """When it was held, and who was met."""

    held_on = Day("When was it held?", error="Enter the day it was held")
    met_with = Text("Who was met?", longest=300, error="Say who was met, or that nobody was there")


class ShareForm(Form):
    """What was found, in a few sentences."""

    summary = Paragraph(
        "What was found, in a few sentences?", rows=6, hint="The provider reads this", error="Write what was found"
    )


class FileForm(Form):
    """One file."""

    upload = Upload("Which file?", hint="PDF, Word, spreadsheet or picture, at most 10MB", error="Choose a file")


class CancelForm(Form):
    """Why it is called off."""

    why = Paragraph("Why is it called off?", rows=3, longest=300, error="Say why the visit is called off")


@door(Permission.VISIT_PROVIDERS)
@once
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Plan a visit to a provider."""
    provider, form = provider_opened(request, slug), PlanForm.of(request)
    return _plan(request, provider, form, None)


@door(Permission.VISIT_PROVIDERS)
@once
def copy(request: HttpRequest, ref: str) -> HttpResponse:
    """Plan the next visit as a copy of an earlier one."""
    earlier = opened(request, ref)
    given = {"visitors": earlier.visitors, "focus": earlier.focus, "announced": earlier.announced}
    return _plan(request, earlier.provider, PlanForm.of(request, initial=given), earlier)


@door(Permission.SEE_QUALITY)
def visit(request: HttpRequest, ref: str) -> HttpResponse:
    """One visit: the plan, the findings by standard, the reply, what must be put right."""
    found = opened(request, ref)
    asked = visits.improvements(request.user, request.on).filter(visit=found)
    return show(
        request, "council/quality/visit.html", visit=found, sign=presenting.visit_sign(found, request.on),
        facts=presenting.visit_facts(found), reply=visits.reply(found), may_visit=may(request, Permission.VISIT_PROVIDERS),
        ratings=presenting.found_rows(found), next=visits.copy_of(found),
        last=presenting.found_rows(found.copied_from) if found.copied_from and not found.held_on else [],
        files=visits.attachments(request.user, request.on).filter(visit=found),
        asked=[(row, presenting.improvement_sign(row, request.on)) for row in asked],
    )  # fmt: skip


@door(Permission.SEE_QUALITY)
def cancellation(request: HttpRequest, ref: str) -> HttpResponse:
    """Call a planned visit off."""
    found, form = acting_on(request, ref), CancelForm.of(request)
    if form.sent:
        with acting(form, fields={"cancel_why": "why"}):
            actions.cancel_visit(visit=found, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("visit", found.ref)
    return asked_of(request, form, found, "Call this visit off", "An announced visit is called off in a message too.")


@door(Permission.SEE_QUALITY)
def holding(request: HttpRequest, ref: str) -> HttpResponse:
    """Record that the visit was held; findings are written next."""
    found, form = acting_on(request, ref), HeldForm.of(request, initial={"held_on": request.on})
    if form.sent:
        with acting(form, fields={"visit_happened": "held_on", "visit_met": "met_with"}):
            actions.hold_visit(visit=found, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("visit", found.ref)
    return asked_of(request, form, found, "Record the visit", "")


@door(Permission.SEE_QUALITY)
@once
def attach(request: HttpRequest, ref: str) -> HttpResponse:
    """Keep a file with the findings of a visit."""
    found, form = acting_on(request, ref), FileForm.of(request)
    if form.sent:
        with acting(form, fields=UNFIT):
            attach_to_visit(visit=found, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("visit", found.ref)
    return asked_of(request, form, found, "Add a file", "The provider can open it once the findings are sent.")


@door(Permission.SEE_QUALITY)
def file(request: HttpRequest, ref: str) -> HttpResponse:
    """A file kept with a visit or an improvement action, as an attachment."""
    return attachment(_kept(request, ref).file.ref)


@door(Permission.SEE_QUALITY)
def sharing(request: HttpRequest, ref: str) -> HttpResponse:
    """Send the findings to the provider."""
    found, form = acting_on(request, ref), ShareForm.of(request)
    if form.sent:
        with acting(form, fields={"visit_summary": "summary"}):
            actions.share_visit(visit=found, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("visit", found.ref)
    words = "The provider reads the summary, the findings and what must be put right, and may reply. They cannot be changed after that."
    return asked_of(request, form, found, "Send the findings to the provider", words)


@door(Permission.SEE_QUALITY)
def closing(request: HttpRequest, ref: str) -> HttpResponse:
    """Close a visit once everything it asked for is settled."""
    found, form = acting_on(request, ref), Form.of(request)
    if form.sent:
        with acting(form):
            actions.close_visit(visit=found, by=request.user, at=request.at)
            return redirect("visit", found.ref)
    return asked_of(
        request, form, found, "Close this visit", "Everything that it asked for must be verified or withdrawn."
    )


def opened(request: HttpRequest, ref: str) -> Any:
    """The visit with this reference, when this person may see it. Raises Http404."""
    found = visits.visits(request.user, request.on).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def acting_on(request: HttpRequest, ref: str) -> Any:
    """The same, for somebody who may act on it. Raises PermissionDenied for who may only see it."""
    found = opened(request, ref)
    insist(request, Permission.VISIT_PROVIDERS)
    return found


def asked_of(request: HttpRequest, form: Form, visit: Any, title: str, words: str) -> HttpResponse:
    """A question about a visit, on the page that all of them share."""
    return show(request, "council/quality/visit_step.html", form=form, visit=visit, title=title, words=words)


def _kept(request: HttpRequest, ref: str) -> Any:
    found = visits.attachments(request.user, request.on).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def _plan(request: HttpRequest, provider: Any, form: Form, earlier: Any) -> HttpResponse:
    if form.sent:
        with acting(form, fields=PLANNING):
            made = actions.plan_visit(
                provider=provider, copied_from=earlier, by=request.user, at=request.at, **form.cleaned_data
            )
            return redirect("visit", made.ref)
    return show(
        request, "council/quality/visit_new.html", form=form, provider=provider, earlier=earlier,
        last=presenting.found_rows(earlier) if earlier else [],
    )  # fmt: skip
