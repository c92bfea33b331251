"""The table in which today's spot placements are handed in: one row for each child at each provider."""

from dataclasses import dataclass
from datetime import date

from sixthday.providers.choices import Unit, Vat
from sixthday.reference.rows import Row, RowError, read_table
from sixthday.referrals.choices import Plan
from sixthday.rules import upn as upns
from sixthday.rules.carrying import carrying_findings
from sixthday.rules.duties import LegalBasis
from sixthday.rules.findings import blockers
from sixthday.rules.needs import MODE_LABELS, PART_DAY_LABELS

COLUMNS = (
    "given_name", "family_name", "born", "upn", "school", "home_postcode", "ehc_plan", "looked_after", "provider",
    "company_number", "site", "lot", "service_type", "mode", "first_day", "last_day", "hours_a_week", "part_days", "unit",
    "unit_minutes", "price", "vat", "basis", "hours_judged", "decided",
)  # fmt: skip
YES_NO = {"yes": True, "no": False}
PLANS = {"yes": Plan.HELD, "assessed": Plan.BEING_ASSESSED, "no": Plan.NONE}
COLUMN_OF = {"carried_begun": "first_day", "carried_order": "last_day", "carried_runs": "last_day"}
LONGEST_WEEK = 35 * 60  # minutes


@dataclass(frozen=True, slots=True)
class ChildCells:
    """What a row says of the child; every row of one child must say the same. Minutes are those judged suitable a week."""

    given_name: str
    family_name: str
    born_on: date
    upn: str
    school: str
    home_postcode: str
    plan: Plan
    looked_after: bool
    basis: LegalBasis
    judged_minutes: int
    decided_on: date | None


@dataclass(frozen=True, slots=True)
class PlaceCells:
    """What a row says of what is bought. The price is pence ex VAT for one unit."""

    provider: str
    company_number: str
    site: str
    lot: int
    service_type: str
    mode: str
    start_on: date
    end_on: date
    weekly_minutes: int
    part_days: tuple[str, ...]
    unit: Unit
    unit_minutes: int
    price_pence: int
    vat: Vat


@dataclass(slots=True)
class Line:
    """One row of the table, read."""

    row: Row
    child: ChildCells
    place: PlaceCells


def read(text: str, on: date) -> tuple[list[Line], list[RowError]]:
    """Every row read against a day, its faults kept on it; and what is wrong with the table as a whole."""
    rows, faults = read_table(text, COLUMNS)
    return [_line(row, on) for row in rows], faults


def _line(row: Row, on: date) -> Line:
    line = Line(row=row, child=_child(row, on), place=_place(row))
    if row.sound("first_day") and row.sound("last_day"):
        for finding in blockers(carrying_findings(line.place.start_on, line.place.end_on, on)):
            row.fault(COLUMN_OF[finding.code], finding.reason)
    return line


def _child(row: Row, on: date) -> ChildCells:
    cells = ChildCells(
        given_name=row.text("given_name", most=80, required=True), family_name=row.text("family_name", most=80, required=True),
        born_on=row.day("born", required=True) or date.min, upn=upns.normalise(row.text("upn")),
        school=row.text("school"), home_postcode=row.postcode("home_postcode"),
        plan=row.one_of("ehc_plan", PLANS, Plan.NONE), looked_after=row.one_of("looked_after", YES_NO, False),
        basis=row.one_of("basis", {basis.value: basis for basis in LegalBasis}, LegalBasis.SECTION_19_OTHERWISE),
        judged_minutes=_minutes(row, "hours_judged"), decided_on=row.day("decided"),
    )  # fmt: skip
    if not row.text("home_postcode"):
        row.fault("home_postcode", "is empty")
    if cells.born_on >= on:
        row.fault("born", "must be in the past")
    if cells.decided_on and cells.decided_on > on:
        row.fault("decided", "is a day to come")
    for finding in blockers(upns.check(cells.upn)) if cells.upn else ():
        row.fault("upn", finding.reason)
    return cells


def _place(row: Row) -> PlaceCells:
    unit = row.one_of("unit", {unit.value: unit for unit in Unit}, Unit.HOUR)
    return PlaceCells(
        provider=row.text("provider"), company_number=row.text("company_number", most=12),
        site=row.text("site", required=True), lot=row.whole("lot", 1, 99),
        service_type=row.text("service_type", most=40, required=True),
        mode=row.one_of("mode", {code: code for code in MODE_LABELS}, "setting"),
        start_on=row.day("first_day", required=True) or date.min, end_on=row.day("last_day", required=True) or date.max,
        weekly_minutes=_minutes(row, "hours_a_week"), part_days=row.codes("part_days", PART_DAY_LABELS), unit=unit,
        unit_minutes=row.whole("unit_minutes", 1, 10_080), price_pence=row.pence("price"),
        vat=row.one_of("vat", {vat.value: vat for vat in Vat}, Vat.EXEMPT),
    )  # fmt: skip


def _minutes(row: Row, column: str) -> int:
    """The cell, in hours such as 12.5, as minutes a week."""
    minutes = row.hours(column)
    if minutes > LONGEST_WEEK:
        row.fault(column, "is more than 35 hours a week")
    return minutes
