"""Choosing a password from the link that an administrator sent: once, within its days."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access import queries as access
from sixthday.access.actions import choose_password
from sixthday.access.password_links import password_links
from sixthday.web.kit.doors import open_door
from sixthday.web.kit.fields import Password
from sixthday.web.kit.forms import Asking
from sixthday.web.kit.pages import show

HINT = "At least 8 characters. Three words you can remember are better than one with signs in it."


class FirstPassword(Asking, SetPasswordForm):
    """A password, twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        new = {"error": "Enter a password", "autocomplete": "new-password"}
        self.fields["new_password1"] = Password("Password", hint=HINT, **new)
        self.fields["new_password2"] = Password("The same again", **new | {"error": "Enter the password again"})


@open_door("account")
def first_password(request: HttpRequest, ref: str, token: str) -> HttpResponse:
    """Choose it, then sign in. A link that was used, is too old or was never sent says so, and nothing more."""
    person = access.people(ref).filter(is_active=True).first()
    if person is None or not password_links.check_token(person, token):
        return show(request, "account/old_link.html", status=410)
    form = FirstPassword(person, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        choose_password(password=form.cleaned_data["new_password1"], by=person, at=request.at)
        messages.success(request, "Your password is set. Sign in with it.")
        return redirect("account_login")
    status = 422 if form.refused else 200
    return show(request, "account/first_password.html", status=status, form=form, title_error=form.refused)
