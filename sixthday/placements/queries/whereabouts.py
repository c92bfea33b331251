"""Where children are placed, by provider, in figures that name nobody."""

from django.db.models import Count

from sixthday.placements.models import Placement


def by_provider() -> list[tuple[str, str, int]]:
    """Each provider and site postcode with the placements that have started and not ended, most first: one query."""
    here = "award__provider__name", "award__site__postcode"
    rows = Placement.objects.filter(state="started").order_by().values_list(*here).annotate(number=Count("pk"))
    return sorted(rows, key=lambda row: (-row[2], row[0], row[1]))
