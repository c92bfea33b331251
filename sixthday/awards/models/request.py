"""A request for one lot or service type, everyone considered for it, those asked, and what they answered."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from sixthday.access.models import Organisation, User
from sixthday.audit.references import new_reference
from sixthday.awards.choices import Answer, CannotReason
from sixthday.framework.models import RoundLot, ServiceType, WeightSet
from sixthday.providers.choices import Unit
from sixthday.providers.models import Adult, Offer, Provider, Site
from sixthday.referrals.models import Referral
from sixthday.rules.lifecycles import REQUEST


class Requests(models.QuerySet["Request"]):
    """Requests by who may see their child."""

    def visible_to(self, user: User, on: date) -> Self:
        """The requests of the referrals this person may see on this date."""
        return self.filter(referral__in=Referral.objects.visible_to(user, on).values("pk"))

    def live(self) -> Self:
        """Those not finished."""
        return self.filter(state__in=["draft", "sent", "locked", "awarded"])


class Request(models.Model):
    """What is asked of the providers of a lot, for one child, in coded fields."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="+")
    round_lot = models.ForeignKey(RoundLot, on_delete=models.PROTECT, related_name="+")
    service_type = models.ForeignKey(ServiceType, on_delete=models.PROTECT, related_name="+")
    former = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    weekly_minutes = models.PositiveIntegerField()
    part_days = models.JSONField(default=list)
    mode = models.CharField(max_length=12)
    start_on = models.DateField()
    end_on = models.DateField()
    state = models.CharField(max_length=14, default=REQUEST.start)
    age_as_band = models.BooleanField(default=False)  # the brief gives an age band instead of an age
    area_hidden = models.BooleanField(default=False)  # the brief gives no postcode area
    brief = models.JSONField(default=dict)  # exactly what providers read, frozen when sent
    weight_set = models.ForeignKey(WeightSet, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    due_reason = models.CharField(max_length=300, blank=True)  # shorter or longer, the same for all
    drafted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_why = models.CharField(max_length=500, blank=True)  # none suitable or cancelled: unmet need

    objects = Requests.as_manager()

    class Meta:
        ordering = ["-drafted_at"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=REQUEST.names), name="awards_request_state"),
            models.CheckConstraint(condition=Q(end_on__gte=F("start_on")), name="awards_request_dates"),
            models.CheckConstraint(condition=Q(weekly_minutes__gt=0), name="awards_request_minutes"),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True, sent_by__isnull=True, due_at__isnull=True)
                | Q(sent_at__isnull=False, sent_by__isnull=False, due_at__isnull=False, weight_set__isnull=False),
                name="awards_request_sent_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["sent", "locked"]) | Q(sent_at__isnull=False),
                name="awards_request_sent_when_asked",
            ),
            models.CheckConstraint(
                condition=(Q(state__in=["none_suitable", "cancelled"], closed_at__isnull=False, closed_by__isnull=False)
                           & ~Q(closed_why=""))
                | (~Q(state__in=["none_suitable", "cancelled"]) & Q(closed_at__isnull=True, closed_by__isnull=True)),
                name="awards_request_closed_whole",
            ),
            models.CheckConstraint(condition=Q(due_at__isnull=True) | Q(due_at__gt=F("sent_at")), name="awards_request_due_after"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.ref

    @property
    def child_ref(self) -> str:
        """Whose record this is."""
        return self.referral.child.ref


class Extension(models.Model):
    """More time to answer, the same for all, recorded before the first due moment passed."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="extensions")
    due_before_at = models.DateTimeField()
    due_after_at = models.DateTimeField()
    why = models.CharField(max_length=300)
    extended_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    extended_at = models.DateTimeField()

    class Meta:
        ordering = ["extended_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="awards_extension_why"),
            models.CheckConstraint(
                condition=Q(due_after_at__gt=F("due_before_at"), extended_at__lte=F("due_before_at")),
                name="awards_extension_in_time",
            ),
        ]


class Consideration(models.Model):
    """A provider of the lot, whether it was eligible when the request was sent, and every reason; left out only with one."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="considerations")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    eligible = models.BooleanField()
    findings = models.JSONField()
    left_out_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["request", "-eligible", "provider__name"]
        constraints = [models.UniqueConstraint(fields=["request", "provider"], name="awards_consideration_once")]


class LeftOut(models.Model):
    """A broker's decision, before sending, not to ask an eligible provider."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="left_out")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=300)
    left_out_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    left_out_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "provider"], name="awards_left_out_once"),
            models.CheckConstraint(condition=~Q(why=""), name="awards_left_out_why"),
        ]


class Invitations(models.QuerySet["Invitation"]):
    """Invitations by who may see them."""

    def for_organisation(self, organisation: Organisation) -> Self:
        """Those addressed to a provider's own organisation."""
        return self.filter(provider__organisation=organisation)


class Invitation(models.Model):
    """A request sent to one provider. Silence is the absence of a response after the due moment; locking writes it down."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="invitations")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    distance_band = models.CharField(max_length=24, blank=True)  # as this provider reads it; empty when there is none
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    chased_at = models.DateTimeField(null=True, blank=True)  # the last time; the record keeps each
    chased_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    silent = models.BooleanField(default=False)  # written down when the shortlist locks
    told_at = models.DateTimeField(null=True, blank=True)  # when it was told the outcome

    objects = Invitations.as_manager()

    class Meta:
        ordering = ["request", "provider__name"]
        constraints = [
            models.UniqueConstraint(fields=["request", "provider"], name="awards_invitation_once"),
            models.CheckConstraint(
                condition=Q(opened_at__isnull=True, opened_by__isnull=True)
                | Q(opened_at__isnull=False, opened_by__isnull=False),
                name="awards_invitation_opened_whole",
            ),
            models.CheckConstraint(
                condition=Q(chased_at__isnull=True, chased_by__isnull=True)
                | Q(chased_at__isnull=False, chased_by__isnull=False),
                name="awards_invitation_chased_whole",
            ),
        ]

    @property
    def child_ref(self) -> str:
        """Whose record this is about."""
        return self.request.child_ref


class Response(models.Model):
    """One version of a provider's answer; the newest counts. A price is sealed until the shortlist locks."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="responses")
    version = models.PositiveSmallIntegerField()
    answer = models.CharField(max_length=8, choices=Answer.choices)
    cannot_reason = models.CharField(max_length=12, choices=CannotReason.choices, blank=True)
    shortfall = models.CharField(max_length=300, blank=True)  # why only partly
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    start_on = models.DateField(null=True, blank=True)
    weekly_minutes = models.PositiveIntegerField(null=True, blank=True)
    part_days = models.JSONField(default=list, blank=True)
    price_pence = models.BigIntegerField(null=True, blank=True)  # ex VAT per unit, no higher than the offer's
    unit = models.CharField(max_length=8, choices=Unit.choices, blank=True)
    adult = models.ForeignKey(Adult, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)
    late = models.BooleanField(default=False)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    by_telephone = models.BooleanField(default=False)  # entered by a broker
    confirmed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["invitation", "version"]
        constraints = [
            models.UniqueConstraint(fields=["invitation", "version"], name="awards_response_version_once"),
            models.CheckConstraint(condition=Q(answer__in=Answer.values), name="awards_response_answer"),
            models.CheckConstraint(
                condition=(Q(answer="cannot") & ~Q(cannot_reason=""))
                | Q(answer__in=["can", "partly"], cannot_reason="", offer__isnull=False, start_on__isnull=False,
                    weekly_minutes__gt=0, price_pence__gt=0, site__isnull=False),
                name="awards_response_whole",
            ),
            models.CheckConstraint(condition=~Q(answer="partly") | ~Q(shortfall=""), name="awards_response_shortfall"),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="awards_response_confirmed_whole",
            ),
        ]  # fmt: skip


class Question(models.Model):
    """A provider's question, and the answer that goes to all."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="questions")
    text = models.CharField(max_length=500)
    wording = models.CharField(max_length=500, blank=True)  # as all read it, so that it does not say who asked
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=1000, blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", wording="", answered_by__isnull=True, answered_at__isnull=True)
                | (~Q(answer="") & ~Q(wording="") & Q(answered_by__isnull=False, answered_at__isnull=False)),
                name="awards_question_answered_whole",
            )
        ]
