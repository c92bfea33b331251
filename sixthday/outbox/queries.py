"""Reading messages."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from sixthday.access.models import User
from sixthday.outbox.choices import CHOOSING, Delivery
from sixthday.outbox.models import Message


def visible_to(user: User) -> QuerySet[Message]:
    """Messages to this person, or to everybody of their organisation, newest first."""
    return Message.objects.filter(Q(to=user) | Q(to_organisation=user.organisation_id))


def for_user(user: User) -> QuerySet[Message]:
    """The same without a link to choose a password, with who sent and who read each: a list costs one query."""
    return visible_to(user).exclude(kind=CHOOSING).select_related("created_by", "read_by")


def unread(user: User) -> QuerySet[Message]:
    """Messages to this person that nobody has opened yet."""
    return visible_to(user).filter(read_at__isnull=True).exclude(kind=CHOOSING)


def about(refs: Iterable[str]) -> QuerySet[Message]:
    """Messages about any of these references; for pages that have already checked who may see the record."""
    return Message.objects.filter(about__in=list(refs)).select_related("to", "to_organisation", "created_by", "read_by")


def failed() -> QuerySet[Message]:
    """Messages whose e-mail could not be sent: somebody must ring instead."""
    return Message.objects.filter(state=Delivery.FAILED).select_related("to", "to_organisation")
