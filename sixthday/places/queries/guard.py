"""What the registration guard says: of one more child, of a place already taken, and of a provider as it stands.

Children's facts are read as they are today: who gets an EHC plan or becomes looked after counts from that moment.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sixthday.places.models import Judgement, Override, Taking
from sixthday.places.queries.taking import package_minutes
from sixthday.providers import queries as providers
from sixthday.providers.models import Provider
from sixthday.referrals.queries.registration import GuardFacts, guard_facts
from sixthday.rules.findings import Finding, Weight, blockers
from sixthday.rules.majority import future_guard
from sixthday.rules.overriding import Leave, let_through
from sixthday.rules.registration import GuardPlace, guard, guard_law
from sixthday.rules.splitting import split, split_finding


@dataclass(frozen=True, slots=True)
class Known:
    """What the guard counts at one provider: places held (by award too) and declared, people's decisions, whole weeks.

    `leaves` are by the child's reference, `award_leaves` by that of the one award they are for. `package` is each child's weekly minutes over all providers; `settings` names the registered members of its lots.
    """

    held: list[GuardPlace] = field(default_factory=list)
    by_award: Mapping[str, GuardPlace] = field(default_factory=dict)
    declared: list[GuardPlace] = field(default_factory=list)
    leaves: Mapping[str, list[Leave]] = field(default_factory=dict)
    award_leaves: Mapping[str, list[Leave]] = field(default_factory=dict)
    judged: Mapping[str, bool] = field(default_factory=dict)
    package: Mapping[str, int] = field(default_factory=dict)
    settings: Sequence[str] = ()

    @property
    def places(self) -> list[GuardPlace]:
        """Everything counted, held and declared."""
        return [*self.held, *self.declared]

    def without_leave(self, on: date) -> list[GuardPlace]:
        """The same without what a senior officer let through on a day."""

        def let(place: GuardPlace, award_ref: str = "") -> bool:
            given = [*self.leaves.get(place.child_ref, ()), *self.award_leaves.get(award_ref, ())]
            return any(leave.covers(on) for leave in given)

        held = [place for ref, place in self.by_award.items() if not let(place, ref)]
        return [*held, *(place for place in self.declared if not let(place))]


def known(provider: Provider, on: date, also: Iterable[str] = ()) -> Known:
    """What the guard counts at a provider on or after a day; `also` are children who may come."""
    return known_by([provider], on, also)[provider.pk]


def known_by(held: Iterable[Provider], on: date, also: Iterable[str] = ()) -> dict[int, Known]:
    """The same for many providers by the provider's key, in a fixed number of queries."""
    who = {provider.pk: provider for provider in held}
    rows = list(Taking.objects.filter(provider__in=who, released_at__isnull=True, until_on__gte=on)) if who else []
    refs = {row.child_ref for row in rows}
    facts, package = guard_facts(refs), package_minutes({*refs, *also}, on)
    judged, (leaves, award_leaves) = _judged(who), _leaves(who)
    declared = providers.declared_places_by(who.values(), on)
    settings = providers.registered_settings(who.values(), on)
    by_award: dict[int, dict[str, GuardPlace]] = defaultdict(dict)
    for row in rows:
        by_award[row.provider_id][row.award_ref] = _as_counted(
            row, facts.get(row.child_ref), judged[row.provider_id].get(row.child_ref)
        )
    return {
        key: Known(
            held=list(by_award[key].values()), by_award=by_award[key], declared=declared[key], leaves=leaves[key],
            award_leaves=award_leaves[key], judged=judged[key], package=package, settings=settings[key],
        )
        for key in who
    }  # fmt: skip


def guard_place(
    *, child_ref: str, weekly_minutes: int, special: bool, one_to_one_away: bool, leaves_on: date, from_on: date,
    until_on: date, judged: bool | None = None,
) -> GuardPlace:  # fmt: skip
    """One child's hours as the guard counts them: only until the child leaves compulsory school age."""
    return GuardPlace(
        child_ref=child_ref, weekly_minutes=weekly_minutes, age_ok=leaves_on >= from_on, ehc_plan=special,
        looked_after=False, at_home_or_online_one_to_one=one_to_one_away, from_on=from_on,
        until_on=min(until_on, max(leaves_on, from_on)), judged=judged,
    )  # fmt: skip


