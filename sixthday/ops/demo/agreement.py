"""The framework, with the public notice's lots, value and dates; and its weights, prices, terms and money, all invented."""

from dataclasses import dataclass
from datetime import date, datetime

from sixthday.documents.wording import CALLOFF_CLAUSES
from sixthday.framework import actions as framework
from sixthday.framework.choices import LegalForm
from sixthday.framework.models import Round, RoundLot, ServiceType
from sixthday.ledger import actions as ledger
from sixthday.ledger.choices import Head
from sixthday.ops.demo.people import People
from sixthday.rules.pricing import financial_year

WEIGHTS = {
    "need_fit": 25, "outcomes_record": 15, "start": 15, "days_times": 15, "distance": 10, "price": 10,
    "family_preference": 10,
}  # fmt: skip
NOTE = "Invented for the demonstration: the council's own weights are not public."
LOTS = [
    framework.NewLot(
        1, "Education and engagement activities",
        [("programme", "Education programme"), ("outdoor", "Outdoor and practical learning")],
    ),
    framework.NewLot(2, "Mentoring", [("mentoring", "Mentoring")], "Face to face and/or online"),
    framework.NewLot(
        3, "Tuition", [("tuition", "Tuition face to face"), ("tuition_online", "Tuition online")],
        "Face to face and/or online",
    ),
]  # fmt: skip
REFERENCE_PRICES = {1: 26_00, 2: 34_00, 3: 45_00}  # pence an hour ex VAT
BUDGETS = {Head.ALTERNATIVE_PROVISION: 2_400_000_00, Head.EOTAS: 600_000_00}
LIMITS = {"approver": 15_000_00, "director": 100_000_00}


@dataclass
class Agreement:
    """The framework's round, its lots by number, its services by code."""

    round: Round
    lots: dict[int, RoundLot]
    services: dict[str, ServiceType]


def agree(people: People, when: datetime) -> Agreement:
    """The framework as the council recorded it, and the money behind it."""
    by, finance = people["commissioner"], people["finance"]
    scheme = framework.set_up_scheme(
        title="Alternative education provision in Herefordshire", legal_form=LegalForm.OPEN, ocid="ocds-h6vhtk-050a89",
        value_ex_vat_pence=20_000_000_00, value_inc_vat_pence=24_000_000_00, awarded_on=date(2026, 3, 27),
        commenced_on=date(2026, 3, 31), ends_on=date(2031, 3, 30), extendable_to_on=date(2033, 3, 30), lots=LOTS, by=by,
        at=when,
    )  # fmt: skip
    opened = framework.set_up_round(
        scheme=scheme, number=1, awarded_on=date(2026, 3, 27), from_on=date(2026, 3, 31),
        reference_prices=REFERENCE_PRICES, by=by, at=when,
    )  # fmt: skip
    lots = {row.lot.number: row for row in opened.round_lots.select_related("lot", "round__scheme")}
    for row in lots.values():
        framework.set_weights(round_lot=row, points=WEIGHTS, from_on=when.date(), note=NOTE, by=by, at=when)
    framework.set_terms(round=opened, clauses=CALLOFF_CLAUSES, from_on=when.date(), by=by, at=when)
    for handle, pence in LIMITS.items():
        framework.set_limit(holder=people[handle], limit_pence=pence, from_on=when.date(), by=by, at=when)
    ledger.set_cap(scheme_ref=scheme.ref, amount_pence=scheme.value_ex_vat_pence, by=finance, at=when)
    for years_on in range(3):
        year = financial_year(when.date().replace(year=when.year + years_on, day=1))
        for head, pence in BUDGETS.items():
            ledger.set_budget(year=year, head=head, amount_pence=pence, by=finance, at=when)
    services = {service.code: service for row in lots.values() for service in row.lot.service_types.all()}
    return Agreement(opened, lots, services)
