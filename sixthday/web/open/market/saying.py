"""What anybody may say to the council: a question, that they are interested, that they would like to register. Few an hour."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from sixthday.access import actions as access
from sixthday.access import queries as people
from sixthday.admission.actions.enquiry import ask_enquiry
from sixthday.admission.actions.market import register_interest
from sixthday.admission.actions.registering import register_itself
from sixthday.admission.queries import market
from sixthday.outbox.choices import PUT_IN_LATER
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import open_door
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once
from sixthday.web.kit.tries import hashed, network, too_many, wrong
from sixthday.web.open.frame import show
from sixthday.web.open.market.forms import InterestForm, QuestionForm, RegistrationForm

MOST_AN_HOUR, MOST_TO_ONE_ADDRESS = 5, 2
DAYS = settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60)


@open_door("open")
@never_cache
@once
def question_new(request: HttpRequest) -> HttpResponse:
    """Ask about the open round."""
    round_ = market.round_of_interest(request.at)
    if round_ is None or not market.is_open(round_, request.at):
        raise Http404
    form = QuestionForm.of(request)

    def keep() -> None:
        ask_enquiry(round=round_, by=_sender(request), at=request.at, **form.cleaned_data)

    page = {"heading": "Ask a question", "button": "Send", "caption": f"{round_.scheme}, {round_}"}
    return _said(
        request,
        form,
        keep,
        "opportunity_question_sent",
        page,
        fields={"enquiry_text": "text", "enquiry_email": "email"},
    )


@open_door("open")
@never_cache
def interest_new(request: HttpRequest) -> HttpResponse:
    """Say that an organisation is interested."""
    lots = {str(lot.number): lot for lot in market.lots_of_interest(request.at)}
    form = InterestForm.of(request, lots=lots.values())

    def keep() -> None:
        given = dict(form.cleaned_data)
        chosen = [lots[number] for number in given.pop("lots", ())]
        register_interest(**given, lots=chosen, by=_sender(request), at=request.at)

    page = {
        "heading": "Register your interest",
        "button": "Send",
        "words": "We write to you when providers can apply. This is no application.",
    }
    return _said(request, form, keep, "interest_sent", page, fields={"interested_named": "name"})


@open_door("open")
@never_cache
def registration(request: HttpRequest) -> HttpResponse:
    """Register a provider and its first lead. The answer is the same whatever is known already."""
    form = RegistrationForm.of(request)

    def keep() -> None:
        address = f"registration:{hashed(form.cleaned_data['email'].casefold())}"
        if too_many(address, most=MOST_TO_ONE_ADDRESS, at=request.at):
            return
        wrong(address, at=request.at)
        register_itself(**form.cleaned_data, link=_link(request), days=DAYS, by=_sender(request), at=request.at)

    page = {
        "heading": "Register your organisation", "button": "Register",
        "words": "You need this to apply. If your organisation is registered already, ask a colleague there to add you.",
    }  # fmt: skip
    return _said(request, form, keep, "provider_registration_sent", page, fields={"provider_named": "name"})


@open_door("open")
def question_sent(request: HttpRequest) -> HttpResponse:
    """What happens with a question."""
    return show(request, "open/market/question_sent.html")


@open_door("open")
def interest_sent(request: HttpRequest) -> HttpResponse:
    """What happens next."""
    return show(request, "open/market/interest_sent.html")


@open_door("open")
def registration_sent(request: HttpRequest) -> HttpResponse:
    """What happens next, whatever was made of it."""
    return show(request, "open/market/registration_sent.html", days=DAYS)


def _said(
    request: HttpRequest, form: Form, keep: Callable[[], None], after: str, page: dict[str, str], fields: dict[str, str]
) -> HttpResponse:
    """One form that anybody may send: not often, and kept or refused with every reason."""
    key = f"{after}:{network(request)}"
    if request.method == "POST" and too_many(key, most=MOST_AN_HOUR, at=request.at):
        return render(request, "open/market/wait.html", status=429)
    if form.sent:
        with acting(form, fields=fields):
            keep()
            wrong(key, at=request.at)
            return redirect(after)
    return show(request, "open/market/form.html", form=form, **({"words": "", "caption": ""} | page))


def _sender(request: HttpRequest) -> Any:
    """Whoever is signed in, else the account of the public page."""
    if request.user.is_authenticated:
        return request.user
    return access.open_public_desk(by=people.council(), at=request.at)


def _link(request: HttpRequest) -> Callable[[Any], str]:
    """The address at which a new person chooses a password, but for its secret."""
    return lambda person: request.build_absolute_uri(reverse("first_password", args=[person.ref, PUT_IN_LATER]))
