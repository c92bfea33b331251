"""The monthly list of registered and unregistered providers: who gets it, making an edition, acknowledging it."""

from datetime import date, datetime

from django.db import transaction

from sixthday.access.choices import OrganisationKind
from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import hold
from sixthday.outbox import actions as outbox
from sixthday.places import queries
from sixthday.places.models import Copy, Edition, Recipient
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Finding, Refused, Stale, blockers, refusal

SOURCE = "Decision report, risk 11: key managers know which providers are registered (M15)"


@transaction.atomic
def name_recipient(*, user: User, from_on: date, by: User, at: datetime) -> Recipient:
    """Name a manager who gets the list from a day. Raises Refused for somebody outside the council or named already."""
    named = Recipient.objects.filter(user=user, until_on__isnull=True).exists()
    ours = user.organisation.kind == OrganisationKind.COUNCIL and user.is_active
    found = [
        Finding("recipient_once", not named, f"{user.name} gets the list already.", SOURCE),
        Finding("recipient_ours", ours, "The list goes to people of the council.", SOURCE),
    ]
    if stops := blockers(found):
        raise Refused(stops)
    row = Recipient.objects.create(user=user, from_on=from_on, named_by=by, named_at=at)
    audit.record(Kind.RECIPIENT_NAMED, about=[row.ref, user.ref], by=by, at=at, after={"from_on": from_on})
    return row


@transaction.atomic
def end_recipient(*, recipient: Recipient, until_on: date, by: User, at: datetime) -> Recipient:
    """Send a manager no list after a day. Raises Refused for a day before the first; Stale when ended already."""
    held = hold(recipient)
    if held.ended_by is not None and held.ended_at is not None:
        raise Stale(what="This person is already taken off.", who=held.ended_by.ref, when=held.ended_at.isoformat())
    if until_on < held.from_on:
        raise refusal("recipient_dates", "The last day is before the first.", source=SOURCE)
    held.until_on, held.ended_by, held.ended_at = until_on, by, at
    held.save(update_fields=["until_on", "ended_by", "ended_at"])
    audit.record(Kind.RECIPIENT_ENDED, about=[held.ref, held.user.ref], by=by, at=at, after={"until_on": until_on})
    return held


@transaction.atomic
def make_edition(*, by: User, at: datetime, by_hand: bool = True) -> Edition:
    """Freeze the list as it stands and send it to everybody named today, each to acknowledge.

    Raises Refused when one was made today, or nobody is named to get it.
    """
    on = london_day(at)
    readers = list(queries.recipients(on))
    found = [
        Finding("edition_once", not Edition.objects.filter(made_on=on).exists(), "An edition was made today.", SOURCE),
        Finding("edition_readers", bool(readers), "Name at least one person who gets the list.", SOURCE),
    ]
    if stops := blockers(found):
        raise Refused(stops)
    made = Edition.objects.create(made_on=on, rows=queries.rows_to_freeze(on), by_hand=by_hand, made_by=by, made_at=at)
    for reader in readers:
        Copy.objects.create(edition=made, user=reader.user)
        outbox.post_message(
            to=reader.user, kind="provider_list", about=made.ref, by=by, at=at,
            subject="Which providers are registered schools",
            body=f"Edition {made.ref} of the list of registered and unregistered providers is ready. Read and acknowledge it.",
        )  # fmt: skip
    audit.record(
        Kind.EDITION_MADE, about=[made.ref, *(reader.user.ref for reader in readers)], by=by, at=at,
        after={"by_hand": by_hand, "rows": len(made.rows)},
    )  # fmt: skip
    return made


@transaction.atomic
def acknowledge_edition(*, edition: Edition, by: User, at: datetime) -> Copy:
    """Say that one has read an edition. Raises Refused for somebody it was not sent to; Stale when said already."""
    copy = Copy.objects.select_for_update(of=("self",)).filter(edition=edition, user=by).first()
    if copy is None:
        raise refusal("edition_sent", "This edition was not sent to you.", source=SOURCE)
    if copy.acknowledged_at is not None:
        raise Stale(
            what="You have already acknowledged this edition.", who=by.ref, when=copy.acknowledged_at.isoformat()
        )
    copy.acknowledged_at = at
    copy.save(update_fields=["acknowledged_at"])
    audit.record(Kind.EDITION_ACKNOWLEDGED, about=[edition.ref], by=by, at=at)
    return copy
