"""Spot placements carried over: what each row of a table would touch, and what papers those that run still lack."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sixthday.access import queries as access
from sixthday.access.models import Team, User
from sixthday.awards.choices import Route
from sixthday.awards.models import Award
from sixthday.awards.queries import award as awards
from sixthday.framework import queries as framework
from sixthday.framework.models import RoundLot, ServiceType
from sixthday.placements.models import Placement
from sixthday.placements.queries.gate import gates_on
from sixthday.placements.queries.placement import visible
from sixthday.placements.spot_file import Line
from sixthday.providers.models import Provider, Site
from sixthday.providers.queries import directory as providers
from sixthday.reference import queries as reference
from sixthday.reference.models import School
from sixthday.referrals.models import Child, Referral
from sixthday.referrals.queries import child as children
from sixthday.referrals.queries import duty as duties
from sixthday.referrals.queries.referral import known_children
from sixthday.rules.calendars import london_day
from sixthday.rules.carrying import papers_due_on
from sixthday.rules.compliance import GateLine

SAME = {
    "last_day": "end_on", "hours_a_week": "weekly_minutes", "part_days": "part_days", "unit": "unit",
    "unit_minutes": "unit_minutes", "price": "price_pence", "vat": "vat",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a row speaks of; what is None would be made. `standing` is the award that an earlier load made of the same row."""

    team: Team
    round_lot: RoundLot
    service_type: ServiceType
    provider: Provider
    site: Site
    school: School | None
    child: Child | None
    referral: Referral | None
    standing: Award | None


@dataclass(frozen=True, slots=True)
class Outstanding:
    """A placement that was carried over and lacks papers: the lines of the gate not met, whether its duty's decision waits
    to be signed, and the day by which all is to be in order."""

    placement: Placement
    lines: tuple[GateLine, ...]
    undecided: bool
    due_on: date

    @property
    def number(self) -> int:
        """How many things are outstanding."""
        return len(self.lines) + self.undecided

    @property
    def by_fixer(self) -> dict[str, tuple[str, ...]]:
        """What each role has to do, in words, by the role's code; several of one kind are named once."""
        found: dict[str, list[str]] = {}
        for line in self.lines:
            found.setdefault(line.finding.fixer or line.requirement.fixer, []).append(line.requirement.label)
        if self.undecided:
            found.setdefault("decision_maker", []).append("Decision that education is owed, signed")
        return {role: tuple(Counter(labels)) for role, labels in found.items()}


def resolve(line: Line, by: User, on: date) -> Resolved | None:
    """What a row speaks of, against the record as it stands; None when something is wrong, which is kept on the row."""
    row, said = line.row, line.place
    lots = {each.lot.number: each for each in framework.round_lots(on)}
    round_lot = lots.get(said.lot)
    service = round_lot.lot.service_types.filter(code=said.service_type).first() if round_lot else None
    team = access.teams_of(by, on).first()
    provider = _provider(line)
    site = provider.sites.filter(name__iexact=said.site).first() if provider else None
    school, child = _school(line), _child(line, by, on)
    if team is None:
        row.fault("", "you are in no team, and a referral belongs to one")
    if round_lot is None:
        row.fault("lot", f"there is no lot {said.lot} in the round in force")
    elif service is None:
        known = ", ".join(kind.code for kind in round_lot.lot.service_types.all())
        row.fault("service_type", f"“{said.service_type}” is not a service of lot {said.lot}: {known}")
    if provider and said.site and site is None:
        row.fault("site", f"“{said.site}” is not a site of {provider.name}: record it first")
    if row.errors or not (team and round_lot and service and provider and site):
        return None
    standing = _standing(line, child, provider, site, service)
    referral = None if standing or child is None else _referral(line, child)
    found = Resolved(team, round_lot, service, provider, site, school, child, referral, standing)
    return None if row.errors else found


def outstanding(user: User, on: date, child: Child | None = None) -> list[Outstanding]:
    """The placements carried over that run and lack papers, of all children this person may see or of one, the first due
    first. The cost does not grow with their number."""
    found = visible(user, on).filter(state="started", award__route=Route.CARRIED_OVER)
    if child is not None:
        found = found.filter(award__request__referral__child=child)
    return _lacking(list(found), on)


