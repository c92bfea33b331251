"""Conditions of participation: pass, fail with a coded reason, or a question to the applicant, which stops the council's clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sixthday.rules.findings import Finding
from sixthday.rules.words import plain_date

COMPLIANT = "Procurement Act 2023 s19 and s22"  # read by applicants, beside each reason
PASS, FAIL, CLARIFY = "pass", "fail", "clarify"
RESULTS: tuple[tuple[str, str], ...] = ((PASS, "Pass"), (FAIL, "Fail"), (CLARIFY, "Ask the applicant"))
FAIL_REASONS: tuple[tuple[str, str], ...] = (
    ("not_shown", "nothing shows that it is met"),
    ("below_standard", "what is shown does not reach what was asked"),
    ("not_equivalent", "what is offered instead is not its equal"),
    ("out_of_date", "what is shown is out of date"),
    ("not_undertaken", "the applicant does not undertake it"),
    ("not_lawful", "it could not lawfully be done as described"),
)
FAIL_WORDS = dict(FAIL_REASONS)


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of participation: one of the round's questions, or one of those that every round has."""

    code: str
    label: str
    source: str = COMPLIANT


SUPPLIER_RECORD = Condition(
    "supplier_record", "Record on the central digital platform", "Procurement Regulations 2024 reg 6"
)
OFFERS_AND_SITES = Condition("offers_and_sites", "Offers, rates and sites", "Procurement Act 2023 s22")


@dataclass(frozen=True, slots=True)
class Judged:
    """The latest result of one condition, with its coded reason when it failed."""

    condition: str
    result: str
    reason: str = ""


def check_findings(result: str, *, reason: str, question: str, answer_by: date | None, waiting_until: date | None,
                   on: date) -> tuple[Finding, ...]:  # fmt: skip
    """Whether a checker may record this result. `waiting_until` is the last day of a question not yet answered.

    A failure has a coded reason; a question has a last day to answer; nobody is judged while theirs
    still waits. Source: Procurement Act 2023 s19 and s22.
    """
    waits = waiting_until is not None and waiting_until >= on
    until = plain_date(waiting_until) if waiting_until else ""
    return (
        _test("check_reason", result != FAIL or reason in FAIL_WORDS, "Choose the reason why it is not met."),
        _test("check_question", result != CLARIFY or bool(question.strip()), "Write the question to the applicant."),
        _test("check_answer_by", result != CLARIFY or (answer_by is not None and answer_by > on),
              "Give the last day to answer, after today."),
        _test("check_waits", not waits, f"The applicant has until {until} to answer the question already asked."),
    )  # fmt: skip


def counted_days(received_on: date, on: date, pauses: Sequence[tuple[date, date, date | None]]) -> int:
    """Days the council has had an application, without those on which it waited for the applicant.

    Each pause is the day asked, the last day to answer, and the day answered or None: silence stops the clock
    no longer than an answer could. Source: the round's published timetable.
    """
    days = {received_on + timedelta(days=number) for number in range((on - received_on).days + 1)}
    for asked_on, last_on, answered_on in pauses:
        days -= {day for day in days if asked_on < day <= (answered_on or last_on)}
    return len(days)


def _test(code: str, met: bool, reason: str) -> Finding:
    return Finding(code, met, reason, COMPLIANT)
