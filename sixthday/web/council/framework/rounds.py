"""A round on one page, and its decisions: published, clarified, assessed, awarded, abandoned."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.admission.actions.closing import close_assessment
from sixthday.admission.actions.ending import TERMINATION, give_up_round
from sixthday.framework import queries as framework
from sixthday.framework.actions import award_round, open_round, publish_clarification
from sixthday.rules.findings import blockers
from sixthday.rules.words import plain_date
from sixthday.web.council.frame import show
from sixthday.web.council.framework import rounds_presenting as presenting
from sixthday.web.council.framework.forms import AwardForm, ClarificationForm, WhyForm
from sixthday.web.council.framework.pages import round_or_404
from sixthday.web.council.framework.planning import step
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once

AWARD_FIELDS = {
    "award_not_ahead": "awarded_on", "award_after_deadline": "awarded_on", "award_before_end": "awarded_on",
    "start_after_award": "from_on", "round_overlap": "from_on",
}  # fmt: skip


@door(Permission.SEE_FRAMEWORK)
def round_(request: HttpRequest, ref: str, number: str) -> HttpResponse:
    """Where a round stands: the steps of its planning, or what was decided, and what comes next."""
    held, manages = round_or_404(ref, number), may(request, Permission.MANAGE_FRAMEWORK)
    found = framework.opening_findings(held, request.at) if held.state == "planned" else ()
    return show(
        request, "council/framework/round.html", round=held, manages=manages, heading=presenting.headline(held, request.at),
        tasks=presenting.tasks(held, found, manages) if held.state == "planned" else [], rows=presenting.round_rows(held),
        closed=presenting.closed(held, request.at), clarifications=list(framework.clarifications(held)),
        links=presenting.links(held, may(request, Permission.SEE_ADMISSION)),
    )  # fmt: skip


@door(Permission.MANAGE_FRAMEWORK)
def opening(request: HttpRequest, ref: str, number: str) -> HttpResponse:
    """Everything that is looked at before a round is published; and publish it."""
    held, form = round_or_404(ref, number), Form.of(request)
    if form.sent:
        with acting(form):
            open_round(round=held, by=request.user, at=request.at)
            messages.success(request, f"{held} is published.")
            return redirect("framework_round", ref, number)
    found = framework.opening_findings(held, request.at)
    return show(
        request, "council/framework/opening.html", form=form, round=held, ready=not blockers(found),
        findings=sorted(found, key=lambda finding: finding.met), rows=presenting.round_rows(held),
    )  # fmt: skip


@door(Permission.MANAGE_FRAMEWORK)
@once
def clarification(request: HttpRequest, ref: str, number: str) -> HttpResponse:
    """Answer a question to everyone."""
    held, form = round_or_404(ref, number), ClarificationForm.of(request)
    if form.sent:
        with acting(form, fields={"clarification_asked": "asked", "clarification_answer": "answer"}):
            publish_clarification(round=held, **form.cleaned_data, by=request.user, at=request.at)
            return redirect("framework_round", ref, number)
    words = "A published round does not change: what was unclear is answered to everyone at once."
    return step(request, held, form, "Publish a clarification", words, label="Publish")


@door(Permission.MANAGE_FRAMEWORK)
def assessing(request: HttpRequest, ref: str, number: str) -> HttpResponse:
    """Close the assessment."""
    held, form = round_or_404(ref, number), Form.of(request)
    if form.sent:
        with acting(form):
            close_assessment(round=held, by=request.user, at=request.at)
            return redirect("framework_round", ref, number)
    words = "Telling applicants their outcomes closes the assessment. Close it here when nobody applied."
    return step(request, held, form, "Close the assessment", words, label="Close the assessment")


@door(Permission.MANAGE_FRAMEWORK)
def awarding(request: HttpRequest, ref: str, number: str) -> HttpResponse:
    """Award the round in place of the one in force."""
    held, last = round_or_404(ref, number), framework.last_awarded(round_or_404(ref, number).scheme)
    form = AwardForm.of(request, initial={"awarded_on": request.on, "from_on": held.expected_from_on})
    if form.sent:
        with acting(form, fields=AWARD_FIELDS):
            made = award_round(round=held, **form.cleaned_data, by=request.user, at=request.at)
            messages.success(request, f"{made} is awarded and starts on {plain_date(made.from_on)}.")
            return redirect("framework_round", ref, number)
    words = f"{last} ends the day before. Call-offs made under it keep their terms and prices." if last else ""
    return step(request, held, form, f"Award {str(held).lower()}", words, label="Award the round")


@door(Permission.MANAGE_FRAMEWORK)
def abandoning(request: HttpRequest, ref: str, number: str) -> HttpResponse:
    """Give the round up; who applied is told."""
    held, form = round_or_404(ref, number), WhyForm.of(request)
    published = held.opened_at is not None
    if published:
        form.fields["why"].help_text = "Every applicant and the public page are told this. Name nobody"
    if form.sent:
        with acting(form, fields={"abandoned_why": "why"}):
            give_up_round(round=held, why=form.cleaned_data["why"], by=request.user, at=request.at)
            told = ". Every applicant was told" if published else ""
            messages.success(request, f"{held} is abandoned{told}.")
            return redirect("framework_round", ref, number)
    words = "A round in force goes on. Another round can be planned."
    if published:
        words = (
            "Every application ends, agreements that both have not signed lapse, and nothing is left to mark. Everybody who "
            f"applied is told at once. {words} A notice that the procurement was ended must be published ({TERMINATION})."
        )
    return step(request, held, form, f"Abandon {str(held).lower()}", words, label="Abandon the round")
