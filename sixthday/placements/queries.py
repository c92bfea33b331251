"""Reading placements: who may see which, and the start gate as it stands on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from sixthday.access.models import User
from sixthday.awards.models import Award
from sixthday.calloffs import queries as calloffs
from sixthday.placements.choices import TransportDecision
from sixthday.placements.models import Check, Deferral, Placement, Worker
from sixthday.places import queries as places
from sixthday.providers import queries as providers
from sixthday.providers.models import Provider
from sixthday.referrals.models import Child
from sixthday.referrals.queries import duty as duties
from sixthday.rules import compliance
from sixthday.rules.calendars import SchoolDays, london_day
from sixthday.rules.compliance import DEFERRED, MET, REQUIREMENT, REQUIREMENTS, GateFacts, GateLine
from sixthday.rules.findings import Finding


@dataclass(frozen=True, slots=True)
class Gate:
    """The gate of one placement on one day: every line in table order, and whether it opens."""

    on: date
    lines: tuple[GateLine, ...]

    @property
    def opens(self) -> bool:
        """Whether education may start on that day."""
        return compliance.gate_opens(self.lines)

    @property
    def stopping(self) -> tuple[GateLine, ...]:
        """The lines that keep it shut."""
        return tuple(line for line in self.lines if line.state not in {MET, DEFERRED})

    @property
    def following(self) -> tuple[GateLine, ...]:
        """The lines that were allowed to follow."""
        return tuple(line for line in self.lines if line.state == DEFERRED)

    @property
    def settled(self) -> tuple[GateLine, ...]:
        """The lines that are met."""
        return tuple(line for line in self.lines if line.state == MET)


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


def standing_checks(placement: Placement, on: date) -> dict[str, Check]:
    """The check that counts for each requirement on a day: the newest recorded by then, unless it takes one back."""
    newest: dict[str, Check] = {}
    for check in placement.checks.select_related("recorded_by", "file").order_by("recorded_at", "id"):
        if london_day(check.recorded_at) <= on:
            newest[check.requirement] = check
    return {code: check for code, check in newest.items() if not check.undone}


def deferrals(placement: Placement) -> QuerySet[Deferral]:
    """Every leave to follow that was given, with who gave it."""
    return placement.deferrals.select_related("deferred_by")


def gate_on(placement: Placement, on: date) -> Gate:
    """The gate as it stands for a day, worked out now from every fact. Nothing recorded is unmet."""
    leave = [
        compliance.Deferral(row.requirement, row.deferred_by.ref, row.reason, row.due_on)
        for row in deferrals(placement)
        if london_day(row.deferred_at) <= on
    ]
    return Gate(on, compliance.gate(_facts(placement, on), on, leave))


def school_days(placement: Placement) -> SchoolDays:
    """The calendar that leave to follow is counted in: the child's school's, else the council's area's."""
    duty = duties.duty_of(placement.award.request.referral)
    return duties.school_days(duty) if duty else duties.area_days()


def overdue(placements: Iterable[Placement], on: date) -> list[tuple[Placement, tuple[GateLine, ...]]]:
    """Started placements that may hold no session on a day, each with the lines that were due and did not follow."""
    started = [placement for placement in placements if placement.state == "started"]
    found = [(placement, gate_on(placement, on).stopping) for placement in started]
    return [(placement, lines) for placement, lines in found if lines]


def _facts(placement: Placement, on: date) -> GateFacts:
    award = placement.award
    return GateFacts(
        held=tuple(providers.held(award.provider, on)),
        findings=(*_derived(placement, on), *_recorded(placement, on)),
        adults=tuple((worker.adult.ref, worker.adult.name) for worker in workers(placement)),
        sites=((award.site.ref, award.site.name),),
    )


def _derived(placement: Placement, on: date) -> list[Finding]:
    award = placement.award
    return [
        compliance.folded(
            "standing", providers.standing_findings(award.provider, on, award.service_type.lot, award.site)
        ),
        compliance.folded("registration_guard", places.guard_of(award.ref)),
        calloffs.signed_or_emergency(award, on),
    ]


def _recorded(placement: Placement, on: date) -> list[Finding]:
    held = standing_checks(placement, on)
    return [_said(held[row.code]) for row in REQUIREMENTS if row.recorded and row.code in held]


def _said(check: Check) -> Finding:
    row = REQUIREMENT[check.requirement]
    value = f"{TransportDecision(check.value).label}: " if check.value else ""
    return Finding(row.code, True, f"{value}{check.note}", row.source)
