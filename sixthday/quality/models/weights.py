"""The council's own weights for where quality assurance looks first."""

from django.db import models
from django.db.models import Q

from sixthday.access.models import User


class RiskWeights(models.Model):
    """Points for each reason from a day, with why. The newest in force counts; an earlier one keeps its days."""

    from_on = models.DateField(unique=True)
    points = models.JSONField()  # by the codes of rules.quality.REASONS
    why = models.CharField(max_length=300)
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["-from_on"]
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="quality_weights_why")]
