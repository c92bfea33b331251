"""Reading what is known of exclusion: looks, connected persons, the newest debarment list and whom it may name."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from sixthday.access.models import User
from sixthday.framework import queries as framework
from sixthday.framework.choices import Choice
from sixthday.providers.choices import ExclusionOutcome
from sixthday.providers.models import (
    ConnectedPerson,
    DebarmentList,
    DebarmentMatch,
    DebarredSupplier,
    ExclusionCheck,
    Provider,
)
from sixthday.providers.queries.membership import in_force
from sixthday.rules.calendars import london_day
from sixthday.rules.debarment import Named, matches


@dataclass(frozen=True, slots=True)
class Due:
    """A provider whose exclusion grounds wait for a person: matched by a list, or looked at too long ago, or never."""

    provider: Provider
    last: ExclusionCheck | None
    until_on: date | None
    matches: tuple[DebarmentMatch, ...]


def newest_list() -> DebarmentList | None:
    """The debarment list of the latest day."""
    return DebarmentList.objects.order_by("-listed_on", "-loaded_at").first()


def lists() -> QuerySet[DebarmentList]:
    """Every list that was loaded, newest first."""
    return DebarmentList.objects.select_related("loaded_by")


def named_ones(on: date, only: Sequence[ConnectedPerson] | None = None) -> list[Named]:
    """Every provider, and whoever is connected with one on a day; or only those given. The key leads back: `behind`."""
    if only is not None:
        return [_named(row) for row in only]
    rows = Provider.objects.values_list("pk", "name", "company_number")
    ours = [Named(f"{pk}:", name, number) for pk, name, number in rows]
    return ours + [_named(row) for row in ConnectedPerson.objects.filter(in_force(on))]


def behind(key: str) -> tuple[int, int | None]:
    """The keys of the provider and of the connected person behind a name."""
    provider, _, connected = key.partition(":")
    return int(provider), int(connected) if connected else None


def exclusion_until(keys: Iterable[int], on: date) -> dict[int, date]:
    """The last day the newest look by a day stands, by the provider's key: none that found a mandatory ground, and none
    from before a list that may name the provider."""
    days = timedelta(days=int(framework.choice(Choice.EXCLUSION_DAYS, on)))
    newest = _newest(keys, on)
    flagged = open_matches(newest)
    return {
        key: london_day(row.checked_at) + days
        for key, row in newest.items()
        if row.outcome != ExclusionOutcome.EXCLUDED and key not in flagged
    }


def open_matches(keys: Iterable[int]) -> dict[int, list[DebarmentMatch]]:
    """Pairs of the newest list that nobody has looked at yet, by the provider's key."""
    newest = newest_list()
    found: dict[int, list[DebarmentMatch]] = defaultdict(list)
    if newest is None:
        return found
    keys = list(keys)
    rows = DebarmentMatch.objects.filter(provider__in=keys, supplier__debarment_list=newest)
    looks = _newest(keys) if rows.exists() else {}
    for row in rows.select_related("supplier__debarment_list", "connected", "provider"):
        look = looks.get(row.provider_id)
        if look is None or look.debarment_list_id != newest.pk:
            found[row.provider_id].append(row)
    return found


def may_be_listed(named: Sequence[Named]) -> list[tuple[DebarredSupplier, str]]:
    """Lines of the newest list that may be one of these, each with the key of whom: for people not recorded here yet."""
    newest = newest_list()
    lines = {line.ref: line for line in newest.suppliers.select_related("debarment_list")} if newest else {}
    found = matches([Named(line.ref, line.name, line.company_number) for line in lines.values()], named)
    return [(lines[match.listed], match.named) for match in found]


def due(user: User, on: date, within: int = 30) -> list[Due]:
    """Members whose look at the grounds is missing, ends within so many days, or is overtaken by a list."""
    members = _members(on)
    who = [each for each in Provider.objects.visible_to(user, on) if each.pk in members]
    keys = [each.pk for each in who]
    until, last, flagged = exclusion_until(keys, on), _newest(keys), open_matches(keys)
    soon = on + timedelta(days=within)
    return [
        Due(each, last.get(each.pk), until.get(each.pk), tuple(flagged.get(each.pk, ())))
        for each in who
        if each.pk in flagged or until.get(each.pk, on) <= soon
    ]


def checks(provider: Provider) -> QuerySet[ExclusionCheck]:
    """Every look at a provider's grounds, newest first."""
    return provider.exclusion_checks.select_related("checked_by", "debarment_list")


def connected(provider: Provider) -> QuerySet[ConnectedPerson]:
    """Everybody ever connected with a provider."""
    return provider.connected.select_related("recorded_by")


def connection(user: User, on: date, ref: str) -> ConnectedPerson | None:
    """One connected person of a provider this person may see."""
    seen = ConnectedPerson.objects.filter(provider__in=Provider.objects.visible_to(user, on).values("pk"))
    return seen.select_related("provider").filter(ref=ref).first()


def _newest(keys: Iterable[int], on: date = date.max) -> dict[int, ExclusionCheck]:
    rows = ExclusionCheck.objects.filter(provider__in=list(keys)).select_related("checked_by")
    return {row.provider_id: row for row in rows.order_by("checked_at", "id") if london_day(row.checked_at) <= on}


def _members(on: date) -> set[int]:
    return set(Provider.objects.filter(in_force(on, "memberships__")).values_list("pk", flat=True))


def _named(row: ConnectedPerson) -> Named:
    return Named(f"{row.provider_id}:{row.pk}", row.name, row.company_number)
