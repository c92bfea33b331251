"""How far the requests of many children have come, for a list: what each waits for, on whom, since when."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from sixthday.access.models import Organisation, User
from sixthday.awards.models import Award, Invitation, Request
from sixthday.awards.queries.package import BOUGHT, standing
from sixthday.rules.waiting import Stage, Wait
from sixthday.rules.words import moment_text


@dataclass(slots=True)
class UnderWay:
    """What is under way for one referral: what it waits for, weekly minutes asked for or awarded, and of them bought."""

    waits: list[Wait] = field(default_factory=list)
    asked_minutes: int = 0
    bought_minutes: int = 0


def under_way(referrals: Iterable[int], at: datetime) -> dict[int, UnderWay]:
    """What the live requests and awards of referrals (by key) come to at a moment. Two queries, however many there are."""
    found, requests = defaultdict[int, UnderWay](UnderWay), list(_live(list(referrals)))
    chosen = [request.pk for request in requests if request.state in {"locked", "awarded"}]
    awards = {award.request_id: award for award in _awards(chosen)} if chosen else {}
    for request in requests:
        award = awards.get(request.pk)
        if award is None and request.state == "awarded":
            continue  # what was bought has ended
        held = found[request.referral]
        held.waits += _of_award(award) if award else [_of_request(request, at)]
        held.asked_minutes += award.weekly_minutes if award else request.weekly_minutes
        held.bought_minutes += award.weekly_minutes if award and award.state in BOUGHT else 0
    return found


def with_others(at: datetime) -> QuerySet[Request, Any]:
    """Keys of the referrals that wait for a provider's answer, an approval or a confirmation."""
    moving = Exists(Award.objects.filter(request=OuterRef("pk"), state__in=["proposed", "approved"]))
    found = Request.objects.filter(Q(state="sent", due_at__gt=at) | Q(moving, state="awarded"))
    return found.values("referral")


def to_approve() -> QuerySet[Award, Any]:
    """Keys of the referrals with an award waiting for approval."""
    return Award.objects.filter(state="proposed").values("request__referral")


def in_lot(number: int) -> QuerySet[Request, Any]:
    """Keys of the referrals with a live request in a lot of this number."""
    return Request.objects.live().filter(round_lot__lot__number=number).values("referral")


def refs(referrals: Iterable[int]) -> list[str]:
    """The references of every request and award of referrals, for a timeline."""
    keys = list(referrals)
    requests = Request.objects.filter(referral__in=keys).values_list("ref", flat=True)
    awards = Award.objects.filter(request__referral__in=keys).values_list("ref", flat=True)
    return [*requests, *awards]


def visible_requests(user: User, on: date) -> QuerySet[Request]:
    """The requests a person may see on a date."""
    return Request.objects.visible_to(user, on)


def newest_award(referral: int) -> Award | None:
    """The newest award of a referral (by key) that is agreed, with its provider and site; for telling the family."""
    found = Award.objects.filter(request__referral=referral, state__in=["approved", "confirmed"])
    return found.select_related("provider", "site", "adult").order_by("-proposed_at").first()


def silent(request_ref: str) -> list[Organisation]:
    """The organisations asked that have not answered yet."""
    asked = Invitation.objects.filter(request__ref=request_ref, responses__isnull=True)
    return [each.provider.organisation for each in asked.select_related("provider__organisation")]


def provider_of(referral: int) -> list[Organisation]:
    """The organisations whose awards of a referral (by key) wait for them: to confirm, or to sign."""
    awards = Award.objects.filter(request__referral=referral, state__in=["approved", "confirmed"])
    return list({award.provider.organisation for award in awards.select_related("provider__organisation")})


def cost_of(award_ref: str) -> int:
    """The whole-life cost of an award in pence ex VAT; 0 when there is no such award."""
    found = Award.objects.filter(ref=award_ref).values_list("whole_life_pence", flat=True).first()
    return found or 0


class _Asked(NamedTuple):
    """A live request as a list needs it."""

    pk: int
    referral: int
    ref: str
    state: str
    weekly_minutes: int
    drafted_at: datetime
    sent_at: datetime | None
    due_at: datetime | None
    locked_at: datetime | None
    asked: int
    answers: int


def _live(keys: list[int]) -> Iterable[_Asked]:
    answered = Count("invitations", filter=Q(invitations__responses__isnull=False), distinct=True)
    found = Request.objects.live().filter(referral__in=keys).order_by("drafted_at", "pk")
    counted = found.annotate(asked=Count("invitations", distinct=True), answers=answered)
    fields = (
        "pk",
        "referral",
        "ref",
        "state",
        "weekly_minutes",
        "drafted_at",
        "sent_at",
        "due_at",
        "shortlist__locked_at",
    )
    return (_Asked(*row) for row in counted.values_list(*fields, "asked", "answers"))


def _awards(requests: list[int]) -> QuerySet[Award]:
    found = standing().filter(request__in=requests).select_related("provider")
    return found.only(
        "ref", "state", "weekly_minutes", "proposed_at", "approved_at", "answered_at", "calloff_ref", "provider__name", "request",
    )  # fmt: skip


def _of_request(request: _Asked, at: datetime) -> Wait:
    if request.state == "draft":
        return Wait(Stage.SEND, request.drafted_at, request.ref)
    if request.state == "locked":
        return Wait(Stage.PROPOSE, request.locked_at or at, request.ref)
    over = request.due_at is not None and request.due_at <= at
    if over or request.asked == request.answers:
        return Wait(Stage.LOCK, request.due_at if over and request.due_at else at, request.ref)
    words = f"answers from {request.asked - request.answers} of {request.asked} providers"
    by = f" by {moment_text(request.due_at)}" if request.due_at else ""
    return Wait(Stage.ANSWERS, request.sent_at or at, request.ref, detail=f"{words}{by}", due_at=request.due_at)


def _of_award(award: Award) -> list[Wait]:
    if award.state == "proposed":
        return [Wait(Stage.APPROVE, award.proposed_at, award.ref)]
    if award.state == "approved" and award.approved_at:
        return [Wait(Stage.CONFIRM, award.approved_at, award.ref, award.provider.name)]
    if award.answered_at and not award.calloff_ref:
        return [Wait(Stage.ISSUE, award.answered_at, award.ref)]
    return []
