"""Checking conditions: pass, fail with a coded reason, or a question to the applicant, whose answer is waited for."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from sixthday.access.models import User
from sixthday.admission.assessable import assessable
from sixthday.admission.choices import CheckResult
from sixthday.admission.lateness import own
from sixthday.admission.models import Application, Check, LotApplication
from sixthday.admission.queries.assessing import Due, condition
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.outbox import actions as outbox
from sixthday.rules.calendars import london_day
from sixthday.rules.conditions import COMPLIANT, check_findings
from sixthday.rules.findings import Finding, Refused, Stale, blockers, refusal
from sixthday.rules.words import plain_date


@transaction.atomic
def record_check(
    *, application: Application, code: str, lot: LotApplication | None, result: CheckResult, seen: int, by: User, at: datetime,
    reason: str = "", note: str = "", question: str = "", answer_by_on: date | None = None,
) -> Check:  # fmt: skip
    """Record what was found of one condition. `seen` is how many results the checker had before them.

    Raises Refused with every reason, Stale when somebody recorded one meanwhile or the outcome was told.
    """
    held = assessable(application, at)
    number = lot.round_lot.lot.number if lot else None
    due = condition(held, code, number)
    if due is None:
        raise refusal("check_known", "This application has no such condition.", source=COMPLIANT)
    if len(due.checks) != seen:
        raise _overtaken(due)
    if stops := blockers(_findings(held, due, result, reason, question, answer_by_on, london_day(at))):
        raise Refused(stops)
    asks = result == CheckResult.CLARIFY
    made = _keep(
        due, held, result=result, reason=reason if result == CheckResult.FAIL else "", note=note.strip(),
        question=question.strip() if asks else "", answer_by_on=answer_by_on if asks else None, by=by, at=at,
    )  # fmt: skip
    if asks and answer_by_on:
        outbox.post_message(
            to_organisation=held.provider.organisation, kind="application_question", about=held.ref, by=by, at=at,
            subject="A question about your application", body=f"{made.question}\n\nAnswer by {plain_date(answer_by_on)}.",
        )  # fmt: skip
    after = {"condition": code, "lot": number, "result": result, "reason": made.reason, "number": made.number}
    audit.record(Kind.CONDITION_CHECKED, about=[held.ref, made.ref], by=by, at=at, after=after)
    return made


@transaction.atomic
def answer_check(*, application: Application, check: Check, answer: str, by: User, at: datetime) -> Check:
    """Answer a question about an application, for the applicant. Raises Refused without words or past its day, Stale."""
    held = own(application, by)
    row = Check.objects.select_for_update(of=("self",)).filter(pk=check.pk, application=held).first()
    if row is None or row.answer_by_on is None:
        raise refusal("check_known", "There is no such question.", source=COMPLIANT)
    if row.answered_by is not None and row.answered_at is not None:
        raise Stale(
            what="This question is answered already.", who=row.answered_by.ref, when=row.answered_at.isoformat()
        )
    found = [
        Finding("answer_text", bool(answer.strip()), "Write your answer.", COMPLIANT),
        Finding("answer_in_time", london_day(at) <= row.answer_by_on,
                f"The last day to answer was {plain_date(row.answer_by_on)}.", COMPLIANT),
        Finding("answer_submitted", held.state == "submitted", "This application is not with the council.", COMPLIANT),
    ]  # fmt: skip
    if stops := blockers(found):
        raise Refused(stops)
    row.answer, row.answered_by, row.answered_at = answer.strip(), by, at
    row.save(update_fields=["answer", "answered_by", "answered_at"])
    outbox.post_message(
        to=row.checked_by, kind="application_answer", about=held.ref, by=by, at=at, subject="An applicant has answered",
        body=f"The question about application {held.ref} is answered.",
    )  # fmt: skip
    audit.record(Kind.CONDITION_ANSWERED, about=[held.ref, row.ref], by=by, at=at)
    return row


def _findings(
    held: Application, due: Due, result: str, reason: str, question: str, answer_by: date | None, on: date
) -> tuple[Finding, ...]:
    last = due.latest
    waits = last.answer_by_on if last and last.result == CheckResult.CLARIFY and last.answered_at is None else None
    lots = [due.lot] if due.lot else list(held.lots.all())
    decided = any(lot.state != "applied" for lot in lots)
    return (
        *check_findings(result, reason=reason, question=question, answer_by=answer_by, waiting_until=waits, on=on),
        Finding(
            "check_lot_open",
            not decided,
            "A decision rests on this: take the decision on the lot back first.",
            COMPLIANT,
        ),
    )


def _keep(due: Due, held: Application, *, by: User, at: datetime, **found: object) -> Check:
    try:
        with transaction.atomic():
            return Check.objects.create(
                application=held, lot=due.lot, condition=due.condition.code, number=len(due.checks) + 1, checked_by=by,
                checked_at=at, **found,
            )  # fmt: skip
    except IntegrityError as error:
        raise _overtaken(due) from error


def _overtaken(due: Due) -> Stale:
    last = due.latest
    who, when = (last.checked_by.ref, last.checked_at.isoformat()) if last else ("", "")
    return Stale(what="Somebody else has checked this condition.", who=who, when=when)
