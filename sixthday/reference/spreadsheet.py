"""The text of a table that somebody hands in: a CSV as it stands, or the first sheet of an Excel workbook as a CSV.

A workbook is looked into before it is opened: nothing that swells, is locked, carries macros or declares entities is read.
"""

import csv
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

from openpyxl import load_workbook

from sixthday.documents import queries as documents
from sixthday.documents.choices import CSV, SPREADSHEET
from sixthday.documents.queries import SOURCE
from sixthday.reference.rows import decoded
from sixthday.rules.findings import Refused, refusal

LIMIT_BYTES = 2_000_000
MOST_ROWS = 2_000
MOST_COLUMNS = 60
DECLARES = (b"<!doctype", b"<!entity")


def table_text(name: str, content: bytes) -> str:
    """The table of an uploaded file as CSV text. Raises Refused with every reason why it cannot be read."""
    kind, found = documents.looked_into(name, content, limit_bytes=LIMIT_BYTES, kinds=(CSV, SPREADSHEET))
    if found or kind is None:
        raise Refused(found)
    if kind is CSV:
        return decoded(content)
    if _declares(content):
        raise refusal(
            "file_content", "The workbook declares what no table needs. Save a new copy of it.", source=SOURCE
        )
    out = StringIO()
    csv.writer(out).writerows(_rows(content))
    return out.getvalue()


def _declares(content: bytes) -> bool:
    """Whether any part of a workbook has a document type or entities of its own, in whatever encoding."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = (archive.read(part).replace(b"\0", b"").lower() for part in archive.infolist())
        return any(word in part for part in parts for word in DECLARES)


def _rows(content: bytes) -> list[list[str]]:
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        return list(_lines(book.worksheets[0]))
    except Refused:
        raise
    except Exception as error:  # the reader of a malformed workbook raises whatever it stumbles on
        raise refusal("file_broken", "The workbook cannot be opened. It may be damaged.", source=SOURCE) from error


def _lines(sheet: Any) -> Iterator[list[str]]:
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        if number > MOST_ROWS or len(row) > MOST_COLUMNS:
            what = f"more than {MOST_ROWS:,} rows" if number > MOST_ROWS else f"more than {MOST_COLUMNS} columns"
            raise refusal(
                "file_long", f"The first sheet has {what}. Delete what is empty beneath and beside.", source=SOURCE
            )
        yield [_words(cell) for cell in row]


def _words(cell: Any) -> str:
    """A cell as somebody would type it: days as 2026-09-02, whole numbers without a point."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return f"{cell:.12g}" if isinstance(cell, float) else str(cell)
