"""Telling the council of people: who starts, who leaves, who stands in, and which children that touches."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sixthday.access.choices import Permission
from sixthday.placements.queries import affected
from sixthday.providers.actions import notify_leaver, notify_starter, notify_substitute
from sixthday.providers.queries import directory
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door
from sixthday.web.kit.fields import Day, OneOf, Text, YesNo
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once
from sixthday.web.kit.records import listed
from sixthday.web.kit.widgets import options
from sixthday.web.portal.frame import show
from sixthday.web.portal.record.own import own


class StarterForm(Form):
    """Somebody new."""

    name = Text("Full name", longest=120, error="Enter their full name")
    role = Text("Role", longest=80, hint="For example, tutor", error="Enter their role")
    manages = YesNo("Do they lead or manage?", error="Say whether they lead or manage")
    from_on = Day("First day", error="Enter their first day")
    note = Text("Anything to add?", longest=300, required=False)


class LeaverForm(Form):
    """Somebody who goes."""

    until_on = Day("Last day", error="Enter their last day")
    note = Text("Anything to add?", longest=300, required=False)


class SubstituteForm(Form):
    """Somebody who stands in."""

    adult = OneOf("Who stands in?", [], error="Choose who stands in")
    from_on = Day("From", error="Enter the first day")
    until_on = Day("Until", hint="Leave empty when you do not know yet", required=False)
    note = Text("Anything to add?", longest=300, required=False)


@door(Permission.KEEP_OWN_RECORD, "portal")
@once
def starter(request: HttpRequest) -> HttpResponse:
    """Tell of somebody new. They work with no child until quality assurance has cleared them."""
    provider, form = own(request), StarterForm.of(request)
    if form.sent:
        with acting(form, fields={"adult_once": "name"}):
            notify_starter(provider=provider, by=request.user, at=request.at, **form.cleaned_data)
            messages.success(request, "The council has been told. They start with children once they are cleared.")
            return redirect("our_people")
    words = (
        "Quality assurance checks everybody before they work with a child. Have their DBS certificate ready to be seen."
    )
    return _asked(request, form, "Somebody starts", words, "Tell the council")


@door(Permission.KEEP_OWN_RECORD, "portal")
@once
def leaver(request: HttpRequest, ref: str) -> HttpResponse:
    """Tell that somebody leaves; the children they work with are shown first."""
    adult, form = _own_adult(request, ref), LeaverForm.of(request)
    if form.sent:
        with acting(form, fields={"leaver_dates": "until_on", "leaver_open": "until_on"}):
            notify_leaver(adult=adult, by=request.user, at=request.at, **form.cleaned_data)
            messages.success(request, "The council has been told.")
            return redirect("our_people")
    return _asked(request, form, f"{adult.name} leaves", "", "Tell the council", _placements(request, adult))


@door(Permission.KEEP_OWN_RECORD, "portal")
@once
def substitute(request: HttpRequest, ref: str) -> HttpResponse:
    """Tell that somebody stands in for an adult; their own checks are asked for wherever the other is named."""
    adult, form = _own_adult(request, ref), SubstituteForm.of(request)
    others = {each.ref: each for each in directory.adults(adult.provider, request.on) if each.pk != adult.pk}
    form.fields["adult"].widget.options = options((key, f"{each.name}, {each.role}") for key, each in others.items())
    if form.sent:
        given = dict(form.cleaned_data)
        chosen = others[given.pop("adult")]
        with acting(form, fields={"substitute_dates": "until_on", "substitute_here": "adult"}):
            notify_substitute(stands_in_for=adult, adult=chosen, by=request.user, at=request.at, **given)
            messages.success(request, "The council has been told. No session is held until they are cleared.")
            return redirect("our_people")
    words = "If they are new, tell us first that they start. They take no session until they are cleared."
    return _asked(
        request, form, f"Somebody stands in for {adult.name}", words, "Tell the council", _placements(request, adult)
    )


def _own_adult(request: HttpRequest, ref: str) -> Any:
    provider = own(request)
    adult = directory.adult(request.user, request.on, ref)
    if adult is None or adult.provider_id != provider.pk:
        raise Http404
    return adult


def _placements(request: HttpRequest, adult: Any) -> list[Any]:
    """The placements an adult is named for, as this person may see them."""
    rows = list(affected.of_adult(request.user, request.on, adult))
    listed(request, rows)
    return rows


def _asked(
    request: HttpRequest, form: Form, title: str, words: str, act: str, placements: list[Any] | None = None
) -> HttpResponse:
    return show(
        request, "portal/record/question.html", form=form, title=title, words=words, act=act, placements=placements,
        back=reverse("our_people"), back_words="People and sites",
    )  # fmt: skip
