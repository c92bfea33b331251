"""What a round asks: by kind, each change a version."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.framework import queries as framework
from sixthday.framework.actions import NewQuestion, copy_questions, drop_question, write_question
from sixthday.framework.choices import QuestionKind
from sixthday.web.council.frame import show
from sixthday.web.council.framework import rounds_presenting as presenting
from sixthday.web.council.framework.forms import QuestionForm, WhyForm
from sixthday.web.council.framework.pages import round_or_404
from sixthday.web.council.framework.planning import step
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once

FIELDS = {
    "question_text": "text", "question_lots": "lots", "question_weight": "weight", "question_max_score": "max_score",
    "question_pass_mark": "pass_mark", "question_model_answer": "model_answer", "question_why": "why",
}  # fmt: skip


@door(Permission.SEE_FRAMEWORK)
def questions(request: HttpRequest, ref: str, number: str) -> HttpResponse:
    """The questions of a round, kind by kind, and what the scored ones total in each lot."""
    held, rows = round_or_404(ref, number), list(framework.questions(round_or_404(ref, number)))
    editing = may(request, Permission.MANAGE_FRAMEWORK) and held.state == "planned"
    earlier = [each for each in framework.rounds(held.scheme) if each.pk != held.pk and each.questions.exists()]
    return show(
        request, "council/framework/questions.html", round=held, editing=editing, kinds=list(QuestionKind),
        groups=presenting.question_groups(held, rows, editing), totals=presenting.lot_totals(held, rows),
        source=earlier[0] if editing and earlier and not rows else None,
    )  # fmt: skip


@door(Permission.MANAGE_FRAMEWORK)
@once
def new_question(request: HttpRequest, ref: str, number: str, kind: str) -> HttpResponse:
    """A question of a kind."""
    held = round_or_404(ref, number)
    if kind not in QuestionKind.values:
        raise Http404
    form = QuestionForm.of(request, kind=kind, lots=list(framework.lots(held.scheme)), is_new=True)
    if form.sent:
        with acting(form, fields=FIELDS):
            write_question(round=held, question=NewQuestion(**form.values()), by=request.user, at=request.at)
            return redirect("framework_questions", ref, number)
    heading = f"New question: {QuestionKind(kind).label.partition(':')[0].lower()}"
    return step(request, held, form, heading, label="Add the question", back="framework_questions")


@door(Permission.SEE_FRAMEWORK)
def question(request: HttpRequest, ref: str, number: str, code: str) -> HttpResponse:
    """Every version of a question."""
    held = round_or_404(ref, number)
    versions = list(framework.question_versions(held, code))
    if not versions:
        raise Http404
    editing = may(request, Permission.MANAGE_FRAMEWORK) and held.state == "planned" and not versions[0].is_dropped
    return show(
        request, "council/framework/question.html", round=held, code=code, versions=presenting.version_rows(versions),
        question=versions[0], rows=presenting.question_rows(versions[0]), editing=editing,
    )  # fmt: skip


@door(Permission.MANAGE_FRAMEWORK)
@once
def question_version(request: HttpRequest, ref: str, number: str, code: str) -> HttpResponse:
    """The next version of a question, and why."""
    held = round_or_404(ref, number)
    found = _question_or_404(held, code)
    form = QuestionForm.of(
        request, initial=QuestionForm.held(found), kind=found.kind, lots=list(framework.lots(held.scheme)), is_new=False
    )
    if form.sent:
        why = form.cleaned_data["why"]
        with acting(form, fields=FIELDS):
            given = NewQuestion(**form.values())
            write_question(round=held, question=given, code=code, why=why, by=request.user, at=request.at)
            return redirect("framework_question", ref, number, code)
    return step(
        request, held, form, "Change the question", label="Keep this version", back="framework_question", also=(code,)
    )


@door(Permission.MANAGE_FRAMEWORK)
def question_removal(request: HttpRequest, ref: str, number: str, code: str) -> HttpResponse:
    """Ask a question no more."""
    held, form = round_or_404(ref, number), WhyForm.of(request)
    found = _question_or_404(held, code)
    if form.sent:
        with acting(form, fields={"question_why": "why"}):
            drop_question(round=held, code=code, why=form.cleaned_data["why"], by=request.user, at=request.at)
            return redirect("framework_questions", ref, number)
    return step(
        request, held, form, "Ask this no more", found.text, label="Drop the question", back="framework_question",
        also=(code,),
    )  # fmt: skip


@door(Permission.MANAGE_FRAMEWORK)
def question_copies(request: HttpRequest, ref: str, number: str) -> HttpResponse:
    """Begin with the questions of an earlier round."""
    held, form = round_or_404(ref, number), Form.of(request)
    source = next(
        (each for each in framework.rounds(held.scheme) if each.pk != held.pk and each.questions.exists()), None
    )
    if source is None:
        raise Http404
    if form.sent:
        with acting(form):
            copy_questions(round=held, source=source, by=request.user, at=request.at)
            return redirect("framework_questions", ref, number)
    words = f"{framework.questions(source).count()} questions are copied. Each can then be changed or dropped."
    heading = f"Begin with the questions of {str(source).lower()}"
    return step(request, held, form, heading, words, label="Copy them", back="framework_questions")


def _question_or_404(held: Any, code: str) -> Any:
    found = framework.questions(held).filter(code=code).first()
    if found is None:
        raise Http404
    return found
