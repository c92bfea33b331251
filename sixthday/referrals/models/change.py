"""A change of a child's facts after the referral was sent. What stood before and after is in the record, not here."""

from django.db import models
from django.db.models import Q

from sixthday.access.models import User
from sixthday.audit.references import new_reference
from sixthday.referrals.choices import FactKind
from sixthday.referrals.models.child import Child


class FactChange(models.Model):
    """Which facts changed, from which day, why, and who recorded it."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="fact_changes")
    kind = models.CharField(max_length=14, choices=FactKind.choices)
    from_on = models.DateField()
    why = models.CharField(max_length=500)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-recorded_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=FactKind.values), name="referrals_fact_change_kind"),
            models.CheckConstraint(condition=~Q(why=""), name="referrals_fact_change_why"),
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def child_ref(self) -> str:
        """Whose record it changed."""
        return self.child.ref
