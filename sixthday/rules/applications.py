"""Applying to a round: what a whole application has, and what may be said in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sixthday.rules.findings import Finding
from sixthday.rules.marks import PUBLISHED, SCORED_KINDS

FILLED = "The round's published instructions"
FOOTING = "Procurement Act 2023 s49"
NEW, EARLIER, MERE = "new", "earlier", "mere"
SHARE_CODE_LENGTH = 8


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
        Finding("answer_text", bool(words), "Write your answer.", PUBLISHED),
        Finding(
            "answer_words", fits, f"The answer has {words:,} words; the question allows {word_limit or 0:,}.", PUBLISHED
        ),
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
    return Finding("application_basis", met, reason, FOOTING)


def _question(asked: Asked, lot: str) -> Task:
    missing = [] if asked.answered else [f"Answer “{asked.title}”."]
    if asked.file_needed and not asked.file_given:
        missing.append(f"Add the evidence for “{asked.title}”.")
    return Task(f"question_{asked.code}", asked.title, tuple(missing), lot)
