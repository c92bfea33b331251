"""Where children are placed, by provider, in figures that name nobody."""

from django.db.models import Count, Q

from sixthday.placements.models import Placement


def by_provider() -> list[tuple[str, str, int]]:
    """Each provider and site postcode with the placements that have started and not ended, most first: one query."""
    here = "award__provider__name", "award__site__postcode"
    rows = Placement.objects.filter(state="started").order_by().values_list(*here).annotate(number=Count("pk"))
    return sorted(rows, key=lambda row: (-row[2], row[0], row[1]))


def needs_by_provider() -> dict[int, tuple[int, int]]:
    """The children now at each provider, by its key, and how many of them have an EHC plan, are looked after or are at
    high risk: one query."""
    child = "award__request__referral__child"
    high = (
        Q(**{f"{child}__plan": "held"})
        | Q(**{f"{child}__looked_after": True})
        | Q(award__request__referral__risks__level="high")
    )
    rows = Placement.objects.filter(state="started").order_by().values_list("award__provider_id")
    counted = rows.annotate(here=Count(child, distinct=True), high=Count(child, filter=high, distinct=True))
    return {provider: (here, number) for provider, here, number in counted}
