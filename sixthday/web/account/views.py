"""Signing in and out, one's own password, sessions and details."""

from typing import Any

from allauth.account import views as allauth
from allauth.usersessions import views as sessions
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.generic import FormView

from sixthday import clock
from sixthday.access import queries as access
from sixthday.web.account.forms import NewPassword, SamePerson, SignIn
from sixthday.web.kit.doors import door, open_door
from sixthday.web.kit.pages import show


class Told(FormView):
    """A form that is refused says so: 422, and "Error:" before the title."""

    def form_invalid(self, form: SignIn) -> HttpResponse:
        """The page again with its errors."""
        return self.render_to_response(self.get_context_data(form=form, title_error=True), status=422)


class SigningIn(Told, allauth.LoginView):
    """E-mail address and password; the same sentence for every failure."""

    form_class = SignIn
    template_name = "account/sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """In a demonstration also who can sign in, and the password of them all."""
        cast = access.demo_cast(clock.today()) if settings.DEMO else []
        return super().get_context_data(**kwargs) | {"cast": cast, "demo_password": settings.DEMO_PASSWORD}


class SayingItAgain(Told, allauth.ReauthenticateView):
    """The password again, before an act that weighs."""

    form_class = SamePerson
    template_name = "account/same_person.html"


class ChangingPassword(Told, allauth.PasswordChangeView):
    """A new password for oneself; other sessions end."""

    form_class = NewPassword
    template_name = "account/password.html"


class SigningOut(allauth.LogoutView):
    """Asks once, then signs out."""

    template_name = "account/sign_out.html"


class OwnSessions(sessions.ListUserSessionsView):
    """Where one is signed in."""

    template_name = "account/sessions.html"


sign_in = open_door("account")(SigningIn.as_view())
sign_out = open_door("account")(SigningOut.as_view())
password = door(None, "account")(ChangingPassword.as_view())
same_person = door(None, "account")(SayingItAgain.as_view())
own_sessions = door(None, "account")(OwnSessions.as_view())


@open_door("account")
def inactive(request: HttpRequest) -> HttpResponse:
    """The words of every failure to sign in: whether an address is known here is nobody's business."""
    return show(request, "account/inactive.html", status=403)


@door(None, "account")
def profile(request: HttpRequest) -> HttpResponse:
    """Who one is here, and what one may do."""
    roles = sorted(role.label for role in access.roles_of(request.user, request.on))
    return show(request, "account/profile.html", person=request.user, roles=roles)
