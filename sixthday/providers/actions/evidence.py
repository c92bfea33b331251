"""Evidence: kept as a draft, sent or recorded, looked at again by another person, and taken back when it no longer counts."""

from datetime import date, datetime

from django.core.files.base import File
from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import hold
from sixthday.documents import actions as documents
from sixthday.documents import queries as files
from sixthday.outbox import actions as outbox
from sixthday.providers import queries
from sixthday.providers.models import Adult, Evidence, Provider, Site
from sixthday.providers.queries import evidence as shown
from sixthday.rules.compliance import REQUIREMENT, recording_findings, second_look_findings
from sixthday.rules.findings import Finding, Refused, Stale, blockers, refusal
from sixthday.rules.words import moment_text, plain_date

OWN = "One record per provider (M31)"


@transaction.atomic
def record_evidence(
    *, provider: Provider, requirement: str, issued_on: date, valid_until_on: date, by: User, at: datetime,
    amount_pence: int | None = None, upload: "File[bytes] | None" = None, note: str = "", site: Site | None = None,
    adult: Adult | None = None,
) -> Evidence:  # fmt: skip
    """Something shown against a row of the requirements table, counting from `issued_on` to `valid_until_on` (included)
    once verified. Raises Refused with every reason: unknown row, dates, missing amount, or a file that is not fit.
    """
    evidence = _kept(
        provider, requirement, issued_on, valid_until_on, amount_pence, upload, note, site, adult, by, at, sent=True
    )
    after = {"requirement": requirement, "issued_on": issued_on, "valid_until_on": valid_until_on}
    audit.record(Kind.EVIDENCE_RECORDED, about=_about(evidence), by=by, at=at, after=after)
    return evidence


@transaction.atomic
def draft_evidence(
    *, provider: Provider, requirement: str, issued_on: date, valid_until_on: date, by: User, at: datetime,
    amount_pence: int | None = None, upload: "File[bytes] | None" = None, note: str = "", site: Site | None = None,
    adult: Adult | None = None,
) -> Evidence:  # fmt: skip
    """What a provider is about to send, in the place of any draft before it for the same thing; nobody looks at it yet.

    Raises Refused as recording does, and without a document.
    """
    if upload is None:
        raise refusal("file_there", "Choose the document.", source=OWN)
    earlier = provider.evidence.filter(requirement=requirement, site=site, adult=adult, sent_at__isnull=True)
    earlier.delete()
    evidence = _kept(
        provider, requirement, issued_on, valid_until_on, amount_pence, upload, note, site, adult, by, at, sent=False
    )
    audit.record(Kind.EVIDENCE_DRAFTED, about=_about(evidence), by=by, at=at, after={"requirement": requirement})
    return evidence


@transaction.atomic
def send_evidence(*, evidence: Evidence, by: User, at: datetime) -> Evidence:
    """Send a draft to quality assurance: an officer is named for it and told. Raises Stale when it was sent before."""
    row = _locked(evidence)
    if row.sent_at is not None:
        raise Stale(
            what="This has already been sent.",
            who=row.sent_by.ref if row.sent_by else "",
            when=moment_text(row.sent_at),
        )
    row.sent_by, row.sent_at, row.officer = by, at, shown.officer_for(row, at)
    row.save(update_fields=["sent_by", "sent_at", "officer"])
    after = {"requirement": row.requirement, "issued_on": row.issued_on, "valid_until_on": row.valid_until_on}
    audit.record(Kind.EVIDENCE_SENT, about=_about(row), by=by, at=at, after=after)
    _tell_officer(row, by, at)
    return row


@transaction.atomic
def assign_evidence(*, evidence: Evidence, officer: User, by: User, at: datetime) -> Evidence:
    """Name the officer who looks at it. Raises Refused for whoever recorded it, Stale when it was looked at."""
    row = _locked(evidence)
    _still_waits(row)
    if stops := blockers(second_look_findings(REQUIREMENT[row.requirement], row.recorded_by.ref, officer.ref)):
        raise Refused(stops)
    row.officer = officer
    row.save(update_fields=["officer"])
    audit.record(Kind.EVIDENCE_ASSIGNED, about=[*_about(row), officer.ref], by=by, at=at)
    if officer != by:
        _tell_officer(row, by, at)
    return row


@transaction.atomic
def verify_evidence(*, evidence: Evidence, by: User, at: datetime) -> Evidence:
    """The second look: from now on it counts. Raises Refused to the person who recorded it, to another than the officer
    named for it and while its file cannot be checked; Stale when already done."""
    row = _locked(evidence)
    _still_waits(row)
    found = [*_second_look(row, by), *files.servable_findings(row.file)]
    if stops := blockers(found):
        raise Refused(stops)
    row.verified_by, row.verified_at = by, at
    row.save(update_fields=["verified_by", "verified_at"])
    audit.record(Kind.EVIDENCE_VERIFIED, about=_about(row), by=by, at=at)
    _tell_provider(row, f"It counts until {plain_date(row.valid_until_on)}.", by, at)
    return row


