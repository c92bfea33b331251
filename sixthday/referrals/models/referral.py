"""The referral: one row, saved section by section, and the lists that belong to it."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from sixthday.access.models import Team, User
from sixthday.audit.references import new_reference
from sixthday.documents.models import StoredFile
from sixthday.providers.models import Provider
from sixthday.referrals.choices import AvoidKind, Level, Preference, Transport
from sixthday.referrals.models.child import Child, seen_by
from sixthday.rules.lifecycles import REFERRAL


class Referrals(models.QuerySet["Referral"]):
    """Referrals by who may see their child."""

    def visible_to(self, user: User, on: date) -> Self:
        """The referrals of the children this person may see on this date."""
        return self.filter(seen_by(user, on, "child"))

    def live(self) -> Self:
        """Those that still want something: drafts, submitted and returned ones."""
        return self.filter(state__in=["draft", "submitted", "returned"])


class Referral(models.Model):
    """A request for education for one child, from one team to the brokers."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="referrals")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    referrer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, default=REFERRAL.start)
    started_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    ended_why = models.CharField(max_length=300, blank=True)
    route = models.CharField(max_length=16, default="council_duty")  # a code of rules.sections.Route
    none_known = models.JSONField(default=list, blank=True)  # what was asked and answered with none or not known
    # what happened
    trigger = models.CharField(max_length=40, blank=True)  # a code of rules.duties.TriggerEvent
    trigger_on = models.DateField(null=True, blank=True)  # first day on the notice, or the day the fact began
    known_on = models.DateField(null=True, blank=True)  # when the council knew
    clear_on = models.DateField(null=True, blank=True)  # illness: when 15 days became clear
    basis = models.CharField(max_length=40, blank=True)  # a code of rules.duties.LegalBasis
    counts_first_day = models.BooleanField(default=True)
    reading_reason = models.CharField(max_length=300, blank=True)
    exams_finished = models.BooleanField(default=False)  # no public examination left to sit
    plan_weekly_minutes = models.PositiveIntegerField(
        null=True, blank=True
    )  # the week's education an EHC plan sets out
    school_unable = models.BooleanField(default=False)  # on roll, and the school cannot provide a full package
    what_happened = models.TextField(blank=True)
    # attainment
    attainment = models.JSONField(default=dict, blank=True)  # {"english": …, "maths": …, "science": …, "notes": …}
    # hours and times
    proposed_weekly_minutes = models.PositiveIntegerField(null=True, blank=True)
    part_days = models.JSONField(default=list, blank=True)  # codes of rules.needs.PART_DAYS
    start_on = models.DateField(null=True, blank=True)
    end_on = models.DateField(null=True, blank=True)
    mode = models.CharField(max_length=12, blank=True)
    # transport
    transport = models.CharField(max_length=12, choices=Transport.choices, blank=True)
    transport_note = models.CharField(max_length=300, blank=True)
    # views
    child_view = models.TextField(blank=True)
    parent_view = models.TextField(blank=True)
    views_unknown_reason = models.CharField(max_length=300, blank=True)

    objects = Referrals.as_manager()

    class Meta:
        ordering = ["-started_at"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=REFERRAL.names), name="referrals_referral_state"),
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=True, submitted_by__isnull=True)
                | Q(submitted_at__isnull=False, submitted_by__isnull=False),
                name="referrals_referral_submitted_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["submitted", "returned", "closed"]) | Q(submitted_at__isnull=False),
                name="referrals_referral_submitted_when_sent",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["withdrawn", "closed"], ended_at__isnull=False, ended_by__isnull=False)
                | Q(state__in=["draft", "submitted", "returned"], ended_at__isnull=True, ended_by__isnull=True),
                name="referrals_referral_ended_whole",
            ),
            models.CheckConstraint(
                condition=Q(end_on__isnull=True) | Q(start_on__isnull=True) | Q(end_on__gte=F("start_on")),
                name="referrals_referral_dates",
            ),
            models.CheckConstraint(
                condition=Q(counts_first_day=True) | ~Q(reading_reason=""), name="referrals_referral_reading_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def child_ref(self) -> str:
        """Whose record this is."""
        return self.child.ref

    def get_state_words(self) -> str:
        """The state in words."""
        return dict(REFERRAL.states)[self.state]


class SectionSaved(models.Model):
    """That a section was saved, by whom, when; whether it is complete is computed from what it holds."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="sections_saved")
    section = models.CharField(max_length=24)
    saved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["referral", "section"], name="referrals_section_once")]


class ReferralNeed(models.Model):
    """A need, from the closed list: essential, so that only a provider who meets it is asked, or wanted besides."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="needs")
    code = models.CharField(max_length=40)
    list_version = models.PositiveSmallIntegerField(default=1)
    essential = models.BooleanField(default=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["referral", "code"], name="referrals_need_once")]


class ReferralOutcome(models.Model):
    """An outcome wanted, from the closed list, with what would show it."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="outcomes")
    code = models.CharField(max_length=40)
    shown_by = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["referral", "code"], name="referrals_outcome_once")]


class ReferralRisk(models.Model):
    """A risk: its category, how high, and what must be in place."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="risks")
    category = models.CharField(max_length=40)
    level = models.CharField(max_length=8, choices=Level.choices)
    in_place = models.JSONField(default=list)  # codes of what must be in place
    note = models.CharField(max_length=500, blank=True)  # the full picture: never in a brief

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["referral", "category"], name="referrals_risk_once"),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="referrals_risk_level"),
        ]


class Avoid(models.Model):
    """A person or place the child must be kept from. Never in a brief."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="avoids")
    kind = models.CharField(max_length=8, choices=AvoidKind.choices)
    what = models.CharField(max_length=200)
    outward = models.CharField(max_length=4, blank=True)  # an area a site must not stand in

    class Meta:
        ordering = ["id"]


class FamilyPreference(models.Model):
    """What the family said of a provider."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="preferences")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Preference.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["referral", "provider"], name="referrals_preference_once")]


class ReferralDocument(models.Model):
    """A file that belongs to a referral, and what it is."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="documents")
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=80)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["added_at"]
