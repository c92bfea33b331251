"""Proposing an award, by any of its routes, and taking one back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import first, hold, move
from sixthday.awards.choices import DisclosureStep, Route
from sixthday.awards.disclosing import disclose
from sixthday.awards.models import Award, Request, ShortlistEntry
from sixthday.awards.queries import award as awards
from sixthday.awards.queries import conditions
from sixthday.ledger import actions as ledger
from sixthday.outbox import actions as outbox
from sixthday.places import actions as places
from sixthday.providers.choices import Unit, Vat
from sixthday.providers.models import Adult, Offer, Provider, Site
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Refused, blockers, frozen, refusal
from sixthday.rules.lifecycles import AWARD, REQUEST, RequestState
from sixthday.rules.splitting import remedies

SOURCE = "Decision report paragraphs 20 and 21 (M10, M11)"


@dataclass(frozen=True, slots=True)
class Terms:
    """What is bought: where, by whom, from and until, weekly minutes, half-days, and pence ex VAT for a unit of so many minutes.

    Taken from the answer on the shortlist where there is one; given by hand for continuity and spot.
    """

    provider: Provider
    site: Site
    adult: Adult | None
    offer: Offer | None
    start_on: date
    end_on: date
    weekly_minutes: int
    part_days: Sequence[str]
    unit: Unit
    unit_minutes: int
    price_pence: int
    vat: Vat
    least_units: int = 1


@transaction.atomic
def propose_award(
    *, request: Request, by: User, at: datetime, entry: ShortlistEntry | None = None, route: Route | None = None,
    not_first_reason: str = "", terms: Terms | None = None, earlier_calloff: str = "",
) -> Award:  # fmt: skip
    """Propose one provider for a request, from its shortlist (`entry`) or by continuity or spot (`terms`).

    Raises Refused with every reason, and Stale when another award for the request lives already.
    """
    held = hold(request)
    if live := awards.live(held):
        raise first(live, AWARD)
    award = _drafted(held, entry, route, terms, earlier_calloff)
    award.not_first_reason, award.proposed_by, award.proposed_at = not_first_reason.strip(), by, at
    _cost(award)
    found = conditions.proposal_findings(award, by, london_day(at))
    if stops := blockers(found):
        raise Refused([*stops, *remedies(found)])
    award.frozen = {**award.frozen, "findings": frozen(found)}
    award.save()
    after = {
        "route": award.route, "provider": award.provider.ref, "position": entry.position if entry else None,
        "whole_life_pence": award.whole_life_pence,
    }  # fmt: skip
    audit.record(
        Kind.AWARD_PROPOSED,
        about=awards.about(award),
        by=by,
        at=at,
        after=after,
        findings=found,
        why=award.not_first_reason,
    )
    return award


@transaction.atomic
def carry_over_award(*, request: Request, terms: Terms, by: User, at: datetime) -> Award:
    """Keep a spot purchase that runs already as an award that nobody here approved or confirmed.

    Its place is counted, and its money set aside in the year's budget and never under the framework's cap. Raises Refused
    when the budget has no room or nothing would be bought, Stale when another award for the request lives already.
    """
    held = hold(request)
    if live := awards.live(held):
        raise first(live, AWARD)
    award = _drafted(held, None, Route.CARRIED_OVER, terms, "")
    award.proposed_by, award.proposed_at = by, at
    _cost(award)
    award.save()
    move(award, AWARD, "carry_over_award")
    ex_vat, vat = awards.years_of(award)
    ledger.earmark(
        about=award.ref, by_year=ex_vat, vat_by_year=vat, scheme_ref=None, by=by, at=at, head=awards.head_of(award)
    )
    places.take_place(
        award_ref=award.ref, provider=award.provider, site=award.site, offer=None, route=award.route,
        part_days=award.part_days, stands=True, by=by, at=at, **awards.placing(award),
    )  # fmt: skip
    move(held, REQUEST, "award_request")
    disclose(award, DisclosureStep.IDENTITY, awards.IDENTITY_FIELDS, by=by, at=at)
    after = {"provider": award.provider.ref, "whole_life_pence": award.whole_life_pence}
    audit.record(Kind.AWARD_CARRIED_OVER, about=awards.about(award), by=by, at=at, after=after)
    return award


@transaction.atomic
def bind_award(*, award: Award, calloff_ref: str, by: User, at: datetime) -> Award:
    """Keep that a call-off was issued for a confirmed award, which from now on falls only with it.

    Raises Stale when it is not confirmed, or another call-off binds it.
    """
    rows = Award.objects.filter(pk=award.pk, state="confirmed", calloff_ref="").update(calloff_ref=calloff_ref)
    if rows != 1:
        raise first(award, AWARD)
    award.calloff_ref = calloff_ref
    audit.record(Kind.CALLOFF_ISSUED, about=[calloff_ref, *awards.about(award)], by=by, at=at)
    return award


@transaction.atomic
def withdraw_award(*, award: Award, why: str, by: User, at: datetime, calloff_ref: str = "") -> Award:
    """Take an award back before its call-off is signed: the place, the money and the shortlist are free again.

    An award that a call-off binds falls only with it, which then names itself. Raises Refused without a reason or while
    bound; Stale when it has ended.
    """
    if not why.strip():
        raise refusal("withdraw_reason", "Say why the award is withdrawn.", source=SOURCE)
    held = awards.whole().get(pk=award.pk)
    if held.calloff_ref != calloff_ref:
        raise refusal("award_bound", "A call-off is issued for this award: cancel the call-off.", source=SOURCE)
    told = held.state in {"approved", "confirmed"}
    move(held, AWARD, "withdraw_award", ended_by=by, ended_at=at, ended_why=why.strip(), calloff_ref="")
    free_award(award=held, why="The award was withdrawn", by=by, at=at)
    if told:
        outbox.post_message(
            to_organisation=held.provider.organisation, kind="award_withdrawn", about=held.ref, by=by, at=at,
            subject="An award was withdrawn",
            body=f"The council has withdrawn award {held.ref}. You need do nothing; this does not count against you.",
        )  # fmt: skip
    audit.record(Kind.AWARD_WITHDRAWN, about=awards.about(held), by=by, at=at, why=why)
    return held


@transaction.atomic
def free_award(*, award: Award, why: str, by: User, at: datetime) -> None:
    """Give back the money and the place of an award that fell, and open its request again. Part of another act."""
    ledger.release_earmark(about=award.ref, by=by, at=at)
    places.release_place(award_ref=award.ref, why=why, by=by, at=at)
    if award.request.state == RequestState.AWARDED:
        shortlisted = award.route in conditions.SHORTLISTED
        move(award.request, REQUEST, "reopen_shortlist" if shortlisted else "reopen_draft")


def _drafted(
    request: Request, entry: ShortlistEntry | None, route: Route | None, terms: Terms | None, earlier_calloff: str
) -> Award:
    """The award as it would stand, not saved. Raises Refused when the request's state or the route's papers do not fit."""
    eligible = conditions.eligible_count(request)
    by_route = route or (Route.SOLE_ELIGIBLE if eligible == 1 else Route.RANKED)
    spot = getattr(request, "spot_decision", None)
    papers = {
        Route.RANKED: entry is not None,
        Route.SOLE_ELIGIBLE: entry is not None,
        Route.CONTINUITY: bool(terms and earlier_calloff),
        Route.SPOT: bool(terms and spot),
        Route.CARRIED_OVER: bool(terms),
    }
    if not papers[by_route]:
        raise refusal("route_papers", f"The route “{by_route.label}” needs {_NEEDS[by_route]}.", source=SOURCE)
    if entry is not None and entry.shortlist.request_id != request.pk:
        raise refusal("award_in_shortlist", "That answer is not on this request's shortlist.", source=SOURCE)
    if request.state not in ({"locked"} if entry else REQUEST.step("award_request").sources):
        raise first(request, REQUEST)
    bought = terms or _terms_of(entry, request)
    return Award(
        request=request, route=by_route, entry=entry, spot_decision=spot if by_route == Route.SPOT else None,
        earlier_calloff=earlier_calloff if by_route == Route.CONTINUITY else "", provider=bought.provider,
        offer=bought.offer, service_type=request.service_type, site=bought.site, adult=bought.adult,
        start_on=bought.start_on, end_on=bought.end_on, weekly_minutes=bought.weekly_minutes,
        part_days=list(bought.part_days), unit=bought.unit, unit_minutes=bought.unit_minutes,
        price_pence=bought.price_pence, least_units=bought.least_units, vat=bought.vat,
    )  # fmt: skip


_NEEDS = {
    Route.RANKED: "an answer on the shortlist",
    Route.SOLE_ELIGIBLE: "an answer on the shortlist",
    Route.CONTINUITY: "an earlier call-off and its terms",
    Route.SPOT: "a spot decision and the terms agreed",
    Route.CARRIED_OVER: "the terms that are carried over",
}


def _terms_of(entry: ShortlistEntry | None, request: Request) -> Terms:
    answer = entry.response if entry else None
    if answer is None or answer.offer is None or answer.site is None or answer.start_on is None:
        raise refusal("award_from_offer", "That answer offers nothing that could be bought.", source=SOURCE)
    return Terms(
        provider=answer.invitation.provider, site=answer.site, adult=answer.adult, offer=answer.offer,
        start_on=answer.start_on, end_on=request.end_on, weekly_minutes=answer.weekly_minutes or 0,
        part_days=answer.part_days, unit=Unit(answer.offer.unit), unit_minutes=answer.offer.unit_minutes,
        price_pence=answer.price_pence or 0, least_units=answer.offer.least_units, vat=Vat(answer.offer.vat),
    )  # fmt: skip


def _cost(award: Award) -> None:
    """Count the whole-life cost and keep it with the award. Raises Refused when nothing would be bought."""
    if award.end_on < award.start_on:
        raise refusal("award_dates", "The last day must not be before the first.", source=SOURCE)
    cost = awards.cost_of(award)
    if cost.ex_vat_pence <= 0:
        raise refusal("award_buys", "No session falls between these dates, so nothing would be bought.", source=SOURCE)
    award.units, award.whole_life_pence, award.whole_life_vat_pence = cost.units, cost.ex_vat_pence, cost.vat_pence
    award.frozen = {
        "cost": {
            "ex_vat_by_year": cost.ex_vat_by_year, "vat_by_year": cost.vat_by_year, "calendar": cost.calendar,
            "days": cost.days, "minutes": str(cost.minutes), "quantity": str(cost.quantity),
        }
    }  # fmt: skip
