"""Setting up the framework as a whole: its lots, kinds of service, own reopening timetable."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.text import slugify

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.framework.choices import LegalForm
from sixthday.framework.models import Lot, Reopening, Scheme, ServiceType
from sixthday.framework.refusing import finding, refuse


@dataclass(frozen=True, slots=True)
class NewLot:
    """A lot to be set up, with its service types as (code, name)."""

    number: int
    name: str
    service_types: Sequence[tuple[str, str]]
    description: str = ""


@transaction.atomic
def set_up_scheme(
    *, title: str, legal_form: LegalForm, value_ex_vat_pence: int, value_inc_vat_pence: int,
    commenced_on: date, ends_on: date, extendable_to_on: date, lots: Sequence[NewLot], by: User, at: datetime,
    awarded_on: date | None = None, ocid: str = "", ongoing_calloffs: bool = False,
) -> Scheme:  # fmt: skip
    """Record a framework with its lots and their service types. `awarded_on` stays empty until a first round is awarded.

    Raises Refused for dates or values out of order.
    """
    found = (
        finding("scheme_dates", (awarded_on or commenced_on) <= commenced_on < ends_on <= extendable_to_on,
                 "Call-offs begin before the framework ends, and it is extended to that day or a later one."),
        finding("scheme_value", 0 < value_ex_vat_pence <= value_inc_vat_pence,
                 "The value including VAT cannot be below the value without it."),
        finding("scheme_lots", bool(lots) and len({lot.number for lot in lots}) == len(lots),
                 "Give at least one lot, each with its own number."),
        finding("scheme_lot_names", _apart([lot.name for lot in lots]), "Give every lot a name of its own."),
        finding("scheme_services", all(_apart([code for code, _ in lot.service_types]) for lot in lots),
                "Name each kind of service of a lot once."),
    )  # fmt: skip
    refuse(found)
    scheme = Scheme.objects.create(
        title=title, legal_form=legal_form, ocid=ocid, value_ex_vat_pence=value_ex_vat_pence,
        value_inc_vat_pence=value_inc_vat_pence, awarded_on=awarded_on, commenced_on=commenced_on, ends_on=ends_on,
        extendable_to_on=extendable_to_on, ongoing_calloffs=ongoing_calloffs,
    )  # fmt: skip
    for new in lots:
        lot = Lot.objects.create(scheme=scheme, number=new.number, name=new.name, description=new.description)
        for code, name in new.service_types:
            ServiceType.objects.create(lot=lot, code=code, name=name)
    after = {"title": title, "ends_on": ends_on, "lots": [new.number for new in lots]}
    audit.record(Kind.SCHEME_SET_UP, about=[scheme.ref], by=by, at=at, after=after)
    return scheme


@transaction.atomic
def set_reopenings(*, scheme: Scheme, days: Sequence[tuple[date, str]], by: User, at: datetime) -> None:
    """The days on which a light touch framework opens again, each with a note; they take the place of those before.

    Raises Refused for an open framework, a day named twice, or one outside the framework's life.
    """
    own = [day for day, _ in days]
    light = scheme.legal_form == LegalForm.LIGHT_TOUCH
    refuse(
        (
            finding("reopening_form", light, "An open framework opens again by section 49, not by a timetable of its own."),
            finding("reopening_once", len(set(own)) == len(own), "Name each day once."),
            finding("reopening_days", all(scheme.commenced_on <= day <= scheme.extendable_to_on for day in own),
                    "Each day lies between the start of the framework and its latest end."),
        )
    )  # fmt: skip
    before = [row.opens_on for row in scheme.reopenings.all()]
    scheme.reopenings.all().delete()
    for day, note in days:
        Reopening.objects.create(scheme=scheme, opens_on=day, note=note.strip())
    audit.record(Kind.REOPENINGS_SET, about=[scheme.ref], by=by, at=at, before={"days": before}, after={"days": own})


@transaction.atomic
def name_service(*, lot: Lot, name: str, by: User, at: datetime) -> ServiceType:
    """Add a kind of service to a lot. Raises Refused without a name, or for one it has."""
    held, code = Lot.objects.select_for_update(of=("self",)).get(pk=lot.pk), slugify(name)[:40]
    again = held.service_types.filter(code=code).exists()
    refuse(
        (
            finding("service_name", bool(code), "Name the kind of service."),
            finding("service_once", not again, "This lot has this kind of service already."),
        )
    )
    made = ServiceType.objects.create(lot=held, code=code, name=name.strip()[:80])
    audit.record(Kind.SERVICE_NAMED, about=[held.scheme.ref], by=by, at=at, after={"lot": held.number, "code": code})
    return made


def _apart(names: Sequence[str]) -> bool:
    """Whether each is given, and none twice."""
    told = [name.strip().casefold() for name in names]
    return all(told) and len(set(told)) == len(told)
