"""From a locked shortlist to a signed call-off, by real actions, for the tests of awards and call-offs.

world = ready()                          # money, limits, terms, declarations, a signed duty decision
award = proposed(world)                  # Arrow, first of three; approved(world), confirmed(world) go on from there
calloff = issued(world)                  # provider_signed(world), signed(world)
"""

from datetime import date, datetime
from typing import Any

from sixthday.access import actions as access
from sixthday.access.choices import Role
from sixthday.access.models import User
from sixthday.awards.actions.approval import approve_award
from sixthday.awards.actions.award import Terms, propose_award
from sixthday.awards.actions.confirmation import confirm_award
from sixthday.awards.actions.conflict import declare_conflicts
from sixthday.awards.actions.shortlist import lock_shortlist
from sixthday.awards.actions.spot import decide_spot
from sixthday.awards.models import Award, Request
from sixthday.calloffs.actions import issue_calloff, sign_for_council, sign_for_provider
from sixthday.calloffs.models import CallOff
from sixthday.documents.wording import CALLOFF_CLAUSES
from sixthday.framework import actions as framework
from sixthday.ledger import actions as ledger
from sixthday.ledger.choices import Head
from sixthday.providers import actions as providers
from sixthday.providers.choices import Unit, Vat
from sixthday.referrals.actions.decision import decide_duty
from sixthday.referrals.choices import Outcome
from sixthday.referrals.models import Referral
from tests.areas.awards.world import ENDS, MORNINGS, NEEDED, SENT, World, a_world, answer, drafted, sent_request
from tests.cast import at, person

SEPTEMBER = at("2026-09-01", "09:00")
LOCKED = at("2026-11-06", "17:01")
PROPOSED = at("2026-11-06", "17:10")
APPROVED = at("2026-11-06", "17:20")
CONFIRMED = at("2026-11-06", "17:30")
ISSUED = at("2026-11-06", "17:40")
SIGNED = at("2026-11-06", "17:50")
THIS = "2026-27"
COST = 2_520_00  # 24 mornings of two and a half hours in the tests' calendar, at £42 an hour
DECLARING = ("broker", "lead_broker", "approver", "signatory")


def ready(names: tuple[str, ...] = ("Arrow", "Bridge", "Teme"), **child: Any) -> World:
    """A world in which an award can be made: budgets, cap, limit, terms, declarations, the duty decided."""
    world = able(a_world(names, **child))
    decided(world, world.referral)
    return world


def able(world: World) -> World:
    """The same council able to award: budgets, cap, limit, terms, declarations, a delegation."""
    cast, scheme = world.cast, world.round_lot.round.scheme
    for year in (THIS, "2027-28"):
        ledger.set_budget(
            year=year, head=Head.ALTERNATIVE_PROVISION, amount_pence=100_000_00, by=cast.finance_officer, at=SEPTEMBER
        )
    ledger.set_cap(scheme_ref=scheme.ref, amount_pence=20_000_000_00, by=cast.finance_officer, at=SEPTEMBER)
    framework.set_limit(
        holder=cast.approver, limit_pence=10_000_00, from_on=SEPTEMBER.date(), by=cast.commissioner, at=SEPTEMBER
    )
    framework.set_terms(
        round=world.round_lot.round,
        clauses=CALLOFF_CLAUSES,
        from_on=SEPTEMBER.date(),
        by=cast.commissioner,
        at=SEPTEMBER,
    )
    for handle in DECLARING:
        declare_conflicts(interests=[], by=getattr(cast, handle), at=SEPTEMBER)
    access.delegate_decision(
        officer=cast.decision_maker, basis="section_19_exclusion", from_on=SEPTEMBER.date(),
        instrument="Scheme of delegation, 4.2", by=cast.admin, at=SEPTEMBER,
    )  # fmt: skip
    return world


def decided(world: World, referral: Referral, minutes: int = 25 * 60, when: datetime | None = None) -> None:
    """Sign that education is owed, full time unless fewer minutes are given."""
    decide_duty(
        duty=referral.duty, outcome=Outcome.OWED, weekly_minutes=minutes, reason="Excluded on 2 November.",
        by=world.cast.decision_maker, at=when or at("2026-11-03", "09:00"),
    )  # fmt: skip


