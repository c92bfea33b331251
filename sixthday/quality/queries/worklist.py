"""The list of where quality assurance looks first, in the same number of queries for one provider and for all."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.db.models import QuerySet

from sixthday.access.models import User
from sixthday.calloffs import queries as calloffs
from sixthday.placements.queries import whereabouts
from sixthday.providers import queries as providers
from sixthday.providers.models import Provider
from sixthday.providers.queries import membership
from sixthday.quality.models import RiskWeights
from sixthday.quality.queries import concern as concerns
from sixthday.quality.queries import visit as visits
from sixthday.rules.compliance import REQUIREMENT, Held
from sixthday.rules.quality import COMPLAINT_DAYS, DEFAULT_WEIGHTS, QaFacts, Ranked, ranked

LAPSING_DAYS = 30


def weights_on(on: date) -> Mapping[str, int]:
    """The weights in force on a day: the newest published, else the defaults."""
    row = RiskWeights.objects.filter(from_on__lte=on).order_by("-from_on").first()
    return row.points if row else DEFAULT_WEIGHTS


def weight_rows() -> QuerySet[RiskWeights]:
    """Every set of weights that was published, the newest first."""
    return RiskWeights.objects.select_related("set_by").order_by("-from_on")


def work_list(user: User, on: date) -> list[tuple[Provider, Ranked]]:
    """Every provider with a place in a lot or a child, the most points first, each with its reasons. Concerns that this
    person may not see count for nothing here."""
    joined, children = membership.joined(on), whereabouts.needs_by_provider()
    wanted = {*joined, *children}
    seen = [provider for provider in providers.visible(user, on) if provider.pk in wanted]
    facts = _facts(user, seen, joined, children, on)
    by_ref = {provider.ref: provider for provider in seen}
    return [(by_ref[row.facts.ref], row) for row in ranked(facts, weights_on(on), on)]


def ranking_of(user: User, provider: Provider, on: date) -> Ranked:
    """One provider's points and reasons, as its own page shows them."""
    facts = _facts(user, [provider], membership.joined(on), whereabouts.needs_by_provider(), on)
    return ranked(facts, weights_on(on), on)[0]


def _facts(
    user: User, seen: Sequence[Provider], joined: Mapping[int, date], children: Mapping[int, tuple[int, int]], on: date
) -> list[QaFacts]:
    keys = [provider.pk for provider in seen]
    live = concerns.open_by_provider(user, on)
    complaints = concerns.complaints_by_provider(user, on, on - timedelta(days=COMPLAINT_DAYS))
    visited, late, spent = visits.last_visits(keys), visits.overdue_by_provider(on), calloffs.live_maximum_by_provider()
    lapses = _lapses(keys, providers.held_by(seen, on), on)
    found = []
    for provider in seen:
        open_here, (number, high) = live.get(provider.pk, {}), children.get(provider.pk, (0, 0))
        safeguarding = open_here.get("safeguarding", 0)
        lapsed, lapsing = lapses[provider.pk]
        found.append(
            QaFacts(
                provider.ref, provider.name, joined.get(provider.pk), visited.get(provider.pk),
                safeguarding=safeguarding, concerns=sum(open_here.values()) - safeguarding,
                complaints=complaints.get(provider.pk, 0), overdue=late.get(provider.pk, 0), lapsed=lapsed,
                lapsing=lapsing, spend_pence=spent.get(provider.pk, 0), children=number, high_need=high,
            )
        )  # fmt: skip
    return found


def _lapses(
    keys: Sequence[int], held: Mapping[int, Sequence[Held]], on: date
) -> dict[int, tuple[tuple[str, ...], tuple[str, ...]]]:
    """For each provider what it must show and does not on the day, and what ends within thirty days."""
    rows = [
        row
        for row in REQUIREMENT.values()
        if row.applies_to == "provider" and row.evidence and row.blocking and row.waivable_days is None
    ]
    found: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for key in keys:
        ends = {
            row.label: max(
                (h.valid_to for h in held.get(key, ()) if h.requirement_code == row.code and h.verified and h.valid_to),
                default=None,
            )
            for row in rows
        }
        soon = on + timedelta(days=LAPSING_DAYS)
        found[key] = (
            tuple(label for label, until in ends.items() if until is None or until < on),
            tuple(label for label, until in ends.items() if until is not None and on <= until <= soon),
        )
    return found
