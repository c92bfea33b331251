"""Reading awards: who may see which, what each costs, and what the preferred provider is told."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from sixthday.access.models import Organisation, User
from sixthday.awards.choices import Route
from sixthday.awards.models import Award, Request
from sixthday.awards.queries.cost import Cost, calendar_of, whole_life
from sixthday.framework import queries as framework
from sixthday.ledger.choices import Head
from sixthday.referrals.models import Referral
from sixthday.referrals.queries import child as children
from sixthday.referrals.queries import coded as referrals
from sixthday.rules.ages import age_on, leaving_on, year_text
from sixthday.rules.calendars import london_day
from sixthday.rules.carrying import counted_from
from sixthday.rules.duties import LegalBasis
from sixthday.rules.needs import MODE_LABELS, NEED_LABELS, RISKS_V1
from sixthday.rules.pricing import Rate, Unit

FRAMEWORK_ROUTES = frozenset({Route.RANKED, Route.SOLE_ELIGIBLE, Route.CONTINUITY})
SHOWN_TO_PROVIDER = ["approved", "confirmed", "declined"]
RISK_FIELDS = ("year_group", "needs", "risk categories and levels", "what must be in place", "start", "hours")
IDENTITY_FIELDS = (
    "name",
    "date of birth",
    "school",
    "address",
    "parent or carer",
    "full risk picture",
    "people and places to avoid",
)


def whole() -> QuerySet[Award]:
    """Awards with all that an act or a page looks at, in one query."""
    return Award.objects.select_related(
        "request__referral__child__school", "request__round_lot__lot", "request__round_lot__round__scheme",
        "request__service_type", "provider__organisation", "offer", "service_type", "site", "adult", "entry__response",
        "spot_decision", "proposed_by", "approved_by", "answered_by", "ended_by",
    )  # fmt: skip


def about(award: Award) -> list[str]:
    """The references that every entry about an award carries."""
    request = award.request
    return [award.ref, request.ref, request.referral.ref, award.provider.ref, request.referral.child.ref]


def visible(user: User, on: date) -> QuerySet[Award]:
    """The awards whose child this person may see on a date."""
    return whole().filter(pk__in=Award.objects.visible_to(user, on).values("pk"))


def for_organisation(organisation: Organisation) -> QuerySet[Award]:
    """What a provider may see of its own awards: those that were approved, or carried over."""
    known = Q(approved_at__isnull=False) | Q(route=Route.CARRIED_OVER, state="confirmed")
    return whole().filter(known, provider__organisation=organisation, state__in=SHOWN_TO_PROVIDER)


def refs_for(child_refs: Iterable[str]) -> set[str]:
    """The references of every award for these children, whatever became of it: one query."""
    return set(Award.objects.filter(request__referral__child__ref__in=list(child_refs)).values_list("ref", flat=True))


def to_confirm(organisation: Organisation) -> QuerySet[Award]:
    """A provider's awards that wait for its word, earliest start first."""
    return for_organisation(organisation).filter(state="approved").order_by("start_on", "pk")


def steps_told(award: Award) -> frozenset[str]:
    """The steps of disclosure that an award's provider has been through."""
    rows = award.request.disclosures.filter(provider=award.provider)
    return frozenset(rows.values_list("step", flat=True))


def live(request: Request) -> Award | None:
    """The award that lives for a request, or None."""
    return whole().filter(pk__in=Award.objects.live().filter(request=request).values("pk")).first()


def live_of(referral: Referral) -> QuerySet[Award]:
    """Every award of a referral that stands or waits to, oldest first."""
    return whole().filter(pk__in=Award.objects.live().filter(request__referral=referral).values("pk")).order_by("pk")


def carried_over(child_ref: str, **terms: Any) -> Award | None:
    """The award by which a child's spot purchase was carried over on these terms (provider, site, service type, first day)."""
    found = Award.objects.filter(request__referral__child__ref=child_ref, route=Route.CARRIED_OVER, state="confirmed")
    return found.filter(**terms).first()


