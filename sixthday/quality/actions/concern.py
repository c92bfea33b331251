"""A concern raised by anybody, and each decision about it."""

from datetime import datetime

from django.db import transaction

from sixthday.access import actions as access
from sixthday.access import queries as people
from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import first, hold, move
from sixthday.outbox import actions as outbox
from sixthday.placements import actions as placements
from sixthday.placements import queries as placed
from sixthday.placements.queries import review as reviews
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

    `by` is who typed it: for the public page the page's own account. It is kept with the concern alone: all that others
    read stands under the desk of quality assurance. Raises Refused with every reason.
    """
    if stops := blockers(rules.raising_findings(what_happened, telephone, email, wants_news)):
        raise Refused(stops)
    held, desk = providers.locked(provider), access.open_quality_desk(by=people.council(), at=at)
    concern = Concern.objects.create(
        provider=held, kind=ConcernKind(kind), channel=channel, reporter=reporter, what_happened=what_happened.strip(),
        child_named=child_named.strip(), reporter_name=reporter_name.strip(), telephone=telephone.strip(),
        email=email.strip(), wants_news=wants_news, raised_by=None if channel == Channel.PUBLIC else by, raised_at=at,
    )  # fmt: skip
    after = {"kind": kind, "channel": channel, "raised_by": by.ref}
    audit.record(Kind.CONCERN_RAISED, about=[concern.ref], by=desk, at=at, after=after)
    _stop_new_work(held, concern, desk, at)
    _tell_those_who_deal_with_it(concern, "was received", desk, at)
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
        concern=concern, opening=queries.opening(concern), step=ConcernStep.CLOSE, outcome=outcome, reason=reason.strip(),
        lifted=lift, decided_by=by, decided_at=at,
    )  # fmt: skip
    if lift:
        standing.restore_provider(provider=held, reason=f"Review {concern.ref} is over", from_on=on, by=by, at=at)
    audit.record(Kind.CONCERN_CLOSED, about=[concern.ref], by=by, at=at, after={"outcome": outcome, "lifted": lift})
    return decision


@transaction.atomic
def reopen_concern(*, concern: Concern, reason: str, by: User, at: datetime) -> ConcernDecision:
    """Look into a closed concern again. One of safeguarding stops new awards again and calls a review of each child there.

    Raises Refused without a reason, Stale when it is open.
    """
    if stops := blockers(rules.deciding_findings(reason)):
        raise Refused(stops)
    held, row = providers.locked(concern.provider), hold(concern)
    move(row, CONCERN, "reopen_concern", closed_by=None, closed_at=None)
    froze = _stop_new_work(held, row, by, at)
    decision = ConcernDecision.objects.create(
        concern=row, opening=queries.opening(row) + 1, step=ConcernStep.REOPEN, reason=reason.strip(), froze=froze,
        decided_by=by, decided_at=at,
    )  # fmt: skip
    audit.record(Kind.CONCERN_REOPENED, about=[row.ref], by=by, at=at, after={"froze": froze})
    _tell_those_who_deal_with_it(row, "was reopened", by, at)
    return decision


@transaction.atomic
def treat_as_safeguarding(*, concern: Concern, reason: str, by: User, at: datetime) -> ConcernDecision:
    """Treat an open concern that came as something else as one of safeguarding, with all that follows at once.

    Raises Refused without a reason or when it is one already, Stale when it is closed.
    """
    held, row = providers.locked(concern.provider), hold(concern)
    if row.state not in CONCERN.step("close_concern").sources | {CONCERN.start}:
        raise first(row, CONCERN)
    if stops := blockers(rules.safeguarding_findings(row.kind, reason)):
        raise Refused(stops)
    before = row.kind
    row.kind = ConcernKind.SAFEGUARDING
    row.save(update_fields=["kind"])
    froze = _stop_new_work(held, row, by, at)
    decision = ConcernDecision.objects.create(
        concern=row, opening=queries.opening(row), step=ConcernStep.SAFEGUARD, reason=reason.strip(), froze=froze,
        decided_by=by, decided_at=at,
    )  # fmt: skip
    after = {"kind": row.kind, "froze": froze}
    audit.record(Kind.CONCERN_MADE_SAFEGUARDING, about=[row.ref], by=by, at=at, before={"kind": before}, after=after)
    _tell_those_who_deal_with_it(row, "is treated as safeguarding", by, at)
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
        concern=concern,
        opening=queries.opening(concern),
        step=step,
        reason=reason.strip(),
        decided_by=by,
        decided_at=at,
    )
    audit.record(kind, about=[concern.ref], by=by, at=at)
    return decision


def _tell_those_who_deal_with_it(concern: Concern, did: str, by: User, at: datetime) -> None:
    for user in queries.who_deals_with(concern.kind, london_day(at)):
        outbox.post_message(
            to=user, kind="concern", subject="A concern waits to be assessed", about=concern.ref, by=by, at=at,
            body=f"Concern {concern.ref} {did}. Sign in to read it: it is not repeated here.",
        )  # fmt: skip


def _stop_new_work(provider: Provider, concern: Concern, by: User, at: datetime) -> bool:
    """What a safeguarding concern does at once, and nothing else does. Whether new work went on until now."""
    if not rules.freezes(concern.kind):
        return False
    made = _freeze(provider, concern, by, at)
    if made:
        concern.freeze = made
        concern.save(update_fields=["freeze"])
    _review_each_child(provider, concern, by, at)
    return made is not None


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
    """A review of each child there, unless one that was called for this concern is still to be held."""
    on = london_day(at)
    due_on = rules.review_due(on, reference.working_days())
    waiting = reviews.called_for(concern.ref)
    for placement in placed.at_provider(provider).filter(state="started").exclude(pk__in=waiting):
        placements.call_review(
            placement=placement, about=concern.ref, why=f"The provider is under review, reference {concern.ref}.",
            due_on=due_on, by=by, at=at,
        )  # fmt: skip
