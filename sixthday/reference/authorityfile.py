"""Reading the list of authorities."""

import re
from typing import Any

from sixthday.reference.choices import AuthorityKind
from sixthday.reference.rows import Row, RowError, faults_of, read_table, twice

CODE, NUMBER, NAME, KIND = "code", "dfe_number", "name", "kind"
COLUMNS = (CODE, NUMBER, NAME, KIND)
KINDS = {kind.value: kind for kind in AuthorityKind}
FORM = re.compile(r"^[EW]\d{8}$")


def read_authorities(text: str) -> tuple[list[dict[str, Any]], tuple[RowError, ...]]:
    """The authorities of a table, and every fault."""
    rows, errors = read_table(text, COLUMNS)
    found = [_authority(row) for row in rows]
    twice(
        ((row, one["code"]) for row, one in zip(rows, found, strict=True)),
        CODE,
        lambda first: f"row {first} has this code already",
    )
    return found, (*errors, *faults_of(rows))


def _authority(row: Row) -> dict[str, Any]:
    code, number = row.text(CODE, most=9, required=True), row.text(NUMBER, most=3)
    if code and not FORM.match(code):
        row.fault(CODE, f"“{code}” is not an ONS code such as E06000019")
    if number and not (number.isdecimal() and len(number) == 3):
        row.fault(NUMBER, f"“{number}” is not three figures")
    kind = row.one_of(KIND, KINDS, AuthorityKind.UNITARY)
    return {"code": code, "dfe_number": number, "name": row.text(NAME, most=80, required=True), "kind": kind.value}
