"""Question, check, act: the answers of a form carried to a page that shows them before anything is done."""

from django.http import HttpRequest

STAGE, SIGN = "stage", "sign"
NOT_CARRIED = {"csrfmiddlewaretoken", STAGE}


def is_last(request: HttpRequest) -> bool:
    """Whether the answers have been shown and the act itself is asked for."""
    return request.POST.get(STAGE) == SIGN


def carried(request: HttpRequest) -> list[tuple[str, str]]:
    """Every answer as it was typed, for hidden fields of the page that shows them."""
    return [(name, value) for name, values in request.POST.lists() if name not in NOT_CARRIED for value in values]
