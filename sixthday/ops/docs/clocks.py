"""The dated numbers behind every clock and threshold, with their sources and doubts."""

from sixthday.ops.docs.tables import page, table
from sixthday.rules.parameters import PARAMETERS, Parameter


def clocks() -> str:
    """The document: one row for each number and the time it holds."""
    heads = ["Number", "Value", "From", "Until", "Source", "Doubt"]
    return page("Clocks and thresholds", "sixthday/rules/parameters.py", table(heads, map(_row, PARAMETERS)))


def _row(row: Parameter) -> list[str]:
    begins = row.from_on.isoformat() if row.from_on else "not in force"
    ends = row.until_on.isoformat() if row.until_on else ""
    return [f"`{row.name}`", f"{row.value:,}", begins, ends, row.source, row.doubt]
