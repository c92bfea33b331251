"""Writing the record. Called inside the transaction of the act it tells of."""

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Protocol

from django.core.serializers.json import DjangoJSONEncoder

from sixthday.audit.choices import Kind
from sixthday.audit.models import About, Detail, Entry, Sighting
from sixthday.rules.findings import Finding, frozen


class Actor(Protocol):
    """Whoever acts: anything with an opaque reference."""

    ref: str


def record(
    kind: Kind,
    *,
    about: Iterable[str],
    by: Actor,
    at: datetime,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    findings: Iterable[Finding] = (),
    why: str = "",
) -> Entry:
    """Keep one act. `about` are the references it touched; the rest is detail. Returns the entry."""
    body = json.loads(
        json.dumps(
            {"before": before or {}, "after": after or {}, "findings": frozen(findings), "why": why},
            cls=DjangoJSONEncoder,
        )
    )
    salt = secrets.token_hex(16)
    entry = Entry.objects.create(at=at, actor=by.ref, kind=kind, detail_hash=digest(salt, body))
    About.objects.bulk_create(About(entry=entry, ref=ref) for ref in dict.fromkeys(about))
    Detail.objects.create(entry=entry, salt=salt, body=body)
    return entry


def see(refs: Iterable[str], *, page: str, by: Actor, at: datetime) -> None:
    """Keep that a person read these records on a page (its route name)."""
    Sighting.objects.bulk_create(Sighting(at=at, actor=by.ref, ref=ref, page=page) for ref in dict.fromkeys(refs))


def digest(salt: str, body: Mapping[str, Any]) -> str:
    """The salted hash that ties an entry to its detail."""
    return hashlib.sha256((salt + json.dumps(body, sort_keys=True)).encode()).hexdigest()
