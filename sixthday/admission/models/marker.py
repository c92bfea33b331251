"""Who marks in a round."""

from django.db import models
from django.db.models import Q

from sixthday.access.models import User
from sixthday.admission.choices import Panel
from sixthday.audit.references import new_reference
from sixthday.framework.models import Round


class Marker(models.Model):
    """Somebody who marks in a round: an evaluator by account, or a seat of the young people's panel, which has no name."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    panel = models.CharField(max_length=12, choices=Panel.choices)
    evaluator = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    seat = models.PositiveSmallIntegerField(null=True, blank=True)
    named_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()

    class Meta:
        ordering = ["round", "panel", "seat", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(panel=Panel.QUALITY, evaluator__isnull=False, seat__isnull=True)
                | Q(panel=Panel.YOUNG_PEOPLE, evaluator__isnull=True, seat__isnull=False),
                name="admission_marker_one",
            ),
            models.UniqueConstraint(
                fields=["round", "evaluator"], condition=Q(evaluator__isnull=False), name="admission_marker_once"
            ),
            models.UniqueConstraint(
                fields=["round", "seat"], condition=Q(seat__isnull=False), name="admission_seat_once"
            ),
        ]

    def __str__(self) -> str:
        return self.evaluator.name if self.evaluator else f"Young person {self.seat}"
