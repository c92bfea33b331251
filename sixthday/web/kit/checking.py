"""Question, check, act: the answers of a form carried to a page that shows them before anything is done."""

from django.http import HttpRequest

STAGE, SIGN, CHANGE = "stage", "sign", "change"
NOT_CARRIED = {"csrfmiddlewaretoken", "seen", STAGE}


def is_last(request: HttpRequest) -> bool:
    """Whether the answers have been shown and the act itself is asked for."""
    return request.POST.get(STAGE) == SIGN


def is_back(request: HttpRequest) -> bool:
    """Whether somebody who was shown their answers wants to change them: the form comes back as it was typed."""
    return request.POST.get(STAGE) == CHANGE


def carried(request: HttpRequest) -> list[tuple[str, str]]:
    """Every answer as it was typed, for hidden fields of the page that shows them."""
    return [(name, value) for name, values in request.POST.lists() if name not in NOT_CARRIED for value in values]
