"""Places taken: which hours at which provider and site, from and until."""

from django.db import models
from django.db.models import F, Q

from sixthday.access.models import User
from sixthday.audit.references import new_reference
from sixthday.places.models.guard import Override
from sixthday.providers.models import Offer, Provider, Site


class Taking(models.Model):
    """A place taken when an award was approved; released if it fell, ended when it ended."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    award_ref = models.CharField(max_length=16)
    child_ref = models.CharField(max_length=16, db_index=True)
    route = models.CharField(max_length=16)
    weekly_minutes = models.PositiveIntegerField()
    part_days = models.JSONField(default=list)
    special = models.BooleanField()  # the child has an EHC plan or is looked after by an English or Welsh authority
    one_to_one_away = models.BooleanField(default=False)  # one to one, at home or online
    leaves_on = models.DateField()  # when the child stops being of compulsory school age
    from_on = models.DateField()
    until_on = models.DateField()
    override = models.ForeignKey(  # the leave with which it was taken past the registration guard
        Override, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField()
    released_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    released_why = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["from_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["award_ref"], condition=Q(released_at__isnull=True), name="places_taking_once_per_award"
            ),
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="places_taking_dates"),
            models.CheckConstraint(condition=Q(weekly_minutes__gt=0), name="places_taking_minutes"),
            models.CheckConstraint(
                condition=Q(released_by__isnull=True, released_at__isnull=True)
                | Q(released_by__isnull=False, released_at__isnull=False),
                name="places_taking_released_whole",
            ),
        ]
