"""Concerns: raising one, the list of those that are open, and one with every decision about it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.placements.queries import review as reviews
from sixthday.providers import queries as providers
from sixthday.quality.actions import concern as actions
from sixthday.quality.choices import Channel, ConcernOutcome, Reporter
from sixthday.quality.queries import concern as concerns
from sixthday.web.council.frame import show
from sixthday.web.council.quality import presenting
from sixthday.web.kit.acts import acting
from sixthday.web.kit.concerns import FIELDS, ConcernForm, sent, take
from sixthday.web.kit.doors import door, insist, may
from sixthday.web.kit.fields import OneOf, Paragraph, YesNo
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once
from sixthday.web.kit.paging import page_of
from sixthday.web.kit.records import open_record

SIZE = 40


class AssessForm(Form):
    """Who looks into it, and how."""

    reason = Paragraph("Who looks into it, and how?", rows=4, error="Say who looks into it, and how")


class ActForm(Form):
    """What is done."""

    reason = Paragraph("What is done about it?", rows=4, error="Say what is done about it")


class CloseForm(Form):
    """How it ended."""

    outcome = OneOf("How did it end?", ConcernOutcome.choices, error="Choose how it ended")
    reason = Paragraph("Why?", rows=4, error="Give the reason for this decision")
    lift = YesNo("May new work begin again at this provider?", error="Say whether new work may begin again")


class ReopenForm(Form):
    """Why it is looked into again."""

    reason = Paragraph("Why is it looked into again?", rows=4, error="Say why it is looked into again")


class SafeguardForm(Form):
    """Why it is one of safeguarding."""

    reason = Paragraph("Why may a child not be safe?", rows=4, error="Say why a child may not be safe")


class TellForm(Form):
    """What the provider is told."""

    words = Paragraph(
        "What is the provider told?", rows=6, hint="Written for the provider: leave out who reported it, and the child",
        error="Write what the provider is told",
    )  # fmt: skip


@door(Permission.RAISE_CONCERN)
@once
def new(request: HttpRequest) -> HttpResponse:
    """Raise a concern as somebody at the council."""
    form = ConcernForm.of(request, reporter=Reporter.COUNCIL)
    if form.sent:
        with acting(form, fields=FIELDS):
            take(request, form, Channel.COUNCIL, request.user)
            return redirect("concern_sent")
    return show(request, "council/quality/concern_new.html", form=form)


@door(Permission.RAISE_CONCERN)
def raised(request: HttpRequest) -> HttpResponse:
    """That it was received, with its reference, to whoever just sent it."""
    if not (ref := sent(request)):
        raise Http404
    return show(request, "council/quality/concern_sent.html", ref=ref, may_see=may(request, Permission.DECIDE_CONCERN))


@door(Permission.SEE_CONCERNS)
def listing(request: HttpRequest) -> HttpResponse:
    """The open concerns this person may see: safeguarding first, then the oldest; closed ones, or one provider's, on request."""
    closed, slug = request.GET.get("closed") == "yes", request.GET.get("provider", "")
    every = concerns.visible(request.user, request.on)
    found = every.filter(state="closed").order_by("-closed_at") if closed else concerns.live(request.user, request.on)
    about = providers.visible(request.user, request.on).filter(slug=slug).first() if slug else None
    if slug:
        found = found.filter(provider=about)
    page = page_of(request, found.count(), SIZE)
    return show(
        request, "council/quality/concerns.html", page=page, closed=closed, about=about,
        rows=[(row, presenting.concern_sign(row)) for row in found[page.start : page.end]],
    )  # fmt: skip


@door(Permission.SEE_CONCERNS)
def concern(request: HttpRequest, ref: str) -> HttpResponse:
    """One concern: what was said, what was decided, what comes next."""
    found = _opened(request, ref)
    return show(
        request, "council/quality/concern.html", concern=found, sign=presenting.concern_sign(found),
        facts=presenting.concern_facts(found), decisions=concerns.decisions(found), told=concerns.messages(found),
        reviews=presenting.review_rows(reviews.called(request.user, request.on).filter(about=found.ref)),
        step=presenting.next_step(found), frozen=concerns.freeze_in_force(found.provider, request.on),
        may_decide=may(request, Permission.DECIDE_CONCERN),
    )  # fmt: skip


