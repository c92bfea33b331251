"""The chain that shows a later edit: seals over ranges of entries, each tied to the one before.

Nothing waits while an action runs. Sealing comes after, under one lock, and takes every entry written by then.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import connection, transaction
from django.db.models import Exists, Max, Min, OuterRef

from sixthday.audit.actions import digest
from sixthday.audit.models import Detail, Entry, Retention, Seal

LOCK = 6_006  # the advisory lock of sealing; one number for the whole database


@dataclass(frozen=True, slots=True)
class State:
    """What verification found: broken links in words, how many entries are not sealed, and since when."""

    breaks: tuple[str, ...]
    sealed: int
    unsealed: int
    oldest_unsealed_at: datetime | None
    head: str


@transaction.atomic
def seal(*, at: datetime) -> Seal | None:
    """Chain the entries not yet sealed; None when there are none. Two at once take turns."""
    _lock()
    last = Seal.objects.order_by("last_entry").last()
    waiting = Entry.objects.filter(id__gt=last.last_entry if last else 0)
    reach = waiting.aggregate(first=Min("id"), last=Max("id"))
    if reach["first"] is None:
        return None
    previous = last.chain_hash if last else ""
    return Seal.objects.create(
        at=at,
        first_entry=reach["first"],
        last_entry=reach["last"],
        previous_hash=previous,
        chain_hash=_link(previous, reach["first"], reach["last"]),
    )


def verify() -> State:
    """Walk the whole chain and every detail. Changes nothing."""
    last = Seal.objects.order_by("last_entry").last()
    reached = last.last_entry if last else 0
    unsealed = Entry.objects.filter(id__gt=reached)
    return State(
        breaks=(*_broken_links(), *_broken_details()),
        sealed=Entry.objects.filter(id__lte=reached).count(),
        unsealed=unsealed.count(),
        oldest_unsealed_at=unsealed.aggregate(oldest=Min("at"))["oldest"],
        head=last.chain_hash if last else "",
    )


def _lock() -> None:
    """One sealer at a time, and no entry half written. SQLite's transactions are immediate, which is both at once.

    On PostgreSQL a number is drawn before its row is visible: the share lock waits for writers under way, a second at most.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '1s'")
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            cursor.execute("LOCK TABLE audit_entry IN SHARE MODE")


def _link(previous: str, first: int, last: int) -> str:
    """The hash of a range of entries, tied to the seal before."""
    chain = hashlib.sha256(previous.encode())
    for entry in (
        Entry.objects.filter(id__range=(first, last))
        .order_by("id")
        .prefetch_related("abouts")
        .iterator(chunk_size=1000)
    ):
        refs = sorted(about.ref for about in entry.abouts.all())
        fields = [
            entry.id,
            entry.at.astimezone(UTC).isoformat(),
            entry.actor,
            entry.kind,
            entry.detail_hash,
            refs,
        ]
        chain.update(json.dumps(fields).encode())
    return chain.hexdigest()


def _broken_links() -> Iterator[str]:
    previous, reached = "", 0
    for each in Seal.objects.order_by("last_entry").iterator():
        if each.previous_hash != previous or each.first_entry <= reached:
            yield f"The seal over entries {each.first_entry} to {each.last_entry} does not follow the one before."
        elif _link(previous, reached + 1, each.last_entry) != each.chain_hash:
            yield f"Something between entries {each.first_entry} and {each.last_entry} was changed after it was sealed."
        previous, reached = each.chain_hash, each.last_entry


def _broken_details() -> Iterator[str]:
    for detail in Detail.objects.select_related("entry").order_by("entry_id").iterator():
        if digest(detail.salt, detail.body) != detail.entry.detail_hash:
            yield f"The detail of entry {detail.entry_id} is not the one that was written."
    kept = Exists(Detail.objects.filter(entry=OuterRef("pk")))
    released = Exists(Retention.objects.filter(entry=OuterRef("pk")))
    for number in Entry.objects.filter(~kept, ~released).order_by("id").values_list("id", flat=True):
        yield f"The detail of entry {number} is gone without leave."
