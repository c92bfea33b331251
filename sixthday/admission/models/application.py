"""An application of one provider to one round, the lots it is for, and attempts that came too late."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from sixthday.access import queries as access
from sixthday.access.choices import Permission, Role
from sixthday.access.models import User
from sixthday.admission.choices import Attempt
from sixthday.admission.models.marker import Marker
from sixthday.audit.references import new_reference
from sixthday.documents.models import Document
from sixthday.framework.models import Round, RoundLot
from sixthday.providers.choices import Basis, Size
from sixthday.providers.models import Provider
from sixthday.rules.lifecycles import APPLICATION, LOT_APPLICATION

SENT = Q(state__in=["submitted", "told"]) | Q(
    state="ended", submitted_at__isnull=False
)  # ended with an abandoned round


def together(name: str, *fields: str, when: Q | None = None) -> models.CheckConstraint:
    """The constraint that these are all given, in the states of `when` only, or all missing."""
    given, missing = Q(), Q()
    for field in fields:
        given &= Q(**{f"{field}__isnull": False})
        missing &= Q(**{f"{field}__isnull": True})
    return models.CheckConstraint(
        condition=(given & when if when else given) | (missing & ~when if when else missing), name=name
    )


class Applications(models.QuerySet["Application"]):
    """Applications by who may see them."""

    def visible_to(self, user: User, on: date) -> Self:
        """Those that were sent, for council staff who check, mark or decide; of the rounds they mark in, for those who are
        evaluators and nothing else, until the round is abandoned; a provider's leads see their own."""
        if access.may(user, Permission.SEE_ADMISSION, on):
            found = self.filter(SENT)
            if access.roles_of(user, on) == {Role.EVALUATOR}:
                found = found.exclude(state="ended")
                return found.filter(round__in=Marker.objects.filter(evaluator=user).values("round"))
            return found
        if access.may(user, Permission.APPLY, on):
            return self.filter(provider__organisation=user.organisation_id)
        return self.none()


class Application(models.Model):
    """What one provider sends to one round. `sends_itself`: when whole, it is submitted at the deadline for `sends_itself_by`."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, default=APPLICATION.start)
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    sends_itself_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    sends_itself_at = models.DateTimeField(null=True, blank=True)  # when that was chosen
    left_unsent_at = models.DateTimeField(null=True, blank=True)  # it should have sent itself, and was not whole
    submitted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)  # with its round, which was abandoned
    told_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    summary = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    objects = Applications.as_manager()

    class Meta:
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=APPLICATION.names), name="admission_application_state"),
            together("admission_application_itself", "sends_itself_by", "sends_itself_at"),
            models.CheckConstraint(
                condition=Q(state="draft", submitted_by__isnull=True, submitted_at__isnull=True)
                | Q(state__in=["submitted", "told"], submitted_by__isnull=False, submitted_at__isnull=False)
                | Q(state__in=["withdrawn", "ended"]),
                name="admission_application_submitted",
            ),
            models.CheckConstraint(
                condition=Q(submitted_by__isnull=True, submitted_at__isnull=True)
                | Q(submitted_by__isnull=False, submitted_at__isnull=False),
                name="admission_application_submitted_whole",
            ),
            together("admission_application_withdrawn", "withdrawn_by", "withdrawn_at", when=Q(state="withdrawn")),
            models.CheckConstraint(
                condition=(Q(state="withdrawn") & ~Q(withdrawn_why="")) | (~Q(state="withdrawn") & Q(withdrawn_why="")),
                name="admission_application_withdrawn_why",
            ),
            together("admission_application_ended", "ended_by", "ended_at", when=Q(state="ended")),
            together("admission_application_told", "told_by", "told_at", "summary", when=Q(state="told")),
            models.UniqueConstraint(
                fields=["round", "provider"], condition=~Q(state="withdrawn"), name="admission_application_once"
            ),
        ]

    def __str__(self) -> str:
        return self.ref

    def get_state_words(self) -> str:
        """Its state in words."""
        return dict(APPLICATION.states)[self.state]


class LotApplication(models.Model):
    """One lot an application is for, on which footing, and what was decided; `findings` are every reason, frozen."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="lots")
    round_lot = models.ForeignKey(RoundLot, on_delete=models.PROTECT, related_name="+")
    basis = models.CharField(max_length=8, choices=Basis.choices, default=Basis.NEW)
    state = models.CharField(max_length=10, default=LOT_APPLICATION.start)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_why = models.CharField(max_length=500, blank=True)
    findings = models.JSONField(default=list)

    class Meta:
        ordering = ["application", "round_lot__lot__number"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=LOT_APPLICATION.names), name="admission_lot_state"),
            models.CheckConstraint(condition=Q(basis__in=Basis.values), name="admission_lot_basis"),
            models.CheckConstraint(
                condition=Q(state="applied", decided_by__isnull=True, decided_at__isnull=True, decided_why="")
                | (
                    Q(state__in=["admitted", "refused"], decided_by__isnull=False, decided_at__isnull=False)
                    & ~Q(decided_why="")
                ),
                name="admission_lot_decided",
            ),
            models.UniqueConstraint(fields=["application", "round_lot"], name="admission_lot_once"),
        ]

    def __str__(self) -> str:
        return str(self.round_lot.lot)

    def get_state_words(self) -> str:
        """Its state in words."""
        return dict(LOT_APPLICATION.states)[self.state]


class ApplicantFacts(models.Model):
    """What an applicant says of itself, with the share code of its record on the central digital platform."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="facts")
    legal_name = models.CharField(max_length=160)
    company_number = models.CharField(max_length=12, blank=True)
    charity_number = models.CharField(max_length=12, blank=True)
    address = models.CharField(max_length=300, blank=True)
    contact_name = models.CharField(max_length=120, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    size = models.CharField(max_length=12, choices=Size.choices)
    confirmed = models.BooleanField(default=False)  # until then they are only what the council knew
    share_code = models.CharField(max_length=8, blank=True)
    nobody_connected = models.BooleanField(default=False)
    grounds_answered = models.BooleanField(default=False)
    saved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(size__in=Size.values), name="admission_facts_size")]


class LateAttempt(models.Model):
    """Somebody tried to save or submit after the deadline, by this system's clock. Kept even though the act was refused."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="late_attempts")
    what = models.CharField(max_length=8, choices=Attempt.choices)
    deadline_at = models.DateTimeField()
    tried_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    tried_at = models.DateTimeField()

    class Meta:
        ordering = ["tried_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(what__in=Attempt.values), name="admission_late_what"),
            models.CheckConstraint(condition=Q(tried_at__gt=models.F("deadline_at")), name="admission_late_is_late"),
        ]
