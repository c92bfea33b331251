"""Serving a stored file: always as an attachment, only when it is clean. The page that calls this has checked who may."""

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from sixthday.documents import queries as documents


def attachment(ref: str) -> HttpResponse:
    """The stored file with this reference. Raises Http404 when there is none or it is not clean."""
    opened = documents.open_stored(ref)
    if opened is None:
        raise Http404
    stored, content = opened
    headers = {
        "Content-Disposition": content_disposition_header(True, stored.name),
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=stored.content_type, headers=headers)
