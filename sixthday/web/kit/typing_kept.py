"""What a person had typed when their session ended: kept encrypted for half an hour and offered again after sign-in."""

import base64
import json

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
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
        sealed = _box().encrypt(json.dumps({"path": request.path, "typed": text}).encode()).decode()
        request.session[KEY] = sealed


def take(request: HttpRequest) -> QueryDict | None:
    """The typing kept for this address, once: taking it throws it away. None when there is none or it is too old."""
    sealed = request.session.get(KEY) if hasattr(request, "session") else None
    if not sealed:
        return None
    try:
        kept = json.loads(_box().decrypt(sealed.encode(), ttl=LONGEST_SECONDS))
    except InvalidToken:
        del request.session[KEY]
        return None
    if kept["path"] != request.path:
        return None
    del request.session[KEY]
    return QueryDict(kept["typed"])


def _box() -> Fernet:
    secret = salted_hmac("sixthday.typing_kept", settings.SECRET_KEY, algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(secret))
