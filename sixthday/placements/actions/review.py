"""A review called at once, and what was found when it was held."""

from datetime import date, datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import hold
from sixthday.outbox import actions as outbox
from sixthday.placements import queries
from sixthday.placements.choices import ReviewOutcome
from sixthday.placements.models import CalledReview, Placement
from sixthday.referrals.queries import casework
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Refused, Stale, blockers
from sixthday.rules.reviews import holding_findings
from sixthday.rules.words import moment_text, plain_date


@transaction.atomic
def call_review(*, placement: Placement, about: str, why: str, due_on: date, by: User, at: datetime) -> CalledReview:
    """Call a review of one child's placement, due by a day, and tell the broker who owns the referral.

    `about` is an opaque reference of what it was called for, `why` words that anybody who sees the placement may read.
    """
    review = CalledReview.objects.create(
        placement=placement, about=about, why=why, due_on=due_on, called_by=by, called_at=at
    )
    refs = [review.ref, placement.ref, placement.child_ref]
    audit.record(Kind.REVIEW_CALLED, about=refs, by=by, at=at, after={"due_on": due_on, "about": about})
    referral = placement.award.request.referral
    if owner := casework.owner(referral):
        outbox.post_message(
            to=owner, kind="review", subject="A review was called", about=placement.ref, by=by, at=at,
            body=f"Review placement {placement.ref} by {plain_date(due_on)}. {why}",
        )  # fmt: skip
    return review


@transaction.atomic
def hold_review(
    *, review: CalledReview, held_on: date, outcome: str, found: str, by: User, at: datetime
) -> CalledReview:
    """That a called review was held: when, what was found, whether the placement goes on.

    Raises Refused with every reason, Stale when somebody held it before. It ends nothing by itself: a person does.
    """
    held = hold(review)
    if held.held_at is not None:
        raise Stale(
            what="This review has been held.",
            who=held.held_by.ref if held.held_by else "",
            when=moment_text(held.held_at),
        )
    tested = holding_findings(
        held_on, outcome, tuple(ReviewOutcome.values), found, called_on=london_day(held.called_at), today=london_day(at)
    )
    if stops := blockers(tested):
        raise Refused(stops)
    held.held_on, held.outcome, held.found, held.held_by, held.held_at = held_on, outcome, found.strip(), by, at
    held.save(update_fields=["held_on", "outcome", "found", "held_by", "held_at"])
    placement = queries.whole().get(pk=held.placement_id)
    refs = [held.ref, placement.ref, placement.child_ref]
    audit.record(Kind.REVIEW_HELD, about=refs, by=by, at=at, after={"held_on": held_on, "outcome": outcome})
    return held
