"""The board of a request: who was asked, opened, answered; more time; questions; locking the shortlist. Prices are sealed."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.awards.actions.question import answer_question
from sixthday.awards.actions.sending import chase_provider, extend_answer_time
from sixthday.awards.actions.shortlist import lock_shortlist
from sixthday.awards.queries import board as boards
from sixthday.awards.queries import request as requests
from sixthday.awards.queries.brief import brief_of
from sixthday.awards.queries.changed import since_sent
from sixthday.calloffs import queries as calloffs
from sixthday.rules.lifecycles import RequestState
from sixthday.web.council.frame import show
from sixthday.web.council.requests.forms import DueForm
from sixthday.web.council.requests.presenting import board_heading, board_row, board_sentence, changed_words
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, insist, may
from sixthday.web.kit.environment import address
from sixthday.web.kit.fields import Paragraph, Text
from sixthday.web.kit.forms import Form
from sixthday.web.kit.records import open_record


class EarlyForm(Form):
    """Why the shortlist locks before everybody had their time."""

    early_reason = Text("Why lock it early?", longest=300, error="Give the reason for locking early")


class AnswerForm(Form):
    """The answer to a question, and the question as all will read it."""

    wording = Paragraph("The question, as everybody reads it", longest=500, rows=3, error="Word the question")
    answer = Paragraph("Answer", longest=1000, rows=4, error="Write the answer")


@door(Permission.SEE_CHILDREN)
def board(request: HttpRequest, ref: str) -> HttpResponse:
    """A sent request as it stands; a draft leads to who can be asked."""
    found = open_record(request, requests.visible(request.user, request.on), ref)
    if found.sent_at is None and found.state == RequestState.DRAFT:
        return redirect(
            "request_providers" if may(request, Permission.RUN_REQUEST) else "package", *_where(request, found)
        )
    seen = boards.board(found)
    return show(
        request, "council/requests/board.html", asked=found, board=seen,
        heading=board_heading(found, seen, request.at), sentence=board_sentence(seen),
        rows=[board_row(found, row) for row in seen.rows], questions=boards.questions_of(found),
        brief=brief_of(found), changed=changed_words(*since_sent(found)), next_href=address("award_proposal", found.ref) if found.state == RequestState.LOCKED else "",
        open=found.state == RequestState.SENT,
        may_extend=found.state == RequestState.SENT and request.at <= found.due_at, lockable=boards.may_lock_at(found, request.at),
        may_run=may(request, Permission.RUN_REQUEST), leads=access.holders(Permission.LOCK_EARLY, request.on),
        may_lock_early=may(request, Permission.LOCK_EARLY), carries_on=calloffs.to_carry_on(found.child_ref).exists(),
    )  # fmt: skip


@door(Permission.SEE_CHILDREN)
def extension(request: HttpRequest, ref: str) -> HttpResponse:
    """Give everybody more time, with a reason that all of them read."""
    found = _open(request, ref)
    form = DueForm.of(request)
    if form.sent:
        with acting(form, fields={"extension_why": "why", "extension_later": "due_on"}):
            due_at = form.cleaned_data["due_at"] or found.due_at
            extend_answer_time(
                request=found, due_at=due_at, why=form.cleaned_data["why"], by=request.user, at=request.at
            )
            messages.success(request, "Everybody who was asked has been told of the new answer time.")
            return redirect("request", ref)
    return show(request, "council/requests/extension.html", asked=found, form=form)


@door(Permission.SEE_CHILDREN)
def question(request: HttpRequest, ref: str, question_ref: str) -> HttpResponse:
    """Answer one question to everybody who was asked."""
    found = _open(request, ref)
    asked = boards.questions_of(found).filter(ref=question_ref, answered_at__isnull=True).first()
    if asked is None:
        raise Http404
    form = AnswerForm.of(request, initial={"wording": asked.text})
    if form.sent:
        with acting(form, fields={"wording_asker": "wording", "answer_text": "answer"}):
            answer_question(question=asked, by=request.user, at=request.at, **form.cleaned_data)
            messages.success(request, "The answer has gone to everybody who was asked.")
            return redirect("request", ref)
    return show(request, "council/requests/question.html", asked=found, form=form, question=asked)


@door(Permission.RUN_REQUEST)
def chaser(request: HttpRequest, ref: str, provider_ref: str) -> HttpResponse:
    """Remind a provider that has not answered."""
    found = _open(request, ref)
    invitation = boards.invitations_of(found).filter(provider__ref=provider_ref).first()
    if invitation is None:
        raise Http404
    form = Form.of(request)
    if form.sent:
        with acting(form):
            chase_provider(invitation=invitation, by=request.user, at=request.at)
            messages.success(request, f"{invitation.provider.name} has been reminded.")
            return redirect("request", ref)
    return show(request, "council/requests/chaser.html", asked=found, form=form, provider=invitation.provider)


@door(Permission.SEE_CHILDREN)
def lock(request: HttpRequest, ref: str) -> HttpResponse:
    """Lock the shortlist; before time only a lead broker can, with a reason."""
    found = _open(request, ref)
    early = not boards.may_lock_at(found, request.at)
    if early:
        insist(request, Permission.LOCK_EARLY)
    form = EarlyForm.of(request) if early else Form.of(request)
    if form.sent:
        with acting(form, fields={"lock_reason": "early_reason"} if early else {}):
            lock_shortlist(request=found, by=request.user, at=request.at, **form.cleaned_data)
            return redirect("request", ref)
    silent = [row.provider.name for row in boards.board(found).rows if row.answer is None]
    return show(request, "council/requests/lock.html", asked=found, form=form, early=early, silent=silent)


def _open(request: HttpRequest, ref: str) -> Any:
    """A request that still takes answers, for somebody who may run it."""
    found = open_record(request, requests.visible(request.user, request.on), ref)
    insist(request, Permission.RUN_REQUEST)
    if found.sent_at is None:
        raise Http404
    return found


def _where(request: HttpRequest, found: Any) -> tuple[str, ...]:
    return (found.ref,) if may(request, Permission.RUN_REQUEST) else (found.referral.ref,)
