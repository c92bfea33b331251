"""Interests in a round: who declared, one's own declaration, the assessment."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.framework import queries as framework
from sixthday.framework.actions import NewInterest, assess_conflicts, declare_interests
from sixthday.framework.choices import InterestKind
from sixthday.providers.queries import membership as providers
from sixthday.rules.words import plain_date
from sixthday.web.council.frame import show
from sixthday.web.council.framework import rounds_presenting as presenting
from sixthday.web.council.framework.forms import AssessmentForm, InterestForm
from sixthday.web.council.framework.pages import round_or_404
from sixthday.web.council.framework.planning import step
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.once import once
from sixthday.web.kit.routes import address

REVIEW = timedelta(days=90)
INTEREST_FIELDS = {"interest_whole": "nature", "interest_once": "organisation", "interest_review": "review_on"}


@door(Permission.SEE_FRAMEWORK)
def conflicts(request: HttpRequest, ref: str, number: str) -> HttpResponse:
    """Who declared what, and the assessment. What an interest is, only those see who assess or audit."""
    held = round_or_404(ref, number)
    told = may(request, Permission.MANAGE_FRAMEWORK) or may(request, Permission.SEE_AUDIT)
    rows = framework.declarations(held)
    return show(
        request, "council/framework/conflicts.html", round=held, declared=presenting.declaration_rows(rows, request.on),
        interests=presenting.interest_rows(rows) if told else None, assessments=list(framework.assessments(held)) if told else [],
        may_assess=may(request, Permission.MANAGE_FRAMEWORK), may_declare=may(request, Permission.DECLARE_CONFLICTS),
    )  # fmt: skip


@door(Permission.DECLARE_CONFLICTS)
@once
def declaration(request: HttpRequest, ref: str, number: str) -> HttpResponse:
    """One's own declaration for a round; one more interest at a time."""
    held, organisations = round_or_404(ref, number), _organisations()
    last = framework.latest_declaration(request.user, held)
    before = list(last.interests.all()) if last else []
    form = InterestForm.of(
        request,
        initial={"review_on": request.on + REVIEW},
        organisations=list(organisations.values()),
        held=bool(before),
    )
    if form.sent:
        with acting(form, fields=INTEREST_FIELDS):
            interests = _interests(form.cleaned_data, before, organisations)
            made = declare_interests(round=held, interests=interests, by=request.user, at=request.at)
            messages.success(
                request, f"Your declaration for {str(held).lower()} stands until {plain_date(made.until_on)}."
            )
            return redirect("framework_declaration_new", ref, number)
    return show(
        request, "council/framework/declaration.html", form=form, round=held, last=last,
        sees_round=may(request, Permission.SEE_FRAMEWORK), applications=address("admission_round", held.ref),
        before=presenting.own_interest_rows(before),
    )  # fmt: skip


@door(Permission.MANAGE_FRAMEWORK)
@once
def assessment(request: HttpRequest, ref: str, number: str) -> HttpResponse:
    """The next version of the conflicts assessment."""
    held = round_or_404(ref, number)
    last = framework.assessments(held).first()
    start = {"text": last.text if last else "", "review_on": request.on + REVIEW}
    form = AssessmentForm.of(request, initial=start)
    if form.sent:
        with acting(form, fields={"assessment_words": "text", "assessment_review": "review_on"}):
            assess_conflicts(round=held, **form.cleaned_data, by=request.user, at=request.at)
            return redirect("framework_conflicts", ref, number)
    words = "The law asks for it before the round is published, and for another look while it lasts."
    return step(
        request,
        held,
        form,
        "Assess conflicts of interest",
        words,
        label="Keep the assessment",
        back="framework_conflicts",
    )


def _organisations() -> dict[str, Any]:
    """The organisations of providers, by reference."""
    return {each.organisation.ref: each.organisation for each in providers.everyone().select_related("organisation")}


def _interests(given: dict[str, Any], before: list[Any], organisations: dict[str, Any]) -> list[NewInterest]:
    """What is declared now: nothing, what was declared before, or that and one more."""
    if given["answer"] == "none":
        return []
    kept = [
        NewInterest(
            InterestKind(each.kind), each.nature, each.mitigation, each.review_on, each.organisation, each.named
        )
        for each in before
    ]
    if given["answer"] == "same":
        return kept
    new = NewInterest(
        InterestKind(given["kind"]), given["nature"], given["mitigation"], given["review_on"],
        organisations.get(given["organisation"]), given["named"],
    )  # fmt: skip
    return [*kept, new]
