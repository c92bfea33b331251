"""Everything tested before an award is proposed, approved or signed for: findings, met or not."""

from datetime import date
from typing import Literal

from sixthday.access.models import User
from sixthday.awards.choices import Route
from sixthday.awards.models import Award, Request
from sixthday.awards.queries import award as awards
from sixthday.awards.queries.conflict import declaration
from sixthday.framework import queries as framework
from sixthday.ledger import queries as ledger
from sixthday.places import queries as places
from sixthday.providers import queries as providers
from sixthday.referrals.queries import duty as duties
from sixthday.rules.approvals import approval_findings, conflict_findings
from sixthday.rules.awarding import decided_finding, first_choice_finding, hours_finding, route_finding, term_finding
from sixthday.rules.capacity import Stay, room_finding
from sixthday.rules.findings import Finding

Stage = Literal["award", "signature"]
SHORTLISTED = frozenset({Route.RANKED, Route.SOLE_ELIGIBLE})


def proposal_findings(award: Award, by: User, on: date) -> list[Finding]:
    """What is tested of an award not yet saved, before a person proposes it on a date."""
    return [
        *choice_findings(award),
        *conflict_findings(declaration(by), award.provider.ref, on),
        *provider_findings(award, "award", on),
        *room_findings(award),
    ]


def decision_findings(award: Award, by: User, on: date) -> list[Finding]:
    """What is tested before a person approves an award on a date: their authority, and everything again."""
    return [
        *approval_findings(
            proposer_ref=award.proposed_by.ref,
            approver_ref=by.ref,
            limit_pence=framework.approval_limit(by, on),
            whole_life_pence=award.whole_life_pence,
            provider_ref=award.provider.ref,
            declaration=declaration(by),
            on=on,
        ),
        *child_findings(award),
        *provider_findings(award, "award", on),
        *room_findings(award),
    ]


def choice_findings(award: Award) -> list[Finding]:
    """Whether the duty is decided, the route fits, and the first is chosen or a reason given."""
    found = child_findings(award)
    if award.route in SHORTLISTED and award.entry is not None:
        found.append(route_finding(award.route, eligible_count(award.request)))
        found.append(first_choice_finding(award.entry.position, first_position(award.request), award.not_first_reason))
    return found


def child_findings(award: Award) -> list[Finding]:
    """Whether the child's duty is decided, and how these hours stand to those judged suitable."""
    referral = award.request.referral
    decision = duties.current_decision(referral)
    live = Award.objects.live().filter(request__referral=referral).exclude(request=award.request)
    others = sum(live.values_list("weekly_minutes", flat=True))
    judged = decision.weekly_minutes if decision else None
    return [
        decided_finding(decision.outcome if decision else None),
        hours_finding(judged, others, award.weekly_minutes),
    ]


def provider_findings(award: Award, stage: Stage, on: date) -> list[Finding]:
    """Whether the provider stands well today and is in order on the start day, at this stage; and the framework's term."""
    lot = award.request.round_lot.lot if award.route in awards.FRAMEWORK_ROUTES else None
    found = [
        *providers.standing_findings(award.provider, on, lot, award.site),
        *providers.requirements_findings(
            award.provider,
            at=stage,
            on=max(on, award.start_on),
            site=award.site,
            adult=award.adult,
        ),
    ]
    if award.route in awards.FRAMEWORK_ROUTES:
        scheme = award.request.round_lot.round.scheme
        found.append(term_finding(award.end_on, scheme.ends_on, scheme.ongoing_calloffs))
    return found


def room_findings(award: Award) -> list[Finding]:
    """Whether there is a place, the registration guard allows it, and there is money; looked at without a lock."""
    facts = awards.placing(award)
    found = []
    if award.offer is not None:
        parts = frozenset(award.part_days)
        free = places.free_places(award.offer, award.start_on, award.end_on, parts)
        found.append(room_finding(free, award.offer.places, Stay(award.start_on, award.end_on, parts)))
    found += places.guard_findings(award.provider, places.guard_place(**facts), award_ref=award.ref)
    ex_vat, vat = awards.years_of(award)
    found += ledger.room(award.ref, ex_vat, vat, awards.head_of(award), awards.scheme_ref_of(award))
    return found


def guard_of(award: Award, on: date) -> list[Finding]:
    """What the registration guard says of an award on a day: of its place where it has one, else of the place it would take."""
    if award.state == "proposed":
        return places.guard_findings(award.provider, places.guard_place(**awards.placing(award)), award_ref=award.ref)
    return places.guard_of(award.ref, on)


def signing_findings(award: Award, stage: Stage, on: date) -> list[Finding]:
    """What is tested again before a signature: the provider, and the guard with the place as it is taken."""
    return [*provider_findings(award, stage, on), *places.guard_of(award.ref, on)]


def eligible_count(request: Request) -> int:
    """How many providers could be asked when the request was sent, those left out included."""
    return request.considerations.filter(eligible=True).count()


def open_positions(request: Request) -> list[int]:
    """The places of the entries whose providers have not withdrawn from this request, the best first."""
    gone = Award.objects.filter(request=request, state="declined").values("provider")
    entries = request.shortlist.entries.exclude(response__invitation__provider__in=gone)
    return list(entries.order_by("position").values_list("position", flat=True))


def first_position(request: Request) -> int:
    """The place of the best entry whose provider has not withdrawn from this request; 1 before anybody has."""
    return next(iter(open_positions(request)), 1)
