"""A provider's requests: those open, those closed, one of them, and a question about it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.awards.actions.answer import open_invitation
from sixthday.awards.actions.question import ask_question
from sixthday.awards.queries import portal
from sixthday.awards.queries.brief import brief_of
from sixthday.rules.lifecycles import RequestState
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door
from sixthday.web.kit.fields import Paragraph
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once
from sixthday.web.kit.records import open_record
from sixthday.web.portal.frame import show
from sixthday.web.portal.requests.presenting import answer_rows, list_row


class QuestionForm(Form):
    """One question in words."""

    text = Paragraph(
        "Your question", longest=500, rows=4, error="Write your question",
        hint="The answer is published with the request. It will not say that you asked.",
    )  # fmt: skip


def invitation_of(request: HttpRequest, ref: str) -> Any:
    """This provider's own invitation to a request, by the request's reference. Raises Http404 for anybody else's."""
    return open_record(request, portal.portal_invitations(request.user.organisation), ref)


@door(Permission.ANSWER_REQUEST, "portal")
def requests(request: HttpRequest) -> HttpResponse:
    """Every request to this provider, the open ones first."""
    rows = [list_row(invitation) for invitation in portal.listed(request.user.organisation)]
    return show(
        request, "portal/requests/list.html", open=[row for row in rows if row["open"]],
        closed=[row for row in rows if not row["open"]],
    )  # fmt: skip


@door(Permission.ANSWER_REQUEST, "portal")
def asked(request: HttpRequest, ref: str) -> HttpResponse:
    """The brief, answered questions and this provider's own answer. The first opening is kept."""
    invitation = invitation_of(request, ref)
    if invitation.opened_at is None:
        open_invitation(invitation=invitation, by=request.user, at=request.at)
    newest = portal.newest_of(invitation)
    return show(
        request, "portal/requests/request.html", invitation=invitation, brief=brief_of(invitation.request),
        questions=portal.answered_questions(invitation), newest=newest, answer=answer_rows(newest) if newest else [],
        open=invitation.request.state == RequestState.SENT, late=request.at > invitation.request.due_at,
        unconfirmed=bool(newest and newest.by_telephone and newest.confirmed_at is None),
    )  # fmt: skip


@door(Permission.ANSWER_REQUEST, "portal")
@once
def question(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask the brokers something about a request."""
    invitation = invitation_of(request, ref)
    form = QuestionForm.of(request)
    if form.sent:
        with acting(form, fields={"question_text": "text"}):
            ask_question(invitation=invitation, by=request.user, at=request.at, **form.cleaned_data)
            messages.success(request, "Your question is with the brokers. The answer will stand with the request.")
            return redirect("portal_request", ref)
    return show(
        request, "portal/requests/question.html", form=form, ref=ref, back=reverse("portal_request", args=[ref])
    )
