"""The second part: a request to every eligible provider, their answers, the shortlist, the award."""

from datetime import datetime, timedelta
from typing import Any

from sixthday.awards.actions import answer as answering
from sixthday.awards.actions.approval import approve_award, send_back_award
from sixthday.awards.actions.award import Terms, propose_award
from sixthday.awards.actions.confirmation import confirm_award, decline_award
from sixthday.awards.actions.question import answer_question, ask_question
from sixthday.awards.actions.request import close_none_suitable, draft_request
from sixthday.awards.actions.sending import send_request
from sixthday.awards.actions.shortlist import lock_shortlist
from sixthday.awards.actions.spot import decide_spot
from sixthday.awards.choices import Route
from sixthday.awards.models import Award, Invitation, Request, ShortlistEntry
from sixthday.awards.queries.answering import answering_offers
from sixthday.ops.demo.days import at
from sixthday.ops.demo.events import Over, Telling
from sixthday.ops.demo.interruptions import INTERRUPTED
from sixthday.ops.demo.starting import start
from sixthday.ops.demo.styles import LOT_OF, STYLES
from sixthday.ops.demo.told import Part, Told
from sixthday.providers.models import Offer
from sixthday.rules.findings import Refused

SPOT_REASON = "Every provider that could have met the need was asked and none can start in time."
AUTHORITY = "Service director, by e-mail the same morning"
LIMIT = 15_000_00  # pence: above it the director approves


def buy(told: Told, part: Part) -> Telling:
    """One request from its draft to a confirmed award, then the start."""
    yield told.moment(1, "10:20")
    request = _drafted(told, part)
    told.reach("drafted", part)
    yield told.moment(1, "10:45")
    if part.twist == "carried_over":
        award = yield from _carried_over(told, part, request)
    elif not _sent(told, part, request):
        award = yield from _spot(told, part, request)
    else:
        told.reach("sent", part)
        if part.twist in INTERRUPTED:
            yield from INTERRUPTED[part.twist](told, request)
        yield from _answers(told, part, request)
        award = yield from _chosen(told, part, request)
    yield from _agreed(told, part, award)


def _drafted(told: Told, part: Part) -> Request:
    market, start_on = told.stage.market, told.day(4)
    service = market.agreement.services[part.service]
    return draft_request(
        referral=told.referral, round_lot=market.agreement.lots[LOT_OF[part.service]], service_type=service,
        weekly_minutes=part.minutes, part_days=part.part_days, mode=part.mode, start_on=start_on,
        end_on=told.stage.days.term_end(start_on), by=told.broker, at=told.moment(1, "10:20"),
    )  # fmt: skip


def _sent(told: Told, part: Part, request: Request) -> bool:
    """Whether anybody could be asked."""
    when = told.moment(1, "10:45")
    try:
        send_request(request=request, by=told.broker, at=when)
    except Refused:
        return False
    request.refresh_from_db()
    return True


def _answers(told: Told, part: Part, request: Request) -> Telling:
    """Each asked provider opens the request and most of them answer, in the hours before it is due; some after."""
    asked = list(Invitation.objects.filter(request=request).select_related("provider__organisation").order_by("pk"))
    told.chance.shuffle(asked)
    due = request.due_at
    plan = sorted(
        ((_when(told, part, due, place), place, one) for place, one in enumerate(asked)), key=lambda row: row[:2]
    )
    if part.twist == "question" and asked:
        yield told.moment(1, "11:50")
        _question(told, asked[0])
    for when, place, invitation in plan:
        yield when
        lead = told.stage.market.of(invitation.provider).lead
        answering.open_invitation(invitation=invitation, by=lead, at=when - timedelta(minutes=9))
        said = _said(told, part, request, invitation, place)
        if said:
            _answer(told, part, invitation, said, when, place)


def _when(told: Told, part: Part, due: datetime, place: int) -> datetime:
    if part.twist == "late" and place < 2:
        return due + timedelta(minutes=told.chance.randint(3, 9))
    hours = told.chance.choice([29, 28, 27, 6, 5, 4, 3, 2, 1]) if place else 28
    return due - timedelta(hours=hours, minutes=told.chance.randint(1, 55))


def _said(told: Told, part: Part, request: Request, invitation: Invitation, place: int) -> dict[str, Any]:
    """What a provider says: the first can, unless nobody may; an empty answer is silence."""
    offers = answering_offers(invitation)
    draw = told.chance.random()
    if part.twist == "none_suitable" or not offers:
        return {"answer": "cannot", "cannot_reason": told.chance.choice(["need", "no_place", "staff"])}
    if place == 0:
        return _offering(told, request, offers[0], 0)
    if part.twist == "silent" or draw > 0.82:
        return {}
    if draw > 0.6:
        return {"answer": "cannot", "cannot_reason": told.chance.choice(["no_place", "days", "staff", "start"])}
    if draw > 0.48:
        less = _offering(told, request, offers[0], 1)
        return less | {
            "answer": "partly", "weekly_minutes": request.weekly_minutes - 60, "shortfall": "No adult for one session until next half term.",
        }  # fmt: skip
    return _offering(told, request, offers[0], told.chance.choice([0, 0, 1, 2]))


