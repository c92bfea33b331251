"""Ratings, and what a provider must put right: asked for, said to be done, verified, returned, withdrawn."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.quality.actions import improvement as actions
from sixthday.quality.choices import Level
from sixthday.quality.queries import visit as visits
from sixthday.web.council.frame import show
from sixthday.web.council.providers.record import opened as provider_opened
from sixthday.web.council.quality import presenting
from sixthday.web.council.quality.visits import acting_on, asked_of
from sixthday.web.kit.acts import acting
from sixthday.web.kit.attachments import UNFIT
from sixthday.web.kit.doors import door, insist, may
from sixthday.web.kit.fields import Day, OneOf, Paragraph, Pick, Upload
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once
from sixthday.web.kit.widgets import options

RATING = {
    "standard_known": "standard", "standard_confirmed": "standard", "rating_level": "level",
    "rating_evidence": "evidence", "rating_day": "rated_on",
}  # fmt: skip
ASKING = {"action_what": "what", "action_due": "due_on"}


class RatingForm(Form):
    """Which standard, how far it is met, what shows it."""

    standard = Pick("Which standard?", [], error="Choose a standard")
    level = OneOf("How far is it met?", Level.choices, error="Choose how far it is met")
    evidence = Paragraph("What shows it?", rows=4, longest=1000, error="Say what shows it")


class DatedRatingForm(RatingForm):
    """The same outside a visit, with its day."""

    rated_on = Day("On which day?", error="Enter the day")


class AskForm(Form):
    """What must be put right, by when, for which standard."""

    what = Paragraph(
        "What must be put right?",
        rows=4,
        longest=500,
        hint="The provider reads this",
        error="Say what must be put right",
    )
    due_on = Day("By when?", error="Enter the day by which it must be done")
    standard = Pick("For which standard? (optional)", [], empty="None in particular", required=False)


class DoneForm(Form):
    """What shows that it is done."""

    evidence = Paragraph("What shows that it is done?", rows=4, longest=1000, error="Say what shows that it is done")
    upload = Upload(
        "A file that shows it (optional)", hint="PDF, Word, spreadsheet or picture, at most 10MB", required=False
    )


class ReturnForm(Form):
    """What is still lacking."""

    why = Paragraph(
        "What is still lacking?", rows=4, longest=500, hint="The provider reads this", error="Say what is still lacking"
    )


class WithdrawForm(Form):
    """Why it is no longer asked for."""

    why = Paragraph("Why is it no longer asked for?", rows=3, longest=300, error="Say why it is no longer asked for")


@door(Permission.SEE_QUALITY)
@once
def rate_at_visit(request: HttpRequest, ref: str) -> HttpResponse:
    """Write what was found at a visit for one standard."""
    visit, form = acting_on(request, ref), _standards(RatingForm.of(request), request)
    if form.sent:
        with acting(form, fields=RATING):
            actions.rate_standard(
                provider=visit.provider, visit=visit, rated_on=visit.held_on or request.on, by=request.user,
                at=request.at, **form.cleaned_data,
            )  # fmt: skip
            return redirect("visit", visit.ref)
    return asked_of(request, form, visit, "Add a finding", "")


@door(Permission.SEE_QUALITY)
@once
def ask_at_visit(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask for something to be put right, with the findings of a visit."""
    visit, form = acting_on(request, ref), _standards(AskForm.of(request), request)
    if form.sent:
        with acting(form, fields=ASKING):
            actions.ask_improvement(
                provider=visit.provider, visit=visit, by=request.user, at=request.at, **form.cleaned_data
            )
            return redirect("visit", visit.ref)
    return asked_of(
        request, form, visit, "Add an improvement action", "The provider is told when the findings are sent."
    )


@door(Permission.VISIT_PROVIDERS)
@once
def rate(request: HttpRequest, slug: str) -> HttpResponse:
    """Rate a provider against a standard without a visit."""
    provider = provider_opened(request, slug)
    form = _standards(DatedRatingForm.of(request, initial={"rated_on": request.on}), request)
    if form.sent:
        with acting(form, fields=RATING):
            actions.rate_standard(provider=provider, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("provider_quality", provider.slug)
    return _of_provider(request, form, provider, "Rate against a standard")


@door(Permission.VISIT_PROVIDERS)
@once
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask a provider to put something right, without a visit."""
    provider, form = provider_opened(request, slug), _standards(AskForm.of(request), request)
    if form.sent:
        with acting(form, fields=ASKING):
            actions.ask_improvement(provider=provider, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("provider_quality", provider.slug)
    return _of_provider(request, form, provider, "Ask for an improvement")


@door(Permission.SEE_QUALITY)
def improvement(request: HttpRequest, ref: str) -> HttpResponse:
    """One improvement action: what was asked, what shows that it is done; verifying it."""
    found, form = _opened(request, ref), Form.of(request)
    if form.sent:
        insist(request, Permission.VISIT_PROVIDERS)
        with acting(form):
            actions.verify_improvement(improvement=found, by=request.user, at=request.at)
            return redirect("improvement", found.ref)
    return show(
        request, "council/quality/improvement.html", form=form, improvement=found,
        sign=presenting.improvement_sign(found, request.on), standard=presenting.standard_of(found),
        files=visits.attachments(request.user, request.on).filter(improvement=found), may_visit=may(request, Permission.VISIT_PROVIDERS),
    )  # fmt: skip


@door(Permission.SEE_QUALITY)
def done(request: HttpRequest, ref: str) -> HttpResponse:
    """Keep that the provider said it is done, as it told us; another officer verifies it."""
    found, form = _acting_on(request, ref), DoneForm.of(request)
    if form.sent:
        with acting(form, fields={"action_evidence": "evidence"} | UNFIT):
            actions.report_done(improvement=found, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("improvement", found.ref)
    return _step(request, form, found, "Record that it is done")


@door(Permission.SEE_QUALITY)
def returned(request: HttpRequest, ref: str) -> HttpResponse:
    """Not accepted yet."""
    found, form = _acting_on(request, ref), ReturnForm.of(request)
    if form.sent:
        with acting(form, fields={"return_why": "why"}):
            actions.return_improvement(improvement=found, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("improvement", found.ref)
    return _step(request, form, found, "Say what is still lacking")


@door(Permission.SEE_QUALITY)
def withdrawal(request: HttpRequest, ref: str) -> HttpResponse:
    """No longer asked for."""
    found, form = _acting_on(request, ref), WithdrawForm.of(request)
    if form.sent:
        with acting(form, fields={"withdrawn_why": "why"}):
            actions.withdraw_improvement(improvement=found, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("improvement", found.ref)
    return _step(request, form, found, "Withdraw this action")


def _standards(form: Any, request: HttpRequest) -> Any:
    field = form.fields["standard"]
    field.widget.options = [field.widget.options[0], *options(presenting.standard_options(request.on))]
    return form


def _opened(request: HttpRequest, ref: str) -> Any:
    found = visits.improvements(request.user, request.on).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def _acting_on(request: HttpRequest, ref: str) -> Any:
    found = _opened(request, ref)
    insist(request, Permission.VISIT_PROVIDERS)
    return found


def _of_provider(request: HttpRequest, form: Form, provider: Any, title: str) -> HttpResponse:
    return show(request, "council/quality/provider_step.html", form=form, provider=provider, title=title)


def _step(request: HttpRequest, form: Form, found: Any, title: str) -> HttpResponse:
    return show(request, "council/quality/improvement_step.html", form=form, improvement=found, title=title)