def second_approver(world: World, pence: int = 50_000_00) -> User:
    """Another approver with a limit and a declaration."""
    user = person(world.cast, "second_approver", "Sol Reed", Role.APPROVER, world.cast.council, when=SEPTEMBER)
    framework.set_limit(
        holder=user, limit_pence=pence, from_on=SEPTEMBER.date(), by=world.cast.commissioner, at=SEPTEMBER
    )
    declare_conflicts(interests=[], by=user, at=SEPTEMBER)
    return user


def locked(world: World, answers: dict[str, dict[str, Any]] | None = None, **wanted: Any) -> Request:
    """A request answered and locked: Arrow ranks first (asked as wanted), the others start later."""
    request = sent_request(world, **wanted)
    asked = set(request.invitations.values_list("provider", flat=True))
    here = [name for name, provider in world.providers.items() if provider.pk in asked]
    said = answers or {name: {"start_on": date(2026, 11, 9 + place)} for place, name in enumerate(here)}
    for name, changes in said.items():
        answer(world, request, name, **changes)
    lock_shortlist(request=request, by=world.cast.broker, at=LOCKED)
    return Request.objects.get(pk=request.pk)


def only(world: World, *names: str) -> None:
    """Leave these providers alone eligible: the others are suspended."""
    for name, provider in world.providers.items():
        if name not in names:
            providers.suspend_provider(
                provider=provider, reason="For the test", from_on=SENT.date(), until_on=None, by=world.cast.qa_officer,
                at=SENT,
            )  # fmt: skip


def budget(world: World, pence: int, year: str = THIS) -> None:
    """Another budget for a year."""
    ledger.set_budget(
        year=year, head=Head.ALTERNATIVE_PROVISION, amount_pence=pence, by=world.cast.finance_officer, at=SEPTEMBER
    )


def entry(request: Request, position: int = 1):
    """An entry of the shortlist by its place."""
    return request.shortlist.entries.get(position=position)


def proposed(world: World, request: Request | None = None, position: int = 1, **changes: Any) -> Award:
    """The award proposed by the broker."""
    request = request or locked(world)
    given = {"request": request, "entry": entry(request, position), "by": world.cast.broker, "at": PROPOSED}
    return propose_award(**(given | changes))


def approved(world: World, award: Award | None = None, **changes: Any) -> Award:
    """The award approved."""
    return approve_award(**({"award": award or proposed(world), "by": world.cast.approver, "at": APPROVED} | changes))


def confirmed(world: World, award: Award | None = None) -> Award:
    """The award confirmed by its provider after the risk summary."""
    made = award or approved(world)
    lead = User.objects.get(organisation=made.provider.organisation)
    return confirm_award(award=made, by=lead, at=CONFIRMED)


def issued(world: World, award: Award | None = None) -> CallOff:
    """The call-off issued."""
    return issue_calloff(award=award or confirmed(world), by=world.cast.broker, at=ISSUED)


def provider_signed(world: World, calloff: CallOff | None = None) -> CallOff:
    """The call-off signed for the provider."""
    made = calloff or issued(world)
    lead = User.objects.get(organisation=made.award.provider.organisation)
    return sign_for_provider(calloff=made, by=lead, at=SIGNED)


def signed(world: World, calloff: CallOff | None = None) -> CallOff:
    """The call-off signed by both."""
    return sign_for_council(calloff=calloff or provider_signed(world), by=world.cast.signatory, at=SIGNED)


def spot_terms(world: World, name: str = "Arrow", **changes: Any) -> Terms:
    """Terms agreed by hand with a provider, outside any offer."""
    given = {
        "provider": world.providers[name], "site": world.site(name), "adult": world.adult(name), "offer": None,
        "start_on": NEEDED, "end_on": ENDS, "weekly_minutes": 600, "part_days": MORNINGS, "unit": Unit.HOUR,
        "unit_minutes": 60, "price_pence": 50_00, "vat": Vat.EXEMPT,
    }  # fmt: skip
    return Terms(**(given | changes))


def spot_request(world: World) -> Request:
    """A draft for which a spot purchase is decided."""
    request = drafted(world)
    decide_spot(
        request=request, reason="No provider of the lot has a place.", authority="Service Director, 4 November 2026",
        by=world.cast.lead_broker, at=PROPOSED,
    )  # fmt: skip
    return Request.objects.get(pk=request.pk)
