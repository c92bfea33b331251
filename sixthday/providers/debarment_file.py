"""The table in which a debarment list comes: one row for each supplier."""

from dataclasses import dataclass
from datetime import date

from sixthday.providers.models import DebarmentList, DebarredSupplier
from sixthday.reference.rows import Row, RowError, read_table, twice

COLUMNS = ("name", "company_number", "ground", "mandatory", "until")
YES_NO = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Line:
    """One supplier as the table says it."""

    row: Row
    name: str
    company_number: str
    ground: str
    mandatory: bool
    until_on: date | None

    def supplier(self, debarment_list: DebarmentList) -> DebarredSupplier:
        """The row that is kept."""
        return DebarredSupplier(
            debarment_list=debarment_list, name=self.name, company_number=self.company_number, ground=self.ground,
            mandatory=self.mandatory, until_on=self.until_on,
        )  # fmt: skip


def read(text: str) -> tuple[list[Line], list[RowError]]:
    """The lines of a table, and what is wrong with its headings."""
    rows, faults = read_table(text, COLUMNS)
    lines = [
        Line(
            row, row.text("name", most=200, required=True), row.text("company_number", most=12),
            row.text("ground", most=200, required=True), row.one_of("mandatory", YES_NO, fallback=False), row.day("until"),
        )
        for row in rows
    ]  # fmt: skip
    keyed = [(line.row, (line.name.casefold(), line.company_number) if line.name else None) for line in lines]
    twice(keyed, "name", lambda number: f"stands in row {number} already")
    return lines, faults