def awards_of(request: Request) -> QuerySet[Award]:
    """Every award ever proposed for a request, newest first."""
    return whole().filter(request=request)


def waiting(user: User, on: date) -> list[Award]:
    """Proposed awards a person's limit reaches and that somebody else proposed, earliest start first."""
    limit = framework.approval_limit(user, on)
    if limit is None:
        return []
    found = visible(user, on).filter(state="proposed", whole_life_pence__lte=limit).exclude(proposed_by=user)
    return list(found.order_by("start_on", "proposed_at"))


def to_name(award: Award, on: date) -> list[User]:
    """Who could approve a proposed award of a restricted child and is not named on the record yet; nobody otherwise."""
    child = award.request.referral.child
    if award.state != "proposed" or not child.restricted:
        return []
    named = [row.user for row in children.named_people(child, on)]
    return framework.approvers(award.whole_life_pence, on, without=[award.proposed_by, *named])


def cost_of(award: Award) -> Cost:
    """What an award costs over its life, by year, counted again from its own terms and today's calendar."""
    return cost_until(award, award.end_on)


def cost_until(award: Award, last_day_on: date) -> Cost:
    """What an award costs from its first day to an earlier last one."""
    return whole_life(
        rate=rate_of(award), vat=award.vat, weekly_minutes=award.weekly_minutes, part_days=award.part_days,
        days=calendar_of(award.request.referral.child.school), start_on=_counted_from(award), end_on=last_day_on,
    )  # fmt: skip


def rate_of(award: Award) -> Rate:
    """The rate an award was made at."""
    return Rate(Unit(award.unit), award.unit_minutes, award.price_pence, award.least_units)


def _counted_from(award: Award) -> date:
    """The first day that costs: of what is carried over, none of a year that had closed."""
    if award.route != Route.CARRIED_OVER:
        return award.start_on
    return counted_from(award.start_on, london_day(award.proposed_at))


def years_of(award: Award) -> tuple[dict[str, int], dict[str, int]]:
    """Pence ex VAT, and VAT, by financial year, as the award was made with."""
    cost = award.frozen["cost"]
    return dict(cost["ex_vat_by_year"]), dict(cost["vat_by_year"])


def scheme_ref_of(award: Award) -> str | None:
    """The framework whose cap an award counts against; None for spot and carried-over ones."""
    return award.request.round_lot.round.scheme.ref if award.route in FRAMEWORK_ROUTES else None


def head_of(award: Award) -> Head:
    """The head of the budget an award falls on, by the legal basis of the child's duty."""
    return Head.EOTAS if award.request.referral.basis == LegalBasis.EOTAS else Head.ALTERNATIVE_PROVISION


def placing(award: Award) -> dict[str, Any]:
    """What `places.take_place` is told of the child and the hours."""
    child = award.request.referral.child
    coded = referrals.coded(award.request.referral)
    alone = award.offer is None or award.offer.group_size == 1
    return {
        "child_ref": child.ref,
        "weekly_minutes": award.weekly_minutes,
        "special": coded.special,
        "one_to_one_away": alone and award.request.mode in {"home", "online"},
        "leaves_on": leaving_on(child.born_on),
        "from_on": award.start_on,
        "until_on": award.end_on,
    }


def risk_summary(award: Award) -> dict[str, Any]:
    """What the preferred provider reads before it confirms: the risks in full categories, and no identity."""
    coded = referrals.coded(award.request.referral)
    known = {risk.code: risk for risk in RISKS_V1}
    return {
        "age": age_on(coded.born_on, award.start_on),
        "school_year": year_text(coded.born_on, award.start_on),
        "mode": MODE_LABELS.get(award.request.mode, award.request.mode),
        "needs": [NEED_LABELS.get(code, code) for code in coded.needs],
        "risks": [
            {
                "label": known[risk.category].label if risk.category in known else risk.category,
                "level": risk.level,
                "in_place": [dict(known[risk.category].measures).get(code, code) for code in risk.in_place]
                if risk.category in known
                else list(risk.in_place),
            }
            for risk in coded.risks
        ],
    }
