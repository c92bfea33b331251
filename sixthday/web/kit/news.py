"""Messages to a person: the number of new ones beside their name, the list by day, and one message opened."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest

from sixthday.clock import LONDON
from sixthday.outbox import queries as outbox
from sixthday.outbox.actions import mark_read
from sixthday.web.kit.environment import address
from sixthday.web.kit.paging import Page, page_of

SIZE = 40


@dataclass(frozen=True, slots=True)
class Waiting:
    """Where the messages are, and how many nobody has opened."""

    href: str
    unread: int


def waiting(request: HttpRequest, route: str) -> Waiting:
    """For the frame: one query."""
    return Waiting(address(route), outbox.unread(request.user).count())


def by_day(request: HttpRequest) -> tuple[Page, list[tuple[date, list[Any]]]]:
    """One page of this person's messages, newest first, under their days."""
    found = outbox.for_user(request.user)
    page = page_of(request, found.count(), SIZE)
    rows = list(found[page.start : page.end])
    return page, [(day, list(group)) for day, group in groupby(rows, key=_day)]


def opened(request: HttpRequest, ref: str) -> Any:
    """One message to this person, marked as read. Raises Http404 for anybody else's."""
    message = outbox.for_user(request.user).filter(ref=ref).first()
    if message is None:
        raise Http404
    if message.read_at is None:
        mark_read(message=message, by=request.user, at=request.at)
    return message


def _day(message: Any) -> date:
    return message.created_at.astimezone(LONDON).date()
