"""Whether a person can sign in: the link to choose a password, and an end to it."""

from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from sixthday.access import actions, directory
from sixthday.access.choices import Permission
from sixthday.outbox.actions import send_password_link
from sixthday.outbox.choices import PUT_IN_LATER
from sixthday.web.council.frame import show
from sixthday.web.council.people.forms import WhyForm
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once

DAYS = settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60)


@door(Permission.MANAGE_PEOPLE)
@once
def password_link(request: HttpRequest, ref: str) -> HttpResponse:
    """E-mail somebody the link with which they choose a password. A new link leaves the one before it good."""
    person, form = _person(ref), Form.of(request)
    if form.sent:
        page = reverse("first_password", args=[person.ref, PUT_IN_LATER])
        with acting(form):
            link = request.build_absolute_uri(page)
            send_password_link(to=person, link=link, days=DAYS, by=request.user, at=request.at)
            messages.success(request, f"A link is on its way. It works once, for {DAYS} days.")
            return redirect("person", person.ref)
    return _ask(request, form, person, "Send a link to choose a password", "Send link")


@door(Permission.MANAGE_PEOPLE)
def deactivation(request: HttpRequest, ref: str) -> HttpResponse:
    """Stop somebody signing in. They are signed out everywhere at once."""
    person, form = _person(ref), WhyForm.of(request)
    if form.sent:
        with acting(form, fields={"why_said": "why"}):
            actions.deactivate_person(user=person, by=request.user, at=request.at, **form.cleaned_data)
            for session in UserSession.objects.filter(user=person):
                session.end()
            return redirect("person", person.ref)
    return _ask(request, form, person, "Stop this person signing in", "Stop signing in")


@door(Permission.MANAGE_PEOPLE)
def reactivation(request: HttpRequest, ref: str) -> HttpResponse:
    """Let somebody sign in again, with the password they had."""
    person, form = _person(ref), Form.of(request)
    if form.sent:
        with acting(form):
            actions.reactivate_person(user=person, by=request.user, at=request.at)
            return redirect("person", person.ref)
    return _ask(request, form, person, "Let this person sign in again", "Let them sign in")


def _person(ref: str) -> Any:
    return get_object_or_404(directory.everybody(), ref=ref)


def _ask(request: HttpRequest, form: Form, person: Any, heading: str, button: str) -> HttpResponse:
    return show(
        request, "council/people/question.html", form=form, heading=heading, action=button, person=person, back=""
    )
