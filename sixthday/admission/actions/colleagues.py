"""Adding a colleague of one's own organisation, who chooses a password by a link."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from sixthday.access import actions as access
from sixthday.access.choices import Role
from sixthday.access.models import User
from sixthday.outbox.actions import send_password_link
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import refusal


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
