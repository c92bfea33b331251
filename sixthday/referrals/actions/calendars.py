"""Changing a calendar and counting the duties that it decides, in one act: a date moves only by a recorded event.

A dry run does all of it and takes it back: what it says would move is what would.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.reference import actions as reference
from sixthday.reference.choices import ClosureKind
from sixthday.reference.models import Authority, Closure, School
from sixthday.reference.rows import LoadReport
from sixthday.referrals.actions.duty import recount_duties
from sixthday.referrals.models import DutyRecount

MOST_WORDS = 300  # of a reason, as the recount keeps it


@dataclass(frozen=True, slots=True)
class Closed:
    """A closure as it was recorded, and the duties whose day it moved."""

    closure: Closure
    moved: Sequence[DutyRecount]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did, and the duties whose day it moved."""

    report: LoadReport
    moved: Sequence[DutyRecount]


@transaction.atomic
def close_school(
    *, authority: Authority, school: School | None, from_on: date, until_on: date, kind: ClosureKind, reason: str,
    by: User, at: datetime, dry_run: bool = False,
) -> Closed:  # fmt: skip
    """Record a closure of a school, or without one of every school of the authority, and count its duties again.

    Raises Refused with every reason that `record_closure` has.
    """
    closure = reference.record_closure(
        authority=authority, school=school, from_on=from_on, until_on=until_on, kind=kind, reason=reason, by=by, at=at
    )
    moved = _recounted(closure, f"{ClosureKind(kind).label}: {reason}", by=by, at=at)
    if dry_run:
        transaction.set_rollback(True)
    return Closed(closure, moved)


@transaction.atomic
def reopen_school(*, closure: Closure, reason: str, by: User, at: datetime, dry_run: bool = False) -> Closed:
    """Take a closure back and count its duties again. Raises Refused without a reason, Stale when it was taken back already."""
    reference.withdraw_closure(closure=closure, reason=reason, by=by, at=at)
    moved = _recounted(closure, f"Closure taken back: {reason}", by=by, at=at)
    if dry_run:
        transaction.set_rollback(True)
    return Closed(closure, moved)


@transaction.atomic
def load_term_dates(*, text: str, source: str, by: User, at: datetime, dry_run: bool = False) -> Loaded:
    """Load a table of term dates and count every open duty again. With faults nothing is loaded and nothing moves."""
    report = reference.load_terms(text=text, source=source, by=by, at=at)
    if report.errors:
        return Loaded(report, ())
    moved = recount_duties(why=f"Term dates loaded: {source}"[:MOST_WORDS], by=by, at=at)
    if dry_run:
        transaction.set_rollback(True)
    return Loaded(report, moved)


def _recounted(closure: Closure, why: str, *, by: User, at: datetime) -> list[DutyRecount]:
    whose = {"school": closure.school} if closure.school else {"authority": closure.authority}
    return recount_duties(why=why[:MOST_WORDS], by=by, at=at, **whose)
