"""A provider stops: its placements end as a person decides and their children are referred again, all or nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import hold
from sixthday.awards.queries import package
from sixthday.placements import actions as placements
from sixthday.placements import queries as placed
from sixthday.placements.models import Placement
from sixthday.providers import actions as standing
from sixthday.providers import queries as providers
from sixthday.providers.choices import StandingKind
from sixthday.providers.models import Provider
from sixthday.quality.models import ExitChild, ProviderExit
from sixthday.referrals.actions.again import refer_again
from sixthday.referrals.actions.referral import close_referral
from sixthday.referrals.models import Referral
from sixthday.referrals.queries import duty as duties
from sixthday.rules.calendars import london_day
from sixthday.rules.exits import exit_findings, lost_from
from sixthday.rules.findings import Refused, Stale, blockers
from sixthday.rules.words import plain_date


@transaction.atomic
def run_exit(
    *, provider: Provider, chosen: Sequence[str], why: str, last_day_on: date, by: User, at: datetime
) -> ProviderExit:
    """End the chosen placements after a day, refer each child whose education had begun again with the clock opened today,
    and suspend the provider for new work. All of it or nothing. Where education had not begun, the duty's clock runs on.

    `chosen` are references of placements. Raises Refused with every reason, Stale when one of them has ended since.
    """
    held, today = providers.locked(provider), london_day(at)
    rows = {row.ref: row for row in placed.at_provider(held)}
    _not_run_before(chosen, rows)
    if stops := blockers(exit_findings(why, chosen, [*rows], last_day_on, today)):
        raise Refused(stops)
    made = ProviderExit.objects.create(provider=held, why=why.strip(), last_day_on=last_day_on, run_by=by, run_at=at)
    ending = [rows[ref] for ref in chosen]
    begun, met = [placement for placement in ending if placement.state == "started"], _met_until_now(ending, today)
    for placement in ending:
        _end(placement, made, by, at)
    raised = _refer_again(begun, made, by, at)
    for placement in ending:
        ExitChild.objects.create(exit=made, placement=placement, raised=raised.get(placement.pk))
    for referral in met:
        _close_if_done(referral, made, by, at)
    _suspend(held, made, today, by, at)
    audit.record(Kind.EXIT_RUN, about=[made.ref, held.ref], by=by, at=at, after={"placements": len(chosen)}, why=why)
    return made


def _met_until_now(chosen: list[Placement], today: date) -> list[Referral]:
    """The referrals whose duty was met until this: a clock that ran already must go on running."""
    referrals = {row.award.request.referral_id: row.award.request.referral for row in chosen}
    return [referral for referral in referrals.values() if duties.is_settled(referral, today)]


def _not_run_before(chosen: Sequence[str], rows: dict[str, Placement]) -> None:
    """Whether a placement that was chosen ended in an earlier run. Raises Stale with who ran it."""
    gone = [ref for ref in chosen if ref not in rows]
    if earlier := ExitChild.objects.filter(placement__ref__in=gone).select_related("exit__run_by").first():
        raise Stale(
            what=f"These children have been referred again, in exit {earlier.exit.ref}.", who=earlier.exit.run_by.ref,
            when=earlier.exit.run_at.isoformat(),
        )  # fmt: skip


def _end(placement: Placement, made: ProviderExit, by: User, at: datetime) -> None:
    """End one placement, or take back one that never started."""
    if placement.state == "preparing":
        placements.abandon_placement(placement=placement, why=made.why, by=by, at=at)
    else:
        placements.end_placement(placement=placement, on=_last_day(placement, made), why=made.why, by=by, at=at)


def _last_day(placement: Placement, made: ProviderExit) -> date:
    return max(made.last_day_on, placement.started_on or made.last_day_on)


def _refer_again(begun: list[Placement], made: ProviderExit, by: User, at: datetime) -> dict[int, Referral]:
    """One new referral for each earlier one, for all the hours of its placements that had begun; by the placement's key."""
    found: dict[int, Referral] = {}
    groups: dict[int, list[Placement]] = {}
    for placement in begun:
        groups.setdefault(placement.award.request.referral_id, []).append(placement)
    for group in groups.values():
        found |= dict.fromkeys((placement.pk for placement in group), _refer_one(group, made, by, at))
    return found


def _refer_one(group: list[Placement], made: ProviderExit, by: User, at: datetime) -> Referral:
    """Raises Refused with every reason, each beside the placement that it is about."""
    awards, last, today = [each.award for each in group], min(_last_day(each, made) for each in group), london_day(at)
    try:
        return refer_again(
            referral=awards[0].request.referral, on=today, lost_from=lost_from(last, today),
            weekly_minutes=sum(award.weekly_minutes for award in awards),
            account=f"The placement at {made.provider.name} ended after {plain_date(last)}: the provider stops. {made.why}",
            part_days=list(dict.fromkeys(part for award in awards for part in award.part_days)),
            end_on=max(award.end_on for award in awards), by=by, at=at,
        )  # fmt: skip
    except Refused as refused:
        stops = blockers(refused.findings)
        raise Refused([replace(row, reason=f"Placement {group[0].ref}: {row.reason}") for row in stops]) from refused


def _close_if_done(referral: Referral, made: ProviderExit, by: User, at: datetime) -> None:
    """Close the earlier referral when nothing of it goes on, so that the child stands on the list once."""
    current = hold(referral)
    if current.state == "submitted" and not package.goes_on(current, placed.over(current)):
        close_referral(referral=current, why=f"Referred again because the provider stops, {made.ref}", by=by, at=at)


def _suspend(provider: Provider, made: ProviderExit, on: date, by: User, at: datetime) -> None:
    now = providers.standing(provider, on)
    if now is None or now.kind == StandingKind.ACTIVE or (now.kind == StandingKind.SUSPENDED and now.until_on):
        standing.suspend_provider(
            provider=provider,
            reason=f"The provider stops, reference {made.ref}",
            from_on=on,
            until_on=None,
            by=by,
            at=at,
        )
