"""Who may see which placement, and what a page needs of it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from sixthday.access.models import User
from sixthday.awards.models import Award
from sixthday.calloffs import queries as calloffs
from sixthday.placements.models import Deferral, Placement, Worker
from sixthday.providers.models import Provider
from sixthday.referrals.models import Child, Referral
from sixthday.referrals.queries import duty as duties
from sixthday.rules.calendars import SchoolDays
from sixthday.rules.waiting import Stage, Wait


def visible(user: User, on: date) -> QuerySet[Placement]:
    """The placements this person may see on a date, with what a page needs of each."""
    return whole().filter(pk__in=Placement.objects.visible_to(user, on).values("pk"))


def whole() -> QuerySet[Placement]:
    """Every placement with its award, provider, lot and child; for actions, and for pages behind `visible`."""
    return Placement.objects.select_related(
        "award__provider__organisation",
        "award__site",
        "award__adult",
        "award__offer",
        "award__service_type__lot",
        "award__request__referral__child__school",
        "award__request__referral__referrer",
        "award__request__round_lot__lot",
    )


def in_hand(user: User, on: date) -> QuerySet[Placement]:
    """The placements this person may see that are being made ready or have started, the next start first."""
    rows = visible(user, on).filter(state__in=["preparing", "started"])
    return rows.order_by("award__start_on", "pk")


def for_award(award: Award) -> Placement | None:
    """The placement made ready for an award."""
    return whole().filter(award=award).first()


def at_provider(provider: Provider) -> QuerySet[Placement]:
    """A provider's placements that are being made ready or have started, by first day."""
    rows = whole().filter(award__provider=provider, state__in=["preparing", "started"])
    return rows.order_by("award__start_on", "pk")


def children_seen(user: User, on: date, placements: Iterable[Placement]) -> dict[str, Child]:
    """The children of these placements whom this person may see, by reference: the others stay references."""
    refs = [placement.child_ref for placement in placements]
    return {child.ref: child for child in Child.objects.visible_to(user, on).filter(ref__in=refs)}


def about(placement: Placement) -> list[str]:
    """The references that every entry about a placement carries: itself, its contract, child, referral and provider."""
    award = placement.award
    calloff = calloffs.of_award(award)
    refs = [placement.ref, award.ref, placement.child_ref, award.request.referral.ref, award.provider.ref]
    return [*refs, calloff.ref] if calloff else refs


def workers(placement: Placement) -> QuerySet[Worker]:
    """The adults named for a placement and not stood down."""
    return placement.workers.filter(stood_down_at__isnull=True).select_related("adult", "named_by")


def deferrals(placement: Placement) -> QuerySet[Deferral]:
    """Every leave to follow that was given, with who gave it."""
    return placement.deferrals.select_related("deferred_by")


def school_days(placement: Placement) -> SchoolDays:
    """The calendar that leave to follow is counted in: the child's school's, else the council's area's."""
    duty = duties.duty_of(placement.award.request.referral)
    return duties.school_days(duty) if duty else duties.area_days()


def waits(referrals: Iterable[int]) -> dict[int, list[Wait]]:
    """What placements being made ready wait for, by key of the referral: a signature, and the checks. Two queries."""
    rows = Placement.objects.filter(state="preparing", award__request__referral__in=list(referrals))
    placements = list(rows.select_related("award__request", "award__provider"))
    states = calloffs.states_of([placement.award for placement in placements])
    found: dict[int, list[Wait]] = defaultdict(list)
    for placement in placements:
        mine = found[placement.award.request.referral_id]
        state, ref = states.get(placement.award_id, ("", ""))
        if state == "issued":
            mine.append(Wait(Stage.PROVIDER_SIGNATURE, placement.prepared_at, ref, placement.award.provider.name))
        elif state == "provider_signed":
            mine.append(Wait(Stage.COUNCIL_SIGNATURE, placement.prepared_at, ref))
        mine.append(Wait(Stage.START, placement.prepared_at, placement.ref))
    return found


def over(referral: Referral) -> set[str]:
    """The references of a referral's awards whose placement has ended or never started."""
    rows = Placement.objects.filter(award__request__referral=referral, state__in=["ended", "not_started"])
    return set(rows.values_list("award__ref", flat=True))
