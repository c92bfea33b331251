"""Reading what providers say of themselves: never taken, closed, accredited, who comes and goes."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from sixthday.access.models import User
from sixthday.providers.choices import NoticeKind
from sixthday.providers.models import Accreditation, Adult, AdultNotice, Closure, Preferences, Provider, StandingReply
from sixthday.providers.queries.membership import in_force
from sixthday.rules.preferences import Never


def preferences(provider: Provider) -> Preferences | None:
    """What a provider said last."""
    return provider.preferences.select_related("said_by").order_by("said_at", "id").last()


def never_by(providers: Iterable[Provider]) -> dict[int, Never]:
    """What each provider never takes, by its key, in one query; those that said nothing are left out."""
    rows = Preferences.objects.filter(provider__in=[each.pk for each in providers]).order_by("said_at", "id")
    return {
        row.provider_id: Never(
            frozenset(row.never_needs), frozenset(row.never_part_days), row.age_from, row.age_to, row.works_alone
        )
        for row in rows
    }


def closures(provider: Provider, on: date) -> QuerySet[Closure]:
    """The closed days of a provider that are not over, soonest first."""
    return provider.closures.filter(withdrawn_at__isnull=True, until_on__gte=on).select_related("declared_by")


def closed_by() -> dict[int, list[Closure]]:
    """The closed days that providers declared and kept to, by the provider's key, in one query."""
    found: dict[int, list[Closure]] = defaultdict(list)
    for row in Closure.objects.filter(withdrawn_at__isnull=True):
        found[row.provider_id].append(row)
    return found


def accreditations(provider: Provider) -> QuerySet[Accreditation]:
    """Everything a provider was ever accredited as."""
    return provider.accreditations.select_related("recorded_by")


def accreditations_on(providers: Iterable[Provider], on: date) -> dict[int, list[Accreditation]]:
    """What providers are accredited as on a day, by the provider's key, in one query."""
    found: dict[int, list[Accreditation]] = defaultdict(list)
    for row in Accreditation.objects.filter(in_force(on), provider__in=[each.pk for each in providers]):
        found[row.provider_id].append(row)
    return found


def accreditation(user: User, on: date, ref: str) -> Accreditation | None:
    """One accreditation of a provider this person may see."""
    seen = Provider.objects.visible_to(user, on).values("pk")
    return Accreditation.objects.filter(provider__in=seen, ref=ref).select_related("provider").first()


def notices(user: User, on: date) -> QuerySet[AdultNotice]:
    """What the providers this person may see told of their people, newest first."""
    seen = Provider.objects.visible_to(user, on).values("pk")
    return AdultNotice.objects.filter(provider__in=seen).select_related(
        "provider__organisation", "adult", "stands_in_for", "notified_by", "read_by"
    )


def substitutes_by(adults: Iterable[Adult], on: date) -> dict[int, list[Adult]]:
    """Who stands in on a day, by the key of the adult they stand in for, in one query."""
    found: dict[int, list[Adult]] = defaultdict(list)
    rows = AdultNotice.objects.filter(
        in_force(on), kind=NoticeKind.SUBSTITUTE, stands_in_for__in=[each.pk for each in adults]
    ).select_related("adult")
    for row in rows.order_by("notified_at", "id"):
        if row.stands_in_for_id and row.adult not in found[row.stands_in_for_id]:
            found[row.stands_in_for_id].append(row.adult)
    return found


def replies(user: User, on: date) -> QuerySet[StandingReply]:
    """What providers this person may see replied to decisions about their standing, oldest first."""
    seen = Provider.objects.visible_to(user, on).values("pk")
    return StandingReply.objects.filter(standing__provider__in=seen).select_related(
        "standing__provider", "standing__lot", "standing__site", "replied_by", "read_by"
    )
