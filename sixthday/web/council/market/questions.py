"""Questions about a round, asked privately: the list, answering one to everybody, setting one aside."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.admission.actions.enquiry import answer_enquiry, set_aside_enquiry
from sixthday.admission.queries import telling
from sixthday.web.council.frame import show
from sixthday.web.council.market.forms import AnswerForm, AsideForm
from sixthday.web.council.market.pages import ask
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, insist, may

FIELDS = {
    "clarification_asked": "asked", "clarification_answer": "answer", "asker_hidden": "asked", "aside_why": "why",
}  # fmt: skip
LATEST = 40


@door(Permission.SEE_MARKET)
def questions(request: HttpRequest) -> HttpResponse:
    """What waits for an answer, and what was dealt with."""
    return show(
        request, "council/market/questions.html", waiting=list(telling.waiting(request.user, request.on)),
        done=list(telling.dealt_with(request.user, request.on)[:LATEST]), answers=may(request, Permission.MANAGE_FRAMEWORK),
        keeps=may(request, Permission.KEEP_MARKET),
    )  # fmt: skip


@door(Permission.SEE_MARKET)
def answer(request: HttpRequest, ref: str) -> HttpResponse:
    """Answer one to everybody, without the asker's name."""
    found = _opened(request, ref)
    insist(request, Permission.MANAGE_FRAMEWORK)
    form = AnswerForm.of(request, initial={"asked": found.text})
    if form.sent:
        with acting(form, fields=FIELDS):
            link = request.build_absolute_uri(reverse("opportunity"))
            answer_enquiry(enquiry=found, link=link, by=request.user, at=request.at, **form.cleaned_data)
            messages.success(request, "Published to everybody. The asker is told.")
            return redirect("market_questions")
    intro = [f"It was asked so: {found.text}"]
    return ask(
        request, form, "Answer to everybody", "Publish the answer", back=reverse("market_questions"), caption=f"{found.round.scheme}, {found.round}",
        intro=intro,
    )  # fmt: skip


@door(Permission.KEEP_MARKET)
def aside(request: HttpRequest, ref: str) -> HttpResponse:
    """Leave one unanswered, with the reason."""
    found, form = _opened(request, ref), AsideForm.of(request)
    if form.sent:
        with acting(form, fields=FIELDS):
            set_aside_enquiry(enquiry=found, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("market_questions")
    intro = [f"It was asked so: {found.text}", "The asker is not told: write to them if you should."]
    return ask(request, form, "Set a question aside", "Set aside", back=reverse("market_questions"), intro=intro)


def _opened(request: HttpRequest, ref: str) -> Any:
    found = telling.enquiries(request.user, request.on).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found
