"""The table in which providers, their sites and their rates are handed in: one row for each offer."""

from dataclasses import dataclass
from datetime import date

from sixthday.providers.choices import SiteKind, Size, Unit, Vat
from sixthday.reference.rows import Row, RowError, read_table
from sixthday.rules.needs import MODE_LABELS, NEED_LABELS, PART_DAY_LABELS
from sixthday.rules.offers import YEAR_MINUTES

COLUMNS = (
    "provider", "company_number", "contact_name", "telephone", "email", "size", "local", "school_urn", "registered_on",
    "site", "site_kind", "address", "postcode", "lot", "service_type", "mode", "unit", "unit_minutes", "least_units", "price", "vat",
    "group_size", "needs", "age_from", "age_to", "part_days", "places", "travel_miles", "from", "until",
)  # fmt: skip
YES_NO = {"yes": True, "no": False}
LONG = 1_000


@dataclass(frozen=True, slots=True)
class ProviderCells:
    """What a row says of the provider; every row of one provider must say the same."""

    company_number: str
    contact_name: str
    telephone: str
    email: str
    size: Size
    local: bool
    school_urn: str
    registered_on: date | None


@dataclass(frozen=True, slots=True)
class SiteCells:
    """What a row says of the site."""

    name: str
    kind: SiteKind
    address: str
    postcode: str


@dataclass(frozen=True, slots=True)
class OfferCells:
    """What a row says of the offer. The price is pence ex VAT for one unit."""

    mode: str
    unit: Unit
    unit_minutes: int
    least_units: int
    price_pence: int
    vat: Vat
    group_size: int
    needs: tuple[str, ...]
    age_from: int
    age_to: int
    part_days: tuple[str, ...]
    places: int
    travel_miles: int
    from_on: date
    until_on: date | None


@dataclass(slots=True)
class Line:
    """One row of the table, read."""

    row: Row
    name: str
    lot: int
    service_type: str
    provider: ProviderCells
    site: SiteCells
    offer: OfferCells


def read(text: str) -> tuple[list[Line], list[RowError]]:
    """Every row read, its faults kept on it; and what is wrong with the table as a whole."""
    rows, faults = read_table(text, COLUMNS)
    return [_line(row) for row in rows], faults


def _line(row: Row) -> Line:
    return Line(
        row=row, name=row.text("provider", required=True), lot=row.whole("lot", 1, 99),
        service_type=row.text("service_type", most=40, required=True), provider=_provider(row), site=_site(row),
        offer=_offer(row),
    )  # fmt: skip


def _provider(row: Row) -> ProviderCells:
    cells = ProviderCells(
        company_number=row.text("company_number", most=12), contact_name=row.text("contact_name"),
        telephone=row.text("telephone", most=30), email=row.text("email", most=254),
        size=row.one_of("size", {size.value: size for size in Size}, Size.SMALL),
        local=row.one_of("local", YES_NO, False), school_urn=row.text("school_urn", most=6),
        registered_on=row.day("registered_on"),
    )  # fmt: skip
    if bool(cells.school_urn) != bool(cells.registered_on):
        row.fault("registered_on", "a registered school has both a URN and the day it was registered")
    if cells.email and "@" not in cells.email:
        row.fault("email", f"“{cells.email}” is not an e-mail address")
    return cells


def _site(row: Row) -> SiteCells:
    cells = SiteCells(
        name=row.text("site", required=True), address=row.text("address", most=200), postcode=row.postcode("postcode"),
        kind=row.one_of("site_kind", {kind.value: kind for kind in SiteKind}, SiteKind.INDOOR),
    )  # fmt: skip
    if cells.kind in {SiteKind.INDOOR, SiteKind.OUTDOOR} and not row.text("postcode"):
        row.fault("postcode", "is empty; a site at an address needs one")
    return cells


def _offer(row: Row) -> OfferCells:
    return OfferCells(
        mode=row.one_of("mode", {code: code for code in MODE_LABELS}, "setting"),
        unit=row.one_of("unit", {unit.value: unit for unit in Unit}, Unit.HOUR),
        unit_minutes=row.whole("unit_minutes", 1, YEAR_MINUTES), least_units=row.whole("least_units", 1, 200), price_pence=row.pence("price"),
        vat=row.one_of("vat", {vat.value: vat for vat in Vat}, Vat.EXEMPT), group_size=row.whole("group_size", 1, 99),
        needs=row.codes("needs", NEED_LABELS), age_from=row.whole("age_from", 1, 25),
        age_to=row.whole("age_to", 1, 25), part_days=row.codes("part_days", PART_DAY_LABELS),
        places=row.whole("places", 1, LONG), travel_miles=row.whole("travel_miles", 0, LONG),
        from_on=row.day("from", required=True) or date.max, until_on=row.day("until"),
    )  # fmt: skip
