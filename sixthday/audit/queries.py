"""Reading the record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.db.models import Count, Min, Model, QuerySet

from sixthday.audit.models import Detail, Entry, Seal, Sighting

Row = TypeVar("Row", bound=Model)


def timeline(refs: Iterable[str], kinds: Iterable[str] = ()) -> QuerySet[Entry]:
    """Entries about any of these references, newest first."""
    found = Entry.objects.filter(abouts__ref__in=list(refs)).distinct().order_by("-at", "-id")
    return found.filter(kind__in=list(kinds)) if kinds else found


def kinds(refs: Iterable[str]) -> list[str]:
    """The kinds of entry there are about any of these references."""
    found = Entry.objects.filter(abouts__ref__in=list(refs)).order_by()
    return list(found.values_list("kind", flat=True).distinct())


def details(entries: Iterable[Entry]) -> dict[int, dict[str, object]]:
    """The detail of each entry that still has one, by entry id."""
    return {d.entry_id: d.body for d in Detail.objects.filter(entry__in=list(entries))}


def sightings(refs: Iterable[str]) -> QuerySet[Sighting]:
    """Who read these records, newest first."""
    return Sighting.objects.filter(ref__in=list(refs)).order_by("-at", "-id")


@dataclass(frozen=True, slots=True)
class Sealing:
    """How far the record is sealed: when last, how many entries are not yet, and since when."""

    sealed_at: datetime | None
    unsealed: int
    oldest_at: datetime | None


def sealing() -> Sealing:
    """Where the chain stands, without walking it: two queries."""
    last = Seal.objects.order_by("last_entry").last()
    waiting = Entry.objects.filter(id__gt=last.last_entry if last else 0).aggregate(
        number=Count("id"), oldest=Min("at")
    )
    return Sealing(last.at if last else None, waiting["number"], waiting["oldest"])


def entries(
    *,
    from_on: date | None = None,
    until_on: date | None = None,
    actor: str | None = None,
    about: str = "",
    kind: str = "",
) -> QuerySet[Entry]:
    """Every act between two days (both inclusive), by one person, about one reference, of one kind; newest first."""
    found = _between(Entry.objects.all(), from_on, until_on, actor)
    found = found.filter(abouts__ref=about) if about else found
    found = found.filter(kind=kind) if kind else found
    return found.prefetch_related("abouts").order_by("-at", "-id")


def readings(
    *, from_on: date | None = None, until_on: date | None = None, actor: str | None = None, about: str = ""
) -> QuerySet[Sighting]:
    """Every reading of a child's record between two days, by one person, of one child; newest first."""
    found = _between(Sighting.objects.all(), from_on, until_on, actor)
    return (found.filter(ref=about) if about else found).order_by("-at", "-id")


def _between(found: QuerySet[Row], from_on: date | None, until_on: date | None, actor: str | None) -> QuerySet[Row]:
    found = found.filter(at__date__gte=from_on) if from_on else found
    found = found.filter(at__date__lte=until_on) if until_on else found
    return found if actor is None else found.filter(actor=actor)
