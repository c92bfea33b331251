"""Sending a request to every eligible provider at one moment, and giving all of them more time."""

from datetime import datetime, timedelta

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import move
from sixthday.awards.choices import DisclosureStep
from sixthday.awards.considering import keep_considerations
from sixthday.awards.models import Disclosure, Extension, Invitation, Request
from sixthday.awards.queries.brief import BriefLine, band_for, brief_of, frozen_brief
from sixthday.awards.queries.due import due_on_terms
from sixthday.awards.queries.eligibility import Considered, eligible_for
from sixthday.awards.queries.held import held_request
from sixthday.awards.queries.needs import needs_of
from sixthday.awards.queries.request import left_out_of
from sixthday.awards.queries.telling import told_findings
from sixthday.framework import queries as framework
from sixthday.outbox import actions as outbox
from sixthday.referrals.queries import coded as referrals
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Finding, Refused, allowed, blockers
from sixthday.rules.lifecycles import REQUEST, ReferralState
from sixthday.rules.words import moment_text

SOURCE = "Framework terms; decision report paragraph 20 (M09)"
CHASE_AGAIN = timedelta(hours=1)


@transaction.atomic
def send_request(
    *, request: Request, by: User, at: datetime, due_at: datetime | None = None, due_reason: str = ""
) -> Request:
    """Ask every eligible provider not left out, at one moment, and keep what was found of all the others.

    `due_at` other than the council's terms needs a reason, and is the same for all. Raises Refused with every reason,
    Stale when it was sent before.
    """
    held = held_request(request, "send_request")
    tested = eligible_for(held, london_day(at))
    why_not = left_out_of(held)
    asked = [row for row in tested if row.eligible and row.provider.pk not in why_not]
    usual = due_on_terms(at)
    due = due_at or usual
    found = [*_may_send(held, asked, at), *_due_findings(due, usual, due_reason, at), *told_findings(held, due_reason)]
    if not allowed(found) or due is None:
        raise Refused(blockers(found))
    lines = brief_of(held)
    weights = framework.weights_on(held.round_lot, london_day(at))
    move(
        held, REQUEST, "send_request", sent_by=by, sent_at=at, due_at=due, due_reason=due_reason.strip(),
        weight_set=weights, brief=frozen_brief(lines, needs_of(held, referrals.coded(held.referral))),
    )  # fmt: skip
    keep_considerations(held, tested, why_not)
    for row in asked:
        _ask(held, row, lines, by, at)
    after = {
        "due_at": due, "weights": weights.version, "asked": [row.provider.ref for row in asked],
        "left_out": [row.provider.ref for row in tested if row.eligible and row.provider.pk in why_not],
    }  # fmt: skip
    about = [held.ref, held.referral.ref, held.child_ref, *(row.provider.ref for row in asked)]
    audit.record(Kind.REQUEST_SENT, about=about, by=by, at=at, after=after, findings=found, why=due_reason.strip())
    return held


@transaction.atomic
def extend_answer_time(*, request: Request, due_at: datetime, why: str, by: User, at: datetime) -> Extension:
    """Give everybody asked more time, before the due moment has passed, with a reason that all may read.

    Raises Refused with every reason, Stale when it is no longer open.
    """
    held = held_request(request, "lock_shortlist")
    assert held.due_at is not None
    found = [
        _said("extension_in_time", at <= held.due_at, f"The answer time passed at {moment_text(held.due_at)}."),
        _said("extension_later", due_at > held.due_at, f"The new time must be after {moment_text(held.due_at)}."),
        _said("extension_why", bool(why.strip()), "Give the reason for more time."),
        *told_findings(held, why),
    ]
    if not allowed(found):
        raise Refused(blockers(found))
    row = Extension.objects.create(
        request=held, due_before_at=held.due_at, due_after_at=due_at, why=why.strip(), extended_by=by, extended_at=at
    )
    held.due_at = due_at
    held.save(update_fields=["due_at"])
    for invitation in Invitation.objects.filter(request=held).select_related("provider__organisation"):
        _tell(held, invitation, "request_extended", f"More time to answer {held.ref}", f"{why.strip()} ", by, at)
    before, after = {"due_at": row.due_before_at}, {"due_at": due_at}
    about = [held.ref, held.referral.ref, held.child_ref]
    audit.record(Kind.ANSWER_TIME_EXTENDED, about=about, by=by, at=at, before=before, after=after, why=why.strip())
    return row


