"""The coded facts of a referral: what other areas may use, and all that a brief may be made of. No free text, no name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from sixthday.reference import queries as reference
from sixthday.reference.models import School
from sixthday.referrals.choices import AvoidKind, Plan
from sixthday.referrals.models import Child, Referral
from sixthday.referrals.queries.registration import special


@dataclass(frozen=True, slots=True)
class CodedRisk:
    """A risk: its category, level and what must be in place, in codes."""

    category: str
    level: str
    in_place: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodedReferral:
    """A referral in codes. `home_postcode` and `area` (its outward half) are empty when unknown or restricted.

    `home_postcode` and `born_on` are for measuring only: neither ever leaves the council before award. `school` gives
    the calendar to count in. `preferences` are by provider key. `needs` are all of them, `also_wanted` those of them that
    are not essential. `special` is for the registration guard.
    """

    child_ref: str
    born_on: date
    school: School | None
    plan: bool
    looked_after: bool
    home_postcode: str
    area: str
    needs: tuple[str, ...]
    also_wanted: tuple[str, ...]
    outcomes: tuple[str, ...]
    risks: tuple[CodedRisk, ...]
    avoid_areas: frozenset[str]
    weekly_minutes: int | None
    part_days: tuple[str, ...]
    start_on: date | None
    end_on: date | None
    mode: str
    transport: str
    preferences: Mapping[int, str] = field(default_factory=dict)
    special: bool = False


def coded(referral: Referral) -> CodedReferral:
    """The referral in codes."""
    child = referral.child
    postcode = "" if child.address_restricted else child.home_postcode
    return CodedReferral(
        child_ref=child.ref,
        born_on=child.born_on,
        school=child.school,
        plan=child.plan == Plan.HELD,
        looked_after=child.looked_after,
        home_postcode=postcode,
        area=reference.outward(postcode) if postcode else "",
        needs=tuple(need.code for need in referral.needs.all()),
        also_wanted=tuple(need.code for need in referral.needs.all() if not need.essential),
        outcomes=tuple(outcome.code for outcome in referral.outcomes.all()),
        risks=tuple(CodedRisk(risk.category, risk.level, tuple(risk.in_place)) for risk in referral.risks.all()),
        avoid_areas=frozenset(
            avoid.outward for avoid in referral.avoids.all() if avoid.kind == AvoidKind.PLACE and avoid.outward
        ),
        weekly_minutes=referral.proposed_weekly_minutes,
        part_days=tuple(referral.part_days),
        start_on=referral.start_on,
        end_on=referral.end_on,
        mode=referral.mode,
        transport=referral.transport,
        preferences={row.provider_id: row.kind for row in referral.preferences.all()},
        special=special(child),
    )


def telling_words(referral: Referral) -> tuple[list[str], str, list[str]]:
    """Names, school and postcodes that must not stand in a text for providers: for checking such a text, never to show."""
    child = referral.child
    names = [child.full_name, child.parent_name, child.social_worker]
    return [name for name in names if name], child.school.name if child.school else "", [child.home_postcode]


def alike(*, born_from: date, born_until: date, area: str = "", needs: Iterable[str] = ()) -> int:
    """How many children on record were born between two days (both included), live in an area and have all these needs."""
    found: QuerySet[Child] = Child.objects.filter(born_on__gte=born_from, born_on__lte=born_until)
    if area:
        found = found.filter(home_postcode__startswith=f"{area} ", address_restricted=False)
    for need in needs:
        found = found.filter(referrals__needs__code=need)
    return found.distinct().count()
