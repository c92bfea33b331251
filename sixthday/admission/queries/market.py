"""Reading the market: the register with where each organisation stands in a round, events, and the way from interest to a place."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, Max, OuterRef, Prefetch, Q, QuerySet

from sixthday.access.models import User
from sixthday.admission.models import (
    Application,
    Attendance,
    Interested,
    LotApplication,
    MarketEvent,
    ReasonNotApplied,
    RoundInvitation,
    SelfRegistration,
)
from sixthday.admission.models.application import SENT
from sixthday.framework.models import Lot, Round
from sixthday.framework.queries.round import accepting_findings, published, taking_applications
from sixthday.framework.queries.scheme import lots, schemes
from sixthday.providers.models import Provider
from sixthday.providers.queries.identity import never_members, same_as
from sixthday.rules.calendars import london_day
from sixthday.rules.findings import allowed
from sixthday.rules.lasting import last_day
from sixthday.rules.parameters import law_on


@dataclass(frozen=True, slots=True)
class Way:
    """How many organisations on the register went how far towards one round."""

    interested: int
    invited: int
    applied: int
    admitted: int


def register(user: User, on: date) -> QuerySet[Interested]:
    """The interested organisations this person may see, by name, with their lots."""
    found = Interested.objects.visible_to(user, on).select_related("provider", "recorded_by")
    return found.prefetch_related("lots__lot").order_by("name")


def in_round(found: QuerySet[Interested], round_: Round) -> QuerySet[Interested]:
    """Each organisation with whether it was invited (`invited`), sent an application (`applied`) and was admitted to a lot
    (`admitted`) in one round, and the reasons it gave (`why`, newest first)."""
    reasons = ReasonNotApplied.objects.filter(round=round_)
    return found.annotate(
        invited=Exists(RoundInvitation.objects.filter(round=round_, interested=OuterRef("pk"))),
        applied=Exists(Application.objects.filter(SENT, round=round_, provider=OuterRef("provider"))),
        admitted=Exists(
            LotApplication.objects.filter(
                application__round=round_, application__state="told", state="admitted",
                application__provider=OuterRef("provider"),
            )
        ),
    ).prefetch_related(Prefetch("reasons", queryset=reasons, to_attr="why"))  # fmt: skip


def narrowed(found: QuerySet[Interested], *, stage: str = "", lot: str = "", event: str = "") -> QuerySet[Interested]:
    """Those of `in_round` at a stage (`not_invited`, `invited`, `applied`, `not_applied`, `spot`: teaches today), interested in a lot
    (its number), who came to an event (its reference)."""
    stages = {
        "not_invited": Q(invited=False), "invited": Q(invited=True), "applied": Q(applied=True),
        "not_applied": Q(invited=True, applied=False), "spot": Q(teaches_now=True),
    }  # fmt: skip
    if stage in stages:
        found = found.filter(stages[stage])
    if lot.isdigit():
        found = found.filter(lots__lot__number=int(lot))
    if event:
        found = found.filter(attendances__event__ref=event)
    return found.distinct()


def way(found: Any) -> Way:
    """The way of everybody who comes from `in_round`."""
    rows = list(found.order_by().values_list("invited", "applied", "admitted"))
    invited, applied, admitted = (sum(column) for column in zip(*rows, strict=True)) if rows else (0, 0, 0)
    return Way(len(rows), invited, applied, admitted)


def events() -> QuerySet[MarketEvent]:
    """Every event, newest first, with who came."""
    came = Attendance.objects.select_related("interested", "recorded_by").order_by("interested__name")
    return MarketEvent.objects.select_related("recorded_by").prefetch_related(Prefetch("attendances", queryset=came))


def invitations(interested: Interested) -> QuerySet[RoundInvitation]:
    """Every invitation of one organisation, newest first, with the message that proves it."""
    found = RoundInvitation.objects.filter(interested=interested)
    return found.select_related("round__scheme", "message__to_organisation", "sent_by").order_by("-sent_at")


def reasons(interested: Interested) -> QuerySet[ReasonNotApplied]:
    """Why an organisation did not apply, each time it was asked, newest first."""
    found = ReasonNotApplied.objects.filter(interested=interested)
    return found.select_related("round__scheme", "recorded_by").order_by("-recorded_at", "-pk")


def is_open(round_: Round | None, at: datetime) -> bool:
    """Whether a round takes applications at a moment."""
    return round_ is not None and allowed(accepting_findings(round_, at))


def round_of_interest(at: datetime) -> Round | None:
    """The round the market is asked about: one that takes applications, else the one published last."""
    return taking_applications(at).first() or published().first()


def lots_of_interest(at: datetime) -> list[Lot]:
    """The lots of that round's framework; of the newest framework when no round was published."""
    round_ = round_of_interest(at)
    scheme = round_.scheme if round_ else schemes().first()
    return list(lots(scheme)) if scheme else []


def likely_providers(interested: Interested) -> QuerySet[Provider]:
    """Providers that may be this organisation, by name, company number or e-mail address; nothing is tied by itself."""
    found = same_as(name=interested.name, email=interested.email, company_number=interested.company_number)
    if interested.provider_id:
        return found.none()
    return found.exclude(Exists(Interested.objects.filter(provider=OuterRef("pk"))))


def contacts_to_forget(on: date) -> list[Interested]:
    """Organisations that were not recorded, invited or met for so many months that whom to speak to there must go."""
    months = law_on("market_contact_months", on).value
    heard = Interested.objects.filter(forgotten_at__isnull=True).annotate(
        invited_at=Max("invitations__sent_at"), met_at=Max("attendances__recorded_at")
    )
    silent = [
        key
        for key, *moments in heard.values_list("pk", "recorded_at", "invited_at", "met_at")
        if last_day(max(london_day(each) for each in moments if each), months) < on
    ]
    return list(Interested.objects.filter(pk__in=silent).order_by("pk"))


def unproven() -> QuerySet[Provider]:
    """Providers that registered themselves and were never admitted to a lot: nobody has looked at them, so no public list
    names them."""
    return never_members().filter(Exists(SelfRegistration.objects.filter(provider=OuterRef("pk"))))
