"""Which providers may be the same as an organisation by what was said of it, and the public register of members."""

from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from sixthday.framework.models import Round
from sixthday.providers.choices import SiteKind, StandingKind
from sixthday.providers.models import Membership, Offer, Provider, Site
from sixthday.providers.queries.directory import counting
from sixthday.providers.queries.membership import in_force
from sixthday.reference import queries as reference


def same_as(*, name: str = "", email: str = "", company_number: str = "") -> QuerySet[Provider]:
    """Providers with this name, e-mail address or company number, whatever the capitals, by name; empty ones are not looked for."""
    same = Q(pk__in=[])
    for column, value in (("name", name), ("email", email), ("company_number", company_number)):
        if value.strip():
            same |= Q(**{f"{column}__iexact": value.strip()})
    return Provider.objects.filter(same).order_by("name")


def never_members() -> QuerySet[Provider]:
    """Providers that were never a member of any lot."""
    return Provider.objects.exclude(Exists(Membership.objects.filter(provider=OuterRef("pk"))))


def sites_near(area: str, miles: int, on: date) -> list[int] | None:
    """The keys of the settings in or within so many miles of a postcode area (HR4); None when the area is not known. A child's
    or a tutor's own home is no setting."""
    kinds = (SiteKind.INDOOR, SiteKind.OUTDOOR)
    sites = dict(Site.objects.filter(in_force(on), kind__in=kinds).values_list("pk", "postcode"))
    near = reference.near_area(area, sites.values(), miles)
    return None if near is None else [key for key, postcode in sites.items() if postcode in near]


def public_register(
    round_: Round, on: date, *, lot: int | None = None, mode: str = "", sites: list[int] | None = None
) -> QuerySet[Provider]:
    """The members of a round on a day by name, those removed left out; where given, of one lot (its number), with an offer there in
    a mode and at one of some sites (their keys). Each with its memberships (`of_the_round`) and the offers below them (`now`)."""
    scope = Q(lot__isnull=True, site__isnull=True) | Q(lot=OuterRef("round_lot__lot"))
    removed = counting(on).filter(scope, provider=OuterRef("provider"), kind=StandingKind.REMOVED)
    members = Membership.objects.filter(in_force(on), round_lot__round=round_).exclude(Exists(removed))
    offers = Offer.objects.filter(in_force(on)).select_related("service_type").order_by("service_type__name")
    wanted = members.filter(provider=OuterRef("pk"))
    if lot:
        wanted = wanted.filter(round_lot__lot__number=lot)
    if mode or sites is not None:
        fits = offers.filter(membership=OuterRef("pk"))
        fits = fits.filter(mode=mode) if mode else fits
        wanted = wanted.filter(Exists(fits if sites is None else fits.filter(site__in=sites)))
    shown = members.select_related("round_lot__lot").order_by("round_lot__lot__number")
    shown = shown.prefetch_related(Prefetch("offers", queryset=offers, to_attr="now"))
    found = Provider.objects.filter(Exists(wanted)).prefetch_related(
        Prefetch("memberships", queryset=shown, to_attr="of_the_round")
    )
    return found.order_by("name")
