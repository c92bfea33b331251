"""A provider stops: its placements end as a person decides and their children are referred again, all or nothing."""

from collections.abc import Sequence
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
from sixthday.rules.exits import exit_findings
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
    met = _met_until_now([rows[ref] for ref in chosen], today)
    for placement in [rows[ref] for ref in chosen]:
        raised = _end(placement, made, by, at)
        ExitChild.objects.create(exit=made, placement=placement, raised=raised)
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


def _end(placement: Placement, made: ProviderExit, by: User, at: datetime) -> Referral | None:
    """End one placement and refer its child again, or take back one that never started."""
    if placement.state == "preparing":
        placements.abandon_placement(placement=placement, why=made.why, by=by, at=at)
        return None
    on = max(made.last_day_on, placement.started_on or made.last_day_on)
    placements.end_placement(placement=placement, on=on, why=made.why, by=by, at=at)
    award = placement.award
    return refer_again(
        referral=award.request.referral, on=london_day(at), weekly_minutes=award.weekly_minutes,
        account=f"The placement at {award.provider.name} ended after {plain_date(on)}: the provider stops. {made.why}",
        part_days=list(award.part_days), end_on=award.end_on, by=by, at=at,
    )  # fmt: skip


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
