"""The list of providers and what its rows and a provider's own page need, each in a few queries whatever the number."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from sixthday.access.models import User
from sixthday.framework.models import Lot
from sixthday.providers.models import (
    Accreditation,
    Adult,
    DeclaredHours,
    Membership,
    Offer,
    Provider,
    Site,
    Standing,
    TrackRecord,
    Vacancies,
)
from sixthday.providers.queries.membership import in_force


def directory(
    user: User, on: date, *, lot: int | None = None, standing: str = "", area: str = "", mode: str = "",
    accredited: str = "",
) -> QuerySet[Provider]:  # fmt: skip
    """The providers a person may see, by name; those in a lot (its number), standing so today (`active`: nowhere stopped),
    with a site in a postcode area (HR4), offering a mode, or accredited (`school`: a registered school; `none`: nothing)."""
    found = Provider.objects.visible_to(user, on)
    if lot:
        members = Membership.objects.filter(
            in_force(on), in_force(on, "round_lot__round__"), round_lot__lot__number=lot
        )
        found = found.filter(Exists(members.filter(provider=OuterRef("pk"))))
    if standing == "active":
        found = found.exclude(Exists(counting(on).exclude(kind="active").filter(provider=OuterRef("pk"))))
    elif standing:
        found = found.filter(Exists(counting(on).filter(provider=OuterRef("pk"), kind=standing)))
    if area:
        here = Site.objects.filter(in_force(on), provider=OuterRef("pk"), postcode__istartswith=f"{area.strip()} ")
        found = found.filter(Exists(here))
    if mode:
        offered = Offer.objects.filter(in_force(on), membership__provider=OuterRef("pk"), mode=mode)
        found = found.filter(Exists(offered))
    if accredited:
        found = found.filter(_accredited(accredited, on))
    return found.order_by("name")


def _accredited(kind: str, on: date) -> Q:
    """Providers accredited as one kind on a day, as a registered school, or as nothing at all."""
    school = Q(registered_on__lte=on)
    rows = Accreditation.objects.filter(in_force(on), provider=OuterRef("pk"))
    if kind == "none":
        return Q(~Exists(rows)) & (Q(registered_on__isnull=True) | Q(registered_on__gt=on))
    return school if kind == "school" else Q(Exists(rows.filter(kind=kind)))


def counting(on: date) -> QuerySet[Standing]:
    """The row that counts on a day for each scope: in force, with no newer one in force for the same scope."""
    rows = Standing.objects.filter(in_force(on)).annotate(its_lot=Coalesce("lot", 0), its_site=Coalesce("site", 0))
    later = Q(decided_at__gt=OuterRef("decided_at")) | Q(decided_at=OuterRef("decided_at"), pk__gt=OuterRef("pk"))
    newer = rows.filter(
        later, provider=OuterRef("provider"), its_lot=OuterRef("its_lot"), its_site=OuterRef("its_site")
    )
    return rows.exclude(Exists(newer))


def lots_of(providers: Iterable[Provider], on: date) -> dict[int, list[Lot]]:
    """The lots each provider is a member of on a day, in the round in force, in number order, by the provider's key."""
    rows = (
        Membership.objects.filter(in_force(on), in_force(on, "round_lot__round__"))
        .filter(provider__in=[provider.pk for provider in providers])
        .select_related("round_lot__lot")
        .order_by("round_lot__lot__number", "-round_lot__round__number")
    )
    found: dict[int, list[Lot]] = defaultdict(list)
    for row in rows:
        if row.round_lot.lot not in found[row.provider_id]:
            found[row.provider_id].append(row.round_lot.lot)
    return found


def memberships(provider: Provider) -> QuerySet[Membership]:
    """Every membership of a provider, newest round first."""
    return provider.memberships.select_related("round_lot__lot", "round_lot__round", "admitted_by").order_by(
        "-round_lot__round__number", "round_lot__lot__number"
    )


def rates(provider: Provider, on: date) -> QuerySet[Offer]:
    """What a provider offers on a day or will offer later, in every lot."""
    return (
        Offer.objects.filter(membership__provider=provider)
        .exclude(until_on__lt=on)
        .select_related("membership__round_lot__lot", "service_type", "site")
        .order_by("membership__round_lot__lot__number", "service_type__name", "site__name", "version")
    )


def last_vacancies(offers: Iterable[Offer]) -> dict[int, Vacancies]:
    """The newest confirmation of each offer by the offer's key; offers never confirmed are left out."""
    rows = Vacancies.objects.filter(offer__in=[offer.pk for offer in offers]).order_by("confirmed_at", "id")
    return {row.offer_id: row for row in rows.select_related("confirmed_by")}


def sites(provider: Provider, on: date) -> QuerySet[Site]:
    """A provider's sites in use on a day or later, with their clearances."""
    return provider.sites.exclude(until_on__lt=on).prefetch_related("clearances__checked_by").order_by("name")


def sites_in_use(on: date) -> QuerySet[Site]:
    """Every provider's sites in use on a day, by provider and name."""
    return Site.objects.filter(in_force(on)).select_related("provider").order_by("provider__name", "name")


def adults(provider: Provider, on: date) -> QuerySet[Adult]:
    """The adults working for a provider on a day or later, with their clearances."""
    return provider.adults.exclude(until_on__lt=on).prefetch_related("clearances__checked_by").order_by("name")


def declared_hours(provider: Provider) -> QuerySet[DeclaredHours]:
    """Every declaration of hours others have with a provider, newest first."""
    return provider.declared_hours.select_related("recorded_by").order_by("-declared_on", "-pk")


def track_record(provider: Provider) -> QuerySet[TrackRecord]:
    """Every outcome of a closed placement, newest first."""
    return provider.track_record.select_related("lot").order_by("-posted_at")


def site(user: User, on: date, ref: str) -> Site | None:
    """One site of a provider this person may see."""
    seen = Site.objects.filter(provider__in=Provider.objects.visible_to(user, on).values("pk"))
    return seen.select_related("provider").filter(ref=ref).first()


def adult(user: User, on: date, ref: str) -> Adult | None:
    """One adult of a provider this person may see."""
    seen = Adult.objects.filter(provider__in=Provider.objects.visible_to(user, on).values("pk"))
    return seen.select_related("provider").filter(ref=ref).first()


def offer(user: User, on: date, ref: str) -> Offer | None:
    """One offer of a provider this person may see."""
    seen = Offer.objects.filter(membership__provider__in=Provider.objects.visible_to(user, on).values("pk"))
    return seen.select_related("membership__provider", "service_type", "site").filter(ref=ref).first()


def named(name: str) -> Provider | None:
    """The provider of this name, whatever its capitals."""
    return Provider.objects.filter(name__iexact=name).first()


def numbered(company_number: str) -> Provider | None:
    """The provider with this company number; a spreadsheet drops the noughts before it. Of several the first by name."""
    wanted = company_number.upper()
    whole = wanted.zfill(8) if wanted.isdecimal() else wanted
    return Provider.objects.filter(company_number__in={wanted, whole}).order_by("name").first()


def kinds() -> dict[int, tuple[bool, str]]:
    """Whether each provider is local, and its size, by its key: one query."""
    return {key: (local, size) for key, local, size in Provider.objects.values_list("pk", "local", "size")}
