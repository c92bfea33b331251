"""Signing: whoever binds an organisation enters their own password again."""

from allauth.core import ratelimit
from django.http import HttpRequest

from sixthday.web.kit.fields import Password
from sixthday.web.kit.forms import Form

TOO_OFTEN = "Too many tries. Wait a minute, then enter your password again"


class SignForm(Form):
    """The signatory's own password, again."""

    password = Password("Your password", hint="Enter it again to sign")


def is_themselves(request: HttpRequest, form: Form) -> bool:
    """Whether the password is theirs; tries are counted as those of signing in again."""
    if not ratelimit.consume(request, action="reauthenticate", user=request.user):
        form.add_error("password", TOO_OFTEN)
    elif not request.user.check_password(form.cleaned_data["password"]):
        form.add_error("password", "That is not your password")
    return not form.errors
