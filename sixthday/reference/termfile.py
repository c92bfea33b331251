"""Reading a table of term dates: one line for each term and each half-term holiday."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sixthday.reference.choices import TermKind
from sixthday.reference.rows import Row, RowError, faults_of, read_table, twice

AUTHORITY, SCHOOL, YEAR, KIND, NAME = "authority", "school_urn", "academic_year", "kind", "name"
FROM, UNTIL, SOURCE = "from", "until", "source"
COLUMNS = (AUTHORITY, SCHOOL, YEAR, KIND, NAME, FROM, UNTIL, SOURCE)
KINDS = {form: kind for kind in TermKind for form in (kind.value, kind.label.casefold())}
YEAR_FORM = re.compile(r"^(20\d\d)-(\d\d)$")


@dataclass(frozen=True, slots=True)
class TermLine:
    """One line. `school_urn` is None for dates of every school of the authority (its ONS code)."""

    authority: str
    school_urn: int | None
    academic_year: str
    kind: TermKind
    name: str
    from_on: date
    until_on: date
    source: str

    @property
    def whose(self) -> tuple[str, int | None, str]:
        """Whose year it belongs to: authority, school, academic year. A load replaces that year as a whole."""
        return self.authority, self.school_urn, self.academic_year


def read_terms(
    text: str, *, authorities: Iterable[str], urns: Mapping[int, str]
) -> tuple[list[TermLine], tuple[RowError, ...]]:
    """The lines of a table of term dates, and every fault.

    `authorities` are the ONS codes that are loaded; `urns` gives the authority's code of each school that is.
    """
    rows, errors = read_table(text, COLUMNS)
    known = frozenset(authorities)
    read = [(row, _line(row, known, urns)) for row in rows]
    whole = [(row, line) for row, line in read if line is not None]
    twice(
        ((row, (*line.whose, line.name.casefold())) for row, line in whole),
        NAME, lambda first: f"row {first} has this name for the same year already",
    )  # fmt: skip
    _check_years(whole)
    return [line for _, line in whole], (*errors, *faults_of(rows))


def academic_year_of(on: date) -> str:
    """The academic year of a day, from 1 August: 2026-27."""
    first = on.year if on.month >= 8 else on.year - 1
    return f"{first}-{(first + 1) % 100:02d}"


def _line(row: Row, known: frozenset[str], urns: Mapping[int, str]) -> TermLine | None:
    authority = row.text(AUTHORITY, required=True)
    if authority and authority not in known:
        row.fault(AUTHORITY, f"no authority with the code {authority} is loaded")
    year, name, source = (
        row.text(YEAR, required=True),
        row.text(NAME, most=40, required=True),
        row.text(SOURCE, most=160, required=True),
    )
    kind = row.one_of(KIND, KINDS, TermKind.TERM)
    school = _school(row, authority, urns)
    from_on, until_on = row.day(FROM, required=True), row.day(UNTIL, required=True)
    if year and not _is_year(year):
        row.fault(YEAR, f"“{year}” is not a school year such as 2026-27")
    if from_on is None or until_on is None or row.errors:
        return None
    if until_on < from_on:
        row.fault(UNTIL, "is before the first day")
    for column, on in ((FROM, from_on), (UNTIL, until_on)):
        if academic_year_of(on) != year:
            row.fault(column, f"{on:%d/%m/%Y} is not in the school year {year}")
    return TermLine(authority, school, year, kind, name, from_on, until_on, source)


def _school(row: Row, authority: str, urns: Mapping[int, str]) -> int | None:
    urn = row.text(SCHOOL)
    if not urn:
        return None
    if not urn.isdecimal() or int(urn) not in urns:
        row.fault(SCHOOL, f"no school with the URN {urn} is loaded")
        return None
    if urns[int(urn)] != authority:
        row.fault(SCHOOL, "this school belongs to another authority")
    return int(urn)


def _is_year(year: str) -> bool:
    found = YEAR_FORM.match(year)
    return bool(found) and int(found[2]) == (int(found[1]) + 1) % 100 if found else False


def _check_years(lines: list[tuple[Row, TermLine]]) -> None:
    """Terms of one year may not overlap, and a half term lies inside one of its terms."""
    years: dict[tuple[str, int | None, str], list[tuple[Row, TermLine]]] = defaultdict(list)
    for row, line in lines:
        years[line.whose].append((row, line))
    for year in years.values():
        terms = sorted((one for one in year if one[1].kind is TermKind.TERM), key=lambda one: one[1].from_on)
        for (before_row, before), (row, line) in zip(terms, terms[1:], strict=False):
            if line.from_on <= before.until_on:
                row.fault(FROM, f"overlaps the term in row {before_row.number}")
        for row, line in year:
            inside = any(term.from_on <= line.from_on and line.until_on <= term.until_on for _, term in terms)
            if line.kind is TermKind.HALF_TERM and not inside:
                row.fault(FROM, "a half term lies inside a term of the same year, and this one does not")
