"""Looking at the exclusion grounds, who is connected with a provider, and loading the debarment list."""

from datetime import date, datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import hold
from sixthday.providers import debarment_file, queries
from sixthday.providers.choices import Connection, ExclusionMoment, ExclusionOutcome
from sixthday.providers.models import (
    ConnectedPerson,
    DebarmentList,
    DebarmentMatch,
    ExclusionCheck,
    Provider,
)
from sixthday.providers.queries import exclusion
from sixthday.reference.rows import LoadReport, RowError, faults_of
from sixthday.rules.calendars import london_day
from sixthday.rules.debarment import SOURCE, Named, look_findings, matches
from sixthday.rules.findings import Finding, Refused, blockers


@transaction.atomic
def check_exclusion(
    *, provider: Provider, moment: ExclusionMoment, outcome: ExclusionOutcome, note: str, by: User, at: datetime
) -> ExclusionCheck:
    """That a person looked at the grounds and the newest debarment list, and what they found. Raises Refused without words."""
    held = queries.locked(provider)
    if stops := blockers(look_findings(note)):
        raise Refused(stops)
    row = ExclusionCheck.objects.create(
        provider=held, moment=moment, outcome=outcome, debarment_list=exclusion.newest_list(), note=note.strip(),
        checked_by=by, checked_at=at,
    )  # fmt: skip
    after = {"moment": moment, "outcome": outcome}
    audit.record(Kind.EXCLUSION_CHECKED, about=[held.ref, row.ref], by=by, at=at, after=after, why=note)
    return row


@transaction.atomic
def record_connection(
    *, provider: Provider, name: str, connection: Connection, from_on: date, by: User, at: datetime,
    company_number: str = "",
) -> ConnectedPerson:  # fmt: skip
    """Somebody whose exclusion would be the provider's, matched at once with the newest list. Raises Refused for one twice."""
    again = provider.connected.filter(name__iexact=name.strip(), connection=connection, until_on__isnull=True).exists()
    found = [
        Finding("connection_named", bool(name.strip()), "Enter the name.", SOURCE),
        Finding("connection_once", not again, f"{name.strip()} is already recorded as this.", SOURCE),
    ]
    if stops := blockers(found):
        raise Refused(stops)
    row = ConnectedPerson.objects.create(
        provider=provider, name=name.strip(), connection=connection, company_number=company_number.strip(),
        from_on=from_on, recorded_by=by, recorded_at=at,
    )  # fmt: skip
    newest = exclusion.newest_list()
    if newest is not None:
        _match(newest, [row])
    audit.record(
        Kind.CONNECTION_RECORDED, about=[provider.ref, row.ref], by=by, at=at, after={"connection": connection}
    )
    return row


@transaction.atomic
def end_connection(*, connected: ConnectedPerson, until_on: date, by: User, at: datetime) -> ConnectedPerson:
    """The last day somebody was connected with a provider. Raises Refused for a day before they were, or one ended before."""
    row = hold(connected)
    found = [
        Finding("connection_dates", until_on >= row.from_on, "The last day must not be before the first day.", SOURCE),
        Finding("connection_open", row.until_on is None, "This connection has ended already.", SOURCE),
    ]
    if stops := blockers(found):
        raise Refused(stops)
    row.until_on = until_on
    row.save(update_fields=["until_on"])
    audit.record(Kind.CONNECTION_ENDED, about=[row.provider.ref, row.ref], by=by, at=at, after={"until_on": until_on})
    return row


@transaction.atomic
def load_debarment_list(
    *, text: str, listed_on: date, source: str, by: User, at: datetime, dry_run: bool = False
) -> LoadReport:
    """Load the debarment list of a day (`debarment_file.COLUMNS`) and match it with every provider and everybody connected.

    With one fault, or in a dry run, nothing is loaded: the report says which row, which column and why. `changed` counts matches.
    """
    lines, faults = debarment_file.read(text)
    errors = [*faults, *faults_of(line.row for line in lines)]
    newest = exclusion.newest_list()
    if listed_on > london_day(at):
        errors.append(RowError(1, "", "the list cannot be from a day that has not come"))
    if newest is not None and listed_on < newest.listed_on:
        errors.append(RowError(1, "", f"a newer list is loaded already, of {newest.listed_on:%d/%m/%Y}"))
    named = [Named(str(number), line.name, line.company_number) for number, line in enumerate(lines)]
    found = matches(named, exclusion.named_ones(london_day(at)))
    report = LoadReport("Debarred suppliers", len(lines), len(found), 0, 0, tuple(errors), dry_run)
    if not report.loaded:
        return report
    made = DebarmentList.objects.create(listed_on=listed_on, source=source, loaded_by=by, loaded_at=at)
    for line in lines:
        line.supplier(made).save()
    _match(made)
    after = {"listed_on": listed_on, "suppliers": report.added, "matches": report.changed}
    audit.record(Kind.DEBARMENT_LOADED, about=[made.ref], by=by, at=at, after=after)
    return report


def _match(made: DebarmentList, only: list[ConnectedPerson] | None = None) -> None:
    """Keep every pair that may be the same: of everybody on the day of the list, or only of those given."""
    suppliers = {str(row.pk): row for row in made.suppliers.all()}
    listed = [Named(key, row.name, row.company_number) for key, row in suppliers.items()]
    ours = exclusion.named_ones(london_day(made.loaded_at), only)
    for match in matches(listed, ours):
        provider, connected = exclusion.behind(match.named)
        DebarmentMatch.objects.create(
            supplier=suppliers[match.listed], provider_id=provider, connected_id=connected, by_number=match.by_number
        )
