"""The end of a referral, or of its duty, with everything that was under way for it: nobody is left asked for nothing."""

from datetime import date, datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.awards.actions.award import withdraw_award
from sixthday.awards.actions.request import cancel_request
from sixthday.awards.models import Award
from sixthday.calloffs import actions as calloffs
from sixthday.calloffs import queries as contracts
from sixthday.outbox import actions as outbox
from sixthday.placements import queries
from sixthday.placements.actions.placement import abandon_placement
from sixthday.placements.queries.sourcing import Sourcing, sourcing_of
from sixthday.referrals.actions.ending import end_duty
from sixthday.referrals.actions.referral import close_referral, withdraw_referral
from sixthday.referrals.models import Duty, DutyEnding, Referral
from sixthday.referrals.queries import casework
from sixthday.referrals.queries import duty as duties
from sixthday.rules.calendars import london_day
from sixthday.rules.duties import Ending
from sixthday.rules.findings import refusal


@transaction.atomic
def withdraw_whole_referral(*, referral: Referral, why: str, by: User, at: datetime) -> Referral:
    """Take a referral back, and with it what is asked and not yet signed.

    Raises Refused and Stale as `withdraw_referral`, and Refused while the child would leave the list with the duty still open.
    """
    _insist_on_a_settled_duty(referral, at)
    gone = withdraw_referral(referral=referral, why=why, by=by, at=at)
    stop_sourcing(referral=gone, why=f"The referral was withdrawn: {why.strip()}", by=by, at=at)
    _tell_owner(gone, "was withdrawn", by, at)
    return gone


@transaction.atomic
def close_whole_referral(*, referral: Referral, why: str, by: User, at: datetime) -> Referral:
    """Close a referral, and with it what is asked and not yet signed. Raises as `withdraw_whole_referral` does."""
    _insist_on_a_settled_duty(referral, at)
    gone = close_referral(referral=referral, why=why, by=by, at=at)
    stop_sourcing(referral=gone, why=f"The referral was closed: {why.strip()}", by=by, at=at)
    _tell_owner(gone, "was closed", by, at)
    return gone


@transaction.atomic
def end_whole_duty(*, duty: Duty, kind: Ending, on: date, evidence: str, by: User, at: datetime) -> DutyEnding:
    """Keep that a duty ended otherwise, and end what is asked for it and not yet signed. Raises as `end_duty`."""
    ended = end_duty(duty=duty, ending=kind, on=on, evidence=evidence, by=by, at=at)
    stop_sourcing(referral=duty.referral, why="The council's duty to the child ended.", by=by, at=at)
    _tell_owner(duty.referral, "is owed nothing more", by, at)
    return ended


@transaction.atomic
def stop_sourcing(*, referral: Referral, why: str, by: User, at: datetime) -> Sourcing:
    """End every request and award of a referral whose call-off is not signed: places and money are free, all asked are told.

    What both have signed, and education that has started, stands: it ends on its own page. Returns what ended.
    """
    found, short = sourcing_of(referral), why[:300]
    for award in found.awards:
        _let_go(award, short, by, at)
    for request in sourcing_of(referral).requests:
        cancel_request(request=request, why=short, by=by, at=at)
    if found.anything:
        after = {"requests": [each.ref for each in found.requests], "awards": [each.ref for each in found.awards]}
        audit.record(
            Kind.SOURCING_STOPPED, about=[referral.ref, referral.child.ref], by=by, at=at, after=after, why=short
        )
    return found


def _insist_on_a_settled_duty(referral: Referral, at: datetime) -> None:
    if duties.left_open_without(referral, london_day(at)):
        raise refusal(
            "duty_settled", "The council's duty to this child is still open. End the duty first, with what shows it.",
            source="Education Act 1996 s19", fixer="broker",
        )  # fmt: skip


def _let_go(award: Award, why: str, by: User, at: datetime) -> None:
    """The furthest thing that hangs on an award ends first, and takes the award with it."""
    placement, calloff = queries.for_award(award), contracts.of_award(award)
    if placement and placement.state == "preparing":
        abandon_placement(placement=placement, why=why, by=by, at=at)
    elif calloff:
        calloffs.cancel_calloff(calloff=calloff, why=why, by=by, at=at)
    else:
        withdraw_award(award=award, why=why, by=by, at=at)


def _tell_owner(referral: Referral, did: str, by: User, at: datetime) -> None:
    """The broker who has it in hand hears of it, unless it was theirs to do."""
    owner = casework.owner(referral)
    if owner is not None and owner != by:
        outbox.post_message(
            to=owner, kind="referral_ended", subject=f"Referral {referral.ref} {did}", about=referral.ref, by=by, at=at,
            body=f"{by.name} did this. The reason stands on the referral. What was asked and not yet signed has ended.",
        )  # fmt: skip