@door(Permission.SEE_CONCERNS)
def assessment(request: HttpRequest, ref: str) -> HttpResponse:
    """Take a concern up."""
    found, form = _to_decide(request, ref), AssessForm.of(request)
    if form.sent:
        with acting(form, fields={"decision_reason": "reason"}):
            actions.assess_concern(concern=found, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("concern", found.ref)
    return _asked(request, form, found, "Take this concern up", "It is then yours to look into; others see that.")


@door(Permission.SEE_CONCERNS)
def action(request: HttpRequest, ref: str) -> HttpResponse:
    """Decide what is done about a concern."""
    found, form = _to_decide(request, ref), ActForm.of(request)
    if form.sent:
        with acting(form, fields={"decision_reason": "reason"}):
            actions.act_on_concern(concern=found, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("concern", found.ref)
    return _asked(request, form, found, "Decide what is done", "")


@door(Permission.SEE_CONCERNS)
def closing(request: HttpRequest, ref: str) -> HttpResponse:
    """Close a concern with its outcome."""
    found, form = _to_decide(request, ref), CloseForm.of(request)
    if not concerns.freeze_in_force(found.provider, request.on):
        del form.fields["lift"]
    if form.sent:
        fields = {"decision_reason": "reason", "freeze_stands": "lift", "no_other_concern": "lift"}
        with acting(form, fields=fields):
            given = {"lift": False, **form.cleaned_data}
            actions.close_concern(concern=found, by=request.user, at=request.at, **given)
            return redirect("concern", found.ref)
    waiting = reviews.to_hold(request.user, request.on).filter(about=found.ref).count()
    return _asked(request, form, found, "Close this concern", presenting.closing_words(found, waiting))


@door(Permission.SEE_CONCERNS)
def reopening(request: HttpRequest, ref: str) -> HttpResponse:
    """Look into a closed concern again."""
    found, form = _to_decide(request, ref), ReopenForm.of(request)
    if form.sent:
        with acting(form, fields={"decision_reason": "reason"}):
            actions.reopen_concern(concern=found, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("concern", found.ref)
    return _asked(request, form, found, "Reopen this concern", presenting.reopening_words(found))


@door(Permission.SEE_CONCERNS)
def safeguarding(request: HttpRequest, ref: str) -> HttpResponse:
    """Treat a concern that came as something else as one of safeguarding."""
    found, form = _to_decide(request, ref), SafeguardForm.of(request)
    if form.sent:
        with acting(form, fields={"decision_reason": "reason"}):
            actions.treat_as_safeguarding(concern=found, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("concern", found.ref)
    return _asked(request, form, found, "Treat it as safeguarding", presenting.stopping_words(found))


@door(Permission.SEE_CONCERNS)
@once
def message(request: HttpRequest, ref: str) -> HttpResponse:
    """Tell the provider something, in words written for it."""
    found, form = _to_decide(request, ref), TellForm.of(request)
    if form.sent:
        with acting(form, fields={"message_words": "words", "message_hides": "words"}):
            actions.tell_provider(concern=found, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("concern", found.ref)
    words = f"Everybody of {found.provider.name} can read this. Nothing else of the concern is sent."
    return _asked(request, form, found, "Tell the provider", words)


def _opened(request: HttpRequest, ref: str) -> Any:
    return open_record(request, concerns.visible(request.user, request.on), ref, about=ref)


def _to_decide(request: HttpRequest, ref: str) -> Any:
    found = _opened(request, ref)
    insist(request, Permission.DECIDE_CONCERN)
    return found


def _asked(request: HttpRequest, form: Form, found: Any, title: str, words: str) -> HttpResponse:
    return show(request, "council/quality/concern_step.html", form=form, concern=found, title=title, words=words)
