"""Serving a stored file: always as an attachment, only when it is clean. The page that calls this has checked who may."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from sixthday.documents import queries as documents

UNFIT = dict.fromkeys(
    ("file_empty", "file_size", "file_virus", "file_kind", "file_content", "file_locked", "file_broken", "file_script",
     "file_swells"),
    "upload",
)  # where a form says what is wrong with a file  # fmt: skip


def printed(document: Any) -> HttpResponse:
    """A printed document, as an attachment named by its kind and reference: never by a person."""
    name = f"{document.kind.replace('_', '-')}-{document.ref}.pdf"
    return _served(name, "application/pdf", documents.open_document(document))


def attachment(ref: str) -> HttpResponse:
    """The stored file with this reference. Raises Http404 when there is none or it is not clean."""
    opened = documents.open_stored(ref)
    if opened is None:
        raise Http404
    stored, content = opened
    return _served(stored.name, stored.content_type, content)


def _served(name: str, content_type: str, content: bytes) -> HttpResponse:
    headers = {
        "Content-Disposition": content_disposition_header(True, name),
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=content_type, headers=headers)
