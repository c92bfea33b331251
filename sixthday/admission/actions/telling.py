"""Telling every applicant of a round its outcome, at the same moment."""

from datetime import datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.admission.models import Agreement, Application
from sixthday.admission.paper import agreement_paper, summary_paper
from sixthday.admission.queries.application import whole
from sixthday.admission.queries.board import undecided
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import hold, move
from sixthday.audit.references import new_reference
from sixthday.documents import actions as documents
from sixthday.documents.choices import DocumentKind
from sixthday.framework.actions import assess_round
from sixthday.framework.models import Round
from sixthday.framework.queries.weighing import terms_versions
from sixthday.outbox import actions as outbox
from sixthday.rules.findings import Finding, Refused, blockers
from sixthday.rules.lifecycles import APPLICATION, RoundState

SUMMARY = "Procurement Act 2023 s50; Procurement Regulations 2024 reg 31"


@transaction.atomic
def tell_outcomes(*, round: Round, by: User, at: datetime) -> list[Application]:
    """Send every applicant its assessment summary in one transaction; offer the agreement to those admitted to a lot.

    Closes the assessment of the round. Raises Refused while anything is undecided, nobody applied or no terms are set; Stale.
    """
    held = hold(round)
    waiting = list(whole().filter(round=held, state="submitted").order_by("provider__name"))
    open_lots = undecided(held)
    found = [
        Finding("outcomes_someone", bool(waiting), "No application waits for its outcome.", SUMMARY),
        Finding(
            "outcomes_terms", terms_versions(held).exists(), "The round has no terms to offer an agreement on.", SUMMARY
        ),
        Finding("outcomes_decided", not open_lots, f"Still to be decided: {open_lots} applications to a lot.", SUMMARY),
    ]
    if stops := blockers(found):
        raise Refused(stops)
    if held.state == RoundState.OPEN:
        assess_round(round=held, by=by, at=at)
    told = [_told(application, by, at) for application in waiting]
    after = {"applications": len(told)}
    audit.record(Kind.OUTCOMES_TOLD, about=[held.ref, *(each.ref for each in told)], by=by, at=at, after=after)
    return told


def _told(application: Application, by: User, at: datetime) -> Application:
    summary = documents.make_document(
        kind=DocumentKind.ASSESSMENT, about=application.ref, data=summary_paper(application, at), by=by, at=at
    )
    move(application, APPLICATION, "tell_outcomes", told_by=by, told_at=at, summary=summary)
    if any(lot.state == "admitted" for lot in application.lots.all()):
        _offer(application, by, at)
    outbox.post_message(
        to_organisation=application.provider.organisation, kind="application_outcome", about=application.ref, by=by, at=at,
        subject="The outcome of your application", body="The outcome of your application, with the reasons, is in Sixthday.",
    )  # fmt: skip
    return application


def _offer(application: Application, by: User, at: datetime) -> Agreement:
    ref = new_reference()
    document = documents.make_document(
        kind=DocumentKind.AGREEMENT, about=ref, data=agreement_paper(application, ref), by=by, at=at
    )
    return Agreement.objects.create(ref=ref, application=application, document=document, offered_by=by, offered_at=at)
