"""What belongs to a round in versions: weights of a lot, call-off terms."""

from django.db import models
from django.db.models import Q

from sixthday.access.models import User
from sixthday.framework.choices import Criterion
from sixthday.framework.models.round import Round, RoundLot


class WeightSet(models.Model):
    """A version of a round lot's weights; the newest in force when a brief is sent ranks its answers."""

    round_lot = models.ForeignKey(RoundLot, on_delete=models.PROTECT, related_name="weight_sets")
    version = models.PositiveSmallIntegerField()
    from_on = models.DateField()
    note = models.CharField(max_length=200, blank=True)
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["round_lot", "version"]
        constraints = [models.UniqueConstraint(fields=["round_lot", "version"], name="framework_weight_set_once")]


class Weight(models.Model):
    """The points of one criterion; those of a set total 100."""

    weight_set = models.ForeignKey(WeightSet, on_delete=models.PROTECT, related_name="weights")
    criterion = models.CharField(max_length=24, choices=Criterion.choices)
    points = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["weight_set", "criterion"], name="framework_weight_once"),
            models.CheckConstraint(condition=Q(points__lte=100), name="framework_weight_points"),
            models.CheckConstraint(condition=Q(criterion__in=Criterion.values), name="framework_weight_criterion"),
        ]


class Terms(models.Model):
    """A version of a round's call-off terms: numbered clauses as data."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="terms")
    version = models.PositiveSmallIntegerField()
    from_on = models.DateField()
    clauses = models.JSONField()  # [{"heading": …, "paragraphs": [...]}, …]
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["round", "version"]
        constraints = [models.UniqueConstraint(fields=["round", "version"], name="framework_terms_once")]
