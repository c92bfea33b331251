"""The duty owed to a child: its clock, its decisions, what has started, how it ended."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from sixthday.access.models import Delegation, User, dated
from sixthday.audit.references import new_reference
from sixthday.reference.models import School
from sixthday.referrals.choices import Outcome
from sixthday.referrals.models.child import seen_by
from sixthday.referrals.models.referral import Referral
from sixthday.rules.duties import Ending, LegalBasis, TriggerEvent


class Duties(models.QuerySet["Duty"]):
    """Duties by what is left to do."""

    def visible_to(self, user: User, on: date) -> Self:
        """Those of the children this person may see on this date."""
        return self.filter(seen_by(user, on, "referral__child"))

    def unsettled(self, on: date) -> Self:
        """Those neither met, ended nor found not to be owed on a day."""
        return self.filter(Q(settled_until_on__isnull=True) | Q(settled_until_on__lt=on))

    def open_on(self, on: date) -> Self:
        """Those unsettled whose referral is with the brokers or was sent back to its referrer: the list of work."""
        return self.unsettled(on).filter(referral__state__in=["submitted", "returned"])

    def in_breach_order(self) -> Self:
        """A missing calendar first, then the earliest due day; never another order."""
        return self.order_by(F("due_on").asc(nulls_first=True), "first_day_on", "pk")


class Duty(models.Model):
    """A clock opened on the facts. `due_on` is empty only when a calendar is missing: no date is invented."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="duty")
    basis = models.CharField(max_length=40)
    trigger = models.CharField(max_length=40)
    first_day_on = models.DateField()
    counts_first_day = models.BooleanField(default=True)
    calendar_school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    policy_due_on = models.DateField(null=True, blank=True)
    unknown = models.CharField(max_length=200, blank=True)
    # the list of work comes from an index: the last day on which nothing is left to do for this duty; empty while there is
    settled_until_on = models.DateField(null=True, blank=True)
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()

    objects = Duties.as_manager()

    class Meta:
        indexes = [models.Index(fields=["due_on", "first_day_on", "settled_until_on"], name="referrals_duty_due")]
        constraints = [
            models.CheckConstraint(condition=Q(basis__in=[b.value for b in LegalBasis]), name="referrals_duty_basis"),
            models.CheckConstraint(
                condition=Q(trigger__in=[t.value for t in TriggerEvent]), name="referrals_duty_trigger"
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=False, unknown="") | (Q(due_on__isnull=True) & ~Q(unknown="")),
                name="referrals_duty_due_or_why_not",
            ),
        ]

    @property
    def child_ref(self) -> str:
        """Whose record this is."""
        return self.referral.child.ref


class DutyRecount(models.Model):
    """A recorded event that moved, or gave, a due day: both dates, why, by whom."""

    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="recounts")
    due_before_on = models.DateField(null=True, blank=True)
    due_after_on = models.DateField(null=True, blank=True)
    why = models.CharField(max_length=300)
    counted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    counted_at = models.DateTimeField()

    class Meta:
        ordering = ["counted_at"]
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="referrals_recount_why")]


class DutyDecision(models.Model):
    """A named officer's signed decision. Never edited: a later one supersedes it."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=14, choices=Outcome.choices)
    weekly_minutes = models.PositiveIntegerField(null=True, blank=True)  # the hours judged suitable
    full_time = models.BooleanField(default=True)
    part_time_reason = models.CharField(max_length=500, blank=True)
    part_time_until_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    evidence_by_on = models.DateField(null=True, blank=True)
    reason = models.TextField()
    evidence = models.TextField(blank=True)
    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, related_name="+")
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, related_name="superseded_by", null=True, blank=True
    )
    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ["signed_at"]
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="referrals_decision_outcome"),
            models.CheckConstraint(
                condition=~Q(outcome="owed") | Q(weekly_minutes__gt=0), name="referrals_decision_owed_has_hours"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="referrals_decision_reason"),
            models.CheckConstraint(
                condition=~Q(outcome="need_evidence") | Q(evidence_by_on__isnull=False),
                name="referrals_decision_evidence_by",
            ),
            models.CheckConstraint(
                condition=Q(full_time=True)
                | (~Q(part_time_reason="") & Q(part_time_until_on__isnull=False, review_on__isnull=False)),
                name="referrals_decision_part_time_whole",
            ),
            models.UniqueConstraint(
                fields=["duty"], condition=Q(supersedes__isnull=True), name="referrals_decision_first_once"
            ),
        ]


class DutyEnding(models.Model):
    """That the duty ended otherwise than by being met, with the evidence."""

    duty = models.OneToOneField(Duty, on_delete=models.PROTECT, related_name="ending")
    kind = models.CharField(max_length=24)
    on = models.DateField()
    evidence = models.CharField(max_length=500)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[e.value for e in Ending]), name="referrals_ending_kind"),
            models.CheckConstraint(condition=~Q(evidence=""), name="referrals_ending_evidence"),
        ]


class NotTakenUp(models.Model):
    """Education was offered and not taken up; the child stays on the list."""

    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="not_taken_up")
    on = models.DateField()
    what = models.CharField(max_length=300)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["recorded_at"]
        constraints = [models.CheckConstraint(condition=~Q(what=""), name="referrals_not_taken_up_what")]


class StartedHours(models.Model):
    """Hours a week that have started for a child, posted down by a placement; ended when it ends."""

    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="started")
    about = models.CharField(max_length=24, unique=True)  # the placement's reference
    weekly_minutes = models.PositiveIntegerField()
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    posted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    posted_at = models.DateTimeField()

    class Meta:
        ordering = ["from_on", "id"]
        constraints = [
            dated("referrals_started_dates"),
            models.CheckConstraint(condition=Q(weekly_minutes__gt=0), name="referrals_started_minutes"),
        ]
