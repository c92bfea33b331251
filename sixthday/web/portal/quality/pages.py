"""Our visits, what we must put right, what quality assurance wrote to us; and raising a concern ourselves."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.quality.actions.improvement import report_done
from sixthday.quality.actions.visit import reply_to_visit
from sixthday.quality.choices import Channel, Level, Reporter
from sixthday.quality.queries import concern as concerns
from sixthday.quality.queries import visit as visits
from sixthday.rules.standards import standard
from sixthday.rules.visits import overdue
from sixthday.web.kit.acts import acting
from sixthday.web.kit.attachments import UNFIT, attachment
from sixthday.web.kit.concerns import FIELDS, ConcernForm, sent, take
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.fields import Paragraph, Upload
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once
from sixthday.web.portal.frame import show

KINDS = "PDF, Word, spreadsheet or picture, at most 10MB"


class ReplyForm(Form):
    """What we say to the findings."""

    words = Paragraph("What do you say to the findings?", rows=8, hint="You can reply once", error="Write your reply")
    upload = Upload("A file with it (optional)", hint=KINDS, required=False)


class DoneForm(Form):
    """What shows that it is done."""

    evidence = Paragraph("What shows that it is done?", rows=5, longest=1000, error="Say what shows that it is done")
    upload = Upload("A file that shows it (optional)", hint=KINDS, required=False)


@door(Permission.USE_PORTAL, "portal")
def quality(request: HttpRequest) -> HttpResponse:
    """What we must put right, our visits, and what was written to us."""
    asked = visits.improvements(request.user, request.on)
    return show(
        request, "portal/quality/quality.html", told=concerns.told(request.user),
        asked=[(row, overdue(row.state, row.due_on, request.on)) for row in asked.prefetch_related("attachments__file")],
        visits=visits.visits(request.user, request.on), may_reply=may(request, Permission.REPLY_TO_QUALITY),
    )  # fmt: skip


@door(Permission.USE_PORTAL, "portal")
def visit(request: HttpRequest, ref: str) -> HttpResponse:
    """One visit: the plan while it is to come, the findings once they were sent."""
    found = _visit(request, ref)
    told = found.state in visits.TOLD
    rows = visits.found_at(found) if told else []
    return show(
        request, "portal/quality/visit.html", visit=found, told=told, reply=visits.reply(found),
        ratings=[(row, standard(row.set_code, row.standard).words, Level(row.level).label) for row in rows],
        asked=[(row, overdue(row.state, row.due_on, request.on)) for row in
               visits.improvements(request.user, request.on).filter(visit=found).prefetch_related("attachments__file")],
        files=visits.attachments(request.user, request.on).filter(visit=found),
        may_reply=may(request, Permission.REPLY_TO_QUALITY),
    )  # fmt: skip


@door(Permission.USE_PORTAL, "portal")
def file(request: HttpRequest, ref: str) -> HttpResponse:
    """A file with findings that were sent to us, or one of ours, as an attachment."""
    found = visits.attachments(request.user, request.on).filter(ref=ref).first()
    if found is None:
        raise Http404
    return attachment(found.file.ref)


@door(Permission.REPLY_TO_QUALITY, "portal")
def reply(request: HttpRequest, ref: str) -> HttpResponse:
    """Reply to the findings of a visit."""
    found, form = _visit(request, ref), ReplyForm.of(request)
    if form.sent:
        with acting(form, fields={"reply_words": "words"} | UNFIT):
            reply_to_visit(visit=found, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("portal_visit", found.ref)
    return show(request, "portal/quality/reply.html", form=form, visit=found)


@door(Permission.REPLY_TO_QUALITY, "portal")
def done(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that something asked for is done, and what shows it."""
    found = visits.improvements(request.user, request.on).filter(ref=ref).first()
    if found is None:
        raise Http404
    form = DoneForm.of(request)
    if form.sent:
        with acting(form, fields={"action_evidence": "evidence"} | UNFIT):
            report_done(improvement=found, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("portal_quality")
    return show(request, "portal/quality/done.html", form=form, improvement=found)


@door(Permission.USE_PORTAL, "portal")
@once
def concern_new(request: HttpRequest) -> HttpResponse:
    """Raise a concern about any provider, our own too."""
    form = ConcernForm.of(request, reporter=Reporter.PROVIDER)
    if form.sent:
        with acting(form, fields=FIELDS):
            take(request, form, Channel.PORTAL, request.user)
            return redirect("portal_concern_sent")
    return show(request, "portal/quality/concern_new.html", form=form)


@door(Permission.USE_PORTAL, "portal")
def concern_sent(request: HttpRequest) -> HttpResponse:
    """That it was received, with its reference, to whoever just sent it."""
    if not (ref := sent(request)):
        raise Http404
    return show(request, "portal/quality/concern_sent.html", ref=ref)


def _visit(request: HttpRequest, ref: str) -> Any:
    found = visits.visits(request.user, request.on).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found
