"""A request before it is sent: drafted, made less telling, a provider left out; and its end without an award."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import move
from sixthday.awards.considering import keep_considerations
from sixthday.awards.models import Invitation, LeftOut, Request
from sixthday.awards.models.award import LIVE
from sixthday.awards.queries.eligibility import eligible_for
from sixthday.awards.queries.held import held_request
from sixthday.awards.queries.request import left_out_of
from sixthday.framework.models import RoundLot, ServiceType
from sixthday.outbox import actions as outbox
from sixthday.providers.models import Provider
from sixthday.referrals.models import Referral
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Finding, Refused, blockers, refusal
from sixthday.rules.lifecycles import REQUEST, ReferralState
from sixthday.rules.needs import MODE_LABELS, PART_DAY_LABELS

SOURCE = "Framework terms; decision report paragraphs 19 and 20 (M10, M12)"


@transaction.atomic
def draft_request(
    *, referral: Referral, round_lot: RoundLot, service_type: ServiceType, weekly_minutes: int,
    part_days: Sequence[str], mode: str, start_on: date, end_on: date, by: User, at: datetime,
    former: Request | None = None,
) -> Request:  # fmt: skip
    """A request for one lot and service type, weekly minutes and part-days in codes; not yet sent to anybody.

    Raises Refused with everything that is wrong.
    """
    tested = (
        _said("request_referral", referral.state == ReferralState.SUBMITTED, "The referral is not with the brokers."),
        _said("request_service", service_type.lot_id == round_lot.lot_id, "This type of service is not of this lot."),
        *_terms(weekly_minutes, part_days, mode, start_on, end_on),
        _said("request_former", former is None or former.referral_id == referral.pk, "The former request is another child's."),
    )  # fmt: skip
    if blockers(tested):
        raise Refused(blockers(tested))
    request = Request.objects.create(
        referral=referral, round_lot=round_lot, service_type=service_type, former=former, weekly_minutes=weekly_minutes,
        part_days=[code for code in PART_DAY_LABELS if code in part_days], mode=mode, start_on=start_on, end_on=end_on,
        drafted_by=by, drafted_at=at,
    )  # fmt: skip
    after = {"lot": round_lot.lot.number, "weekly_minutes": weekly_minutes, "former": former.ref if former else ""}
    audit.record(Kind.REQUEST_DRAFTED, about=_about(request), by=by, at=at, after=after)
    return request


@transaction.atomic
def change_draft(
    *, request: Request, weekly_minutes: int, part_days: Sequence[str], mode: str, start_on: date, end_on: date,
    by: User, at: datetime,
) -> Request:  # fmt: skip
    """Ask for other hours, days, dates or another mode before anybody was asked.

    Raises Refused with everything that is wrong, Stale when it was sent.
    """
    held = held_request(request, "send_request")
    if stops := blockers(_terms(weekly_minutes, part_days, mode, start_on, end_on)):
        raise Refused(stops)
    terms = {
        "weekly_minutes": weekly_minutes, "part_days": [code for code in PART_DAY_LABELS if code in part_days],
        "mode": mode, "start_on": start_on, "end_on": end_on,
    }  # fmt: skip
    before = {name: getattr(held, name) for name in terms}
    for name, value in terms.items():
        setattr(held, name, value)
    held.save(update_fields=list(terms))
    audit.record(Kind.REQUEST_DRAFTED, about=_about(held), by=by, at=at, before=before, after=terms)
    return held


@transaction.atomic
def shape_brief(*, request: Request, age_as_band: bool, area_hidden: bool, by: User, at: datetime) -> Request:
    """Make the brief of an unsent request less telling: an age band for the age, no postcode area. Raises Stale when sent."""
    held = held_request(request, "send_request")
    before = {"age_as_band": held.age_as_band, "area_hidden": held.area_hidden}
    held.age_as_band, held.area_hidden = age_as_band, area_hidden
    held.save(update_fields=["age_as_band", "area_hidden"])
    after = {"age_as_band": age_as_band, "area_hidden": area_hidden}
    audit.record(Kind.BRIEF_SHAPED, about=_about(held), by=by, at=at, before=before, after=after)
    return held


@transaction.atomic
def leave_out(*, request: Request, provider: Provider, why: str, by: User, at: datetime) -> LeftOut:
    """Decide, with a reason, not to ask a provider. Raises Refused without one or when decided before, Stale when sent."""
    held = held_request(request, "send_request")
    if not why.strip():
        raise refusal("left_out_why", "Say why this provider is left out.", source=SOURCE, fixer="broker")
    if LeftOut.objects.filter(request=held, provider=provider).exists():
        raise refusal("left_out_once", f"{provider.name} is already left out.", source=SOURCE)
    row = LeftOut.objects.create(request=held, provider=provider, why=why.strip(), left_out_by=by, left_out_at=at)
    about = [*_about(held), provider.ref]
    audit.record(Kind.PROVIDER_LEFT_OUT, about=about, by=by, at=at, after={"left_out": True}, why=why.strip())
    return row


@transaction.atomic
def put_back(*, request: Request, provider: Provider, by: User, at: datetime) -> Request:
    """Undo a decision to leave a provider out, before sending. Raises Refused when it is not left out, Stale when sent."""
    held = held_request(request, "send_request")
    row = LeftOut.objects.filter(request=held, provider=provider).first()
    if row is None:
        raise refusal("left_out", f"{provider.name} is not left out.", source=SOURCE)
    why = row.why
    row.delete()
    about = [*_about(held), provider.ref]
    audit.record(Kind.PROVIDER_LEFT_OUT, about=about, by=by, at=at, before={"why": why}, after={"left_out": False})
    return held


@transaction.atomic
def close_none_suitable(*, request: Request, why: str, by: User, at: datetime) -> Request:
    """End a request because nobody who answered, or could, is suitable: kept as unmet need. Everybody asked is told.

    One that was never sent keeps what was found of every provider, so that the record shows why. Raises Refused without
    a reason or while an award is proposed, Stale when it was awarded or had ended.
    """
    _insist_on_why(why)
    held = held_request(request, "close_none_suitable")
    _insist_on_no_award(held)
    if held.sent_at is None:
        left_out = left_out_of(held)
        keep_considerations(held, eligible_for(held, london_day(at)), left_out)
    move(held, REQUEST, "close_none_suitable", closed_at=at, closed_by=by, closed_why=why.strip())
    _tell_closed(held, by, at)
    audit.record(Kind.NONE_SUITABLE, about=_about(held), by=by, at=at, why=why.strip())
    return held


@transaction.atomic
def cancel_request(*, request: Request, why: str, by: User, at: datetime) -> Request:
    """End a request that is no longer wanted, with the reason; everybody asked is told.

    Raises Refused without a reason or while an award is proposed, Stale when it ended or was awarded.
    """
    _insist_on_why(why)
    held = held_request(request, "cancel_request")
    _insist_on_no_award(held)
    move(held, REQUEST, "cancel_request", closed_at=at, closed_by=by, closed_why=why.strip())
    _tell_closed(held, by, at)
    audit.record(Kind.REQUEST_CANCELLED, about=_about(held), by=by, at=at, why=why.strip())
    return held


def _terms(weekly_minutes: int, part_days: Sequence[str], mode: str, start_on: date, end_on: date) -> list[Finding]:
    return [
        _said("request_hours", weekly_minutes > 0, "Enter the hours a week."),
        _said("request_part_days", bool(part_days), "Choose the mornings and afternoons."),
        _said("request_part_days_known", set(part_days) <= set(PART_DAY_LABELS), "A part-day is not on the list."),
        _said("request_mode", mode in MODE_LABELS, "Choose where the education is to be."),
        _said("request_dates", start_on <= end_on, "The last day must not be before the first."),
    ]


def _insist_on_why(why: str) -> None:
    if not why.strip():
        raise refusal("closed_why", "Say why, so that the need is not forgotten.", source=SOURCE, fixer="broker")


def _insist_on_no_award(request: Request) -> None:
    if request.awards.filter(state__in=LIVE).exists():
        raise refusal(
            "award_live", "An award is proposed for this request: withdraw it first.", source=SOURCE, fixer="broker"
        )


def _tell_closed(request: Request, by: User, at: datetime) -> None:
    for invitation in Invitation.objects.filter(request=request).select_related("provider__organisation"):
        outbox.post_message(
            to_organisation=invitation.provider.organisation, kind="request_closed",
            subject=f"Request {request.ref} is closed",
            body="No award is made from this request. Nothing more is needed from you. Thank you for your time.",
            about=request.ref, by=by, at=at,
        )  # fmt: skip


def _about(request: Request) -> list[str]:
    return [request.ref, request.referral.ref, request.referral.child.ref]


def _said(code: str, met: bool, no: str) -> Finding:
    return Finding(code, met, "" if met else no, SOURCE, fixer="broker")
