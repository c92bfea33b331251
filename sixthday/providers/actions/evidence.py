"""Evidence: recorded, looked at again by another person, and taken back when it no longer counts."""

from datetime import date, datetime

from django.core.files.base import File
from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import hold
from sixthday.documents import actions as documents
from sixthday.providers import queries
from sixthday.providers.models import Evidence, Provider
from sixthday.rules.compliance import REQUIREMENT, recording_findings, second_look_findings
from sixthday.rules.findings import Refused, Stale, blockers, refusal
from sixthday.rules.words import moment_text


@transaction.atomic
def record_evidence(
    *, provider: Provider, requirement: str, issued_on: date, valid_until_on: date, by: User, at: datetime,
    amount_pence: int | None = None, upload: "File[bytes] | None" = None, note: str = "",
) -> Evidence:  # fmt: skip
    """Something shown against a row of the requirements table, counting from `issued_on` to `valid_until_on` (included)
    once verified. Raises Refused with every reason: unknown row, dates, missing amount, or a file that is not fit.
    """
    found = recording_findings(requirement, issued_on, valid_until_on, amount_pence)
    if stops := blockers(found):
        raise Refused(stops)
    file = documents.store_file(upload=upload, by=by, at=at) if upload is not None else None
    evidence = Evidence.objects.create(
        provider=provider, requirement=requirement, amount_pence=amount_pence, issued_on=issued_on,
        valid_until_on=valid_until_on, file=file, note=note, recorded_by=by, recorded_at=at,
    )  # fmt: skip
    after = {"requirement": requirement, "issued_on": issued_on, "valid_until_on": valid_until_on}
    audit.record(Kind.EVIDENCE_RECORDED, about=[provider.ref, evidence.ref], by=by, at=at, after=after)
    return evidence


@transaction.atomic
def verify_evidence(*, evidence: Evidence, by: User, at: datetime) -> Evidence:
    """The second look: from now on it counts. Raises Refused to the person who recorded it, Stale when already done."""
    row = _locked(evidence)
    if row.verified_at is not None:
        raise Stale(
            what="This evidence has already been verified.",
            who=row.verified_by.ref if row.verified_by else "",
            when=moment_text(row.verified_at),
        )
    found = second_look_findings(REQUIREMENT[row.requirement], row.recorded_by.ref, by.ref)
    if stops := blockers(found):
        raise Refused(stops)
    row.verified_by, row.verified_at = by, at
    row.save(update_fields=["verified_by", "verified_at"])
    audit.record(Kind.EVIDENCE_VERIFIED, about=[row.provider.ref, row.ref], by=by, at=at)
    return row


@transaction.atomic
def withdraw_evidence(*, evidence: Evidence, why: str, by: User, at: datetime) -> Evidence:
    """Evidence that no longer counts: cancelled, or recorded in error. Raises Refused without a reason, or Stale."""
    row = _locked(evidence)
    if not why.strip():
        raise refusal("withdrawn_why", "Say why it no longer counts.", source=REQUIREMENT[row.requirement].source)
    row.withdrawn_by, row.withdrawn_at, row.withdrawn_why = by, at, why
    row.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_why"])
    audit.record(Kind.EVIDENCE_WITHDRAWN, about=[row.provider.ref, row.ref], by=by, at=at, why=why)
    return row


def _locked(evidence: Evidence) -> Evidence:
    """The evidence, under its provider's lock as a start is, and still standing."""
    queries.locked(evidence.provider)
    row = hold(evidence)
    if row.withdrawn_at is not None:
        raise Stale(
            what="This evidence no longer counts.",
            who=row.withdrawn_by.ref if row.withdrawn_by else "",
            when=moment_text(row.withdrawn_at),
        )
    return row
