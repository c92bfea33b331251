"""Reading the record."""

from collections.abc import Iterable

from django.db.models import QuerySet

from sixthday.audit.models import Detail, Entry, Sighting


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
