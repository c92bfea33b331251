"""Closed lists of the outbox."""

from enum import StrEnum

from django.db.models import TextChoices


class Delivery(TextChoices):
    """Where the e-mail about a message stands. The message itself can be read from the moment it is posted."""

    QUEUED = "queued", "Waiting to be sent"
    SENT = "sent", "Sent"
    FAILED = "failed", "Could not be sent"


CHOOSING = "password_link"  # the one kind whose words stand in the e-mail: its reader cannot sign in yet
INVITATION, ANSWERED = "round_invitation", "enquiry_answered"
PUBLIC_WORDS = frozenset(
    {INVITATION, ANSWERED}
)  # hold nothing personal, and their readers may have no account: sent whole
PUT_IN_LATER = "put-in-at-delivery"  # stands in such a link until the e-mail is written: no row ever holds the secret


class Job(StrEnum):
    """Every job that an area may queue; `ops/jobs.py` has a function of each name."""

    DELIVER_MESSAGE = "deliver_message"
