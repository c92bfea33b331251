"""Loading what comes from outside: idempotent, all or nothing, tried first in a dry run, every fault by row and column."""

from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from sixthday.audit import actions as audit
from sixthday.audit.actions import Actor
from sixthday.audit.choices import Kind
from sixthday.reference import loads
from sixthday.reference.authorityfile import read_authorities
from sixthday.reference.choices import Load
from sixthday.reference.directory import SOURCE as DIRECTORY
from sixthday.reference.directory import edition, places_near
from sixthday.reference.holidaylist import PUBLISHED, bank_holidays
from sixthday.reference.loads import Difference
from sixthday.reference.models import Authority, BankHoliday, Edition, Postcode, School, SchoolUrn, Term
from sixthday.reference.register import read_register, same_school
from sixthday.reference.rows import LoadReport, RowError
from sixthday.reference.termfile import read_terms


@transaction.atomic
def load_authorities(*, text: str, source: str, by: Actor, at: datetime, dry_run: bool = False) -> LoadReport:
    """Load authorities from a CSV (code, dfe_number, name, kind). `source` says where the file is from."""
    wanted, errors = read_authorities(text)
    if errors:
        return LoadReport(Load.AUTHORITIES, errors=errors, dry_run=dry_run)
    difference = loads.authorities(wanted)
    return _settle(
        Load.AUTHORITIES, loads.settle(Authority, difference, dry_run=dry_run), edition=source, source=source,
        count=Authority.objects.count, by=by, at=at, dry_run=dry_run,
    )  # fmt: skip


@transaction.atomic
def load_schools(*, text: str, source: str, by: Actor, at: datetime, dry_run: bool = False) -> LoadReport:
    """Load schools from an extract of the register in its own columns. A school that is not in it stays as it is."""
    numbers = Authority.objects.exclude(dfe_number="").values_list("dfe_number", flat=True)
    found, errors = read_register(text, numbers)
    if errors:
        return LoadReport(Load.SCHOOLS, errors=errors, dry_run=dry_run)
    register = loads.Register(same_school(found))
    return _settle(
        Load.SCHOOLS, register.settle(dry_run=dry_run), edition=source, source=source,
        count=School.objects.count, by=by, at=at, dry_run=dry_run,
    )  # fmt: skip


@transaction.atomic
def load_terms(*, text: str, source: str, by: Actor, at: datetime, dry_run: bool = False) -> LoadReport:
    """Load term dates from a CSV. A school year that is handed in replaces that year of that school or authority."""
    urns = dict(SchoolUrn.objects.values_list("urn", "school__authority__code"))
    codes = Authority.objects.values_list("code", flat=True)
    lines, errors = read_terms(text, authorities=codes, urns=urns)
    if errors:
        return LoadReport(Load.TERM_DATES, errors=errors, dry_run=dry_run)
    difference = loads.terms(lines)
    return _settle(
        Load.TERM_DATES, loads.settle(Term, difference, dry_run=dry_run), edition=source, source=source,
        count=Term.objects.count, by=by, at=at, dry_run=dry_run,
    )  # fmt: skip


@transaction.atomic
def load_postcodes(*, districts: Iterable[str], by: Actor, at: datetime, dry_run: bool = False) -> LoadReport:
    """Load the postcodes of these districts (ONS codes) and their neighbours from the installed directory.

    Nothing is read when this edition for these districts already stands. A district that is nowhere is a fault.
    """
    ours = sorted(set(districts))
    wanted_edition = f"{edition()} for {', '.join(ours)}"
    standing = Edition.objects.filter(what=Load.POSTCODES, edition=wanted_edition).first()
    if standing:
        return LoadReport(Load.POSTCODES, unchanged=standing.rows, dry_run=dry_run)
    places = places_near(ours)
    nowhere = sorted(set(ours) - {place.district for place in places})
    if nowhere:
        errors = tuple(RowError(0, "districts", f"no postcode lies in a district {code}") for code in nowhere)
        return LoadReport(Load.POSTCODES, errors=errors, dry_run=dry_run)
    difference = loads.postcodes(asdict(place) for place in places)
    return _settle(
        Load.POSTCODES, loads.settle(Postcode, difference, dry_run=dry_run), edition=wanted_edition, source=DIRECTORY,
        count=Postcode.objects.count, by=by, at=at, dry_run=dry_run,
    )  # fmt: skip


@transaction.atomic
def load_bank_holidays(*, by: Actor, at: datetime, dry_run: bool = False) -> LoadReport:
    """Load the bank holidays of England: the published list, computed past its end."""
    difference = loads.holidays(asdict(one) for one in bank_holidays())
    return _settle(
        Load.BANK_HOLIDAYS, loads.settle(BankHoliday, difference, dry_run=dry_run), edition="published and computed",
        source=PUBLISHED, count=BankHoliday.objects.count, by=by, at=at, dry_run=dry_run,
    )  # fmt: skip


def _settle(
    what: Load, differences: list[Difference[Any]], *, edition: str, source: str, count: Callable[[], int],
    by: Actor, at: datetime, dry_run: bool,
) -> LoadReport:  # fmt: skip
    report = LoadReport(
        what,
        added=sum(len(one.add) for one in differences),
        changed=sum(len(one.change) for one in differences),
        removed=sum(len(one.remove) for one in differences),
        unchanged=sum(one.unchanged for one in differences),
        dry_run=dry_run,
    )
    if not dry_run:
        standing = {"edition": edition, "source": source, "rows": count(), "loaded_by": by.ref, "loaded_at": at}
        Edition.objects.update_or_create(what=what, defaults=standing)
        after = {"edition": edition, "added": report.added, "changed": report.changed, "removed": report.removed}
        audit.record(Kind.REFERENCE_LOADED, about=[what.value], by=by, at=at, after=after)
    return report