@transaction.atomic
def chase_provider(*, invitation: Invitation, by: User, at: datetime) -> Invitation:
    """Remind a provider that its answer is waited for, in one click.

    Raises Refused when it has answered, or was reminded within the hour; Stale when the request is no longer open.
    """
    held = held_request(invitation.request, "lock_shortlist")
    row = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("provider__organisation")
        .get(pk=invitation.pk)
    )
    lately = row.chased_at is not None and at - row.chased_at < CHASE_AGAIN
    found = [
        _said("chase_unanswered", not row.responses.exists(), f"{row.provider.name} has answered."),
        _said("chase_again", not lately, f"{row.provider.name} was reminded within the hour."),
    ]
    if not allowed(found):
        raise Refused(blockers(found))
    row.chased_at, row.chased_by = at, by
    row.save(update_fields=["chased_at", "chased_by"])
    _tell(held, row, "request_chased", f"Request {held.ref}: your answer is waited for", "", by, at)
    about = [held.ref, held.referral.ref, held.child_ref, row.provider.ref]
    audit.record(Kind.CHASED, about=about, by=by, at=at)
    return row


def _may_send(request: Request, asked: list[Considered], at: datetime) -> list[Finding]:
    submitted, on = request.referral.state == ReferralState.SUBMITTED, london_day(at)
    last_day = request.round_lot.round.until_on
    return [
        _said("send_referral", submitted, "The referral is no longer with the brokers."),
        _said("send_someone", bool(asked), "No provider is left to ask: none is eligible, or all are left out."),
        _said("send_period", request.end_on >= on, "The period asked for is already over."),
        _said("send_round", last_day is None or last_day >= on,
              "A later round has taken the place of this request’s: cancel it and make a new one."),
    ]  # fmt: skip


def _due_findings(due: datetime | None, usual: datetime | None, why: str, at: datetime) -> list[Finding]:
    if due is None:
        return [_said("due_known", False, "Bank holidays are not loaded that far: give the answer time yourself.")]
    reasoned = due == usual or bool(why.strip())
    return [
        _said("due_later", due > at, "The answer time must be after now."),
        _said("due_reason", reasoned, "Give the reason for a shorter or longer answer time, the same for all."),
    ]


def _ask(request: Request, row: Considered, lines: tuple[BriefLine, ...], by: User, at: datetime) -> None:
    band = band_for(request, row.distance_miles)
    invitation = Invitation.objects.create(request=request, provider=row.provider, sent_at=at, distance_band=band)
    fields = [line.code for line in lines] + (["distance_band"] if band else [])
    Disclosure.objects.create(
        child_ref=request.child_ref, request=request, provider=row.provider, step=DisclosureStep.BRIEF,
        fields=fields, disclosed_by=by, disclosed_at=at,
    )  # fmt: skip
    _tell(request, invitation, "request_sent", f"Request {request.ref}: please answer", "", by, at)


def _tell(
    request: Request, invitation: Invitation, kind: str, subject: str, before: str, by: User, at: datetime
) -> None:
    assert request.due_at is not None
    outbox.post_message(
        to_organisation=invitation.provider.organisation, kind=kind, subject=subject,
        body=f"{before}Answer by {moment_text(request.due_at)}.", about=request.ref, by=by, at=at,
    )  # fmt: skip


def _said(code: str, met: bool, no: str) -> Finding:
    return Finding(code, met, "" if met else no, SOURCE, fixer="broker")
