"""Reading a table that somebody hands in: every fault by row, column and why; one bad row and nothing is loaded."""

import csv
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from io import StringIO
from typing import TypeVar

from sixthday.rules.money import pence

DATE_FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y")
LONG = 1_000
T = TypeVar("T")
POSTCODE = re.compile(r"^([A-Z]{1,2}[0-9][A-Z0-9]?) ?([0-9][A-Z]{2})$")


@dataclass(frozen=True, slots=True)
class RowError:
    """One fault: the row as the spreadsheet counts it (the headings are row 1), the column, and why."""

    row: int
    column: str
    why: str


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did, or in a dry run would do. With errors it did nothing."""

    what: str
    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    errors: tuple[RowError, ...] = ()
    dry_run: bool = False
    notes: tuple[RowError, ...] = ()  # what somebody must look at, and which stopped nothing

    @property
    def loaded(self) -> bool:
        """Whether the database was asked to change."""
        return not self.errors and not self.dry_run

    @property
    def moves(self) -> int:
        """How many rows differ from what stands."""
        return self.added + self.changed + self.removed


@dataclass(slots=True)
class Row:
    """One row while it is read. Reading a cell returns its value, or keeps a fault and returns the fallback."""

    number: int
    cells: Mapping[str, str]
    errors: list[RowError] = field(default_factory=list)

    def fault(self, column: str, why: str) -> None:
        """Keep a fault of this row."""
        self.errors.append(RowError(self.number, column, why))

    def text(self, column: str, *, most: int = 120, required: bool = False) -> str:
        """The cell without stray spaces."""
        value = " ".join(self.cells.get(column, "").split())
        if required and not value:
            self.fault(column, "is empty")
        if len(value) > most:
            self.fault(column, f"is longer than {most} characters")
        return value

    def day(self, column: str, *, required: bool = False) -> date | None:
        """The cell as a date: 2026-09-02 or 02/09/2026."""
        value = self.text(column, required=required)
        for form in DATE_FORMS if value else ():
            try:
                return datetime.strptime(value, form).date()  # noqa: DTZ007 - a date, no instant
            except ValueError:
                continue
        if value:
            self.fault(column, f"“{value}” is not a date such as 02/09/2026")
        return None

    def one_of(self, column: str, choices: Mapping[str, T], fallback: T) -> T:
        """The cell as one of a closed list, whatever its capitals."""
        value = self.text(column)
        if value.casefold() in choices:
            return choices[value.casefold()]
        self.fault(column, f"“{value}” is not one of: {', '.join(choices)}" if value else "is empty")
        return fallback

    def postcode(self, column: str) -> str:
        """The cell as a postcode in its written form, or empty."""
        value = self.text(column)
        if value and not normal_postcode(value):
            self.fault(column, f"“{value}” is not a postcode")
        return normal_postcode(value)

    def whole(self, column: str, least: int, most: int) -> int:
        """The cell as a whole number between two, both included; the least of them beside its fault."""
        value = self.text(column, required=True)
        if value.isascii() and value.isdigit() and least <= int(value[:9]) <= most:
            return int(value)
        if value:
            self.fault(column, f"“{value}” is not a whole number from {least} to {most:,}")
        return least

    def pence(self, column: str) -> int:
        """The cell, in pounds, as pence; one beside its fault."""
        value = self.text(column, required=True).replace("£", "").replace(",", "")
        try:
            pounds = Decimal(value or "1")
            if not (pounds.is_finite() and 0 < pounds < 1_000_000 and pounds == pounds.quantize(Decimal("0.01"))):
                raise InvalidOperation
        except InvalidOperation:
            self.fault(column, f"“{value}” is not a price in pounds such as 42.50")
            return 1
        return pence(pounds)

    def hours(self, column: str) -> int:
        """The cell, in hours such as 12.5, as whole minutes; one beside its fault."""
        value = self.text(column, required=True)
        try:
            minutes = Decimal(value or "1") * 60
            if not (minutes.is_finite() and 0 < minutes <= 10_080 and minutes == minutes.to_integral_value()):
                raise InvalidOperation
        except InvalidOperation:
            self.fault(column, f"“{value}” is not a number of hours such as 12.5")
            return 1
        return int(minutes)

    def sound(self, column: str) -> bool:
        """Whether nothing was found wrong with the cell."""
        return not any(error.column == column for error in self.errors)

    def codes(self, column: str, known: Mapping[str, str]) -> tuple[str, ...]:
        """The cell as codes, apart by semicolons, commas or spaces, in the order of the closed list."""
        given = self.text(column, most=LONG, required=True).replace(";", " ").replace(",", " ").casefold().split()
        for code in given:
            if code not in known:
                self.fault(column, f"“{code}” is not one of: {', '.join(known)}")
        return tuple(code for code in known if code in given)


def decoded(content: bytes) -> str:
    """The text of a file that is UTF-8, or else Windows Western as registers still are."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def read_table(text: str, columns: Iterable[str]) -> tuple[list[Row], list[RowError]]:
    """The rows of a CSV, and what is wrong with its headings: each column that is missing or stands twice."""
    try:
        lines = list(csv.reader(StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        return [], [RowError(1, "", f"the file is not a CSV table ({error})")]
    headings = [heading.strip() for heading in lines[0]] if lines else []
    faults = [RowError(1, column, "this column is missing") for column in columns if column not in headings]
    faults += [RowError(1, column, "this column stands twice") for column in columns if headings.count(column) > 1]
    if not faults and not any(any(line) for line in lines[1:]):
        faults.append(RowError(1, "", "there are no rows under the headings"))
    if faults:
        return [], faults
    rows = [
        Row(number, dict(zip(headings, [*line, *[""] * len(headings)], strict=False)))
        for number, line in enumerate(lines[1:], start=2)
        if any(cell.strip() for cell in line)
    ]
    return rows, []


def faults_of(rows: Iterable[Row]) -> tuple[RowError, ...]:
    """Every fault that reading the rows kept, in the order of the rows."""
    return tuple(error for row in rows for error in row.errors)


def twice(rows: Iterable[tuple[Row, object]], column: str, say: Callable[[int], str]) -> None:
    """Keep a fault on every row whose key an earlier row has; `say` is given that row's number. No key, no fault."""
    seen: dict[object, int] = {}
    for row, key in rows:
        if key and key in seen:
            row.fault(column, say(seen[key]))
        seen.setdefault(key, row.number)


def normal_postcode(text: str) -> str:
    """A postcode as it is written, HR4 0LE; empty when it has not the form of one."""
    found = POSTCODE.match("".join(text.upper().split()))
    return f"{found[1]} {found[2]}" if found else ""
