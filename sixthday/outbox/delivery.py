"""Sending the e-mail that announces a message. It carries a reference and nothing personal; the text is read after signing in."""

from datetime import datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F

from sixthday.access.password_links import password_links
from sixthday.outbox.choices import CHOOSING, PUBLIC_WORDS, PUT_IN_LATER, Delivery
from sixthday.outbox.models import Message


def deliver(ref: str, *, at: datetime) -> bool:
    """Send the e-mail of one queued message. Returns False when there is nothing left to do (a job may run twice).

    Raises the mail server's error so that the job is tried again, until the last attempt marks it failed.
    """
    queued = Message.objects.filter(ref=ref, state=Delivery.QUEUED).select_related("to", "to_organisation")
    message = next(iter(queued.order_by()[:1]), None)
    if message is None:
        return False
    try:
        for address in addresses(message):
            announcement(message, address).send()
    except (SMTPException, OSError):
        _count_attempt(message)
        raise
    queued = Message.objects.filter(pk=message.pk, state=Delivery.QUEUED)
    return queued.update(state=Delivery.SENT, sent_at=at, attempts=F("attempts") + 1) == 1


def addresses(message: Message) -> list[str]:
    """Who is told by e-mail: the person, every active person of the organisation, or the address."""
    if message.to is not None:
        return [message.to.email] if message.to.is_active else []
    if message.to_organisation is not None:
        people = message.to_organisation.people.filter(is_active=True).order_by("email")
        return list(people.values_list("email", flat=True))
    return [message.address]


def announcement(message: Message, address: str) -> EmailMessage:
    """The e-mail for one address: opaque references only. Whoever is to choose a password gets the link itself, and words
    for the public are sent whole."""
    if message.kind == CHOOSING and message.to is not None:
        body = message.body.replace(PUT_IN_LATER, password_links.make_token(message.to))
        return EmailMessage(subject=f"Sixthday: choose your password ({message.ref})", body=body, to=[address])
    if message.kind in PUBLIC_WORDS:
        return EmailMessage(subject=f"{message.subject} ({message.ref})", body=message.body, to=[address])
    about = f" about {message.about}" if message.about else ""
    return EmailMessage(
        subject=f"Sixthday: a message{about} ({message.ref})",
        body=f"{settings.COUNCIL['name']} has sent you a message{about}.\n\nSign in to Sixthday to read it.\n",
        to=[address],
    )


def _count_attempt(message: Message) -> None:
    queued = Message.objects.filter(pk=message.pk, state=Delivery.QUEUED)
    last = message.attempts + 1 >= int(str(settings.Q_CLUSTER["max_attempts"]))
    queued.update(attempts=F("attempts") + 1, state=Delivery.FAILED if last else Delivery.QUEUED)
