"""Posting a message and marking it read. Posting is part of another act, which writes the audit entry."""

from datetime import datetime

from django.db import transaction

from sixthday.access.models import Organisation, User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.outbox.choices import CHOOSING, Job
from sixthday.outbox.jobs import enqueue
from sixthday.outbox.models import Message
from sixthday.rules.findings import refusal


@transaction.atomic
def post_message(
    *, to: User | None = None, to_organisation: Organisation | None = None, address: str = "",
    kind: str, subject: str, body: str, about: str = "", by: User, at: datetime,
) -> Message:  # fmt: skip
    """Post to one person, one organisation or one address (exactly one of them), and queue the e-mail that says so.

    `about` is an opaque reference; the e-mail carries nothing but it. Raises IntegrityError when not exactly one reader is named.
    """
    message = Message.objects.create(
        to=to, to_organisation=to_organisation, address=address, kind=kind, subject=subject, body=body, about=about,
        created_by=by, created_at=at,
    )  # fmt: skip
    enqueue(Job.DELIVER_MESSAGE, message.ref)
    return message


@transaction.atomic
def send_password_link(*, to: User, link: str, days: int, by: User, at: datetime) -> Message:
    """E-mail a person the link with which they choose a password, good once and for so many days. The link holds the word
    `PUT_IN_LATER`, for which delivery alone puts the secret.

    Raises Refused for somebody who may not sign in.
    """
    if not to.is_active:
        raise refusal("active", f"{to.name} may not sign in.", source="One account per person")
    body = (
        f"You can now sign in to Sixthday. Choose a password on this page:\n\n{link}\n\n"
        f"The link works once, for {days} days. If you did not expect it, tell the council.\n"
    )
    message = post_message(to=to, kind=CHOOSING, subject="Choose your password", body=body, about=to.ref, by=by, at=at)
    audit.record(Kind.PASSWORD_LINK_SENT, about=[to.ref, message.ref], by=by, at=at)
    return message


@transaction.atomic
def mark_read(*, message: Message, by: User, at: datetime) -> bool:
    """Keep who first opened a message and when. Returns False when somebody had opened it before."""
    moved = Message.objects.filter(pk=message.pk, read_at__isnull=True).update(read_by=by, read_at=at)
    return moved == 1
