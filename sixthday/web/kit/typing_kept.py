"""What a person had typed when their session ended: kept encrypted for half an hour and offered to them again after sign-in.

It belongs to whoever had the session, where that is known: somebody else who signs in with the same browser never sees it.
"""

import base64
import json

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpRequest, QueryDict
from django.utils.crypto import salted_hmac

KEY = "typing_kept"
LONGEST_SECONDS = 30 * 60
LONGEST_CHARACTERS = 100_000
NEVER = ("csrfmiddlewaretoken", "password", "oldpassword", "password1", "password2", "code")


def keep(request: HttpRequest) -> None:
    """Keep the typed fields of this request for the same address. Files, passwords and anything very long are not kept."""
    typed = request.POST.copy()
    for name in NEVER:
        typed.pop(name, None)
    text = typed.urlencode()
    if typed and len(text) <= LONGEST_CHARACTERS:
        kept = {"path": request.path, "typed": text, "whose": _whose(request)}
        request.session[KEY] = _box().encrypt(json.dumps(kept).encode()).decode()


def take(request: HttpRequest) -> QueryDict | None:
    """The typing kept for this address and person, once: taking it throws it away, and so does anybody else's sign-in.

    None when there is none or it is too old.
    """
    kept = _opened(request)
    if kept is None:
        return None
    if kept["whose"] and kept["whose"] != str(request.user.pk):
        if request.user.is_authenticated:
            del request.session[KEY]
        return None
    if kept["path"] != request.path:
        return None
    del request.session[KEY]
    return QueryDict(kept["typed"])


def _opened(request: HttpRequest) -> dict[str, str] | None:
    """What is kept in this session, still sealed in it; thrown away when it is too old."""
    sealed = request.session.get(KEY) if hasattr(request, "session") else None
    if not sealed:
        return None
    try:
        return dict(json.loads(_box().decrypt(sealed.encode(), ttl=LONGEST_SECONDS)))
    except InvalidToken:
        del request.session[KEY]
        return None


def _whose(request: HttpRequest) -> str:
    """The key of the person whose session this is or, until its row is swept, was; empty when nobody can say."""
    if request.user.is_authenticated:
        return str(request.user.pk)
    ended = Session.objects.filter(pk=request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")).first()
    kept = _opened(request) or {}
    return (ended and ended.get_decoded().get(SESSION_KEY)) or kept.get("whose", "")


def _box() -> Fernet:
    secret = salted_hmac("sixthday.typing_kept", settings.SECRET_KEY, algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(secret))
