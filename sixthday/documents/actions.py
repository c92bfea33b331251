"""Keeping an upload, and making a version of a printed document."""

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.db import IntegrityError, transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.actions import Actor
from sixthday.audit.choices import Kind
from sixthday.audit.moves import hold
from sixthday.documents.choices import ORDINARY, DocumentKind, FileKind, FileState
from sixthday.documents.models import Document, StoredFile
from sixthday.documents.printing import render
from sixthday.documents.scanning import Verdict, scan
from sixthday.documents.sniffing import check_upload, no_virus
from sixthday.documents.storing import fetch, keep
from sixthday.rules.findings import Refused, Stale


@transaction.atomic
def store_file(*, upload: "File[bytes]", by: User, at: datetime, kinds: Iterable[FileKind] = ORDINARY) -> StoredFile:
    """Keep an uploaded file after looking into it and having it scanned; held back where no scanner answers. Raises Refused
    with every reason: size, kind, content, lock, virus."""
    limit = settings.UPLOAD_LIMIT_BYTES
    upload.seek(0)
    content = upload.read(limit + 1)
    name = _shown_name(upload.name or "")
    kind, found = check_upload(name, content, limit_bytes=limit, kinds=kinds)
    verdict = Verdict(FileState.HELD) if found else scan(content)
    if verdict.state == FileState.REJECTED:
        found.append(no_virus(verdict.why))
    if found or kind is None:
        raise Refused(found)
    stored = StoredFile.objects.create(
        name=name, content_type=kind.content_type, size_bytes=len(content), sha256=hashlib.sha256(content).hexdigest(),
        storage_name=keep("uploads", content), state=verdict.state,
        why=verdict.why, uploaded_by=by, uploaded_at=at,
    )  # fmt: skip
    after = {
        "content_type": stored.content_type,
        "size_bytes": stored.size_bytes,
        "sha256": stored.sha256,
        "state": stored.state,
    }
    audit.record(Kind.FILE_STORED, about=[stored.ref], by=by, at=at, after=after)
    return stored


@transaction.atomic
def rescan_file(*, file: StoredFile, by: Actor, at: datetime) -> StoredFile:
    """Ask the scanner again about a file that was held back: clean from now on, refused for good, or held as before.

    Raises Stale when it is held no longer.
    """
    verdict, row = scan(fetch(file.storage_name)), hold(file)
    if row.state != FileState.HELD:
        raise Stale(what="This file is not held back any more.")
    if verdict.state != FileState.HELD:
        row.state, row.why = verdict.state, verdict.why
        row.save(update_fields=["state", "why"])
        audit.record(Kind.FILE_SCANNED, about=[row.ref], by=by, at=at, after={"state": verdict.state})
    return row


@transaction.atomic
def make_document(*, kind: DocumentKind, about: str, data: Mapping[str, Any], by: User, at: datetime) -> Document:
    """Print the next version of a document from frozen data (see `papers`). Raises Stale when another was made meanwhile."""
    version = Document.objects.filter(kind=kind, about=about).count() + 1
    frozen = {**data, "document": {"version": version, "made": at.isoformat()}}
    printed = render(kind, frozen, at=at)
    try:
        with transaction.atomic():
            document = Document.objects.create(
                kind=kind, about=about, version=version, data=frozen, sha256=printed.sha256, pages=printed.pages,
                storage_name=keep("documents", printed.content), made_by=by, made_at=at,
            )  # fmt: skip
    except IntegrityError as error:
        raise Stale(what=f"Version {version} of this document was made by somebody else.") from error
    after = {"kind": kind, "version": version, "sha256": printed.sha256, "pages": printed.pages}
    audit.record(Kind.DOCUMENT_MADE, about=[document.ref, about], by=by, at=at, after=after)
    return document


def _shown_name(name: str) -> str:
    """What the person called the file, without folders or characters that cannot be seen, at most 120 long."""
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C").strip() or "file"
    stem, dot, ending = seen.rpartition(".")
    return f"{stem[: 119 - len(ending)]}.{ending}" if dot and len(ending) < 20 else seen[:120]
