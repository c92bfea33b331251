"""How providers stand on a day, and the hours that others have with them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from sixthday.framework.models import Lot
from sixthday.providers.models import DeclaredHours, Provider, Site, Standing
from sixthday.providers.queries.membership import in_force
from sixthday.rules import standing as rules
from sixthday.rules.findings import Finding
from sixthday.rules.registration import GuardPlace

Scope = tuple[int | None, int | None]  # the keys of lot and site; neither is the provider as a whole


def standing(provider: Provider, on: date, *, lot: Lot | None = None, site: Site | None = None) -> Standing | None:
    """The row that counts on a day for one scope: the provider, or its place in a lot, or one of its sites."""
    scope = (lot.pk if lot else None, site.pk if site else None)
    return standings_on([provider], on)[provider.pk].get(scope)


def standings_on(providers: Iterable[Provider], on: date) -> dict[int, dict[Scope, Standing]]:
    """The newest row in force on a day for each scope of many providers, by the provider's key, in one query."""
    rows = (
        Standing.objects.filter(in_force(on), provider__in=[provider.pk for provider in providers])
        .select_related("lot", "site", "provider", "decided_by")
        .order_by("decided_at", "id")
    )
    found: dict[int, dict[Scope, Standing]] = defaultdict(dict)
    for row in rows:
        found[row.provider_id][(row.lot_id, row.site_id)] = row
    return found


def standing_history(provider: Provider) -> QuerySet[Standing]:
    """Everything ever decided about how a provider stands, newest first, with its replies."""
    rows = provider.standings.select_related("lot", "site", "decided_by").order_by("-decided_at", "-id")
    return rows.prefetch_related("replies__replied_by", "replies__read_by")


def standing_findings(
    provider: Provider,
    on: date,
    lot: Lot | None = None,
    site: Site | None = None,
    rows: dict[Scope, Standing] | None = None,
) -> list[Finding]:
    """Whether new work may go there on a day: the provider, its place in the lot, and the site, each with its finding.

    `rows` are the provider's rows of `standings_on` when the caller has them for many.
    """
    held = standings_on([provider], on)[provider.pk] if rows is None else rows
    scopes: list[Scope] = [(None, None)]
    scopes += [(lot.pk, None)] if lot else []
    scopes += [(None, site.pk)] if site else []
    return list(rules.standing_findings([stand(held[scope]) for scope in scopes if scope in held]))


def told_to_provider(provider: Provider, on: date) -> list[str]:
    """What stops new work at a provider, in a lot or at a site, until when and why, in the words it reads."""
    stopped = [row for row in standings_on([provider], on)[provider.pk].values() if row.kind != rules.ACTIVE]
    return [
        f"{finding.reason} Why: {row.reason.rstrip('.')}."
        for row in stopped
        for finding in rules.standing_findings([stand(row)])
    ]


def stand(row: Standing) -> rules.Stand:
    """One row as the rules read it."""
    of = str(row.lot or row.site or row.provider)
    if row.lot or row.site:
        of = f"{row.provider} ({of})"
    return rules.Stand(of, row.kind, row.until_on, row.reason)


def declared_places(provider: Provider, on: date) -> list[GuardPlace]:
    """Hours that others declared and that run on or after a day, as the registration guard counts them.

    A declared child is nobody we know: each row counts as a child of its own, of compulsory school age.
    """
    return declared_places_by([provider], on)[provider.pk]


def declared_places_by(providers: Iterable[Provider], on: date) -> dict[int, list[GuardPlace]]:
    """The same for many providers by the provider's key, in one query."""
    keys = [provider.pk for provider in providers]
    found: dict[int, list[GuardPlace]] = defaultdict(list)
    for row in DeclaredHours.objects.filter(provider__in=keys).exclude(until_on__lt=on).order_by("pk"):
        found[row.provider_id].append(
            GuardPlace(
                child_ref=f"declared-{row.pk}", weekly_minutes=row.weekly_minutes, age_ok=True, ehc_plan=row.special,
                looked_after=False, at_home_or_online_one_to_one=False, from_on=row.from_on,
                until_on=row.until_on or date.max, declared_on=row.declared_on,
            )
        )  # fmt: skip
    return found
