"""Reading a tender notice (an OCDS release of Find a Tender): everything it says of the framework, or every fault by its place.

A Find a Tender release keeps periods on its lots, not on the tender; where a tender has one it serves lots without.
"""

import json
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from sixthday.framework.choices import LegalForm
from sixthday.rules.calendars import LONDON
from sixthday.rules.money import pence

MOST_LOTS = 99
BARE_TITLE = re.compile(r"^lot\s*\d+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and where in the notice: a path such as `tender.lots[2].contractPeriod.endDate`."""

    where: str
    why: str


@dataclass(frozen=True, slots=True)
class NoticeLot:
    """A lot as the notice gives it."""

    number: int
    name: str
    description: str
    from_on: date | None
    until_on: date | None
    extendable_to_on: date | None


@dataclass(frozen=True, slots=True)
class Notice:
    """A tender notice: what it is known by, its framework, its lots, and the days of its round (London)."""

    ocid: str
    release_id: str
    title: str
    description: str
    legal_form: LegalForm
    value_ex_vat_pence: int
    value_inc_vat_pence: int
    published_at: datetime | None
    deadline_at: datetime | None
    award_on: date | None
    lots: tuple[NoticeLot, ...]

    @property
    def from_on(self) -> date:
        """The first day of any lot."""
        return min(lot.from_on for lot in self.lots if lot.from_on)

    @property
    def until_on(self) -> date:
        """The last day of any lot."""
        return max(lot.until_on for lot in self.lots if lot.until_on)

    @property
    def extendable_to_on(self) -> date:
        """The latest day to which any lot may be extended."""
        return max(self.until_on, *(lot.extendable_to_on for lot in self.lots if lot.extendable_to_on), self.until_on)


@dataclass(slots=True)
class _Reader:
    """Takes values from a release by their path, and keeps what is wrong with them."""

    faults: list[Fault] = field(default_factory=list)

    def fault(self, where: str, why: str) -> None:
        self.faults.append(Fault(where, why))

    def part(self, held: Any, name: str, where: str, kind: type) -> Any:
        """A part of the release: an empty one when it is missing, a fault when it is of another kind."""
        value = held.get(name) if isinstance(held, dict) else None
        if value is None:
            return kind()
        if not isinstance(value, kind):
            self.fault(f"{where}.{name}", f"is not {'a list' if kind is list else 'an object'}")
            return kind()
        return value

    def text(self, held: dict[str, Any], name: str, where: str, *, most: int, required: bool = False) -> str:
        """Words, shortened to what is kept."""
        value = held.get(name)
        words = " ".join(str(value).split()) if isinstance(value, str | int) else ""
        if required and not words:
            self.fault(f"{where}.{name}", "is missing")
        return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"

    def moment(self, held: dict[str, Any], name: str, where: str) -> datetime | None:
        """A moment with its offset; one without is London's."""
        value = held.get(name)
        if value in (None, ""):
            return None
        try:
            found = datetime.fromisoformat(str(value).replace("Z", "+00:00"))
        except ValueError:
            self.fault(f"{where}.{name}", f"“{str(value)[:40]}” is not a date such as 2026-10-02T23:59:00+01:00")
            return None
        return found if found.tzinfo else found.replace(tzinfo=LONDON)

    def day(self, held: dict[str, Any], name: str, where: str) -> date | None:
        """The London day of a moment."""
        found = self.moment(held, name, where)
        return found.astimezone(LONDON).date() if found else None

    def amount(self, held: dict[str, Any], name: str, where: str) -> int | None:
        """An amount of pounds, as pence."""
        value = held.get(name)
        if value is None:
            return None
        try:
            amount = Decimal(str(value))
        except InvalidOperation:
            amount = Decimal("NaN")
        if not amount.is_finite() or not 0 < amount < Decimal(10) ** 13:
            self.fault(f"{where}.{name}", f"“{str(value)[:40]}” is not an amount of money")
            return None
        return pence(amount)


def read(text: str) -> tuple[Notice | None, tuple[Fault, ...]]:
    """The notice in a file, or None with every fault."""
    reader = _Reader()
    try:
        held = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        line = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else "the file"
        return None, (Fault(line, "is not JSON"),)
    release, where = _release(reader, held)
    if release is None:
        return None, tuple(reader.faults)
    notice = _notice(reader, release, where)
    return (None, tuple(reader.faults)) if reader.faults else (notice, ())


def _release(reader: _Reader, held: Any) -> tuple[dict[str, Any] | None, str]:
    """The one release of a package that is a tender notice, or the release that the file is."""
    if isinstance(held, dict) and "tender" in held:
        return held, "release"
    releases = reader.part(held, "releases", "package", list)
    tenders = [(place, each) for place, each in enumerate(releases) if isinstance(each, dict) and each.get("tender")]
    if len(tenders) != 1:
        reader.fault("releases", f"holds {len(tenders)} tender notices: give a file with one")
        return None, ""
    return tenders[0][1], f"releases[{tenders[0][0]}]"


def _notice(reader: _Reader, release: dict[str, Any], where: str) -> Notice | None:
    tender = reader.part(release, "tender", where, dict)
    period = reader.part(tender, "tenderPeriod", "tender", dict)
    award = reader.part(tender, "awardPeriod", "tender", dict)
    lots = _lots(reader, tender)
    ex_vat, inc_vat = _value(reader, tender)
    deadline_at = reader.moment(period, "endDate", "tender.tenderPeriod")
    if deadline_at is None and "endDate" not in period:
        reader.fault("tender.tenderPeriod.endDate", "is missing: when do applications close?")
    return Notice(
        ocid=reader.text(release, "ocid", where, most=40, required=True),
        release_id=reader.text(release, "id", where, most=80, required=True),
        title=reader.text(tender, "title", "tender", most=200, required=True),
        description=reader.text(tender, "description", "tender", most=20_000), legal_form=_legal_form(reader, tender),
        value_ex_vat_pence=ex_vat, value_inc_vat_pence=inc_vat, published_at=reader.moment(release, "date", where),
        deadline_at=deadline_at, award_on=reader.day(award, "endDate", "tender.awardPeriod"), lots=lots,
    )  # fmt: skip


def _legal_form(reader: _Reader, tender: dict[str, Any]) -> LegalForm:
    """An open framework when the notice says so; a notice that does not is no section 49 scheme."""
    techniques = reader.part(tender, "techniques", "tender", dict)
    agreement = reader.part(techniques, "frameworkAgreement", "tender.techniques", dict)
    return LegalForm.OPEN if agreement.get("isOpenFrameworkScheme") is True else LegalForm.LIGHT_TOUCH


def _value(reader: _Reader, tender: dict[str, Any]) -> tuple[int, int]:
    value = reader.part(tender, "value", "tender", dict)
    currency = value.get("currency", "GBP")
    if currency != "GBP":
        reader.fault("tender.value.currency", f"is {str(currency)[:10]}, not GBP")
    net, gross = (reader.amount(value, name, "tender.value") for name in ("amount", "amountGross"))
    if net is None and gross is None and not {"amount", "amountGross"} & set(value):
        reader.fault("tender.value.amount", "is missing")
    low, high = net or gross or 0, gross or net or 0
    if low > high:
        reader.fault("tender.value.amountGross", "is below the value without VAT")
    return low, high


def _lots(reader: _Reader, tender: dict[str, Any]) -> tuple[NoticeLot, ...]:
    held = reader.part(tender, "lots", "tender", list)
    if not 0 < len(held) <= MOST_LOTS:
        reader.fault("tender.lots", f"holds {len(held)} lots: from 1 to {MOST_LOTS} can be loaded")
        return ()
    lots = [_lot(reader, each, place, tender) for place, each in enumerate(held)]
    numbers = [lot.number for lot in lots]
    for place, number in enumerate(numbers):
        if number in numbers[:place]:
            reader.fault(f"tender.lots[{place}].id", f"is lot {number} again")
    return tuple(lots)


def _lot(reader: _Reader, held: Any, place: int, tender: dict[str, Any]) -> NoticeLot:
    where = f"tender.lots[{place}]"
    if not isinstance(held, dict):
        reader.fault(where, "is not an object")
        held = {}
    own, whole = (reader.part(each, "contractPeriod", at, dict) for each, at in ((held, where), (tender, "tender")))
    period = {**whole, **own}
    from_on, until_on, extendable = (
        reader.day(period, name, f"{where}.contractPeriod") for name in ("startDate", "endDate", "maxExtentDate")
    )
    for name, day in (("startDate", from_on), ("endDate", until_on)):
        if day is None and not period.get(name):
            reader.fault(f"{where}.contractPeriod.{name}", "is missing")
    if from_on and until_on and until_on <= from_on:
        reader.fault(f"{where}.contractPeriod.endDate", "is not after the start")
    number, name, description = _named(reader, held, place, where)
    return NoticeLot(number, name, description, from_on, until_on, extendable)


def _named(reader: _Reader, held: dict[str, Any], place: int, where: str) -> tuple[int, str, str]:
    """A lot's number, its name and description; a title that is only “Lot 1” gives way to the description."""
    told = re.search(r"\d+", str(held.get("id", "")))
    number = int(told[0][:4]) if told else place + 1
    title = reader.text(held, "title", where, most=80)
    description = reader.text(held, "description", where, most=300)
    bare = not title or BARE_TITLE.match(title)
    name = reader.text({"name": description}, "name", where, most=80) if bare and description else title
    if not name:
        reader.fault(f"{where}.title", "is missing")
    return number, name, description
