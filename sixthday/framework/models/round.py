"""One opening of the scheme, from its planning to the framework awarded at it; its lots, documents, clarifications."""

from django.db import models
from django.db.models import F, Q

from sixthday.access.models import User, dated
from sixthday.audit.references import new_reference
from sixthday.documents.models import StoredFile
from sixthday.framework.models.scheme import Lot, Scheme
from sixthday.rules.lifecycles import ROUND

PREPARING = ["planned", "open", "assessed"]
AWARDED = ["awarded", "replaced"]


def _pair(name: str, *fields: str, states: list[str], always: list[str] | None = None) -> models.CheckConstraint:
    """The fields are all given or all missing: given only in `states`, never missing in `always`."""
    given = Q(**{f"{field}__isnull": False for field in fields}, state__in=states)
    missing = Q(**{f"{field}__isnull": True for field in fields})
    if always:
        missing &= ~Q(state__in=always)
    return models.CheckConstraint(condition=given | missing, name=name)


class Round(models.Model):
    """One opening of the whole scheme. `opens_at` to `deadline_at` it takes applications; that it has closed is derived.

    What was awarded at it holds from `from_on` until a later round takes its place.
    """

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, default=ROUND.start)
    opens_at = models.DateTimeField(null=True, blank=True)
    deadline_at = models.DateTimeField(null=True, blank=True)
    expected_award_on = models.DateField(null=True, blank=True)
    expected_from_on = models.DateField(null=True, blank=True)
    notice = models.TextField(blank=True)  # the words of the opportunity
    notice_ref = models.CharField(max_length=40, blank=True)  # number of the tender notice
    awarded_on = models.DateField(null=True, blank=True)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    planned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    planned_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    assessed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    assessed_at = models.DateTimeField(null=True, blank=True)
    awarded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    awarded_at = models.DateTimeField(null=True, blank=True)
    abandoned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    abandoned_at = models.DateTimeField(null=True, blank=True)
    abandoned_why = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["scheme", "number"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ROUND.names), name="framework_round_state"),
            dated("framework_round_dates"),
            models.CheckConstraint(
                condition=Q(deadline_at__isnull=True) | Q(opens_at__lt=F("deadline_at")), name="framework_round_deadline"
            ),
            models.CheckConstraint(
                condition=(Q(state__in=AWARDED, awarded_on__isnull=False, from_on__gte=F("awarded_on")))
                | (~Q(state__in=AWARDED) & Q(awarded_on__isnull=True, from_on__isnull=True, until_on__isnull=True)),
                name="framework_round_awarded_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state="replaced") | Q(until_on__isnull=False), name="framework_round_replaced_ends"
            ),
            _pair("framework_round_planned", "planned_by", "planned_at", states=list(ROUND.names), always=PREPARING),
            models.CheckConstraint(
                condition=Q(opened_by__isnull=True, opened_at__isnull=True) & ~Q(state__in=["open", "assessed"])
                | Q(opened_by__isnull=False, opened_at__isnull=False, opens_at__isnull=False, deadline_at__isnull=False)
                & ~Q(state="planned"),
                name="framework_round_opened",
            ),
            _pair(
                "framework_round_assessed", "assessed_by", "assessed_at", states=["assessed", "abandoned", *AWARDED],
                always=["assessed"],
            ),
            _pair("framework_round_awarded", "awarded_by", "awarded_at", states=AWARDED),
            _pair(
                "framework_round_abandoned", "abandoned_by", "abandoned_at", states=["abandoned"], always=["abandoned"]
            ),
            models.CheckConstraint(
                condition=Q(state="abandoned") & ~Q(abandoned_why="") | ~Q(state="abandoned") & Q(abandoned_why=""),
                name="framework_round_abandoned_why",
            ),
            models.UniqueConstraint(fields=["scheme", "number"], name="framework_round_number_once"),
            models.UniqueConstraint(
                fields=["scheme"], condition=Q(state__in=PREPARING), name="framework_round_prepared_once"
            ),
            models.UniqueConstraint(fields=["scheme"], condition=Q(state="awarded"), name="framework_round_awarded_once"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Round {self.number}"


class RoundLot(models.Model):
    """A lot in a round, with the published reference price its price scale is measured against."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="round_lots")
    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="+")
    reference_hour_pence = models.BigIntegerField()

    class Meta:
        ordering = ["round", "lot__number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "lot"], name="framework_round_lot_once"),
            models.CheckConstraint(condition=Q(reference_hour_pence__gt=0), name="framework_round_lot_price"),
        ]

    def __str__(self) -> str:
        return f"{self.lot}, {self.round}"


class RoundDocument(models.Model):
    """A file that belongs to the opportunity, with the title it is published under."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="documents")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    attached_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    attached_at = models.DateTimeField()

    class Meta:
        ordering = ["round", "pk"]
        constraints = [models.UniqueConstraint(fields=["round", "title"], name="framework_round_document_once")]

    def __str__(self) -> str:
        return self.title


class Clarification(models.Model):
    """A question about an open round without the asker's name, and the answer published to everyone."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="clarifications")
    number = models.PositiveSmallIntegerField()
    asked = models.CharField(max_length=1000)
    answer = models.CharField(max_length=4000)
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField()

    class Meta:
        ordering = ["round", "number"]
        constraints = [models.UniqueConstraint(fields=["round", "number"], name="framework_clarification_once")]

    def __str__(self) -> str:
        return f"Clarification {self.number}"
