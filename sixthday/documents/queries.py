"""Reading stored files and printed documents. The area that owns the link asks first who may see it."""

from collections.abc import Iterable

from django.db.models import QuerySet

from sixthday.documents.choices import DocumentKind, FileKind, FileState
from sixthday.documents.models import Document, StoredFile
from sixthday.documents.sniffing import check_upload
from sixthday.documents.storing import fetch
from sixthday.rules.findings import Finding

SOURCE = "The council's limits on uploaded files"


def files(refs: Iterable[str]) -> QuerySet[StoredFile]:
    """Stored files by reference, in the order they were uploaded."""
    return StoredFile.objects.filter(ref__in=list(refs)).select_related("uploaded_by")


def stored_file(ref: str) -> StoredFile | None:
    """The stored file with this reference, whatever its state."""
    return StoredFile.objects.filter(ref=ref).first()


def open_stored(ref: str) -> tuple[StoredFile, bytes] | None:
    """A clean file and its bytes, to be served as an attachment; None when there is none or it is not clean."""
    stored = StoredFile.objects.filter(ref=ref, state=FileState.CLEAN).first()
    return (stored, fetch(stored.storage_name)) if stored else None


def held_back() -> QuerySet[StoredFile]:
    """Files that no scanner could look at yet, oldest first."""
    return StoredFile.objects.filter(state=FileState.HELD).order_by("uploaded_at")


def looked_into(
    name: str, content: bytes, *, limit_bytes: int, kinds: Iterable[FileKind]
) -> tuple[FileKind | None, list[Finding]]:
    """What a file really is that is read and not kept, and every reason to refuse it."""
    return check_upload(name, content, limit_bytes=limit_bytes, kinds=kinds)


def servable_findings(file: StoredFile | None) -> tuple[Finding, ...]:
    """Whether a file can be opened, so that a person could have looked at it; no file, nothing to say."""
    if file is None:
        return ()
    reason = f"The document cannot be opened: {FileState(file.state).label.lower()}. {file.why}".strip()
    return (Finding("file_servable", file.state == FileState.CLEAN, reason, SOURCE),)


def versions(kind: DocumentKind, about: str) -> QuerySet[Document]:
    """Every version of a document, newest first."""
    return Document.objects.filter(kind=kind, about=about).select_related("made_by").order_by("-version")


def latest(kind: DocumentKind, about: str) -> Document | None:
    """The newest version of a document."""
    return versions(kind, about).first()


def open_document(document: Document) -> bytes:
    """The bytes of a printed document."""
    return fetch(document.storage_name)
