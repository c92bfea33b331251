"""A placement's life: made ready, started through the gate, never started, ended."""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import first, hold, move
from sixthday.awards.models import Award
from sixthday.calloffs import actions as calloffs
from sixthday.calloffs import queries as contracts
from sixthday.outbox import actions as outbox
from sixthday.placements import queries
from sixthday.placements.models import Placement, Worker
from sixthday.placements.queries import Gate
from sixthday.places import actions as places
from sixthday.providers import queries as providers
from sixthday.referrals.actions import hours
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Finding, Refused, Stale, blockers, refusal
from sixthday.rules.lifecycles import PLACEMENT
from sixthday.rules.starting import SOURCE, end_findings, start_findings
from sixthday.rules.words import hours_text, plain_date


@transaction.atomic
def prepare_placement(*, award: Award, by: User, at: datetime) -> Placement:
    """Issue the call-off of a confirmed award and make its placement ready to be checked, its named adult with it.

    Raises what issuing raises, and Stale when it was done before.
    """
    if queries.for_award(award) is not None:
        raise Stale(what="This placement is already being made ready.")
    calloffs.issue_calloff(award=award, by=by, at=at)
    placement = Placement.objects.create(award=award, prepared_by=by, prepared_at=at)
    if award.adult is not None:
        Worker.objects.create(placement=placement, adult=award.adult, named_by=by, named_at=at)
    audit.record(Kind.PLACEMENT_PREPARED, about=queries.about(placement), by=by, at=at)
    return placement


@transaction.atomic
def start_placement(*, placement: Placement, on: date, by: User, at: datetime) -> Placement:
    """Education began on a day: the gate is worked out again for it under the provider's lock, and must open. For a day that
    has passed it must be open today too: a start recorded late is new work.

    The hours are posted down to the duty. Raises Refused with every line that stops it, Stale when it has started.
    """
    held = _held(placement, "start_placement")
    providers.locked(held.award.provider)
    award, gate = held.award, queries.gate_on(held, on)
    found = start_findings(on, from_on=award.start_on, until_on=award.end_on, today=london_day(at))
    if stops := [*blockers(found), *_shut(held, gate, london_day(at))]:
        raise Refused(stops)
    move(held, PLACEMENT, "start_placement", started_on=on, started_by=by, started_at=at, gate=_frozen(gate))
    hours.post_started_hours(
        referral=award.request.referral, about=held.ref, weekly_minutes=award.weekly_minutes, from_on=on, by=by, at=at
    )
    after = {"started_on": on, "weekly_minutes": award.weekly_minutes}
    findings = [line.finding for line in gate.lines]
    audit.record(Kind.PLACEMENT_STARTED, about=queries.about(held), by=by, at=at, after=after, findings=findings)
    _tell(held, f"Education began on {plain_date(on)}: {hours_text(award.weekly_minutes)} a week.", by, at)
    return held


@transaction.atomic
def carry_over_placement(*, award: Award, by: User, at: datetime) -> Placement:
    """Keep a placement that ran before the record began as started on its first day, without a gate that anybody passed.

    Its call-off is issued to be signed, and every line of the gate that is not met stays to be put in order. Raises what
    making ready raises.
    """
    held = _held(prepare_placement(award=award, by=by, at=at), "carry_over_placement")
    gate = queries.gate_on(held, london_day(at))
    move(
        held,
        PLACEMENT,
        "carry_over_placement",
        started_on=award.start_on,
        started_by=by,
        started_at=at,
        gate=_frozen(gate),
    )
    hours.post_started_hours(
        referral=award.request.referral, about=held.ref, weekly_minutes=award.weekly_minutes, from_on=award.start_on,
        by=by, at=at,
    )  # fmt: skip
    after = {"started_on": award.start_on, "weekly_minutes": award.weekly_minutes}
    findings = [line.finding for line in gate.lines]
    audit.record(Kind.PLACEMENT_CARRIED_OVER, about=queries.about(held), by=by, at=at, after=after, findings=findings)
    return held


