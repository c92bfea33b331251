"""Answering a request: which answer, its details, check and send; or confirming one that was taken down by telephone."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.awards.actions.answer import answer_request, confirm_answer
from sixthday.awards.choices import Answer
from sixthday.awards.queries.portal import newest_of
from sixthday.web.kit import answering
from sixthday.web.kit.acts import acting
from sixthday.web.kit.answering import Telling
from sixthday.web.kit.doors import door
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once
from sixthday.web.portal.frame import show
from sixthday.web.portal.requests.pages import invitation_of
from sixthday.web.portal.requests.presenting import answer_rows


@door(Permission.ANSWER_REQUEST, "portal")
def choose(request: HttpRequest, ref: str) -> HttpResponse:
    """Can meet, partly, or cannot."""
    telling = _telling(request, invitation_of(request, ref))
    return answering.choose(request, telling, "portal_answer_details", ref)


@door(Permission.ANSWER_REQUEST, "portal")
@once
def details(request: HttpRequest, ref: str, answer: str) -> HttpResponse:
    """The details of the answer, checked and sent."""
    if answer not in Answer.values:
        raise Http404
    return answering.details(request, _telling(request, invitation_of(request, ref)), Answer(answer))


@door(Permission.ANSWER_REQUEST, "portal")
def confirmation(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that an answer taken down by telephone is right."""
    invitation = invitation_of(request, ref)
    response, form = newest_of(invitation), Form.of(request)
    if response is None or not response.by_telephone:
        raise Http404
    if form.sent:
        with acting(form):
            confirm_answer(response=response, by=request.user, at=request.at)
            messages.success(request, "Thank you. The answer is confirmed.")
            return redirect("portal_request", ref)
    return show(
        request, "portal/requests/confirmation.html", form=form, invitation=invitation, rows=answer_rows(response)
    )


def _telling(request: HttpRequest, invitation: Any) -> Telling:
    def act(**given: Any) -> None:
        answer_request(**given)
        messages.success(request, "Your answer is with the brokers.")

    ref = invitation.request.ref
    here = reverse("portal_request", args=[ref])
    return Telling(invitation, show, reverse("portal_answer", args=[ref]), here, act)
