"""What a page says in the place of details, where it lists acts or money about a restricted child to somebody not named."""

from django.http import HttpRequest

from sixthday.calloffs import queries as calloffs
from sixthday.referrals.queries import child as children

HIDDEN = "A restricted record: its details are for the people named on it."


def hidden_refs(request: HttpRequest) -> set[str]:
    """The references of restricted children whom this person may not see, and of the awards and call-offs for them."""
    hidden = children.hidden_refs(request.user, request.on)
    return hidden | calloffs.about_children(hidden) if hidden else hidden
