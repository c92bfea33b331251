"""Standing, dated declarations of interest."""

from django.db import models
from django.db.models import Q

from sixthday.access.models import User, dated
from sixthday.providers.models import Provider


class ConflictDeclaration(models.Model):
    """A person's declaration, good until a date; interests, if any, are named beside it."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["user", "made_at"]
        constraints = [
            dated("awards_declaration_dates"),
            models.CheckConstraint(condition=Q(made_by=models.F("user")), name="awards_declaration_own"),
        ]


class ConflictInterest(models.Model):
    """An interest in one provider."""

    declaration = models.ForeignKey(ConflictDeclaration, on_delete=models.PROTECT, related_name="interests")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    nature = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["declaration", "provider"], name="awards_interest_once")]
