"""Reading the framework: the round in force, its weights and terms, limits, and the council's dated choices."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from sixthday.access import queries as access
from sixthday.access.choices import Permission, Role
from sixthday.access.models import User
from sixthday.framework.choices import DEFAULTS, Choice
from sixthday.framework.models import (
    ApprovalLimit,
    CouncilChoice,
    Lot,
    Round,
    RoundLot,
    Scheme,
    ServiceType,
    Terms,
    WeightSet,
)
from sixthday.rules.findings import refusal


def _in_force(on: date) -> Q:
    return Q(from_on__lte=on) & (Q(until_on__isnull=True) | Q(until_on__gte=on))


def schemes() -> QuerySet[Scheme]:
    """Every framework, the latest award first."""
    return Scheme.objects.order_by("-awarded_on")


def current_round(on: date) -> Round | None:
    """The round in force on a date; of several, the one that opened last."""
    return Round.objects.filter(_in_force(on)).select_related("scheme").order_by("-from_on", "-number").first()


def rounds(scheme: Scheme) -> QuerySet[Round]:
    """The rounds of a framework, newest first."""
    return Round.objects.filter(scheme=scheme).select_related("scheme").order_by("-number")


def round_lots(on: date) -> QuerySet[RoundLot]:
    """The lots of the round in force on a date, in number order; none when there is no round."""
    return lots_of(current_round(on))


def lots_of(round_: Round | None) -> QuerySet[RoundLot]:
    """The lots of one round, in number order."""
    found = RoundLot.objects.select_related("lot__scheme", "round__scheme").order_by("lot__number")
    return found.filter(round=round_) if round_ else found.none()


def round_lot(scheme_ref: str, round_number: int, lot_number: int) -> RoundLot | None:
    """One lot of one round, by the numbers people use."""
    return (
        RoundLot.objects.select_related("lot__scheme", "round__scheme")
        .filter(round__scheme__ref=scheme_ref, round__number=round_number, lot__number=lot_number)
        .first()
    )


def lots(scheme: Scheme) -> QuerySet[Lot]:
    """The lots of a framework with their service types."""
    return Lot.objects.filter(scheme=scheme).prefetch_related("service_types").order_by("number")


def service_types(lot: Lot) -> QuerySet[ServiceType]:
    """The kinds of service below a lot, by name."""
    return ServiceType.objects.filter(lot=lot).select_related("lot").order_by("name")


def weights_on(round_lot: RoundLot, on: date) -> WeightSet:
    """The newest weights in force on a date. Raises Refused when none are set."""
    found = WeightSet.objects.filter(round_lot=round_lot, from_on__lte=on).order_by("-version").first()
    if found is None:
        raise refusal(
            "weights_set", f"No weights are set for {round_lot}.", source="Published method of the round",
            fixer=Role.COMMISSIONER,
        )  # fmt: skip
    return found


def weight_sets(round_lot: RoundLot) -> QuerySet[WeightSet]:
    """Every version of a lot's weights, newest first."""
    return (
        WeightSet.objects.filter(round_lot=round_lot)
        .select_related("set_by")
        .prefetch_related("weights")
        .order_by("-version")
    )


def weight_points(weight_set: WeightSet) -> dict[str, int]:
    """Points by criterion code, as `rules.ranking` takes them; they total 100."""
    return {weight.criterion: weight.points for weight in weight_set.weights.all()}


def terms_on(round_: Round, on: date) -> Terms:
    """The newest call-off terms in force on a date. Raises Refused when none are set."""
    found = Terms.objects.filter(round=round_, from_on__lte=on).order_by("-version").first()
    if found is None:
        raise refusal(
            "terms_set", f"No call-off terms are set for {round_}.", source="Framework terms", fixer=Role.COMMISSIONER
        )
    return found


def terms_versions(round_: Round) -> QuerySet[Terms]:
    """Every version of a round's terms, newest first."""
    return Terms.objects.filter(round=round_).select_related("set_by").order_by("-version")


def choice(name: Choice, on: date) -> Any:
    """What the council chose, as in force on a date; its published default when it has chosen nothing."""
    row = CouncilChoice.objects.filter(name=name, from_on__lte=on).order_by("-from_on").first()
    return DEFAULTS[name] if row is None else row.value


def choice_rows(name: Choice) -> QuerySet[CouncilChoice]:
    """Every value the council gave to a choice, newest first."""
    return CouncilChoice.objects.filter(name=name).select_related("made_by").order_by("-from_on")


def approval_limit(user: User, on: date) -> int | None:
    """Pence ex VAT up to which a person may approve: their own limit or, as a deputy, that of the approver they stand in
    for, whichever is higher. None: no authority."""
    holders = [user, *access.stands_in_for(user, Role.APPROVER, on)]
    limits = ApprovalLimit.objects.filter(_in_force(on), holder__in=holders).values_list("limit_pence", flat=True)
    return max(limits, default=None)


def limits(on: date | None = None) -> QuerySet[ApprovalLimit]:
    """Approval limits in force on a date, highest first; all there ever were without one."""
    found = ApprovalLimit.objects.select_related("holder", "set_by").order_by(
        "-limit_pence", "holder__name", "-from_on"
    )
    return found.filter(_in_force(on)) if on else found


def approvers(pence: int, on: date, without: Iterable[User] = ()) -> list[User]:
    """Who may approve an award of so many pence ex VAT on a date, leaving out those named."""
    excepted = {user.pk for user in without}
    return [
        user
        for user in access.holders(Permission.APPROVE_AWARD, on)
        if user.pk not in excepted and (approval_limit(user, on) or -1) >= pence
    ]