def guard_findings(
    provider: Provider, proposed: GuardPlace, *, known_of: Known | None = None, on: date | None = None,
    award_ref: str = "",
) -> list[Finding]:  # fmt: skip
    """What the guard says of one child's hours, from their first day or a later one; with the split, and who let it through.

    `known_of` (from `known_by`) is given when the caller has it for many. `award_ref` names the award whose place it is:
    leave for that award alone counts, and a place it has taken already is not counted twice.
    """
    first = max(proposed.from_on, on or proposed.from_on)
    here = known(provider, first, [proposed.child_ref]) if known_of is None else known_of
    counted = replace(proposed, judged=here.judged.get(proposed.child_ref))
    others = [place for ref, place in here.by_award.items() if ref != award_ref]
    existing, week = [*others, *here.declared], dict(here.package)
    if award_ref not in here.by_award:
        week[counted.child_ref] = week.get(counted.child_ref, 0) + counted.weekly_minutes
    found = _both_laws(existing, counted, week, is_registered(provider, first), first)
    if blockers(found):

        def stops(minutes: int) -> bool:
            return bool(blockers(_both_laws(existing, replace(counted, weekly_minutes=minutes), week, False, first)))

        parts = split(counted.weekly_minutes, stops)
        found += [split_finding(parts, here.settings)] if parts else []
    given = [*here.leaves.get(counted.child_ref, ()), *here.award_leaves.get(award_ref, ())]
    return let_through(found, given, first)


def guard_of(award_ref: str, on: date | None = None) -> list[Finding]:
    """What the guard says of a place already taken, with the provider's other children as they are now."""
    return guards_of([award_ref], on).get(award_ref, [])


def guards_of(award_refs: Sequence[str], on: date | None = None) -> dict[str, list[Finding]]:
    """The same for many places by their award's reference, in a fixed number of queries, from a day or each place's first.

    Awards without a place are left out.
    """
    mine = list(Taking.objects.filter(award_ref__in=award_refs, released_at__isnull=True).select_related("provider"))
    since = min((min(max(row.from_on, on or row.from_on), row.until_on) for row in mine), default=date.max)
    everything = known_by([row.provider for row in mine], since) if mine else {}
    return {
        row.award_ref: guard_findings(
            row.provider, everything[row.provider_id].by_award[row.award_ref], known_of=everything[row.provider_id],
            on=min(max(row.from_on, on or row.from_on), row.until_on), award_ref=row.award_ref,
        )
        for row in mine
    }  # fmt: skip


def is_registered(provider: Provider, on: date) -> bool:
    """Whether a provider is a registered school on a day."""
    return provider.registered_on is not None and provider.registered_on <= on


def _both_laws(
    existing: list[GuardPlace], proposed: GuardPlace, week: Mapping[str, int], registered: bool, on: date
) -> list[Finding]:
    """The law in force; the 2026 Act beside it from the day it is commenced, and not a word of it before."""
    now = guard(existing, proposed, registered, on, guard_law(on))
    ahead = future_guard(existing, proposed, week, registered, on)
    return [*now, *(ahead if any(finding.weight is not Weight.TELLS for finding in ahead) else ())]


def _as_counted(row: Taking, facts: GuardFacts | None, judged: bool | None) -> GuardPlace:
    """A place with its child's facts of today; those of the day it was taken where the child is not on record."""
    return guard_place(
        child_ref=row.child_ref, weekly_minutes=row.weekly_minutes, special=facts.special if facts else row.special,
        one_to_one_away=row.one_to_one_away, leaves_on=facts.leaves_on if facts else row.leaves_on,
        from_on=row.from_on, until_on=row.until_on, judged=judged,
    )  # fmt: skip


def _judged(keys: Iterable[int]) -> dict[int, dict[str, bool]]:
    found: dict[int, dict[str, bool]] = defaultdict(dict)
    for row in Judgement.objects.filter(provider__in=keys).order_by("judged_at", "id"):
        found[row.provider_id][row.child_ref] = row.counts
    return found


Leaves = dict[int, dict[str, list[Leave]]]


def _leaves(keys: Iterable[int]) -> tuple[Leaves, Leaves]:
    """Leave by provider and child until a day, and by provider and award."""
    found: Leaves = defaultdict(lambda: defaultdict(list))
    of_awards: Leaves = defaultdict(lambda: defaultdict(list))
    rows = Override.objects.filter(provider__in=keys, withdrawn_at__isnull=True).select_related("given_by")
    for row in rows:
        leave = Leave(row.given_by.name, row.from_on, row.until_on, row.reason)
        if row.award_ref:
            of_awards[row.provider_id][row.award_ref].append(leave)
        else:
            found[row.provider_id][row.child_ref].append(leave)
    return found, of_awards
