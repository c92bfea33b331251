"""Adding a colleague of one's own organisation, who chooses a password by a link; sending it again."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from sixthday.access import actions as access
from sixthday.access.choices import Role
from sixthday.access.models import User
from sixthday.audit.moves import hold
from sixthday.outbox.actions import send_password_link
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Stale, refusal


@transaction.atomic
def invite_colleague(
    *, name: str, email: str, role: Role, link: Callable[[User], str], days: int, by: User, at: datetime
) -> User:
    """Add somebody to one's own organisation with a role of the portal, and send them the link (`link`, good `days` days).

    Raises Refused for an address in use, or a role that is not a provider's.
    """
    if role not in {Role.PROVIDER_LEAD, Role.PROVIDER_WORKER}:
        raise refusal("role_fits_organisation", "Choose one of the two roles.", source="Permission table")
    colleague = access.add_person(email=email, name=name, organisation=by.organisation, by=by, at=at)
    access.grant_role(user=colleague, role=role, from_on=london_day(at), by=by, at=at)
    send_password_link(to=colleague, link=link(colleague), days=days, by=by, at=at)
    return colleague


@transaction.atomic
def send_link_again(*, colleague: User, link: str, days: int, by: User, at: datetime) -> None:
    """Send a colleague the link again while no password was chosen by it.

    Raises Refused for somebody of another organisation, or who may not sign in; Stale once a password is chosen.
    """
    held = hold(colleague)
    if held.organisation_id != by.organisation_id:
        raise refusal(
            "own_colleague", "Only their own organisation can send somebody the link again.", source="Permission table"
        )
    if held.has_usable_password():
        raise Stale(what="They have chosen a password already.")
    send_password_link(to=held, link=link, days=days, by=by, at=at)
