"""Telling those who keep the market register what happened on a public page."""

from datetime import datetime

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.access.models import User
from sixthday.outbox.actions import post_message
from sixthday.rules.calendars import london_day


def tell_keepers(kind: str, subject: str, body: str, about: str, by: User, at: datetime) -> None:
    """A message to everybody who keeps the market register."""
    for keeper in access.holders(Permission.KEEP_MARKET, london_day(at)):
        post_message(to=keeper, kind=kind, subject=subject[:160], body=body, about=about, by=by, at=at)
