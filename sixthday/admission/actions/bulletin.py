"""A bulletin to the members of some lots, sent once; the message of each member is the proof."""

import hashlib
from collections.abc import Collection
from datetime import datetime

from django.db import IntegrityError, transaction

from sixthday.access.models import User
from sixthday.admission.models import Bulletin, BulletinCopy, BulletinLot
from sixthday.admission.queries.telling import members_of
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.framework.models import Lot
from sixthday.outbox.actions import post_message
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Finding, Refused, Stale, blockers

NETWORK = "Provider network (M20)"


@transaction.atomic
def send_bulletin(*, subject: str, text: str, lots: Collection[Lot], by: User, at: datetime) -> Bulletin:
    """Send it to every member of any of these lots, one message each, however many lots it is in.

    Raises Refused with every reason, Stale for a second click.
    """
    subject, text = subject.strip(), text.strip()
    readers = members_of(lots, london_day(at))
    mark = hashlib.sha256(f"{subject}\n{text}".encode()).hexdigest()
    found = [
        Finding("bulletin_subject", bool(subject), "Write the subject.", NETWORK),
        Finding("bulletin_text", bool(text), "Write the text.", NETWORK),
        Finding("bulletin_members", bool(readers), "These lots have no members.", NETWORK),
        Finding("bulletin_once", not Bulletin.objects.filter(fingerprint=mark).exists(),
                "A bulletin with these words was sent before.", NETWORK),
    ]  # fmt: skip
    if stops := blockers(found):
        raise Refused(stops)
    try:
        with transaction.atomic():
            made = Bulletin.objects.create(subject=subject, text=text, fingerprint=mark, sent_by=by, sent_at=at)
    except IntegrityError as error:
        raise Stale(what="A bulletin with these words was sent a moment ago.") from error
    for lot in lots:
        BulletinLot.objects.create(bulletin=made, lot=lot)
    for provider in readers:
        message = post_message(
            to_organisation=provider.organisation, kind="bulletin", subject=subject, body=text, by=by, at=at
        )
        BulletinCopy.objects.create(bulletin=made, provider=provider, message=message)
    about = [made.ref, *(provider.ref for provider in readers)]
    audit.record(Kind.BULLETIN_SENT, about=about, by=by, at=at, after={"members": len(readers)})
    return made
