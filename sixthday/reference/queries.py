"""Reading reference data. It is public, so there is nobody it is not visible to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from django.db.models import Case, Q, QuerySet, When

from sixthday.reference.choices import SchoolStatus
from sixthday.reference.models import Authority, BankHoliday, Closure, Edition, Postcode, School, Term
from sixthday.reference.rows import normal_postcode
from sixthday.rules import geography
from sixthday.rules.calendars import SchoolDays, Span, WorkingDays


def authorities() -> QuerySet[Authority]:
    """Every authority, by name."""
    return Authority.objects.all()


def authority(code: str) -> Authority:
    """The authority with this ONS code. Raises DoesNotExist."""
    return Authority.objects.get(code=code)


def schools() -> QuerySet[School]:
    """Every school, by name, with its authority."""
    return School.objects.select_related("authority")


def find_school(text: str) -> QuerySet[School]:
    """Schools whose name has every word of the text, or whose URN (now or formerly) or DfE number it is; those closed come last."""
    words = text.split()
    if not words:
        return schools().none()
    named = Q(*(Q(name__icontains=word) for word in words))
    figures = "".join(letter for letter in text if letter.isdecimal())
    numbered = (
        Q(dfe_number=figures) if len(figures) == 7 else Q(urns__urn=int(figures)) if len(figures) == 6 else Q(pk=None)
    )
    is_closed = Case(When(status=SchoolStatus.CLOSED, then=1), default=0)
    return schools().filter(named | numbered).distinct().order_by(is_closed, "name", "id")


def postcode(text: str) -> Postcode | None:
    """The postcode as typed, or None when it is not among those loaded."""
    return Postcode.objects.filter(pcd=normal_postcode(text)).first()


def outward(text: str) -> str:
    """The first half of a postcode, HR4; empty when the text is not one."""
    return normal_postcode(text).partition(" ")[0]


def distance_miles(first: str, second: str) -> Fraction | None:
    """Exact straight miles between two postcodes, or None when either is not loaded or has no grid reference."""
    return distances_miles(first, [second]).get(normal_postcode(second))


def distances_miles(origin: str, others: Iterable[str]) -> dict[str, Fraction]:
    """Exact straight miles from one postcode to each of the others that is loaded, by postcode as written: one query."""
    start = normal_postcode(origin)
    wanted = {normal_postcode(other) for other in others}
    places = Postcode.objects.filter(pcd__in=wanted | {start}, easting__isnull=False)
    grid = {place.pcd: (place.easting or 0, place.northing or 0) for place in places}
    if start not in grid:
        return {}
    return {pcd: geography.miles(geography.metres(*grid[start], *grid[pcd])) for pcd in wanted if pcd in grid}


def working_days() -> WorkingDays:
    """The council's working days, known until the end of the last year that has bank holidays."""
    holidays = _bank_holidays()
    return WorkingDays(holidays, date(max(holidays).year, 12, 31) if holidays else date.min)


def school_days(school: School, *, also: Sequence[Span] = ()) -> SchoolDays:
    """The days this school meets: its own terms where a year has them, else its authority's; less holidays and closures.

    `also` are closures that are not recorded yet, to show what recording them would move.
    """
    return school_days_for([school], also=also)[school.pk]


def school_days_for(wanted: Iterable[School], *, also: Sequence[Span] = ()) -> dict[int, SchoolDays]:
    """The same for many schools by their keys, in three queries; schools with the same dates share one calendar."""
    pupils = list(wanted)
    own: dict[int, list[Span]] = defaultdict(list)
    terms = list(Term.objects.filter(_of(pupils)))
    for closure in _standing_closures().filter(_of(pupils)):
        for school in pupils:
            if closure.school_id in (school.pk, None) and closure.authority_id == school.authority_id:
                own[school.pk].append(Span(closure.from_on, closure.until_on, closure.kind))
    holidays, made = _bank_holidays(), dict[tuple[Span, ...], SchoolDays]()
    found = {}
    for school in pupils:
        spans = (*_terms_of(school, terms), *own[school.pk], *also)
        found[school.pk] = made.get(spans) or made.setdefault(spans, SchoolDays(spans, bank_holidays=holidays))
    return found


def authority_days(authority: Authority) -> SchoolDays:
    """The days on which schools of an authority meet when they have no dates of their own: for a child on no school's roll."""
    terms = Term.objects.filter(authority=authority, school__isnull=True)
    closures = _standing_closures().filter(authority=authority, school__isnull=True)
    spans = (
        *(Span(one.from_on, one.until_on, one.kind) for one in terms),
        *(Span(one.from_on, one.until_on, one.kind) for one in closures),
    )
    return SchoolDays(spans, bank_holidays=_bank_holidays())


def terms(academic_year: str = "") -> QuerySet[Term]:
    """Loaded terms and half terms, of one school year or of all."""
    found = Term.objects.select_related("authority", "school")
    return found.filter(academic_year=academic_year) if academic_year else found


def closures() -> QuerySet[Closure]:
    """Every recorded closure, newest first, with what became of it."""
    return Closure.objects.select_related(
        "authority", "school", "recorded_by", "withdrawal", "withdrawal__withdrawn_by"
    )


def bank_holidays() -> QuerySet[BankHoliday]:
    """Every loaded bank holiday in order."""
    return BankHoliday.objects.all()


def editions() -> dict[str, Edition]:
    """What stands loaded, by kind of data."""
    return {one.what: one for one in Edition.objects.all()}


def _bank_holidays() -> frozenset[date]:
    return frozenset(BankHoliday.objects.values_list("on", flat=True))


def _standing_closures() -> QuerySet[Closure]:
    return Closure.objects.filter(withdrawal__isnull=True)


def _of(pupils: Sequence[School]) -> Q:
    theirs = Q(school__in=[school.pk for school in pupils])
    return theirs | Q(school__isnull=True, authority__in={school.authority_id for school in pupils})


def _terms_of(school: School, terms: Iterable[Term]) -> tuple[Span, ...]:
    mine = [term for term in terms if term.school_id == school.pk]
    years = {term.academic_year for term in mine}
    shared = [
        term for term in terms
        if term.school_id is None and term.authority_id == school.authority_id and term.academic_year not in years
    ]  # fmt: skip
    return tuple(
        Span(term.from_on, term.until_on, term.kind) for term in sorted([*mine, *shared], key=lambda term: term.from_on)
    )
