"""A visit planned, held, shared with the provider, answered by it, closed."""

from datetime import date, datetime

from django.core.files.base import File
from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import first, hold, move
from sixthday.outbox import actions as outbox
from sixthday.providers.models import Provider
from sixthday.quality.actions.attaching import keep_with
from sixthday.quality.models import Visit, VisitReply
from sixthday.quality.queries import visit as queries
from sixthday.rules import visits as rules
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Refused, Stale, blockers
from sixthday.rules.lifecycles import VISIT
from sixthday.rules.words import moment_text, plain_date


@transaction.atomic
def plan_visit(
    *, provider: Provider, announced: bool, planned_on: date, visitors: str, focus: str, by: User, at: datetime,
    copied_from: Visit | None = None,
) -> Visit:  # fmt: skip
    """Plan a visit; an announced one is told to the provider. Raises Refused for a past day or nobody who goes, Stale
    when the next one was planned as a copy of `copied_from` already.
    """
    if stops := blockers(rules.planning_findings(planned_on, london_day(at), visitors)):
        raise Refused(stops)
    if copied_from is not None:
        _not_copied_before(copied_from)
    visit = Visit.objects.create(
        provider=provider, announced=announced, planned_on=planned_on, visitors=visitors.strip(), focus=focus.strip(),
        copied_from=copied_from, planned_by=by, planned_at=at,
    )  # fmt: skip
    about = [visit.ref, provider.ref] if announced else [visit.ref]
    audit.record(Kind.VISIT_PLANNED, about=about, by=by, at=at, after={"planned_on": planned_on})
    if announced:
        _tell(visit, "A visit is planned", f"Quality assurance visits you on {plain_date(planned_on)}.", by, at)
    return visit


@transaction.atomic
def cancel_visit(*, visit: Visit, why: str, by: User, at: datetime) -> Visit:
    """Call a planned visit off. Raises Refused without a reason, Stale when it was held or called off before."""
    if stops := blockers(rules.words_findings("cancel_why", why, "Say why the visit is called off.")):
        raise Refused(stops)
    move(visit, VISIT, "cancel_visit", ended_by=by, ended_at=at, ended_why=why.strip())
    audit.record(Kind.VISIT_CANCELLED, about=[visit.ref], by=by, at=at, why=why)
    if visit.announced:
        _tell(visit, "A visit was called off", f"The visit of {plain_date(visit.planned_on)} will not happen.", by, at)
    return visit


@transaction.atomic
def hold_visit(*, visit: Visit, held_on: date, met_with: str, by: User, at: datetime) -> Visit:
    """That the visit took place: when, and who was met. Raises Refused for a day to come, Stale when recorded before."""
    if stops := blockers(rules.holding_findings(held_on, london_day(at), met_with)):
        raise Refused(stops)
    move(visit, VISIT, "hold_visit", held_on=held_on, met_with=met_with.strip(), held_by=by, held_at=at)
    audit.record(Kind.VISIT_HELD, about=[visit.ref, visit.provider.ref], by=by, at=at, after={"held_on": held_on})
    return visit


@transaction.atomic
def share_visit(*, visit: Visit, summary: str, by: User, at: datetime) -> Visit:
    """Send the findings to the provider, which may reply. Raises Refused while a standard that is not met has nothing to
    be put right, without a summary or a rating; Stale when they were sent before.
    """
    held = hold(visit)
    if held.state not in VISIT.step("share_visit").sources:
        raise first(held, VISIT)
    if stops := blockers(rules.sharing_findings(summary, held.ratings.count(), queries.unanswered(held))):
        raise Refused(stops)
    move(held, VISIT, "share_visit", summary=summary.strip(), shared_by=by, shared_at=at)
    audit.record(Kind.VISIT_SHARED, about=[held.ref, held.provider.ref], by=by, at=at)
    _tell(held, "Findings of a visit", "The findings of a visit can be read, and you can reply to them.", by, at)
    return held


@transaction.atomic
def reply_to_visit(
    *, visit: Visit, words: str, by: User, at: datetime, upload: "File[bytes] | None" = None
) -> VisitReply:
    """The provider's reply to the findings, once, with a file where there is one.

    Raises Refused without words or for an unfit file, Stale when it replied or it is closed.
    """
    if stops := blockers(rules.words_findings("reply_words", words, "Write your reply.")):
        raise Refused(stops)
    held = hold(visit)
    if held.state != "shared":
        raise first(held, VISIT)
    if earlier := VisitReply.objects.filter(visit=held).select_related("replied_by").first():
        raise Stale(
            what="Your organisation has replied.", who=earlier.replied_by.ref, when=moment_text(earlier.replied_at)
        )
    reply = VisitReply.objects.create(visit=held, words=words.strip(), replied_by=by, replied_at=at)
    files = [keep_with(upload=upload, visit=held, with_reply=True, by=by, at=at).ref] if upload else []
    audit.record(Kind.VISIT_REPLIED, about=[held.ref, held.provider.ref, *files], by=by, at=at)
    if held.shared_by:
        outbox.post_message(
            to=held.shared_by, kind="visit", subject="A provider replied to a visit", about=held.ref, by=by, at=at,
            body=f"The provider replied to the findings of visit {held.ref}.",
        )  # fmt: skip
    return reply


@transaction.atomic
def close_visit(*, visit: Visit, by: User, at: datetime) -> Visit:
    """Close a visit all of whose improvement actions are settled. Raises Refused while one is not, Stale when closed."""
    held = hold(visit)
    if stops := blockers(rules.closing_findings(held.improvements.live().count())):
        raise Refused(stops)
    move(held, VISIT, "close_visit", ended_by=by, ended_at=at)
    audit.record(Kind.VISIT_CLOSED, about=[held.ref, held.provider.ref], by=by, at=at)
    return held


def _not_copied_before(earlier: Visit) -> None:
    """One visit is the plan of one next one, unless that was called off. Raises Stale with who planned it."""
    if made := queries.copy_of(hold(earlier)):
        raise Stale(
            what=f"The next visit was planned as a copy of this one already, for {plain_date(made.planned_on)}.",
            who=made.planned_by.ref, when=moment_text(made.planned_at),
        )  # fmt: skip


def _tell(visit: Visit, subject: str, body: str, by: User, at: datetime) -> None:
    outbox.post_message(
        to_organisation=visit.provider.organisation, kind="visit", subject=subject, body=body, about=visit.ref, by=by,
        at=at,
    )  # fmt: skip
