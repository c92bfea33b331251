"""What stands loaded, and which calendars are missing."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sixthday.reference.models import Authority, Edition, School, Term


@dataclass(frozen=True, slots=True)
class Cover:
    """Whether an authority that has schools here has term dates for a school year, and how many schools have their own."""

    authority: Authority
    academic_year: str
    schools: int
    with_own: int
    is_loaded: bool


def editions() -> dict[str, Edition]:
    """What stands loaded, by kind of data."""
    return {one.what: one for one in Edition.objects.all()}


def covers(academic_years: Iterable[str]) -> list[Cover]:
    """For each authority that has schools here, and each of these school years, whether there are term dates."""
    years = list(academic_years)
    schools = Counter(School.objects.values_list("authority_id", flat=True))
    terms = Term.objects.filter(academic_year__in=years)
    shared = set(terms.filter(school__isnull=True).values_list("authority_id", "academic_year"))
    own = Counter(
        (authority, year)
        for authority, year, _ in set(
            terms.filter(school__isnull=False).values_list("authority_id", "academic_year", "school_id")
        )
    )
    return [
        Cover(authority, year, schools[authority.pk], own[authority.pk, year], (authority.pk, year) in shared)
        for authority in Authority.objects.filter(pk__in=schools)
        for year in years
    ]
