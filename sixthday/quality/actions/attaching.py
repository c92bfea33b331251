"""A file kept with a visit or an improvement action: scanned, and held back where no scanner answers."""

from datetime import datetime

from django.core.files.base import File
from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import hold
from sixthday.documents import actions as documents
from sixthday.quality.models import Attachment, Improvement, Visit
from sixthday.rules.findings import Refused, blockers
from sixthday.rules.visits import writing_findings


@transaction.atomic
def attach_to_visit(*, visit: Visit, upload: "File[bytes]", by: User, at: datetime) -> Attachment:
    """Keep a file with the findings of a visit; the provider sees it once they are shared.

    Raises Refused for an unfit file, or when the findings are not being written.
    """
    if stops := blockers(writing_findings(hold(visit).state)):
        raise Refused(stops)
    made = keep_with(upload=upload, visit=visit, by=by, at=at)
    audit.record(Kind.VISIT_FILE_ATTACHED, about=[visit.ref, made.ref, visit.provider.ref], by=by, at=at)
    return made


@transaction.atomic
def keep_with(
    *, upload: "File[bytes]", by: User, at: datetime, visit: Visit | None = None, improvement: Improvement | None = None,
    with_reply: bool = False,
) -> Attachment:  # fmt: skip
    """Store a file and tie it to what it shows. Part of another act. Raises Refused for an unfit file."""
    return Attachment.objects.create(
        file=documents.store_file(upload=upload, by=by, at=at), visit=visit, improvement=improvement,
        with_reply=with_reply, added_by=by, added_at=at,
    )  # fmt: skip
