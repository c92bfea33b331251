"""Serving a printed document: always as an attachment, named by its reference and version."""

from typing import Any

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from sixthday.documents import queries as documents


def printed(document: Any) -> HttpResponse:
    """The PDF of a printed document. The page that calls this has checked who may read it."""
    headers = {
        "Content-Disposition": content_disposition_header(True, f"{document.about}-version-{document.version}.pdf"),
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(documents.open_document(document), content_type="application/pdf", headers=headers)
