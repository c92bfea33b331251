"""Reading an extract of the register of schools (Get Information About Schools, its own column names)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sixthday.reference.choices import Phase, SchoolStatus
from sixthday.reference.rows import Row, RowError, faults_of, read_table, twice

URN, LA, NUMBER, NAME = "URN", "LA (code)", "EstablishmentNumber", "EstablishmentName"
TYPE, STATUS, PHASE = "TypeOfEstablishment (name)", "EstablishmentStatus (name)", "PhaseOfEducation (name)"
OPENED, CLOSED, POSTCODE = "OpenDate", "CloseDate", "Postcode"
COLUMNS = (URN, LA, NUMBER, NAME, TYPE, STATUS, PHASE, OPENED, CLOSED, POSTCODE)

STATUSES = {status.label.casefold(): status for status in SchoolStatus}
PHASES = {phase.label.casefold(): phase for phase in Phase}
SMALL_WORDS = {"And", "Of", "The", "In", "On", "With", "Under", "Upon"}
KEPT_WORDS = {"CE", "C", "E", "C.E", "C.E.", "RC", "R.C", "R.C.", "VC", "VA", "C.P."}


@dataclass(frozen=True, slots=True)
class Establishment:
    """One row of the register: a school under one of its numbers."""

    row: int
    urn: int
    authority: str  # the DfE's number of the authority
    dfe_number: str  # the authority's number and the establishment's, or empty
    name: str
    type: str
    status: SchoolStatus
    phase: Phase
    opened_on: date | None
    closed_on: date | None
    postcode: str

    @property
    def is_closed(self) -> bool:
        """Whether the register calls this number closed."""
        return self.status is SchoolStatus.CLOSED


def read_register(text: str, authorities: Iterable[str]) -> tuple[list[Establishment], tuple[RowError, ...]]:
    """The establishments of an extract, and every fault. `authorities` are the DfE numbers that are known."""
    rows, errors = read_table(text, COLUMNS)
    known = frozenset(authorities)
    found = [_establishment(row, known) for row in rows]
    twice(zip(rows, (one.urn for one in found), strict=True), URN, lambda first: f"row {first} has this URN already")
    return found, (*errors, *faults_of(rows))


def same_school(found: Iterable[Establishment]) -> list[list[Establishment]]:
    """Rows that are one school under several numbers, the one that stands now first.

    They share the DfE number; a row without one stands alone. Now is what is not closed, then what opened last.
    """
    groups: dict[object, list[Establishment]] = defaultdict(list)
    for one in found:
        groups[one.dfe_number or one.urn].append(one)
    return [sorted(group, key=_nearness, reverse=True) for group in groups.values()]


def _nearness(one: Establishment) -> tuple[bool, date, int]:
    return (not one.is_closed, one.opened_on or date.min, one.urn)


def _establishment(row: Row, known: frozenset[str]) -> Establishment:
    urn = row.text(URN, required=True)
    if urn and not (urn.isdecimal() and 100_000 <= int(urn) <= 999_999):
        row.fault(URN, f"“{urn}” is not six figures")
        urn = ""
    authority = row.text(LA, required=True)
    if authority and authority not in known:
        row.fault(LA, f"no authority with the number {authority} is loaded")
    opened_on, closed_on = row.day(OPENED), row.day(CLOSED)
    if opened_on and closed_on and closed_on < opened_on:
        row.fault(CLOSED, "is before the day the school opened")
    return Establishment(
        row=row.number, urn=int(urn or 0), authority=authority, dfe_number=_dfe_number(row, authority),
        name=tidy_name(row.text(NAME, required=True)), type=row.text(TYPE, most=80), opened_on=opened_on, closed_on=closed_on,
        status=row.one_of(STATUS, STATUSES, SchoolStatus.NOT_RECORDED),
        phase=row.one_of(PHASE, PHASES, Phase.NOT_APPLICABLE), postcode=row.postcode(POSTCODE),
    )  # fmt: skip


def _dfe_number(row: Row, authority: str) -> str:
    number = row.text(NUMBER)
    if number and not (number.isdecimal() and len(number) == 4):
        row.fault(NUMBER, f"“{number}” is not four figures")
    return f"{authority}{number}" if number else ""


def tidy_name(name: str) -> str:
    """A name without stray spaces; one written all in capitals is set as a title, the register's own otherwise."""
    name = " ".join(name.split())
    if not name.isupper():
        return name
    words = [word if word in KEPT_WORDS else _titled(word) for word in name.split()]
    return " ".join(word.lower() if place and word in SMALL_WORDS else word for place, word in enumerate(words))


def _titled(word: str) -> str:
    parts = [part.capitalize() if part not in KEPT_WORDS else part for part in word.split("-")]
    joined = "-".join(parts)
    return f"({joined[1:].capitalize()}" if joined.startswith("(") else joined
