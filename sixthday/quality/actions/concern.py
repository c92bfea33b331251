"""A concern raised by anybody, and each decision about it."""

from datetime import datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import move
from sixthday.outbox import actions as outbox
from sixthday.placements import actions as placements
from sixthday.placements import queries as placed
from sixthday.providers import actions as standing
from sixthday.providers import queries as providers
from sixthday.providers.choices import StandingKind
from sixthday.providers.models import Provider, Standing
from sixthday.quality.choices import Channel, ConcernKind, ConcernStep
from sixthday.quality.models import Concern, ConcernDecision, ConcernMessage
from sixthday.quality.queries import concern as queries
from sixthday.reference import queries as reference
from sixthday.rules import concerns as rules
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Refused, blockers
from sixthday.rules.lifecycles import CONCERN


@transaction.atomic
def raise_concern(
    *, provider: Provider, kind: str, channel: str, reporter: str, what_happened: str, by: User, at: datetime,
    child_named: str = "", reporter_name: str = "", telephone: str = "", email: str = "", wants_news: bool = False,
) -> Concern:  # fmt: skip
    """Keep what somebody reports of a provider and tell those who deal with it. A safeguarding concern stops new awards
    there at once and calls a review of each child there, in the same transaction.

    `by` is who typed it: for the public page the page's own account. Raises Refused with every reason.
    """
    if stops := blockers(rules.raising_findings(what_happened, telephone, email, wants_news)):
        raise Refused(stops)
    held = providers.locked(provider)
    concern = Concern.objects.create(
        provider=held, kind=ConcernKind(kind), channel=channel, reporter=reporter, what_happened=what_happened.strip(),
        child_named=child_named.strip(), reporter_name=reporter_name.strip(), telephone=telephone.strip(),
        email=email.strip(), wants_news=wants_news, raised_by=None if channel == Channel.PUBLIC else by, raised_at=at,
    )  # fmt: skip
    audit.record(Kind.CONCERN_RAISED, about=[concern.ref], by=by, at=at, after={"kind": kind, "channel": channel})
    if rules.freezes(kind):
        concern.freeze = _freeze(held, concern, by, at)
        concern.save(update_fields=["freeze"])
        _review_each_child(held, concern, by, at)
    for user in queries.who_deals_with(kind, london_day(at)):
        outbox.post_message(
            to=user, kind="concern", subject="A concern waits to be assessed", about=concern.ref, by=by, at=at,
            body=f"Concern {concern.ref} was received. Sign in to read it: it is not repeated here.",
        )  # fmt: skip
    return concern


@transaction.atomic
def assess_concern(*, concern: Concern, reason: str, by: User, at: datetime) -> ConcernDecision:
    """Take a concern up: who looks into it and how. Raises Refused without words, Stale when somebody took it up."""
    return _decide(concern, ConcernStep.ASSESS, Kind.CONCERN_ASSESSED, reason, by, at)


@transaction.atomic
def act_on_concern(*, concern: Concern, reason: str, by: User, at: datetime) -> ConcernDecision:
    """Decide what is done about a concern. Raises Refused without words, Stale when it was decided before."""
    return _decide(concern, ConcernStep.ACT, Kind.CONCERN_ACTED_ON, reason, by, at)


@transaction.atomic
def close_concern(
    *, concern: Concern, outcome: str, reason: str, lift: bool, by: User, at: datetime
) -> ConcernDecision:
    """Close a concern with its outcome and, with `lift`, let new work begin again at the provider.

    Raises Refused without a reason, or to lift while another safeguarding concern is open there; Stale when it is closed.
    """
    held, on = providers.locked(concern.provider), london_day(at)
    found = rules.closing_findings(
        reason, lift=lift, frozen=queries.freeze_in_force(held, on), others_open=queries.others_open(concern)
    )
    if stops := blockers(found):
        raise Refused(stops)
    move(concern, CONCERN, "close_concern", closed_by=by, closed_at=at)
    decision = ConcernDecision.objects.create(
        concern=concern, step=ConcernStep.CLOSE, outcome=outcome, reason=reason.strip(), lifted=lift, decided_by=by,
        decided_at=at,
    )  # fmt: skip
    if lift:
        standing.restore_provider(provider=held, reason=f"Review {concern.ref} is over", from_on=on, by=by, at=at)
    audit.record(Kind.CONCERN_CLOSED, about=[concern.ref], by=by, at=at, after={"outcome": outcome, "lifted": lift})
    return decision


@transaction.atomic
def tell_provider(*, concern: Concern, words: str, by: User, at: datetime) -> ConcernMessage:
    """Tell a provider of a concern in words written for it: nothing of the concern itself goes with them.

    Raises Refused without words, or when they repeat the reporter or the child.
    """
    hidden = (concern.reporter_name, concern.telephone, concern.email, concern.child_named)
    if stops := blockers(rules.telling_findings(words, hidden)):
        raise Refused(stops)
    message = ConcernMessage.objects.create(concern=concern, words=words.strip(), told_by=by, told_at=at)
    outbox.post_message(
        to_organisation=concern.provider.organisation, kind="concern", subject="From quality assurance",
        body=words.strip(), about=concern.ref, by=by, at=at,
    )  # fmt: skip
    audit.record(Kind.CONCERN_TOLD, about=[concern.ref], by=by, at=at)
    return message


def _decide(concern: Concern, step: ConcernStep, kind: Kind, reason: str, by: User, at: datetime) -> ConcernDecision:
    if stops := blockers(rules.deciding_findings(reason)):
        raise Refused(stops)
    move(concern, CONCERN, step.value)
    decision = ConcernDecision.objects.create(
        concern=concern, step=step, reason=reason.strip(), decided_by=by, decided_at=at
    )
    audit.record(kind, about=[concern.ref], by=by, at=at)
    return decision


def _freeze(provider: Provider, concern: Concern, by: User, at: datetime) -> Standing | None:
    """Stop new work until it is lifted, with a reason that tells nothing; None where new work is stopped for good anyway."""
    on = london_day(at)
    now = providers.standing(provider, on)
    stopped = now is not None and now.kind != StandingKind.ACTIVE and now.until_on is None
    if stopped:
        return None
    return standing.suspend_provider(
        provider=provider, reason=f"Under review, reference {concern.ref}", from_on=on, until_on=None, by=by, at=at
    )


def _review_each_child(provider: Provider, concern: Concern, by: User, at: datetime) -> None:
    on = london_day(at)
    due_on = rules.review_due(on, reference.working_days())
    for placement in placed.at_provider(provider).filter(state="started"):
        placements.call_review(
            placement=placement, about=concern.ref, why=f"The provider is under review, reference {concern.ref}.",
            due_on=due_on, by=by, at=at,
        )  # fmt: skip
