"""What a round asks: the questions that count now, by lot, and every version there was."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from sixthday.framework.models import Lot, Round, RoundQuestion
from sixthday.rules.rounds import Asked


def questions(round_: Round) -> QuerySet[RoundQuestion]:
    """The questions of a round that count: the highest version of each, those dropped left out, in their order."""
    later = RoundQuestion.objects.filter(
        round=OuterRef("round"), code=OuterRef("code"), version__gt=OuterRef("version")
    )
    found = RoundQuestion.objects.filter(~Exists(later), round=round_, is_dropped=False)
    return found.prefetch_related("question_lots__lot").order_by("position", "code")


def questions_of_lot(round_: Round, lot: Lot) -> QuerySet[RoundQuestion]:
    """The questions that count for one lot: those that name it, and those that name none."""
    return questions(round_).filter(Q(question_lots__lot=lot) | Q(question_lots__isnull=True)).distinct()


def question_versions(round_: Round, code: str) -> QuerySet[RoundQuestion]:
    """Every version of one question, newest first."""
    found = RoundQuestion.objects.filter(round=round_, code=code).select_related("written_by")
    return found.prefetch_related("question_lots__lot").order_by("-version")


def as_asked(row: RoundQuestion) -> Asked:
    """A question as the rules read it."""
    return Asked(
        row.code, row.kind, row.text, row.weight, row.max_score, row.pass_mark, row.model_answer,
        frozenset(each.lot.number for each in row.question_lots.all()),
    )  # fmt: skip
