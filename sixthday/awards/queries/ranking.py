"""A locked shortlist as a page shows it: each answer with its points, and what another weighting would change."""

from dataclasses import dataclass
from fractions import Fraction

from sixthday.awards.models import Request, Response, ShortlistEntry
from sixthday.awards.queries.shortlist import replays
from sixthday.framework.choices import Criterion
from sixthday.providers.models import Provider
from sixthday.rules import ranking as rules
from sixthday.rules.ranking import CriterionPoints, Ranked, Sensitivity

LETTERS = {
    Criterion.NEED_FIT: "N", Criterion.OUTCOMES_RECORD: "O", Criterion.START: "S", Criterion.DAYS_TIMES: "T",
    Criterion.DISTANCE: "D", Criterion.PRICE: "P", Criterion.FAMILY_PREFERENCE: "F",
}  # fmt: skip
LABELS = dict(Criterion.choices)


@dataclass(frozen=True, slots=True)
class Row:
    """One ranked answer: its entry, the exact version answered, and the points it was given."""

    entry: ShortlistEntry
    ranked: Ranked

    @property
    def response(self) -> Response:
        """The version of the answer that was ranked."""
        return self.entry.response

    @property
    def provider(self) -> Provider:
        """Whose answer it is."""
        return self.entry.response.invitation.provider

    @property
    def total(self) -> Fraction:
        """Points of 100, exactly."""
        return self.ranked.total

    @property
    def points(self) -> tuple[CriterionPoints, ...]:
        """The points of each criterion in the order of the published method."""
        return self.ranked.points


@dataclass(frozen=True, slots=True)
class Ranking:
    """The answers in order, the weights used, what a change of weight would do, and whether it replays.

    `set_aside` are the providers whose answer was not ranked, each with its code of why.
    """

    rows: tuple[Row, ...]
    weights: dict[str, int]
    weights_version: int
    changes: tuple[Sensitivity, ...]
    replays: bool
    set_aside: tuple[tuple[str, str], ...]

    def name_of(self, response_ref: str) -> str:
        """The provider behind an answer's reference."""
        return next((row.provider.name for row in self.rows if row.response.ref == response_ref), response_ref)


def ranking(request: Request) -> Ranking | None:
    """The ranking of a request as it was frozen when its shortlist locked; None before that."""
    shortlist = getattr(request, "shortlist", None)
    if shortlist is None:
        return None
    frozen = shortlist.frozen
    by_ref = {row["offer"]["ref"]: rules.from_dict(row) for row in frozen["ranked"]}
    entries = shortlist.entries.select_related(
        "shortlist",
        "response__invitation__provider__organisation",
        "response__site",
        "response__adult",
        "response__offer",
    )
    rows = tuple(Row(entry, by_ref[entry.response.ref]) for entry in entries.order_by("position"))
    return Ranking(
        rows=rows,
        weights=frozen["weights"],
        weights_version=frozen["weights_version"],
        changes=rules.sensitivity([row.ranked for row in rows], frozen["weights"]),
        replays=replays(shortlist),
        set_aside=_set_aside(frozen["set_aside"]),
    )


def _set_aside(kept: list[dict[str, str]]) -> tuple[tuple[str, str], ...]:
    why = {row["response"]: row["why"] for row in kept}
    rows = Response.objects.filter(ref__in=why).select_related("invitation__provider")
    return tuple((row.invitation.provider.name, why[row.ref]) for row in rows.order_by("invitation__provider__name"))
