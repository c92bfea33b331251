"""allauth's forms, in our words and with our fields."""

from typing import Any

from allauth.account import forms
from allauth.account.adapter import get_adapter

from sixthday.web.kit.fields import Email, Password
from sixthday.web.kit.forms import Asking


class SignIn(Asking, forms.LoginForm):
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"], self.fields["password"] = Email(), Password()

    def clean(self) -> dict[str, Any]:
        """Somebody who has left is refused with the sentence of every other failure."""
        cleaned = super().clean()
        if self.user is not None and not self.user.is_active:
            raise get_adapter().validation_error("email_password_mismatch")
        return cleaned


class SamePerson(Asking, forms.ReauthenticateForm):
    """The password again, before an act that weighs."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"] = Password()


class NewPassword(Asking, forms.ChangePasswordForm):
    """The password of now, and the next one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"] = Password("Your password now")
        for name, label in (("password1", "New password"), ("password2", "New password again")):
            field = self.fields[name]
            field.label, field.help_text = label, ""
            field.widget.attrs.pop("placeholder", None)
            field.error_messages["required"] = f"Enter the {label.lower()}"
        self.fields[
            "password1"
        ].help_text = "At least 8 characters. Three words you can remember are better than one with signs in it."
