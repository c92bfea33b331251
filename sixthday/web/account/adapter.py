"""How allauth behaves here: nobody signs themselves up, and a failure to sign in never says which part was wrong."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse

SENTENCE = "That e-mail address and password do not sign you in. After five tries, wait five minutes and try again"
SAID = {
    "account/messages/password_changed.txt": "Your password is changed.",
    "usersessions/messages/sessions_logged_out.txt": "You are signed out everywhere else.",
}


class ClosedDoor(DefaultAccountAdapter):
    """People are added by an administrator, never by themselves."""

    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": SENTENCE,
        "too_many_login_attempts": SENTENCE,
        "enter_current_password": "That is not your password now",
        "incorrect_password": "That is not your password",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        """Say the few things worth saying, in our words; signing in and out need no announcement."""
        if sentence := SAID.get(message_template or ""):
            messages.success(request, sentence)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to one's profile."""
        return reverse("profile")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """To the first page."""
        return reverse("start")
