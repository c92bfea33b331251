"""The outcome of an application to a lot: whoever passes is admitted, and a refusal has one coded reason for each condition not met."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from sixthday.rules.conditions import CLARIFY, COMPLIANT, FAIL_WORDS, PASS, Condition, Judged
from sixthday.rules.findings import Finding
from sixthday.rules.marks import PUBLISHED, Marked
from sixthday.rules.words import counted, joined

EXCLUDED_CODE, PASS_MARK_CODE = "applicant_excluded", "below_pass_mark"


class Decision(StrEnum):
    """What is decided of an application to a lot."""

    ADMITTED = "admitted"
    REFUSED = "refused"


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
        Finding("decision_checks", not unjudged, f"{of_lot}: still to be checked: {joined(unjudged) if unjudged else 'nothing'}.", COMPLIANT),
        Finding("decision_marks", not unmarked, f"{of_lot}: no moderated mark for {joined(unmarked) if unmarked else 'nothing'}.", PUBLISHED),
        Finding("decision_exclusion", not exclusion_open, "Whether the applicant is excluded is still to be decided.", COMPLIANT),
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
