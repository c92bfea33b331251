"""Working days and school days, made of what is loaded and recorded."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from django.db.models import Q, QuerySet

from sixthday.reference.models import Authority, BankHoliday, Closure, School, Term
from sixthday.rules.calendars import SchoolDays, Span, UnknownCalendar, WorkingDays
from sixthday.rules.findings import Finding
from sixthday.rules.words import spoken_date

SCHOOL_DAY = "Education Act 1996 section 579: a school day is a day on which the school meets"


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
    holidays, found = _bank_holidays(), {}
    for school in pupils:
        spans = (*_terms_of(school, terms), *own[school.pk], *also)
        found[school.pk] = _laid_out(spans, holidays)
    return found


@lru_cache(maxsize=256)
def _laid_out(spans: tuple[Span, ...], holidays: frozenset[date]) -> SchoolDays:
    """The days of these dates, worked out once however often a page asks: the same dates always give the same days."""
    return SchoolDays(spans, bank_holidays=holidays)


def authority_days(authority: Authority) -> SchoolDays:
    """The days on which schools of an authority meet when they have no dates of their own: for a child on no school's roll."""
    terms = Term.objects.filter(authority=authority, school__isnull=True)
    closures = _standing_closures().filter(authority=authority, school__isnull=True)
    spans = (
        *(Span(one.from_on, one.until_on, one.kind) for one in terms),
        *(Span(one.from_on, one.until_on, one.kind) for one in closures),
    )
    return _laid_out(spans, _bank_holidays())


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


def closure(ref: str) -> QuerySet[Closure]:
    """The closure with this reference."""
    return closures().filter(ref=ref)


def closure_findings(
    *, authority: Authority, school: School | None, from_on: date, until_on: date, reason: str
) -> list[Finding]:
    """Whether these days can be recorded as closed: every reason, met or not."""
    given = reason_given(reason)
    if until_on < from_on:
        return [given, Finding("closure_dates", False, "The last day must not be before the first.", SCHOOL_DAY)]
    days = school_days(school) if school else authority_days(authority)
    try:
        meets = days.count(from_on, until_on) > 0
    except UnknownCalendar:
        why = f"No term dates are loaded for {spoken_date(from_on)} to {spoken_date(until_on)}. Load them first."
        return [given, Finding("closure_calendar", False, why, SCHOOL_DAY)]
    why = "Some of these days are school days." if meets else "None of these days is a school day."
    return [given, Finding("closure_school_day", meets, why, SCHOOL_DAY)]


def reason_given(reason: str) -> Finding:
    """Whether a reason is written."""
    given = bool(reason.strip())
    return Finding("closure_reason", given, "A reason is given." if given else "Say why.", SCHOOL_DAY)


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
