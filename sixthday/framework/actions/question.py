"""Questions of a planned round: each change is a new version with its reason; once the round opens none changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sixthday.access.models import User
from sixthday.audit import actions as audit
from sixthday.audit.choices import Kind
from sixthday.framework.choices import QuestionKind
from sixthday.framework.models import QuestionLot, Round, RoundQuestion
from sixthday.framework.queries.question import questions
from sixthday.framework.queries.round import planned_round
from sixthday.framework.refusing import finding, refuse
from sixthday.rules.findings import refusal
from sixthday.rules.rounds import METHOD, SCORED_KINDS, Asked, question_findings


@dataclass(frozen=True, slots=True)
class NewQuestion:
    """What a question asks. `evidence` is a code of rules.compliance or words for what to upload; no `lots` is every lot."""

    kind: QuestionKind
    text: str
    guidance: str = ""
    evidence: str = ""
    word_limit: int | None = None
    weight: int | None = None
    max_score: int | None = None
    pass_mark: int | None = None
    model_answer: str = ""
    lots: Sequence[int] = ()


@transaction.atomic
def write_question(
    *, round: Round, question: NewQuestion, by: User, at: datetime, code: str = "", why: str = ""
) -> RoundQuestion:
    """Write a question, or with the `code` of one that stands its next version and why.

    Raises Refused for a question that is not whole or a change without a reason, Stale once the round is published.
    """
    held = planned_round(round)
    last = RoundQuestion.objects.filter(round=held, code=code).order_by("version").last() if code else None
    lots = {lot.number: lot for lot in held.scheme.lots.all()}
    refuse(
        (
            *question_findings(_as_asked(question, code), frozenset(lots)),
            finding("question_known", last is not None or not code, "There is no such question."),
            finding("question_why", last is None or bool(why.strip()), "Say why the question changes."),
        )
    )
    made = _keep(held, question, code or _new_code(held, question.kind), last, why.strip(), by, at)
    for number in sorted(set(question.lots)):
        QuestionLot.objects.create(question=made, lot=lots[number])
    after = {"code": made.code, "version": made.version, "kind": made.kind, "lots": sorted(set(question.lots))}
    audit.record(Kind.QUESTION_WRITTEN, about=[held.ref], by=by, at=at, after=after, why=made.why)
    return made


@transaction.atomic
def drop_question(*, round: Round, code: str, why: str, by: User, at: datetime) -> RoundQuestion:
    """Ask a question no more: its last version says so, and why. Raises Stale once the round is published."""
    held = planned_round(round)
    last = questions(held).filter(code=code).first()
    if last is None:
        raise refusal("question_known", "There is no such question.", source=METHOD)
    refuse([finding("question_why", bool(why.strip()), "Say why the question is dropped.")])
    made = RoundQuestion.objects.create(
        **_columns(last), round=held, code=code, version=last.version + 1, position=last.position, is_dropped=True,
        why=why.strip(), written_by=by, written_at=at,
    )  # fmt: skip
    after = {"code": code, "version": made.version}
    audit.record(Kind.QUESTION_DROPPED, about=[held.ref], by=by, at=at, after=after, why=made.why)
    return made


@transaction.atomic
def copy_questions(*, round: Round, source: Round, by: User, at: datetime) -> list[RoundQuestion]:
    """Begin a planned round with the questions of an earlier one, under their codes, so that answers can be matched.

    Raises Refused when it has questions of its own already, Stale once it is published.
    """
    held = planned_round(round)
    refuse([finding("questions_none", not held.questions.exists(), "This round has questions already.")])
    made = []
    for question in questions(source):
        copy = RoundQuestion.objects.create(
            **_columns(question),
            round=held,
            code=question.code,
            position=question.position,
            written_by=by,
            written_at=at,
        )
        for row in question.question_lots.all():
            QuestionLot.objects.create(question=copy, lot=row.lot)
        made.append(copy)
    after = {"from_round": source.number, "codes": [row.code for row in made]}
    audit.record(Kind.QUESTION_WRITTEN, about=[held.ref, source.ref], by=by, at=at, after=after)
    return made


def _keep(
    held: Round, question: NewQuestion, code: str, last: RoundQuestion | None, why: str, by: User, at: datetime
) -> RoundQuestion:
    scored, young = question.kind in SCORED_KINDS, question.kind == QuestionKind.YOUNG_PEOPLE
    return RoundQuestion.objects.create(
        round=held, code=code, version=last.version + 1 if last else 1, why=why if last else "",
        position=last.position if last else held.questions.filter(version=1).count() + 1, kind=question.kind,
        text=question.text.strip(), guidance=question.guidance.strip(), evidence=question.evidence.strip(),
        word_limit=question.word_limit, weight=question.weight if scored else None,
        max_score=question.max_score if scored else None, pass_mark=question.pass_mark if scored else None,
        model_answer=question.model_answer.strip() if young else "", written_by=by, written_at=at,
    )  # fmt: skip


def _columns(row: RoundQuestion) -> dict[str, object]:
    names = (
        "kind", "text", "guidance", "evidence", "word_limit", "weight", "max_score", "pass_mark", "model_answer",
    )  # fmt: skip
    return {name: getattr(row, name) for name in names}


def _as_asked(question: NewQuestion, code: str) -> Asked:
    return Asked(
        code, question.kind, question.text, question.weight, question.max_score, question.pass_mark,
        question.model_answer, frozenset(question.lots),
    )  # fmt: skip


def _new_code(held: Round, kind: QuestionKind) -> str:
    """A code such as quality-2, never used before in this round."""
    taken = set(held.questions.values_list("code", flat=True))
    stem = kind.value.replace("_", "-")
    return next(code for number in range(1, len(taken) + 2) if (code := f"{stem}-{number}") not in taken)
