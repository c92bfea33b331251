"""Deciding where the guard cannot: whether hours one to one away count, and what a senior officer lets past it."""

from datetime import date, datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import hold
from sixthday.places import queries
from sixthday.places.models import Judgement, Override
from sixthday.providers import queries as providers
from sixthday.providers.models import Provider
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Finding, Refused, Stale, blockers, refusal
from sixthday.rules.overriding import SOURCE
from sixthday.rules.words import plain_date


@transaction.atomic
def judge_hours(*, provider: Provider, child_ref: str, counts: bool, why: str, by: User, at: datetime) -> Judgement:
    """Say whether a child's hours one to one at home or online at a provider count for the guard, which then uses it.

    Raises Refused without a reason, or when the child has no such hours there.
    """
    held = providers.locked(provider)
    found = [
        Finding("judged_why", bool(why.strip()), "Say why.", SOURCE),
        Finding(
            "judged_hours",
            queries.hours_to_judge(held, london_day(at)).filter(child_ref=child_ref).exists(),
            "This child has no hours one to one at home or online here.",
            SOURCE,
        ),
    ]
    if stops := blockers(found):
        raise Refused(stops)
    row = Judgement.objects.create(
        provider=held, child_ref=child_ref, counts=counts, why=why.strip(), judged_by=by, judged_at=at
    )
    after = {"counts": counts}
    audit.record(Kind.HOURS_JUDGED, about=[row.ref, held.ref, child_ref], by=by, at=at, after=after, why=why)
    return row


@transaction.atomic
def override_guard(
    *, provider: Provider, child_ref: str, from_on: date, until_on: date, reason: str, by: User, at: datetime
) -> Override:
    """Let one child's hours at one provider past the guard, from and until (both included).

    Raises Refused without a reason, for days the wrong way round or past, or while another override covers any of them.
    """
    held = providers.locked(provider)
    clash = queries.overrides_of(held, child_ref).filter(from_on__lte=until_on, until_on__gte=from_on).first()
    already = (
        f"{clash.given_by.name} has let these hours through until {plain_date(clash.until_on)}."
        if clash and clash.until_on
        else ""
    )
    found = [
        Finding("override_reason", bool(reason.strip()), "Say why these hours may stand.", SOURCE),
        Finding("override_dates", until_on >= from_on, "The last day is before the first.", SOURCE),
        Finding("override_past", from_on >= london_day(at), "An override cannot begin in the past.", SOURCE),
        Finding("override_once", clash is None, already, SOURCE),
    ]
    if stops := blockers(found):
        raise Refused(stops)
    row = Override.objects.create(
        provider=held, child_ref=child_ref, from_on=from_on, until_on=until_on, reason=reason.strip(), given_by=by,
        given_at=at,
    )  # fmt: skip
    after = {"from_on": from_on, "until_on": until_on}
    audit.record(Kind.GUARD_OVERRIDDEN, about=[row.ref, held.ref, child_ref], by=by, at=at, after=after, why=reason)
    return row


@transaction.atomic
def override_award(
    *, provider: Provider, child_ref: str, award_ref: str, reason: str, by: User, at: datetime
) -> Override:
    """Let one award for a child at a provider past the guard, and no other; it ends when the award falls or ends.

    Part of an act on the award, which knows that it stands. Raises Refused without a reason, or when the award has leave.
    """
    held = providers.locked(provider)
    own = queries.override_of_award(award_ref)
    already = f"{own.given_by.name} has let this award through." if own else ""
    found = [
        Finding("override_reason", bool(reason.strip()), "Say why these hours may stand.", SOURCE),
        Finding("override_once", own is None, already, SOURCE),
    ]
    if stops := blockers(found):
        raise Refused(stops)
    row = Override.objects.create(
        provider=held, child_ref=child_ref, award_ref=award_ref, reason=reason.strip(), given_by=by, given_at=at
    )
    about = [row.ref, held.ref, award_ref, child_ref]
    audit.record(Kind.GUARD_OVERRIDDEN, about=about, by=by, at=at, after={"award": award_ref}, why=reason)
    return row


@transaction.atomic
def end_award_override(*, award_ref: str, why: str, by: User, at: datetime) -> Override | None:
    """End the leave that one award has, because the award fell or ended. None when it has none, which is no error."""
    own = queries.override_of_award(award_ref)
    return withdraw_override(override=own, why=why, by=by, at=at) if own else None


@transaction.atomic
def withdraw_override(*, override: Override, why: str, by: User, at: datetime) -> Override:
    """Take an override back: from now on the guard stops these hours again. Raises Refused without why; Stale when gone."""
    if not why.strip():
        raise refusal("withdrawn_why", "Say why it is taken back.", source=SOURCE)
    providers.locked(override.provider)
    held = hold(override)
    if held.withdrawn_by is not None and held.withdrawn_at is not None:
        when = held.withdrawn_at.isoformat()
        raise Stale(what="This override is already taken back.", who=held.withdrawn_by.ref, when=when)
    held.withdrawn_by, held.withdrawn_at, held.withdrawn_why = by, at, why.strip()
    held.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_why"])
    about = [held.ref, override.provider.ref, held.child_ref, *([held.award_ref] if held.award_ref else [])]
    audit.record(Kind.OVERRIDE_WITHDRAWN, about=about, by=by, at=at, why=why)
    return held
