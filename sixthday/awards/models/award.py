"""The award, the spot decision behind one route, and what each provider was told when."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from sixthday.access.models import User
from sixthday.audit.references import new_reference
from sixthday.awards.choices import DisclosureStep, Route
from sixthday.awards.models.request import Request
from sixthday.awards.models.shortlist import ShortlistEntry
from sixthday.framework.models import ServiceType
from sixthday.providers.choices import Unit, Vat
from sixthday.providers.models import Adult, Offer, Provider, Site
from sixthday.rules.lifecycles import AWARD

LIVE = ["proposed", "approved", "confirmed"]


class SpotDecision(models.Model):
    """Why a child's education is bought outside the framework, on whose authority."""

    request = models.OneToOneField(Request, on_delete=models.PROTECT, related_name="spot_decision")
    reason = models.TextField()
    authority = models.CharField(max_length=200)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason="") & ~Q(authority=""), name="awards_spot_reason")]


class Awards(models.QuerySet["Award"]):
    """Awards by who may see their child."""

    def visible_to(self, user: User, on: date) -> Self:
        """The awards of the requests this person may see on this date."""
        return self.filter(request__in=Request.objects.visible_to(user, on).values("pk"))

    def live(self) -> Self:
        """Those that stand, or wait to."""
        return self.filter(state__in=LIVE)


class Award(models.Model):
    """One provider chosen for one request. The database allows one that lives, and none outside the shortlist."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="awards")
    route = models.CharField(max_length=16, choices=Route.choices)
    entry = models.ForeignKey(ShortlistEntry, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    spot_decision = models.ForeignKey(SpotDecision, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    earlier_calloff = models.CharField(max_length=16, blank=True)  # continuity: the call-off it carries on
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    service_type = models.ForeignKey(ServiceType, on_delete=models.PROTECT, related_name="+")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+")
    adult = models.ForeignKey(Adult, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    start_on = models.DateField()
    end_on = models.DateField()
    weekly_minutes = models.PositiveIntegerField()
    part_days = models.JSONField(default=list)
    unit = models.CharField(max_length=8, choices=Unit.choices)
    unit_minutes = models.PositiveIntegerField()
    price_pence = models.BigIntegerField()
    least_units = models.PositiveSmallIntegerField(default=1)  # the fewest units paid for
    vat = models.CharField(max_length=8, choices=Vat.choices)
    units = models.PositiveIntegerField()  # over the whole life
    whole_life_pence = models.BigIntegerField()  # ex VAT
    whole_life_vat_pence = models.BigIntegerField()
    not_first_reason = models.CharField(max_length=500, blank=True)
    frozen = models.JSONField(default=dict)  # findings, cost by year and dated parameters it was made with
    risk_summary = models.JSONField(default=dict)  # what the preferred provider read, frozen when approved
    calloff_ref = models.CharField(max_length=16, blank=True)  # the call-off that binds it, posted down
    state = models.CharField(max_length=10, default=AWARD.start)
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)  # confirmed or declined by the provider
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)  # sent back or withdrawn
    ended_why = models.CharField(max_length=500, blank=True)

    objects = Awards.as_manager()

    class Meta:
        ordering = ["-proposed_at"]
        constraints = [
            models.UniqueConstraint(fields=["request"], condition=Q(state__in=LIVE), name="awards_one_live_award"),
            models.CheckConstraint(condition=Q(state__in=AWARD.names), name="awards_award_state"),
            models.CheckConstraint(
                condition=Q(
                    route__in=["ranked", "sole_eligible"],
                    entry__isnull=False,
                    spot_decision__isnull=True,
                    earlier_calloff="",
                )
                | (Q(route="continuity", entry__isnull=True, spot_decision__isnull=True) & ~Q(earlier_calloff=""))
                | Q(route="spot", entry__isnull=True, spot_decision__isnull=False, earlier_calloff="")
                | Q(route="carried_over", entry__isnull=True, spot_decision__isnull=True, earlier_calloff=""),
                name="awards_award_route",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["proposed", "sent_back"], approved_at__isnull=True, approved_by__isnull=True)
                | Q(
                    state__in=["approved", "confirmed", "declined"],
                    approved_at__isnull=False,
                    approved_by__isnull=False,
                )
                | Q(state="withdrawn", approved_at__isnull=True, approved_by__isnull=True)
                | Q(state="withdrawn", approved_at__isnull=False, approved_by__isnull=False)
                | Q(state="confirmed", route="carried_over", approved_at__isnull=True, approved_by__isnull=True),
                name="awards_award_approved_whole",
            ),
            models.CheckConstraint(condition=~Q(approved_by=F("proposed_by")), name="awards_award_second_person"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="awards_award_answered_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["confirmed", "declined"])
                | Q(answered_at__isnull=False)
                | Q(state="confirmed", route="carried_over", approved_at__isnull=True),
                name="awards_award_answered_when_said",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["sent_back", "withdrawn"], ended_at__isnull=False, ended_by__isnull=False)
                | Q(
                    state__in=["proposed", "approved", "confirmed", "declined"],
                    ended_at__isnull=True,
                    ended_by__isnull=True,
                ),
                name="awards_award_ended_whole",
            ),
            models.CheckConstraint(condition=Q(end_on__gte=F("start_on")), name="awards_award_dates"),
            models.CheckConstraint(
                condition=Q(
                    price_pence__gt=0,
                    units__gte=F("least_units"),
                    least_units__gte=1,
                    weekly_minutes__gt=0,
                    whole_life_pence__gt=0,
                    whole_life_vat_pence__gte=0,
                ),
                name="awards_award_numbers",
            ),
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def child_ref(self) -> str:
        """Whose record this is."""
        return self.request.referral.child.ref

    def get_state_words(self) -> str:
        """Its state in words; of one that was carried over nobody says that the provider confirmed it."""
        if self.route == Route.CARRIED_OVER and self.state == "confirmed" and self.answered_at is None:
            return "Carried over, not confirmed here"
        return dict(AWARD.states)[self.state]


class Disclosure(models.Model):
    """What a provider was told of a child, in which of the four steps, when, by whom."""

    child_ref = models.CharField(max_length=16, db_index=True)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="disclosures")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=14, choices=DisclosureStep.choices)
    fields = models.JSONField()  # names of the fields, never their values
    disclosed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    disclosed_at = models.DateTimeField()

    class Meta:
        ordering = ["disclosed_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["request", "provider", "step"], name="awards_disclosure_once"),
            models.CheckConstraint(condition=Q(step__in=DisclosureStep.values), name="awards_disclosure_step"),
        ]
