"""Interests in a round: what each person declared, and the council's assessment of them all."""

from django.db import models
from django.db.models import Q

from sixthday.access.models import Organisation, User, dated
from sixthday.framework.choices import InterestKind
from sixthday.framework.models.round import Round


class RoundDeclaration(models.Model):
    """A person's own declaration for a round, good until a date; the newest counts."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="declarations")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["round", "user", "-made_at", "-pk"]
        constraints = [
            dated("framework_declaration_dates"),
            models.CheckConstraint(condition=Q(made_by=models.F("user")), name="framework_declaration_own"),
        ]


class RoundInterest(models.Model):
    """An interest: in which organisation (or, if it has no record here, its name), of which kind, and what is done."""

    declaration = models.ForeignKey(RoundDeclaration, on_delete=models.PROTECT, related_name="interests")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    named = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=10, choices=InterestKind.choices)
    nature = models.CharField(max_length=300)
    mitigation = models.CharField(max_length=300)
    review_on = models.DateField()

    class Meta:
        ordering = ["declaration", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=InterestKind.values), name="framework_interest_kind"),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, named="") | Q(organisation__isnull=True) & ~Q(named=""),
                name="framework_interest_in_one",
            ),
            models.CheckConstraint(condition=~Q(nature="") & ~Q(mitigation=""), name="framework_interest_whole"),
        ]


class ConflictsAssessment(models.Model):
    """A version of the assessment that section 83 asks for before a round is published; it is kept under review."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="assessments")
    version = models.PositiveSmallIntegerField()
    text = models.TextField()
    review_on = models.DateField()
    assessed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    assessed_at = models.DateTimeField()

    class Meta:
        ordering = ["round", "version"]
        constraints = [
            models.UniqueConstraint(fields=["round", "version"], name="framework_assessment_once"),
            models.CheckConstraint(condition=~Q(text=""), name="framework_assessment_words"),
        ]