@transaction.atomic
def reject_evidence(*, evidence: Evidence, why: str, by: User, at: datetime) -> Evidence:
    """The second look found it wanting: it never counts, and the provider reads why. Raises Refused without a reason and
    as verifying does; Stale when it was looked at before."""
    row = _locked(evidence)
    _still_waits(row)
    source = REQUIREMENT[row.requirement].source
    found = [*_second_look(row, by), Finding("rejected_why", bool(why.strip()), "Say what is wrong with it.", source)]
    if stops := blockers(found):
        raise Refused(stops)
    row.rejected_by, row.rejected_at, row.rejected_why = by, at, why.strip()
    row.save(update_fields=["rejected_by", "rejected_at", "rejected_why"])
    audit.record(Kind.EVIDENCE_REJECTED, about=_about(row), by=by, at=at, why=why)
    _tell_provider(row, f"It was not accepted: {why.strip()}", by, at)
    return row


@transaction.atomic
def withdraw_evidence(*, evidence: Evidence, why: str, by: User, at: datetime) -> Evidence:
    """Evidence that no longer counts: cancelled, or recorded in error. Raises Refused without a reason, or Stale."""
    row = _locked(evidence)
    if not why.strip():
        raise refusal("withdrawn_why", "Say why it no longer counts.", source=REQUIREMENT[row.requirement].source)
    row.withdrawn_by, row.withdrawn_at, row.withdrawn_why = by, at, why
    row.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_why"])
    audit.record(Kind.EVIDENCE_WITHDRAWN, about=_about(row), by=by, at=at, why=why)
    return row


def _kept(
    provider: Provider, requirement: str, issued_on: date, valid_until_on: date, amount_pence: int | None,
    upload: "File[bytes] | None", note: str, site: Site | None, adult: Adult | None, by: User, at: datetime, *, sent: bool,
) -> Evidence:  # fmt: skip
    about = "site" if site else "adult" if adult else "provider"
    found = [*recording_findings(requirement, issued_on, valid_until_on, amount_pence, about)]
    if any(subject and subject.provider_id != provider.pk for subject in (site, adult)):
        found.append(Finding("evidence_subject", False, "It is about another provider's.", OWN))
    if stops := blockers(found):
        raise Refused(stops)
    file = documents.store_file(upload=upload, by=by, at=at) if upload is not None else None
    sending = {"sent_by": by, "sent_at": at} if sent else {}
    return Evidence.objects.create(
        provider=provider, site=site, adult=adult, requirement=requirement, amount_pence=amount_pence,
        issued_on=issued_on, valid_until_on=valid_until_on, file=file, note=note, recorded_by=by, recorded_at=at, **sending,
    )  # fmt: skip


def _about(evidence: Evidence) -> list[str]:
    subject = [evidence.subject.ref] if evidence.subject else []
    return [evidence.provider.ref, *subject, evidence.ref]


def _second_look(row: Evidence, by: User) -> tuple[Finding, ...]:
    officer = row.officer.ref if row.officer else ""
    return second_look_findings(REQUIREMENT[row.requirement], row.recorded_by.ref, by.ref, officer)


def _still_waits(row: Evidence) -> None:
    looked = (
        ("This evidence has already been verified.", row.verified_by, row.verified_at),
        ("This evidence was not accepted.", row.rejected_by, row.rejected_at),
    )
    for what, who, when in looked:
        if when is not None:
            raise Stale(what=what, who=who.ref if who else "", when=moment_text(when))
    if row.sent_at is None:
        raise refusal("evidence_sent", "It has not been sent yet.", source=OWN)


def _locked(evidence: Evidence) -> Evidence:
    """The evidence, under its provider's lock as a start is, and still standing."""
    provider = queries.locked(evidence.provider)
    row = hold(evidence)
    row.provider = provider
    if row.withdrawn_at is not None:
        raise Stale(
            what="This evidence no longer counts.",
            who=row.withdrawn_by.ref if row.withdrawn_by else "",
            when=moment_text(row.withdrawn_at),
        )
    return row


def _tell_officer(row: Evidence, by: User, at: datetime) -> None:
    if row.officer is not None:
        outbox.post_message(
            to=row.officer, kind="evidence", subject="Evidence for you to look at",
            body=f"{row.provider.name}: {REQUIREMENT[row.requirement].label}.", about=row.ref, by=by, at=at,
        )  # fmt: skip


def _tell_provider(row: Evidence, words: str, by: User, at: datetime) -> None:
    """Only what the provider sent itself: what quality assurance recorded it has not asked about."""
    if row.recorded_by.organisation_id == row.provider.organisation_id:
        label = REQUIREMENT[row.requirement].label
        outbox.post_message(
            to_organisation=row.provider.organisation, kind="evidence", subject=f"{label}: looked at", body=words,
            about=row.ref, by=by, at=at,
        )  # fmt: skip
