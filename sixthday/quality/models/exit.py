"""That a provider stopped, and which children were referred again because of it."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from sixthday.access import queries as access
from sixthday.access.choices import Permission
from sixthday.access.models import User
from sixthday.audit.references import new_reference
from sixthday.placements.models import Placement
from sixthday.providers.models import Provider
from sixthday.referrals.models import Referral


class Exits(models.QuerySet["ProviderExit"]):
    """Exits by who may see them."""

    def visible_to(self, user: User, on: date) -> Self:
        """All, for whoever runs them; nobody else."""
        return self if access.may(user, Permission.RUN_EXIT, on) else self.none()


class ProviderExit(models.Model):
    """One run of the drill: why the provider stops, the last day, by whom."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=300)
    last_day_on = models.DateField()
    run_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    run_at = models.DateTimeField()

    objects = Exits.as_manager()

    class Meta:
        ordering = ["-run_at"]
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="quality_exit_why")]

    def __str__(self) -> str:
        return self.ref


class ExitChild(models.Model):
    """One placement that ended in it, once, and the referral raised; none where education had not begun: that duty's own
    clock runs on."""

    exit = models.ForeignKey(ProviderExit, on_delete=models.PROTECT, related_name="children")
    placement = models.OneToOneField(Placement, on_delete=models.PROTECT, related_name="+")
    raised = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        ordering = ["id"]