@transaction.atomic
def abandon_placement(*, placement: Placement, why: str, by: User, at: datetime) -> Placement:
    """It never started: its call-off is cancelled or, when signed, ended, and with it the place and the money.

    Raises Refused without a reason, Stale when it has started or was abandoned before.
    """
    held = _held(placement, "abandon_placement")
    if not why.strip():
        raise refusal("abandon_why", "Say why it will not start.", source=SOURCE)
    about, on = queries.about(held), london_day(at)
    move(held, PLACEMENT, "abandon_placement", ended_on=on, ended_by=by, ended_at=at, ended_why=why.strip())
    calloff = contracts.of_award(held.award)
    if calloff and calloff.state == "signed":
        calloffs.end_calloff(calloff=calloff, last_day_on=None, why=why, by=by, at=at)
    elif calloff and calloff.state != "ended":
        calloffs.cancel_calloff(calloff=calloff, why=why, by=by, at=at)
    audit.record(Kind.PLACEMENT_ABANDONED, about=about, by=by, at=at, why=why)
    _tell(held, "This placement will not start.", by, at)
    return held


@transaction.atomic
def end_placement(*, placement: Placement, on: date, why: str, by: User, at: datetime) -> Placement:
    """Education here ended after a day: its hours stop counting, its signed call-off ends (one that both have not signed is
    cancelled, and nobody is asked to sign it any more), its place is free.

    Raises Refused for days out of order or no reason, Stale when it has ended.
    """
    held = _held(placement, "end_placement")
    if stops := blockers(end_findings(on, started_on=held.started_on, why=why, today=london_day(at))):
        raise Refused(stops)
    move(held, PLACEMENT, "end_placement", ended_on=on, ended_by=by, ended_at=at, ended_why=why.strip())
    hours.end_started_hours(about=held.ref, until_on=on, by=by, at=at)
    about, said = queries.about(held), f"This placement ended after {plain_date(on)}."
    calloff = contracts.of_award(held.award)
    if calloff and calloff.state == "signed":
        calloffs.end_calloff(calloff=calloff, last_day_on=on, why=why, by=by, at=at)
    elif calloff and calloff.state != "ended":
        calloffs.cancel_begun_calloff(calloff=calloff, last_day_on=on, why=why, by=by, at=at)
        said += " Its call-off was not signed by both, so it is cancelled: nobody need sign it now."
    places.release_place(award_ref=held.award.ref, why="The placement ended", by=by, at=at)
    audit.record(Kind.PLACEMENT_ENDED, about=about, by=by, at=at, after={"ended_on": on}, why=why)
    _tell(held, said, by, at)
    return held


def _held(placement: Placement, verb: str) -> Placement:
    """The placement, locked before anything else, in a state from which the step is possible. Raises Stale."""
    held = queries.whole().get(pk=hold(placement).pk)
    if held.state not in PLACEMENT.step(verb).sources:
        raise first(held, PLACEMENT)
    return held


def _shut(placement: Placement, gate: Gate, today: date) -> list[Finding]:
    """What keeps the gate shut on its day and, for a day that has passed, what keeps it shut today, each reason once."""
    stops = [line.finding for line in gate.stopping]
    if gate.on >= today:
        return stops
    said = {(finding.code, finding.reason) for finding in stops}
    now = [line.finding for line in queries.gate_on(placement, today).stopping]
    later = [finding for finding in now if (finding.code, finding.reason) not in said]
    return [*stops, *(replace(finding, reason=f"Today: {finding.reason}") for finding in later)]


def _frozen(gate: Gate) -> list[dict[str, object]]:
    """The lines as they stood, kept with the start."""
    return [
        {"requirement": line.requirement.code, "state": line.state, "reason": line.finding.reason}
        for line in gate.lines
    ]


def _tell(placement: Placement, body: str, by: User, at: datetime) -> None:
    """One message each to the provider and to the referrer. It names nobody."""
    referral, subject = placement.award.request.referral, "News of a placement"
    outbox.post_message(
        to_organisation=placement.award.provider.organisation, kind="placement", subject=subject, body=body,
        about=placement.ref, by=by, at=at,
    )  # fmt: skip
    outbox.post_message(
        to=referral.referrer, kind="placement", subject=subject, body=body, about=referral.ref, by=by, at=at
    )
