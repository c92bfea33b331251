"""The weights of a lot and the terms of a round, by version and day."""

from datetime import date

from django.db.models import QuerySet

from sixthday.access.choices import Role
from sixthday.framework.models import Round, RoundLot, Terms, WeightSet
from sixthday.rules.findings import refusal


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
