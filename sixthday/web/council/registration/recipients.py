"""Who gets the monthly list of registered and unregistered providers."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.places import actions
from sixthday.places import queries as places
from sixthday.web.council.registration.asking import asked
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door
from sixthday.web.kit.fields import Day, Pick
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once
from sixthday.web.kit.widgets import options

CAPTION = "List of registered and unregistered providers"


class RecipientForm(Form):
    """Who, and from when."""

    person = Pick("Who gets the list?", [], find=True, error="Choose who gets the list")
    from_on = Day("From", error="Enter the first day")


class EndForm(Form):
    """The last day."""

    until_on = Day("Until", error="Enter the last day")


@door(Permission.SEND_PROVIDER_LIST)
@once
def new(request: HttpRequest) -> HttpResponse:
    """Name a manager who gets the list."""
    form = RecipientForm.of(request, initial={"from_on": request.on})
    people = {user.ref: user for user in access.colleagues(request.user)}
    form.fields["person"].widget.options = options(
        [("", "Choose"), *((ref, user.name) for ref, user in people.items())]
    )
    if form.sent:
        said = form.cleaned_data
        user = people.get(said["person"])
        if user is None:
            raise Http404
        with acting(form, fields={"recipient_once": "person", "recipient_ours": "person"}):
            actions.name_recipient(user=user, from_on=said["from_on"], by=request.user, at=request.at)
            messages.success(request, f"{user.name} gets the list.")
            return redirect("provider_lists")
    return _asked(request, form, "Name somebody who gets the list", "Save")


@door(Permission.SEND_PROVIDER_LIST)
def ending(request: HttpRequest, ref: str) -> HttpResponse:
    """Send somebody no list after a day."""
    found = places.recipient(ref)
    if found is None:
        raise Http404
    form = EndForm.of(request, initial={"until_on": request.on})
    if form.sent:
        with acting(form, fields={"recipient_dates": "until_on"}):
            actions.end_recipient(recipient=found, by=request.user, at=request.at, **form.cleaned_data)
            messages.success(request, f"{found.user.name} gets no list after that day.")
            return redirect("provider_lists")
    return _asked(request, form, f"Send {found.user.name} no more lists", "Save")


def _asked(request: HttpRequest, form: Form, title: str, act: str) -> HttpResponse:
    return asked(
        request, form, title=title, caption=CAPTION, act=act,
        back=reverse("provider_lists"),
    )  # fmt: skip
