"""What was said about a referral, in two fields, and chasing whoever it waits for, in one click."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from sixthday.access.models import Organisation, User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.outbox.actions import post_message
from sixthday.referrals.choices import How
from sixthday.referrals.models import Contact, Referral
from sixthday.rules.findings import Finding, Refused, Stale, blockers
from sixthday.rules.words import joined

SOURCE = "Messages in one place (M21)"
TOO_SOON = timedelta(minutes=5)  # a second click, or a colleague at the same moment


@transaction.atomic
def log_contact(*, referral: Referral, how: How, note: str, by: User, at: datetime) -> Contact:
    """Keep what was said and how. Raises Refused without words, or for words too long to keep."""
    words = note.strip()
    found = [
        Finding("note_said", bool(words), "Write what was said.", SOURCE),
        Finding("note_short", len(words) <= 500, "Keep the note to 500 characters.", SOURCE),
    ]
    if blockers(found):
        raise Refused(found)
    contact = Contact.objects.create(referral=referral, how=how, note=words, made_by=by, made_at=at)
    audit.record(
        Kind.CONTACT_LOGGED, about=[contact.ref, referral.ref, referral.child.ref], by=by, at=at, after={"how": how}
    )
    return contact


@transaction.atomic
def chase(
    *, referral: Referral, what: str, by: User, at: datetime, people: Iterable[User] = (),
    organisations: Iterable[Organisation] = (), about: str = "",
) -> Contact:  # fmt: skip
    """Remind whoever the referral waits for: a message to each, and a note that it was done. `what` is awaited, in words
    without a name; `about` is the reference they know it by, the referral's own when empty.

    Raises Refused when it waits for nobody, Stale when somebody chased in the last five minutes.
    """
    _not_just_now(Referral.objects.select_for_update(of=("self",)).get(pk=referral.pk), at)
    persons, bodies = list(people), list(organisations)
    if not persons and not bodies:
        raise Refused([Finding("waits_for_somebody", False, "There is nobody to chase: this waits for you.", SOURCE)])
    known = about or referral.ref
    subject, body = f"Waiting for you: {known}", f"{known} is waiting for {what}. Please see to it today."
    for person in persons:
        post_message(to=person, kind="chaser", subject=subject, body=body, about=known, by=by, at=at)
    for one in bodies:
        post_message(to_organisation=one, kind="chaser", subject=subject, body=body, about=known, by=by, at=at)
    names = joined([*(person.name for person in persons), *(one.name for one in bodies)])
    note = f"Chased {names} for {what}."
    contact = Contact.objects.create(referral=referral, how=How.CHASE, note=note[:500], made_by=by, made_at=at)
    audit.record(
        Kind.CHASED,
        about=[contact.ref, referral.ref, referral.child.ref],
        by=by,
        at=at,
        after={"whom": [*(person.ref for person in persons), *(one.ref for one in bodies)]},
    )
    return contact


def _not_just_now(referral: Referral, at: datetime) -> None:
    recent = referral.contacts.filter(how=How.CHASE, made_at__gt=at - TOO_SOON).select_related("made_by").first()
    if recent:
        raise Stale(what="This was chased a moment ago.", who=recent.made_by.ref, when=recent.made_at.isoformat())
