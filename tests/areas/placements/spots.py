"""A table of spot placements that run today, for the tests of carrying them over.

load(world, csv_of({}))                  # one good row: Robin Marsh at Arrow Learning since 21 September 2026
load(world, book_of({}), "spot.xlsx")    # the same as a workbook
"""

import csv
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook

from sixthday.placements.actions import load_spot_placements
from sixthday.placements.spot_file import COLUMNS
from sixthday.reference.rows import LoadReport
from tests.areas.awards.world import World
from tests.cast import at

LOADED = at("2026-11-05", "10:00")
GOOD = {
    "given_name": "Robin", "family_name": "Marsh", "born": "2012-05-03", "upn": "", "school": "", "home_postcode": "HR4 0LE",
    "ehc_plan": "no", "looked_after": "no", "provider": "Arrow Learning", "company_number": "", "site": "Arrow House",
    "lot": "3", "service_type": "tuition", "mode": "setting", "first_day": "2026-09-21", "last_day": "2026-12-18",
    "hours_a_week": "10", "part_days": "mon_am tue_am wed_am thu_am", "unit": "hour", "unit_minutes": "60", "price": "45.00",
    "vat": "exempt", "basis": "section_19_exclusion", "hours_judged": "25", "decided": "2026-09-14",
}  # fmt: skip


def csv_of(*changes: dict[str, str]) -> bytes:
    """A CSV with one good row for each set of changes."""
    out = StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows([GOOD | change for change in changes])
    return out.getvalue().encode()


def book_of(*changes: dict[str, Any]) -> bytes:
    """The same as an Excel workbook."""
    book, out = Workbook(), BytesIO()
    book.active.append(list(COLUMNS))
    for change in changes:
        book.active.append([(GOOD | change)[column] for column in COLUMNS])
    book.save(out)
    return out.getvalue()


def load(world: World, content: bytes, name: str = "spot.csv", **changes: Any) -> LoadReport:
    """Load it as the lead broker on Thursday 5 November 2026."""
    return load_spot_placements(
        **{"name": name, "content": content, "by": world.cast.lead_broker, "at": LOADED} | changes
    )
