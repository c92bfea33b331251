"""Signing a call-off: first the provider, then the council, which commits the money."""

from datetime import datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import first, move
from sixthday.awards.actions import outcome
from sixthday.awards.queries import award as awards
from sixthday.calloffs import queries
from sixthday.calloffs.choices import Side
from sixthday.calloffs.models import CallOff, PublicationDuty, Signature
from sixthday.calloffs.paper import SIGNED, paper
from sixthday.documents import actions as documents
from sixthday.documents.choices import DocumentKind
from sixthday.ledger import actions as ledger
from sixthday.outbox import actions as outbox
from sixthday.rules.calendars import london_day
from sixthday.rules.commitments import publication_duties
from sixthday.rules.findings import Refused, blockers, refusal
from sixthday.rules.lifecycles import CALLOFF

SOURCE = "Framework terms, call-off procedure (M03)"


@transaction.atomic
def sign_for_provider(*, calloff: CallOff, by: User, at: datetime) -> CallOff:
    """Sign the printed version for the provider. Raises Refused for another's call-off or a provider out of order; Stale."""
    held = queries.whole().get(pk=calloff.pk)
    if held.award.provider.organisation_id != by.organisation_id:
        raise refusal("own_calloff", "Only the provider it was issued to can sign for it.", source=SOURCE)
    found = queries.provider_signing_findings(held, london_day(at))
    if stops := blockers(found):
        raise Refused(stops)
    move(held, CALLOFF, "sign_for_provider")
    signature = _sign(held, Side.PROVIDER, by, at)
    outbox.post_message(
        to=held.issued_by, kind="calloff_provider_signed", about=held.ref, by=by, at=at,
        subject="A call-off waits for the council", body=f"The provider has signed call-off {held.ref}.",
    )  # fmt: skip
    after = {"document": held.document.ref, "sha256": signature.document_sha256}
    audit.record(Kind.CALLOFF_SIGNED_BY_PROVIDER, about=_about(held), by=by, at=at, after=after, findings=found)
    return held


@transaction.atomic
def sign_for_council(*, calloff: CallOff, by: User, at: datetime) -> CallOff:
    """Sign for the council, who then is bound: money is committed by year under locks, publication duties are worked out,
    a signed copy is printed, and everybody who answered the request is told.

    Raises Refused with every reason (cap and budget among them), Stale when it does not wait for the council.
    """
    held = queries.whole().get(pk=calloff.pk)
    if held.state not in CALLOFF.step("sign_for_council").sources:
        raise first(held, CALLOFF)
    found = queries.council_signing_findings(held, by, london_day(at))
    if stops := blockers(found):
        raise Refused(stops)
    move(held, CALLOFF, "sign_for_council")
    _commit(held, by, at)
    signature = _sign(held, Side.COUNCIL, by, at)
    duties = _raise_duties(held, at)
    copy = documents.make_document(
        kind=DocumentKind.CALLOFF, about=held.ref, by=by, at=at,
        data=paper(held.award, held.terms, held.ref, state=SIGNED, signatures=queries.signatures(held)),
    )  # fmt: skip
    outbox.post_message(
        to_organisation=held.award.provider.organisation, kind="calloff_signed", about=held.ref, by=by, at=at,
        subject="A call-off is signed by both", body=f"Call-off {held.ref} is signed by both. The signed copy is in Sixthday.",
    )  # fmt: skip
    outcome.tell_outcome(request=held.award.request, by=by, at=at)
    after = {
        "maximum_pence": held.maximum_pence, "sha256": signature.document_sha256, "signed_copy": copy.ref,
        "publication": [duty.kind for duty in duties],
    }  # fmt: skip
    audit.record(Kind.CALLOFF_SIGNED, about=_about(held), by=by, at=at, after=after, findings=found)
    return held


def _about(calloff: CallOff) -> list[str]:
    return [calloff.ref, *awards.about(calloff.award)]


def _sign(calloff: CallOff, side: Side, by: User, at: datetime) -> Signature:
    return Signature.objects.create(
        calloff=calloff, side=side, document_sha256=calloff.document.sha256, signed_by=by, signed_at=at
    )


def _commit(calloff: CallOff, by: User, at: datetime) -> None:
    ex_vat, vat = awards.years_of(calloff.award)
    ledger.commit(
        about=calloff.ref, earmarked_as=calloff.award.ref, by_year=ex_vat, vat_by_year=vat,
        scheme_ref=awards.scheme_ref_of(calloff.award), by=by, at=at, head=awards.head_of(calloff.award),
    )  # fmt: skip


def _raise_duties(calloff: CallOff, at: datetime) -> list[PublicationDuty]:
    aggregated = queries.aggregated_inc_vat(calloff)
    due = publication_duties(calloff.maximum_inc_vat_pence, aggregated, london_day(at))
    return [
        PublicationDuty.objects.create(
            calloff=calloff, kind=duty.kind.value, due_on=duty.due_on, why=duty.why, raised_at=at
        )
        for duty in due
    ]
