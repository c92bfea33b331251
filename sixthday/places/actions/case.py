"""A case of a possible unregistered school: opened, noted, told, reported, closed."""

from datetime import date, datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.audit.moves import first, hold, move
from sixthday.places import queries
from sixthday.places.choices import AUTHORITIES, CaseOutcome, Told
from sixthday.places.models import CaseNote, CaseTelling, SchoolCase
from sixthday.providers import queries as providers
from sixthday.providers.models import Provider
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import Finding, Refused, blockers, refusal
from sixthday.rules.lifecycles import SCHOOL_CASE

SOURCE = "Education Act 1996 s463; Education and Skills Act 2008 s96 (M15)"


@transaction.atomic
def open_case(*, provider: Provider, why: str, by: User, at: datetime) -> SchoolCase:
    """Open a case, with the guard's facts of this day frozen in it. Raises Refused without a reason or while one is live."""
    held = providers.locked(provider)
    live = queries.live_case(held)
    found = [
        Finding("case_why", bool(why.strip()), "Say why this may be an unregistered school.", SOURCE),
        Finding("case_once", live is None, f"Case {live.ref if live else ''} is already open.", SOURCE),
    ]
    if stops := blockers(found):
        raise Refused(stops)
    facts = queries.facts_to_freeze(held, london_day(at))
    case = SchoolCase.objects.create(provider=held, why=why.strip(), facts=facts, opened_by=by, opened_at=at)
    audit.record(Kind.CASE_OPENED, about=[case.ref, held.ref], by=by, at=at, why=why)
    return case


@transaction.atomic
def add_note(*, case: SchoolCase, text: str, by: User, at: datetime) -> CaseNote:
    """Add what was found or done. Raises Refused without words, Stale when the case is closed."""
    held = _live(case)
    if not text.strip():
        raise refusal("note_text", "Write what was found or done.", source=SOURCE)
    note = CaseNote.objects.create(case=held, text=text.strip(), noted_by=by, noted_at=at)
    audit.record(Kind.CASE_NOTED, about=_about(case), by=by, at=at)
    return note


@transaction.atomic
def report_case(*, case: SchoolCase, whom: Told, told_on: date, note: str, by: User, at: datetime) -> CaseTelling:
    """Keep that the DfE or Ofsted was told, on which day and where that is kept. Raises Refused; Stale when closed."""
    if whom not in AUTHORITIES:
        raise refusal("told_whom", "A report is made to the DfE or to Ofsted.", source=SOURCE)
    telling = _tell(_live(case), whom, told_on, note, by, at)
    move(case, SCHOOL_CASE, "report_case")
    audit.record(Kind.CASE_REPORTED, about=_about(case), by=by, at=at, after={"whom": whom, "told_on": told_on})
    return telling


@transaction.atomic
def tell_of_case(*, case: SchoolCase, whom: Told, told_on: date, note: str, by: User, at: datetime) -> CaseTelling:
    """Keep that anybody was told; the DfE or Ofsted makes it a report. Raises Refused; Stale when closed."""
    if whom in AUTHORITIES:
        return report_case(case=case, whom=whom, told_on=told_on, note=note, by=by, at=at)
    telling = _tell(_live(case), whom, told_on, note, by, at)
    audit.record(Kind.CASE_TOLD, about=_about(case), by=by, at=at, after={"whom": whom, "told_on": told_on})
    return telling


@transaction.atomic
def close_case(*, case: SchoolCase, outcome: CaseOutcome, note: str, by: User, at: datetime) -> SchoolCase:
    """Close a case with how it ended. Raises Refused without words, Stale when already closed."""
    if not note.strip():
        raise refusal("outcome_note", "Say what was found.", source=SOURCE)
    move(
        case, SCHOOL_CASE, "close_case", outcome=outcome, outcome_note=note.strip(), closed_by=by, closed_at=at
    )  # fmt: skip
    audit.record(Kind.CASE_CLOSED, about=_about(case), by=by, at=at, after={"outcome": outcome}, why=note)
    return case


def _live(case: SchoolCase) -> SchoolCase:
    held = hold(case)
    if held.state not in SCHOOL_CASE.step("close_case").sources:
        raise first(case, SCHOOL_CASE)
    return held


def _tell(case: SchoolCase, whom: Told, told_on: date, note: str, by: User, at: datetime) -> CaseTelling:
    found = [
        Finding("told_note", bool(note.strip()), "Say where this is kept, such as a reference or an e-mail.", SOURCE),
        Finding("told_on", told_on <= london_day(at), "The day they were told has not come yet.", SOURCE),
    ]
    if stops := blockers(found):
        raise Refused(stops)
    return CaseTelling.objects.create(
        case=case, whom=whom, told_on=told_on, note=note.strip(), recorded_by=by, recorded_at=at
    )


def _about(case: SchoolCase) -> list[str]:
    return [case.ref, case.provider.ref]
