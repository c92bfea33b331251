"""A framework of three lots, and providers in it, for the tests of providers and of what stands above them."""

from dataclasses import dataclass, field
from datetime import date

from sixthday.framework.choices import LegalForm
from sixthday.framework.models import Lot, Round, RoundLot, Scheme, ServiceType
from sixthday.providers import actions
from sixthday.providers.choices import Basis, ExclusionMoment, ExclusionOutcome, SiteKind, Unit
from sixthday.providers.models import Provider, Site
from sixthday.rules.compliance import sent_rows
from tests.cast import Cast, at

MORNINGS = ["mon_am", "tue_am", "wed_am", "thu_am", "fri_am"]
PROVIDER_ROWS = sent_rows("provider")
OPENED = at("2026-09-01", "12:00")


@dataclass
class Framework:
    """The round in force, its lots by number, and each lot's service type."""

    scheme: Scheme
    round: Round
    lots: dict[int, RoundLot] = field(default_factory=dict)
    services: dict[int, ServiceType] = field(default_factory=dict)


def framework(names=("Education and engagement", "Mentoring", "Tuition")) -> Framework:
    """One scheme, one round from the start of term, one service type a lot."""
    scheme = Scheme.objects.create(
        title="Alternative provision framework", legal_form=LegalForm.LIGHT_TOUCH, value_ex_vat_pence=20_000_000_00,
        value_inc_vat_pence=24_000_000_00, awarded_on=date(2026, 3, 27), commenced_on=date(2026, 4, 1),
        ends_on=date(2031, 3, 30), extendable_to_on=date(2033, 3, 30),
    )  # fmt: skip
    held = Round.objects.create(
        scheme=scheme, number=1, state="awarded", awarded_on=date(2026, 3, 27), from_on=date(2026, 4, 1)
    )
    made = Framework(scheme, held)
    for number, name in enumerate(names, start=1):
        lot = Lot.objects.create(scheme=scheme, number=number, name=name)
        made.lots[number] = RoundLot.objects.create(round=made.round, lot=lot, reference_hour_pence=45_00)
        made.services[number] = ServiceType.objects.create(
            lot=lot, code=f"service-{number}", name=f"{name}, one to one"
        )
    return made


def provider(cast: Cast, name="Arrow Outdoors", **details) -> Provider:
    """A provider with nothing yet."""
    return actions.register_provider(name=name, by=cast.commissioner, at=OPENED, **details)


def site(cast: Cast, of: Provider, name="The Barn", postcode="HR4 9AR") -> Site:
    """An indoor site from the start of term."""
    return actions.add_site(
        provider=of, name=name, kind=SiteKind.INDOOR, postcode=postcode, from_on=date(2026, 9, 1),
        by=cast.commissioner, at=OPENED,
    )  # fmt: skip


def member(cast: Cast, of: Provider, round_lot: RoundLot):
    """A member of a lot since the round began."""
    return actions.admit_member(
        provider=of, round_lot=round_lot, basis=Basis.NEW, from_on=date(2026, 4, 1), by=cast.commissioner, at=OPENED
    )


def offer(cast: Cast, membership, service_type, of_site: Site, **changes):
    """Tuition on five mornings for four children at £42 an hour, or with changes."""
    values = {
        "mode": "setting", "unit": Unit.HOUR, "price_pence": 42_00, "unit_minutes": 60, "needs": ["autism", "anxiety"],
        "age_from": 11, "age_to": 16, "part_days": MORNINGS, "places": 4, "travel_miles": 20,
        "from_on": date(2026, 9, 1), "by": cast.commissioner, "at": OPENED,
    }  # fmt: skip
    return actions.make_offer(membership=membership, service_type=service_type, site=of_site, **{**values, **changes})


def evidence(
    cast: Cast, of: Provider, requirement="public_liability", until=date(2027, 8, 31), verified=True, **changes
):
    """Evidence recorded by one QA officer and, as a rule, verified by the other."""
    row = next(row for row in PROVIDER_ROWS if row.code == requirement)
    made = actions.record_evidence(
        provider=of, requirement=requirement, issued_on=date(2026, 9, 1), valid_until_on=until,
        amount_pence=row.amount_pence or None, by=cast.qa_officer, at=changes.pop("at", OPENED), **changes,
    )  # fmt: skip
    return actions.verify_evidence(evidence=made, by=cast.second_qa_officer, at=OPENED) if verified else made


def all_evidence(cast: Cast, of: Provider, until=date(2027, 8, 31)) -> None:
    """Everything a provider shows, verified, to the end of the school year."""
    for row in PROVIDER_ROWS:
        evidence(cast, of, row.code, until)
    looked_at(cast, of)


def looked_at(cast: Cast, of: Provider, outcome=ExclusionOutcome.CLEAR, when=OPENED):
    """The exclusion grounds looked at, as at an opening."""
    return actions.check_exclusion(
        provider=of, moment=ExclusionMoment.OPENING, outcome=outcome, note="Debarment list and declarations.",
        by=cast.qa_officer, at=when,
    )  # fmt: skip


def cleared_site(cast: Cast, of_site: Site):
    """A site visited on the first day of term and cleared for a year."""
    return actions.clear_site(
        site=of_site, from_on=date(2026, 9, 1), until_on=date(2027, 8, 31), note="Visited; safe and secure.",
        by=cast.qa_officer, at=OPENED,
    )  # fmt: skip


def adult(cast: Cast, of: Provider, name="Robin Hayes"):
    """A tutor, not yet cleared."""
    return actions.name_adult(
        provider=of, name=name, role="Tutor", from_on=date(2026, 9, 1), by=cast.qa_officer, at=OPENED
    )


def cleared_adult(cast: Cast, of_adult, until=date(2027, 8, 31), **changes):
    """An adult whose every check was seen."""
    values = {
        "dbs_issued_on": date(2026, 6, 1), "barred_list_checked": True, "identity_checked": True,
        "prohibition_checked": True, "training_until_on": date(2028, 6, 1), "from_on": date(2026, 9, 1),
        "until_on": until, "by": cast.qa_officer, "at": OPENED,
    }  # fmt: skip
    return actions.clear_adult(adult=of_adult, **{**values, **changes})
