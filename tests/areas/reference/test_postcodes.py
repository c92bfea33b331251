"""Postcodes: which are loaded, how they are written, and how far apart they are."""

from fractions import Fraction

import pytest
from django.db import IntegrityError, connection, transaction

from sixthday.ops.operator import CONSOLE
from sixthday.reference import actions, directory, queries
from sixthday.reference.directory import Place, neighbourhood
from sixthday.reference.models import Edition, Postcode
from sixthday.reference.rows import LoadReport, normal_postcode
from tests.cast import THURSDAY

FEW = [
    Place("HR4 0LE", 350_000, 240_000, "E06000019"),
    Place("HR1 1HY", 353_000, 244_000, "E06000019"),
    Place("LD3 0AA", None, None, "W06000023"),
]


@pytest.fixture
def few(monkeypatch, db) -> None:
    """A directory of three postcodes: reading the real one takes seconds."""
    monkeypatch.setattr("sixthday.reference.actions.load.places_near", lambda districts: list(FEW))


def load(districts: tuple[str, ...] = ("E06000019",), **options: bool) -> LoadReport:
    return actions.load_postcodes(districts=districts, by=CONSOLE, at=THURSDAY, **options)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        pytest.param("HR4 0LE", "HR4 0LE", id="as it is written"),
        pytest.param("hr40le", "HR4 0LE", id="small and without a space"),
        pytest.param("  Hr4   0lE ", "HR4 0LE", id="stray spaces"),
        pytest.param("HR4  0LE", "HR4 0LE", id="the seven-character form of the directory"),
        pytest.param("W1A 1AA", "W1A 1AA", id="a letter in the district"),
        pytest.param("EC1A1BB", "EC1A 1BB", id="the longest form"),
        pytest.param("HR4", "", id="half of one"),
        pytest.param("0LE HR4", "", id="the wrong way round"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_normal_postcode(typed: str, written: str) -> None:
    assert normal_postcode(typed) == written
    assert queries.outward(typed) == written.partition(" ")[0]


@pytest.mark.parametrize(
    ("squares", "wanted"),
    [
        pytest.param({("A", 5, 5), ("B", 6, 6)}, {"A", "B"}, id="a square that touches at a corner"),
        pytest.param({("A", 5, 5), ("B", 5, 5)}, {"A", "B"}, id="the same square"),
        pytest.param({("A", 5, 5), ("B", 7, 5)}, {"A"}, id="a square between"),
        pytest.param({("A", 5, 5), ("B", 6, 5), ("C", 7, 5)}, {"A", "B"}, id="a neighbour's neighbour is none"),
        pytest.param(set(), {"A"}, id="nowhere"),
    ],
)
def test_neighbourhood(squares: set, wanted: set) -> None:
    real = {"A": "E06000019", "B": "W06000023", "C": "E06000051"}
    found = neighbourhood(frozenset({real["A"]}), [(real[name], x, y) for name, x, y in squares])
    assert found == {real[name] for name in wanted}


def test_northern_ireland_and_scotland_are_left_out() -> None:
    squares = [("E06000057", 0, 0), ("S12000026", 0, 1), ("N09000001", 1, 0)]
    assert neighbourhood(frozenset({"E06000057"}), squares) == {"E06000057"}


def test_the_real_directory_of_herefordshire_and_its_neighbours() -> None:
    """Nine neighbours, two of them Welsh. About three seconds on two quiet cores, within 140 MB."""
    places = directory.places_near(["E06000019"])
    assert len(places) == 63_065
    assert {place.district for place in places} == {
        "E06000019", "E06000051", "E07000080", "E07000083", "E07000235", "E07000237", "E07000238", "E07000239",
        "W06000021", "W06000023",
    }  # fmt: skip


def test_tried_made_and_made_again(few) -> None:
    assert load(dry_run=True) == LoadReport("postcodes", added=3, dry_run=True)
    assert Postcode.objects.count() == 0
    assert load() == LoadReport("postcodes", added=3)
    assert load() == LoadReport("postcodes", unchanged=3)


def test_a_new_edition_changes_what_differs(few) -> None:
    load()
    Edition.objects.all().delete()
    Postcode.objects.filter(pcd="HR1 1HY").delete()
    moved = Postcode.objects.get(pcd="HR4 0LE")
    moved.easting = 1
    moved.save()
    assert load() == LoadReport("postcodes", added=1, changed=1, unchanged=1)
    assert Postcode.objects.get(pcd="HR4 0LE").easting == 350_000


def test_a_district_that_is_nowhere(few) -> None:
    report = load(("E06000019", "E99999999"))
    assert [(error.column, error.why) for error in report.errors] == [
        ("districts", "no postcode lies in a district E99999999")
    ]
    assert Postcode.objects.count() == 0


def test_distance(few) -> None:
    """Three kilometres east and four north are five."""
    load()
    miles = Fraction(5000) / Fraction("1609.344")
    assert queries.distance_miles("hr4 0le", "HR11HY") == miles
    assert queries.distance_miles("HR4 0LE", "HR4 0LE") == 0
    assert queries.distance_miles("HR4 0LE", "LD3 0AA") is None  # known, without a place on the grid
    assert queries.distance_miles("HR4 0LE", "ZZ1 1ZZ") is None
    assert queries.distance_miles("", "HR4 0LE") is None
    assert queries.distances_miles("HR4 0LE", ["HR1 1HY", "LD3 0AA", "nonsense"]) == {"HR1 1HY": miles}


def test_distances_to_many_cost_one_query(few, django_assert_num_queries) -> None:
    load()
    with django_assert_num_queries(1):
        queries.distances_miles("HR4 0LE", ["HR1 1HY", "LD3 0AA"])


def test_a_postcode_as_typed(few) -> None:
    load()
    found = queries.postcode("hr40le")
    assert found is not None
    assert (found.pcd, found.district) == ("HR4 0LE", "E06000019")
    assert queries.postcode("HR9 9ZZ") is None


def test_half_a_grid_reference_is_refused(few) -> None:
    load()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE reference_postcode SET easting = NULL WHERE pcd = 'HR4 0LE'")
