"""What a table of providers would change: each row against what stands."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.utils.text import slugify

from sixthday.framework import queries as framework
from sixthday.framework.models import RoundLot, ServiceType
from sixthday.providers.models import Membership, Offer, Provider, Site
from sixthday.providers.offer_file import Line
from sixthday.rules.findings import blockers
from sixthday.rules.offers import Proposed, offer_findings

COLUMN_OF = {
    "offer_price": "price", "offer_unit": "unit_minutes", "offer_least": "least_units", "offer_least_of_year": "least_units", "offer_needs": "needs", "offer_has_needs": "needs",
    "offer_ages": "age_to", "offer_part_days": "part_days", "offer_room": "places", "offer_dates": "until",
    "offer_later": "from", "offer_member": "from", "offer_mode": "mode",
}  # fmt: skip


@dataclass(slots=True)
class Planned:
    """One row with what it would touch; what is None would be made."""

    line: Line
    round_lot: RoundLot | None
    service_type: ServiceType | None
    provider: Provider | None
    site: Site | None
    membership: Membership | None
    earlier: Offer | None

    @property
    def slug(self) -> str:
        """What the provider is known by."""
        return slugify(self.line.name)

    @property
    def corrects(self) -> dict[str, object]:
        """The provider's details that differ from what stands."""
        said = asdict(self.line.provider)
        return {name: value for name, value in said.items() if self.provider and getattr(self.provider, name) != value}

    @property
    def same_offer(self) -> bool:
        """Whether the offer stands just so."""
        said = asdict(self.line.offer) | {
            "needs": list(self.line.offer.needs),
            "part_days": list(self.line.offer.part_days),
        }
        return self.earlier is not None and all(getattr(self.earlier, name) == value for name, value in said.items())


def plan(lines: Sequence[Line], on: date) -> list[Planned]:
    """Each row against what stands on a day, its faults kept on it."""
    lots = {row.lot.number: row for row in framework.round_lots(on)}
    planned = [_planned(line, lots) for line in lines]
    first: dict[str, Planned] = {}
    offers: dict[tuple[str, int, str, str, str], int] = {}
    for each in planned:
        _agrees(each, first.setdefault(each.slug, each))
        key = (each.slug, each.line.lot, each.line.service_type, each.line.site.name, each.line.offer.mode)
        if key in offers:
            each.line.row.fault("site", f"row {offers[key]} has this service at this site already")
        offers.setdefault(key, each.line.row.number)
    return planned


def _planned(line: Line, lots: dict[int, RoundLot]) -> Planned:
    round_lot = lots.get(line.lot)
    service = round_lot.lot.service_types.filter(code=line.service_type).first() if round_lot else None
    provider = Provider.objects.filter(slug=slugify(line.name)).first()
    site = provider.sites.filter(name=line.site.name).first() if provider else None
    membership = provider.memberships.filter(round_lot=round_lot).first() if provider and round_lot else None
    earlier = None
    if membership and site and service:
        same = membership.offers.filter(service_type=service, site=site, mode=line.offer.mode)
        earlier = same.order_by("version").last()
    made = Planned(line, round_lot, service, provider, site, membership, earlier)
    _judge(made)
    return made


def _judge(planned: Planned) -> None:
    """Keep on the row what stands against it."""
    line, row = planned.line, planned.line.row
    if planned.round_lot is None:
        row.fault("lot", f"there is no lot {line.lot} in the round in force")
    elif planned.service_type is None:
        known = ", ".join(kind.code for kind in planned.round_lot.lot.service_types.all())
        row.fault("service_type", f"“{line.service_type}” is not a service of lot {line.lot}: {known}")
    if planned.site and (planned.site.kind, planned.site.postcode) != (line.site.kind, line.site.postcode):
        row.fault("site", "is recorded with another kind or postcode; give a new place a name of its own")
    if planned.same_offer or row.errors:
        return
    proposed = Proposed(
        line.offer.mode, line.offer.price_pence, line.offer.unit_minutes, line.offer.group_size, line.offer.needs,
        line.offer.age_from, line.offer.age_to, line.offer.part_days, line.offer.places, line.offer.from_on,
        line.offer.until_on, line.offer.unit, line.offer.least_units,
    )  # fmt: skip
    found = offer_findings(
        proposed, own_site=True, of_the_lot=True, earlier_from_on=planned.earlier.from_on if planned.earlier else None,
        member_from_on=planned.membership.from_on if planned.membership else line.offer.from_on,
    )  # fmt: skip
    for finding in blockers(found):
        row.fault(COLUMN_OF.get(finding.code, "provider"), finding.reason)


def _agrees(planned: Planned, first: Planned) -> None:
    """Every row of one provider says the same of it."""
    mine, said = asdict(planned.line.provider), asdict(first.line.provider)
    for column in mine:
        if mine[column] != said[column]:
            planned.line.row.fault(column, f"differs from row {first.line.row.number} of the same provider")
