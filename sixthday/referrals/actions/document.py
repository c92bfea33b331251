"""Files attached to a referral."""

from datetime import datetime

from django.core.files.base import File
from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.documents.actions import store_file
from sixthday.referrals.models import Referral, ReferralDocument
from sixthday.rules.findings import refusal


@transaction.atomic
def attach_document(
    *, referral: Referral, what: str, upload: "File[bytes]", by: User, at: datetime
) -> ReferralDocument:
    """Keep a file with a referral. Raises Refused with every reason the file is not taken, or once the referral ended."""
    _still_open(referral)
    stored = store_file(upload=upload, by=by, at=at)
    document = ReferralDocument.objects.create(referral=referral, file=stored, what=what, added_by=by, added_at=at)
    audit.record(
        Kind.FILE_STORED, about=[referral.ref, referral.child.ref, stored.ref], by=by, at=at, after={"what": what}
    )
    return document


@transaction.atomic
def remove_document(*, document: ReferralDocument, by: User, at: datetime) -> None:
    """Take a file off a referral that is still with the referrer; the stored file itself stays. Raises Refused later."""
    referral = document.referral
    if Referral.objects.get(pk=referral.pk).state not in {"draft", "returned"}:
        raise refusal(
            "still_open",
            "This referral has been sent, so its papers stay.",
            source="A sent referral stays as sent (M31)",
        )
    audit.record(Kind.FILE_REMOVED, about=[referral.ref, referral.child.ref, document.file.ref], by=by, at=at)
    document.delete()


def _still_open(referral: Referral) -> None:
    if Referral.objects.select_for_update(of=("self",)).get(pk=referral.pk).ended_at is not None:
        raise refusal(
            "referral_ended", "This referral has ended, so nothing can be added.", source="A referral's record (M31)"
        )