def _offering(told: Told, request: Request, offer: Offer, days_later: int) -> dict[str, Any]:
    seller = told.stage.market.of(offer.membership.provider)
    price = offer.price_pence * told.chance.choice([100, 100, 98, 95, 90]) // 100
    return {
        "answer": "can", "offer": offer, "start_on": told.day(days_later, request.start_on),
        "weekly_minutes": request.weekly_minutes, "part_days": request.part_days, "price_pence": price,
        "adult": told.chance.choice(seller.adults), "site": offer.site,
    }  # fmt: skip


def _answer(told: Told, part: Part, invitation: Invitation, said: dict[str, Any], when: datetime, place: int) -> None:
    lead = told.stage.market.of(invitation.provider).lead
    if part.twist == "telephone" and place == 0:
        without = {name: value for name, value in said.items() if name != "price_pence"}
        taken = answering.enter_telephone_answer(invitation=invitation, by=told.broker, at=when, **without)
        answering.confirm_answer(response=taken, by=lead, at=when + timedelta(minutes=5))
    else:
        answering.answer_request(invitation=invitation, by=lead, at=when, **said)


def _question(told: Told, invitation: Invitation) -> None:
    lead, when = told.stage.market.of(invitation.provider).lead, told.moment(1, "11:50")
    asked = ask_question(invitation=invitation, text="Is lunch needed on the full days?", by=lead, at=when)
    answer_question(
        question=asked, answer="No. Lunch is brought from home.", by=told.broker, at=told.moment(1, "12:20")
    )


def _chosen(told: Told, part: Part, request: Request) -> Any:
    """The shortlist is locked and the first provider proposed, or another with a reason, or nobody."""
    told.reach("answered", part)
    yield request.due_at + timedelta(minutes=12)
    locked_at = request.due_at + timedelta(minutes=12)
    shortlist = lock_shortlist(request=request, by=told.broker, at=locked_at)
    request.refresh_from_db()
    told.reach("locked", part)
    entries = list(shortlist.entries.order_by("position"))
    if not entries:
        yield locked_at + timedelta(minutes=20)
        close_none_suitable(
            request=request,
            why="Nobody who answered can meet the need.",
            by=told.broker,
            at=locked_at + timedelta(minutes=20),
        )
        raise Over
    position = 1 if part.twist == "second_choice" and len(entries) > 1 else 0
    yield locked_at + timedelta(minutes=25)
    award = _proposed(told, request, entries, position, locked_at + timedelta(minutes=25))
    told.reach("proposed", part)
    return award


def _proposed(told: Told, request: Request, entries: list[ShortlistEntry], position: int, when: datetime) -> Award:
    reason = "The first could only begin with a tutor the child has asked not to work with." if position else ""
    return propose_award(request=request, entry=entries[position], not_first_reason=reason, by=told.broker, at=when)


def _spot(told: Told, part: Part, request: Request) -> Any:
    """Nobody of the lot can be asked: a spot purchase from somebody outside the offers, with its reason and authority."""
    yield told.moment(1, "14:10")
    lead_broker = told.people["lead.broker"]
    decide_spot(request=request, reason=SPOT_REASON, authority=AUTHORITY, by=lead_broker, at=told.moment(1, "14:10"))
    yield told.moment(1, "15:30")
    award = _outside(told, part, request, Route.SPOT, told.moment(1, "15:30"), dearer=4_00)
    told.reach("proposed", part)
    return award


def _carried_over(told: Told, part: Part, request: Request) -> Any:
    """The child was with this provider before the framework began: the same terms, told apart from what it buys."""
    yield told.moment(1, "14:20")
    return _outside(told, part, request, Route.CARRIED_OVER, told.moment(1, "14:20"))


def _outside(told: Told, part: Part, request: Request, route: Route, when: datetime, dearer: int = 0) -> Award:
    """Proposed on terms agreed with a provider that nobody was asked beside."""
    seller = told.stage.market.last(STYLES["online" if part.mode == "online" else "tutor"])
    offer = seller.offers[0]
    terms = Terms(
        provider=seller.provider, site=seller.site, adult=seller.adults[0], offer=None, start_on=request.start_on,
        end_on=request.end_on, weekly_minutes=part.minutes, part_days=list(part.part_days), unit=offer.unit,
        unit_minutes=offer.unit_minutes, price_pence=offer.price_pence + dearer, vat=offer.vat,
    )  # fmt: skip
    request = Request.objects.get(pk=request.pk)
    return propose_award(request=request, route=route, terms=terms, by=told.broker, at=when)


def _agreed(told: Told, part: Part, award: Award) -> Telling:
    """Approved, or sent back and proposed again; then the provider confirms, or withdraws."""
    approver = told.people["director" if award.whole_life_pence > LIMIT else "approver"]
    day = told.day(1, award.proposed_at.date())
    yield at(day, "09:35")
    if part.twist == "sent_back":
        send_back_award(
            award=award, why="Say why the dearer of two equals was chosen.", by=approver, at=at(day, "09:35")
        )
        raise Over
    approve_award(award=award, by=approver, at=at(day, "09:35"))
    told.reach("approved", part)
    yield at(day, "11:05")
    lead = told.stage.market.of(award.provider).lead
    if part.twist == "declined":
        decline_award(
            award=award, by=lead, why="The group here would not be right for this child.", at=at(day, "11:05")
        )
        raise Over
    award = confirm_award(award=award, by=lead, at=at(day, "11:05"))
    told.reach("confirmed", part)
    yield from start(told, part, award, day)
