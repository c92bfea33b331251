"""An answer that a provider gives by telephone, taken down by a broker."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.awards.actions.answer import enter_telephone_answer
from sixthday.awards.choices import Answer
from sixthday.awards.queries import request as requests
from sixthday.awards.queries.board import invitations_of
from sixthday.rules.lifecycles import RequestState
from sixthday.web.council.frame import show
from sixthday.web.kit import answering
from sixthday.web.kit.answering import Telling
from sixthday.web.kit.doors import door
from sixthday.web.kit.once import once
from sixthday.web.kit.records import open_record


@door(Permission.RUN_REQUEST)
def choose(request: HttpRequest, ref: str, provider_ref: str) -> HttpResponse:
    """Can meet, partly, or cannot."""
    telling = _telling(request, ref, provider_ref)
    return answering.choose(request, telling, "request_telephone_details", ref, provider_ref)


@door(Permission.RUN_REQUEST)
@once
def details(request: HttpRequest, ref: str, provider_ref: str, answer: str) -> HttpResponse:
    """The details, read back and kept."""
    if answer not in Answer.values:
        raise Http404
    return answering.details(request, _telling(request, ref, provider_ref), Answer(answer))


def _telling(request: HttpRequest, ref: str, provider_ref: str) -> Telling:
    found = open_record(request, requests.visible(request.user, request.on), ref)
    invitation = invitations_of(found).filter(provider__ref=provider_ref).first()
    if invitation is None or found.state != RequestState.SENT:
        raise Http404

    def act(**given: Any) -> None:
        enter_telephone_answer(**given)
        messages.success(request, f"The answer of {invitation.provider.name} is kept. They are asked to confirm it.")

    choosing = reverse("request_telephone", args=[ref, provider_ref])
    return Telling(invitation, show, choosing, reverse("request", args=[ref]), act, by_telephone=True)