def outstanding_of(placement: Placement, on: date) -> Outstanding | None:
    """What one placement that was carried over lacks; None when it was not, does not run or lacks nothing."""
    if placement.award.route != Route.CARRIED_OVER or placement.state != "started":
        return None
    return next(iter(_lacking([placement], on)), None)


def _lacking(placements: Sequence[Placement], on: date) -> list[Outstanding]:
    gates = gates_on(placements, on) if placements else {}
    decided = duties.owed_and_signed(each.award.request.referral_id for each in placements)
    rows = [
        Outstanding(
            each, gates[each.pk].stopping, each.award.request.referral_id not in decided,
            papers_due_on(london_day(each.prepared_at)),
        )
        for each in placements
    ]  # fmt: skip
    return sorted((row for row in rows if row.number), key=lambda row: (row.due_on, row.placement.pk))


def _provider(line: Line) -> Provider | None:
    """By company number, or by name; both must be of the same provider."""
    row, said = line.row, line.place
    if not said.provider and not said.company_number:
        row.fault("provider", "is empty, and so is company_number: one of them is needed")
        return None
    numbered = providers.numbered(said.company_number) if said.company_number else None
    named = providers.named(said.provider) if said.provider else None
    if said.provider and named is None:
        row.fault("provider", f"“{said.provider}” is not a provider on record")
    if said.company_number and not said.provider and numbered is None:
        row.fault("company_number", f"“{said.company_number}” is not the number of a provider on record")
    if named and numbered and named != numbered:
        row.fault("company_number", f"is that of {numbered.name}")
    return named or numbered


def _school(line: Line) -> School | None:
    text = line.child.school.replace("/", "")
    if not text:
        return None
    found = reference.find_school(text).first() if text.isdecimal() and len(text) in {6, 7} else None
    if found is None:
        line.row.fault("school", f"“{line.child.school}” is not the URN or DfE number of a school on the register")
    return found


def _child(line: Line, by: User, on: date) -> Child | None:
    """The child on record whom a row means, or None for a new one."""
    row, said = line.row, line.child
    found = list(known_children(said.given_name, said.family_name, said.born_on, said.upn).order_by("pk")[:2])
    if not found:
        return None
    if len(found) > 1:
        row.fault("upn", "more than one child on record may be this one: put their records right first")
        return None
    [child] = found
    if not children.visible(by, on).filter(pk=child.pk).exists():
        row.fault(
            "given_name", "this child's record is not open to you: ask a lead broker to enter the placement by hand"
        )
        return None
    names = (child.given_name.casefold(), child.family_name.casefold(), child.born_on)
    if names != (said.given_name.casefold(), said.family_name.casefold(), said.born_on):
        row.fault("upn", "is that of a child on record with another name or date of birth")
    elif said.upn and child.upn and said.upn != child.upn:
        row.fault("upn", "is not the one on the record of the child with this name and date of birth")
    return child


def _standing(line: Line, child: Child | None, provider: Provider, site: Site, service: ServiceType) -> Award | None:
    """The award that an earlier load made of this row; what differs from it is kept as a fault."""
    if child is None:
        return None
    found = awards.carried_over(
        child.ref, provider=provider, site=site, service_type=service, start_on=line.place.start_on
    )
    for column, name in SAME.items() if found else ():
        given = getattr(line.place, name)
        if getattr(found, name) != (list(given) if name == "part_days" else given):
            line.row.fault(column, "differs from the placement that stands: end that one, or put the file right")
    return found


def _referral(line: Line, child: Child) -> Referral | None:
    """The referral of a child on record that is with the brokers; what the row says of the child must be what it says."""
    row, said = line.row, line.child
    if child.plan != said.plan:
        row.fault("ehc_plan", "is not what the child's record says: put one of them right first")
    if child.looked_after != said.looked_after:
        row.fault("looked_after", "is not what the child's record says: put one of them right first")
    held = child.referrals.filter(state="submitted").order_by("-submitted_at", "-pk").first()
    if held is None:
        return None
    if held.basis != said.basis:
        row.fault("basis", "is not that of the child's referral with the brokers")
    if duties.current_decision(held) is None and held.proposed_weekly_minutes != said.judged_minutes:
        row.fault("hours_judged", "are not those of the child's referral with the brokers")
    return held
