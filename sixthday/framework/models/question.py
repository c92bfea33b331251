"""What an applicant is asked in a round: versioned questions, frozen when the round opens."""

from django.db import models
from django.db.models import Q

from sixthday.access.models import User
from sixthday.framework.choices import QuestionKind
from sixthday.framework.models.round import Round
from sixthday.framework.models.scheme import Lot

SCORED = [QuestionKind.QUALITY, QuestionKind.YOUNG_PEOPLE]


class RoundQuestion(models.Model):
    """One version of one question of a round; the highest version of a code counts, unless it is dropped.

    A question that names no lot counts for every lot of the round.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="questions")
    code = models.SlugField(max_length=40)
    version = models.PositiveSmallIntegerField(default=1)
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=14, choices=QuestionKind.choices)
    text = models.CharField(max_length=1000)
    guidance = models.TextField(blank=True)
    evidence = models.CharField(
        max_length=60, blank=True
    )  # a code of rules.compliance, or the words for what to upload
    word_limit = models.PositiveSmallIntegerField(null=True, blank=True)
    weight = models.PositiveSmallIntegerField(null=True, blank=True)  # points of 100 within each lot
    max_score = models.PositiveSmallIntegerField(null=True, blank=True)
    pass_mark = models.PositiveSmallIntegerField(null=True, blank=True)
    model_answer = models.TextField(blank=True)  # written by young people, for their panel
    is_dropped = models.BooleanField(default=False)
    why = models.CharField(max_length=300, blank=True)  # of a version after the first
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["round", "position", "code", "version"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=QuestionKind.values), name="framework_question_kind"),
            models.CheckConstraint(
                condition=Q(
                    kind__in=SCORED, weight__isnull=False, max_score__gte=1, pass_mark__lte=models.F("max_score")
                )
                | ~Q(kind__in=SCORED) & Q(weight__isnull=True, max_score__isnull=True, pass_mark__isnull=True),
                name="framework_question_scored_whole",
            ),
            models.CheckConstraint(
                condition=Q(kind=QuestionKind.YOUNG_PEOPLE) & ~Q(model_answer="")
                | ~Q(kind=QuestionKind.YOUNG_PEOPLE) & Q(model_answer=""),
                name="framework_question_model_answer",
            ),
            models.CheckConstraint(
                condition=Q(version=1, is_dropped=False) | Q(version__gt=1) & ~Q(why=""), name="framework_question_why"
            ),
            models.UniqueConstraint(fields=["round", "code", "version"], name="framework_question_version_once"),
        ]

    def __str__(self) -> str:
        return self.text


class QuestionLot(models.Model):
    """A lot that a version of a question counts for."""

    question = models.ForeignKey(RoundQuestion, on_delete=models.PROTECT, related_name="question_lots")
    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["question", "lot__number"]
        constraints = [models.UniqueConstraint(fields=["question", "lot"], name="framework_question_lot_once")]
