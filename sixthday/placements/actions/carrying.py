"""Carrying today's spot placements over from a table: all of it or nothing."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import hold
from sixthday.awards.actions.award import Terms, carry_over_award
from sixthday.awards.actions.request import draft_request
from sixthday.awards.models import Award
from sixthday.framework import queries as framework
from sixthday.placements import spot_file
from sixthday.placements.actions.placement import carry_over_placement
from sixthday.placements.queries.carrying import Resolved, resolve
from sixthday.placements.spot_file import Line
from sixthday.places import queries as places
from sixthday.reference.rows import LoadReport, RowError, faults_of
from sixthday.reference.spreadsheet import table_text
from sixthday.referrals.actions.carrying import carry_over_referral
from sixthday.referrals.models import Referral
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Refused, blockers

WHAT = "Spot placements"


@dataclass(slots=True)
class _Carried:
    """One row with the award that it made, or that stood before."""

    line: Line
    award: Award
    made: bool


@transaction.atomic
def load_spot_placements(*, name: str, content: bytes, by: User, at: datetime, dry_run: bool = False) -> LoadReport:
    """Carry over the spot placements of a CSV or an Excel workbook (`spot_file.COLUMNS`), each started on its first day
    with whatever papers it lacks. A row that stands just so changes nothing. With one fault, or in a dry run, nothing is
    loaded: the report says which row, which column and why.
    """
    try:
        lines, faults = spot_file.read(table_text(name, content), london_day(at))
    except Refused as refused:
        return LoadReport(
            WHAT, errors=tuple(RowError(1, "", each.reason) for each in refused.findings), dry_run=dry_run
        )
    faults += _unready(london_day(at))
    carried, notes, errors = _tried(lines, faults, by, at, dry_run=dry_run)
    made = [each.award for each in carried if each.made]
    report = LoadReport(
        WHAT, added=len(made), unchanged=len(carried) - len(made), errors=errors, dry_run=dry_run, notes=notes
    )
    if not report.loaded:
        return report
    for award in made:
        carry_over_placement(award=award, by=by, at=at)
    after = {"added": report.added, "unchanged": report.unchanged}
    audit.record(Kind.SPOT_PLACEMENTS_LOADED, about=[by.ref], by=by, at=at, after=after)
    return report


def _unready(on: date) -> list[RowError]:
    """What the council itself must have before anything can be carried over. Two loads at once wait for one another."""
    round_ = framework.current_round(on)
    if round_ is None:
        return [RowError(1, "", "no round of the framework is in force: set one up first")]
    hold(round_)
    try:
        framework.terms_on(round_, on)
    except Refused as refused:
        return [RowError(1, "", each.reason) for each in refused.findings]
    return []


def _tried(
    lines: list[Line], faults: list[RowError], by: User, at: datetime, *, dry_run: bool
) -> tuple[list[_Carried], tuple[RowError, ...], tuple[RowError, ...]]:
    """Every row carried out but for its call-off, each by itself so that all faults are found; taken back unless all is well."""
    carried: list[_Carried] = []
    with transaction.atomic():
        for line in lines:
            if one := _row(line, carried, by, at):
                carried.append(one)
        notes = tuple(note for each in carried if each.made for note in _notes(each, london_day(at)))
        errors = (*faults, *faults_of(line.row for line in lines))
        if errors or dry_run:
            transaction.set_rollback(True)
    return carried, notes, errors


def _row(line: Line, before: list[_Carried], by: User, at: datetime) -> _Carried | None:
    if line.row.errors:
        resolve(line, by, london_day(at))  # so that what is wrong against the record is said at the same time
        return None
    found = resolve(line, by, london_day(at))
    if found is None:
        return None
    if found.standing:
        return _once(line, found.standing, before)
    try:
        with transaction.atomic():
            return _Carried(line, _bought(line, found, by, at), made=True)
    except Refused as refused:
        for finding in blockers(refused.findings):
            line.row.fault("price" if finding.code == "year_budget" else "", finding.reason)
    return None


def _once(line: Line, standing: Award, before: list[_Carried]) -> _Carried | None:
    """A row that stands just so; a fault when an earlier row of the same table is it."""
    for each in before:
        if each.award.pk == standing.pk:
            line.row.fault("first_day", f"row {each.line.row.number} is this placement already")
            return None
    return _Carried(line, standing, made=False)


def _bought(line: Line, found: Resolved, by: User, at: datetime) -> Award:
    """The referral, where there is none, the request and the award."""
    said, referral = line.place, found.referral or _referral(line, found, by, at)
    request = draft_request(
        referral=referral, round_lot=found.round_lot, service_type=found.service_type, weekly_minutes=said.weekly_minutes,
        part_days=said.part_days, mode=said.mode, start_on=said.start_on, end_on=said.end_on, by=by, at=at,
    )  # fmt: skip
    terms = Terms(
        provider=found.provider, site=found.site, adult=None, offer=None, start_on=said.start_on, end_on=said.end_on,
        weekly_minutes=said.weekly_minutes, part_days=list(said.part_days), unit=said.unit, unit_minutes=said.unit_minutes,
        price_pence=said.price_pence, vat=said.vat,
    )  # fmt: skip
    return carry_over_award(request=request, terms=terms, by=by, at=at)


def _referral(line: Line, found: Resolved, by: User, at: datetime) -> Referral:
    child, place = line.child, line.place
    return carry_over_referral(
        team=found.team, child=found.child, given_name=child.given_name, family_name=child.family_name,
        born_on=child.born_on, upn=child.upn, school=found.school, home_postcode=child.home_postcode, plan=child.plan,
        looked_after=child.looked_after, basis=child.basis, weekly_minutes=child.judged_minutes,
        part_days=place.part_days, mode=place.mode, start_on=place.start_on, end_on=place.end_on,
        decided_on=child.decided_on, by=by, at=at,
    )  # fmt: skip


def _notes(carried: _Carried, on: date) -> list[RowError]:
    """What the registration guard says of a place that is counted all the same."""
    found = blockers(places.guard_of(carried.award.ref, on))
    return [RowError(carried.line.row.number, "provider", finding.reason) for finding in found]
