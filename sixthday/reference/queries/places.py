"""Authorities, schools and postcodes: finding them, and how far apart they are."""

from collections.abc import Iterable
from fractions import Fraction

from django.conf import settings
from django.db.models import Avg, Case, F, Q, QuerySet, When

from sixthday.reference.choices import SchoolStatus
from sixthday.reference.models import Authority, Postcode, School
from sixthday.reference.rows import normal_postcode
from sixthday.rules import geography


def authorities() -> QuerySet[Authority]:
    """Every authority, by name."""
    return Authority.objects.all()


def authority(code: str) -> Authority:
    """The authority with this ONS code. Raises DoesNotExist."""
    return Authority.objects.get(code=code)


def schools() -> QuerySet[School]:
    """Every school, by name, with its authority."""
    return School.objects.select_related("authority")


def find_school(text: str) -> QuerySet[School]:
    """Schools whose name has every word of the text, or whose URN (now or formerly) or DfE number it is; those closed come last."""
    words = text.split()
    if not words:
        return schools().none()
    named = Q(*(Q(name__icontains=word) for word in words))
    figures = "".join(letter for letter in text if letter.isdecimal())
    numbered = (
        Q(dfe_number=figures) if len(figures) == 7 else Q(urns__urn=int(figures)) if len(figures) == 6 else Q(pk=None)
    )
    is_closed = Case(When(status=SchoolStatus.CLOSED, then=1), default=0)
    return schools().filter(named | numbered).distinct().order_by(is_closed, "name", "id")


def postcode(text: str) -> Postcode | None:
    """The postcode as typed, or None when it is not among those loaded."""
    return Postcode.objects.filter(pcd=normal_postcode(text)).first()


def outward(text: str) -> str:
    """The first half of a postcode, HR4; empty when the text is not one."""
    return normal_postcode(text).partition(" ")[0]


def distance_miles(first: str, second: str) -> Fraction | None:
    """Exact straight miles between two postcodes, or None when either is not loaded or has no grid reference."""
    return distances_miles(first, [second]).get(normal_postcode(second))


def distances_miles(origin: str, others: Iterable[str]) -> dict[str, Fraction]:
    """Exact straight miles from one postcode to each of the others that is loaded, by postcode as written: one query."""
    start = normal_postcode(origin)
    wanted = {normal_postcode(other) for other in others}
    places = Postcode.objects.filter(pcd__in=wanted | {start}, easting__isnull=False)
    grid = {place.pcd: (place.easting or 0, place.northing or 0) for place in places}
    if start not in grid:
        return {}
    return {pcd: geography.miles(geography.metres(*grid[start], *grid[pcd])) for pcd in wanted if pcd in grid}


def near_area(area: str, others: Iterable[str], miles: int) -> set[str] | None:
    """Those of the other postcodes that lie in a postcode area (HR4) or within so many straight miles of the middle of its
    postcodes; None for an area of which no postcode is loaded. Two queries.
    """
    start = f"{area.strip().upper()} "
    middle = Postcode.objects.filter(pcd__startswith=start).aggregate(east=Avg("easting"), north=Avg("northing"))
    if middle["east"] is None:
        return None
    east, north = round(middle["east"]), round(middle["north"])
    wanted = set(others)
    inside = {text for text in wanted if normal_postcode(text).startswith(start)}
    placed = grid_references(wanted)
    return inside | {
        text for text, spot in placed.items() if geography.miles(geography.metres(east, north, *spot)) <= miles
    }


def grid_references(texts: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Easting and northing in metres of each postcode that is loaded, by the text as given: one query."""
    wanted = {normal_postcode(text): text for text in texts}
    rows = Postcode.objects.filter(pcd__in=wanted, easting__isnull=False).values_list("pcd", "easting", "northing")
    return {wanted[pcd]: (east, north) for pcd, east, north in rows if east is not None and north is not None}


def grid_squares(side: int) -> list[tuple[int, int, bool]]:
    """The squares of the National Grid (`side` metres) that hold a loaded postcode: lower-left corner in metres, and
    whether one of the council's own districts has a postcode there."""
    rows = Postcode.objects.filter(easting__isnull=False).annotate(x=F("easting") / side, y=F("northing") / side)
    ours = set(settings.COUNCIL["districts"])
    squares: dict[tuple[int, int], bool] = {}
    for x, y, district in rows.order_by().values_list("x", "y", "district").distinct():
        squares[(x, y)] = squares.get((x, y), False) or district in ours
    return [(x * side, y * side, inside) for (x, y), inside in sorted(squares.items())]
