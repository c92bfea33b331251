"""Applying to a round and deciding on it: what a whole application has, checks, blind marks, and the outcome of each lot.

Every compliant applicant is admitted to each lot it passes; a refusal has one coded reason for each condition not met.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sixthday.rules.findings import Finding
from sixthday.rules.words import counted, joined, plain_date

COMPLIANT = "Procurement Act 2023 s19 and s22; decision report paragraph 11 (M05)"
PUBLISHED = "The round's published questions and pass marks (M06)"
FILLED = "The round's published instructions (M05)"
PASS, FAIL, CLARIFY = "pass", "fail", "clarify"
RESULTS: tuple[tuple[str, str], ...] = ((PASS, "Pass"), (FAIL, "Fail"), (CLARIFY, "Ask the applicant"))
NEW, EARLIER, MERE = "new", "earlier", "mere"
SCORED_KINDS = frozenset({"quality", "young_people"})
SHARE_CODE_LENGTH = 8


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
FAIL_REASONS: tuple[tuple[str, str], ...] = (
    ("not_shown", "nothing shows that it is met"),
    ("below_standard", "what is shown does not reach what was asked"),
    ("not_equivalent", "what is offered instead is not its equal"),
    ("out_of_date", "what is shown is out of date"),
    ("not_undertaken", "the applicant does not undertake it"),
    ("not_lawful", "it could not lawfully be done as described"),
)
FAIL_WORDS = dict(FAIL_REASONS)
EXCLUDED_CODE, PASS_MARK_CODE = "applicant_excluded", "below_pass_mark"


class Decision(StrEnum):
    """What is decided of an application to a lot."""

    ADMITTED = "admitted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as the applicant has left it."""

    code: str
    title: str
    answered: bool
    file_needed: bool = False
    file_given: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """One row of the task list; done when nothing is missing. `lot` is the lot's name, empty for the whole."""

    code: str
    title: str
    missing: tuple[str, ...]
    lot: str = ""

    @property
    def done(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class Judged:
    """The latest result of one condition, with its coded reason when it failed."""

    condition: str
    result: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """One scored question: its moderated mark (None until there is one) and the reason given for it, and the mark that passes."""

    code: str
    title: str
    mark: int | None
    most: int
    pass_mark: int
    why: str = ""


def share_code_missing(code: str) -> tuple[str, ...]:
    """What is wrong with a share code: it has eight letters and figures. Source: central digital platform, share codes."""
    if not code:
        return ("Give the share code of your record on the central digital platform.",)
    whole = len(code) == SHARE_CODE_LENGTH and code.isascii() and code.isalnum()
    return () if whole else ("A share code has eight letters and figures.",)


def answer_findings(text: str, *, word_limit: int | None) -> tuple[Finding, ...]:
    """Whether an answer may be kept: something is said, in no more words than the question allows. Source: the round's published questions."""
    words = len(text.split())
    fits = word_limit is None or words <= word_limit
    return (
        _mark("answer_text", bool(words), "Write your answer."),
        _mark("answer_words", fits, f"The answer has {words:,} words; the question allows {word_limit or 0:,}."),
    )


def question_tasks(questions: Sequence[Asked], lot: str = "") -> tuple[Task, ...]:
    """One task for each question asked. Source: the round's published instructions."""
    return tuple(_question(each, lot) for each in questions)


def offers_task(offers: int, lot: str) -> Task:
    """The offers of one lot: at least one, with its rate. Source: the round's published instructions."""
    missing = () if offers else ("Say what you offer in this lot, where, and at what rate.",)
    return Task("offers", "Offers and rates", missing, lot)


def completeness_findings(tasks: Sequence[Task], *, lots: int) -> tuple[Finding, ...]:
    """Whether an application is whole: at least one lot, and nothing missing. Every reason. Source: the round's published instructions."""
    chosen = Finding("application_lots", lots > 0, "Choose at least one lot." if not lots else "Lots are chosen.", FILLED,
                     fixer="provider_lead")  # fmt: skip
    missing = [
        Finding(
            f"task_{task.code}", False, f"{task.lot}: {words}" if task.lot else words, FILLED, fixer="provider_lead"
        )
        for task in tasks
        for words in task.missing
    ]
    return (chosen, *missing)


def asked_again(kind: str, basis: str) -> bool:
    """Whether a question of this kind is put to an applicant on this footing: who carries membership forward shows again that
    it meets the conditions, and is not scored again. Source: Procurement Act 2023 s49.
    """
    return basis != MERE or kind not in SCORED_KINDS


def basis_finding(basis: str, *, earlier_member: bool, lot: str) -> Finding:
    """Whether an applicant may apply on this footing: only a member of the lot in an earlier round stands on what went before.

    Source: Procurement Act 2023 s49.
    """
    met = basis == NEW or earlier_member
    reason = (
        f"{lot}: the footing fits." if met else f"{lot}: only its members in an earlier round may carry that forward."
    )
    return Finding("application_basis", met, reason, "Procurement Act 2023 s49")


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


def counted_days(received_on: date, on: date, pauses: Sequence[tuple[date, date | None]]) -> int:
    """Days the council has had an application, without those on which it waited for the applicant's answer (asked, answered).

    Source: the round's published timetable.
    """
    days = {received_on + timedelta(days=number) for number in range((on - received_on).days + 1)}
    for asked_on, answered_on in pauses:
        days -= {day for day in days if asked_on < day <= (answered_on or on)}
    return len(days)


def mark_findings(mark: int, *, most: int, why: str, moderated: bool) -> tuple[Finding, ...]:
    """Whether a mark may be given: within the scale, with a word why, before moderation. Source: the round's published questions."""
    return (
        _mark("mark_scale", 0 <= mark <= most, f"A mark is from 0 to {most}."),
        _mark("mark_why", bool(why.strip()), "Say why, from the answer itself."),
        _mark("mark_open", not moderated, "The moderated mark already stands."),
    )


def moderation_findings(marks: Mapping[str, int | None], *, mark: int, most: int, reason: str) -> tuple[Finding, ...]:
    """Whether one mark may now stand for all. `marks` are everybody's who must mark, by name, None where missing.

    Source: the round's published questions and pass marks.
    """
    waiting = [name for name, given in marks.items() if given is None]
    return (
        _mark("moderation_markers", bool(marks), "Nobody is named to mark this question."),
        _mark("moderation_all_in", not waiting, f"Still to mark: {joined(waiting) if waiting else 'nobody'}."),
        _mark("mark_scale", 0 <= mark <= most, f"A mark is from 0 to {most}."),
        _mark("moderation_reason", bool(reason.strip()), "Give the reason for the mark that stands."),
    )


def ready_findings(
    conditions: Sequence[Condition],
    judged: Mapping[str, Judged],
    questions: Sequence[Marked],
    *,
    of_lot: str,
    exclusion_open: bool,
) -> tuple[Finding, ...]:
    """Whether everything a decision on a lot rests on is there. Every reason. Source: Procurement Act 2023 s19."""
    unjudged = [
        row.label.lower() for row in conditions if judged.get(row.code) is None or judged[row.code].result == CLARIFY
    ]
    unmarked = [question.title for question in questions if question.mark is None]
    return (
        _test("decision_checks", not unjudged, f"{of_lot}: still to be checked: {joined(unjudged) if unjudged else 'nothing'}."),
        _mark("decision_marks", not unmarked, f"{of_lot}: no moderated mark for {joined(unmarked) if unmarked else 'nothing'}."),
        _test("decision_exclusion", not exclusion_open, "Whether the applicant is excluded is still to be decided."),
    )  # fmt: skip


def lot_findings(
    conditions: Sequence[Condition], judged: Mapping[str, Judged], questions: Sequence[Marked], *, excluded: bool
) -> tuple[Finding, ...]:
    """One finding for each condition, each pass mark and the exclusion grounds; its code is the coded reason where unmet.

    Source: Procurement Act 2023 s19, s22 and s57; the round's published pass marks.
    """
    grounds = Finding(EXCLUDED_CODE, not excluded, "The applicant is an excluded supplier." if excluded else "Not excluded.",
                      "Procurement Act 2023 s26 and s57")  # fmt: skip
    checked = [_condition(row, judged.get(row.code)) for row in conditions]
    return (grounds, *checked, *(_passed(question) for question in questions))


def decision_of(findings: Sequence[Finding]) -> Decision:
    """Admitted when nothing is unmet: the number of members is not limited. Source: Procurement Act 2023 s19 and s49 (M05)."""
    return Decision.ADMITTED if all(finding.met for finding in findings) else Decision.REFUSED


def _question(asked: Asked, lot: str) -> Task:
    missing = [] if asked.answered else [f"Answer “{asked.title}”."]
    if asked.file_needed and not asked.file_given:
        missing.append(f"Add the evidence for “{asked.title}”.")
    return Task(f"question_{asked.code}", asked.title, tuple(missing), lot)


def _condition(row: Condition, judged: Judged | None) -> Finding:
    if judged is None or judged.result == CLARIFY:
        return Finding(row.code, False, f"{_said(row.label)}: not judged yet.", row.source, fixer="qa_officer")
    if judged.result == PASS:
        return Finding(row.code, True, f"{_said(row.label)}: pass.", row.source)
    return Finding(
        f"{row.code}.{judged.reason}", False, f"{_said(row.label)}: {FAIL_WORDS[judged.reason]}.", row.source
    )


def _passed(question: Marked) -> Finding:
    score = f"{_said(question.title)}: {question.mark} of {question.most}"
    if question.mark is None:
        return Finding(
            f"{PASS_MARK_CODE}_{question.code}", False, f"{_said(question.title)}: no moderated mark yet.", PUBLISHED
        )
    met = question.mark >= question.pass_mark
    need = f"; {counted(question.pass_mark, 'mark')} {'was' if question.pass_mark == 1 else 'were'} needed"
    words = f"{score}{'' if met else need}. {question.why}".strip()
    return Finding(f"{PASS_MARK_CODE}_{question.code}", met, words, PUBLISHED)


def _said(label: str) -> str:
    return label.rstrip("?")


def _test(code: str, met: bool, reason: str) -> Finding:
    return Finding(code, met, reason, COMPLIANT)


def _mark(code: str, met: bool, reason: str) -> Finding:
    return Finding(code, met, reason, PUBLISHED)
