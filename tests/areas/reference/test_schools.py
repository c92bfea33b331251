"""Loading the register of schools, and finding a school."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from sixthday.audit.models import Detail, Entry
from sixthday.reference import queries
from sixthday.reference.models import School, SchoolUrn
from sixthday.reference.register import tidy_name
from sixthday.reference.rows import LoadReport, RowError, decoded
from tests.areas.reference.world import REGISTER, load_authorities, load_schools, school

pytestmark = pytest.mark.django_db
HEADINGS = REGISTER.splitlines()[0]


@pytest.fixture(autouse=True)
def authorities() -> None:
    load_authorities()


def numbers(one: School) -> list[tuple[int, bool, date | None, date | None]]:
    return list(one.urns.values_list("urn", "is_former", "from_on", "until_on"))


def faults(*lines: str) -> list[tuple[int, str, str]]:
    """The faults of these rows, and proof that nothing was loaded."""
    report = load_schools("\n".join([HEADINGS, *lines]) + "\n")
    assert (School.objects.count(), SchoolUrn.objects.count(), report.loaded) == (0, 0, False)
    return [(error.row, error.column, error.why) for error in report.errors]


def test_a_load_is_tried_made_and_made_again() -> None:
    tried = load_schools(dry_run=True)
    assert tried == LoadReport("schools", added=3, dry_run=True)
    assert School.objects.count() == 0
    assert Entry.objects.filter(kind="reference_loaded", abouts__ref="schools").count() == 0

    assert load_schools() == LoadReport("schools", added=3)
    assert load_schools() == LoadReport("schools", unchanged=3)

    aylestone = school("150697")
    assert (aylestone.name, aylestone.dfe_number, aylestone.phase, aylestone.status, aylestone.postcode) == (
        "Aylestone School",
        "8844015",
        "secondary",
        "open",
        "HR1 1HY",
    )
    assert numbers(aylestone) == [
        (150697, False, date(2023, 12, 1), None),
        (116936, True, None, date(2023, 11, 30)),
    ]
    assert school("116936") == aylestone


def test_a_load_is_on_the_record_and_says_which_edition_stands() -> None:
    load_schools()
    entry = Entry.objects.filter(kind="reference_loaded").latest("pk")
    assert (entry.actor, set(entry.abouts.values_list("ref", flat=True))) == ("CONSOLE", {"schools"})
    assert Detail.objects.get(entry=entry).body["after"] == {
        "edition": "register.csv",
        "added": 3,
        "changed": 0,
        "removed": 0,
    }
    stands = queries.editions()["schools"]
    assert (stands.edition, stands.rows, stands.loaded_by) == ("register.csv", 3, "CONSOLE")


def test_a_school_that_becomes_an_academy_is_the_same_school() -> None:
    """Its URN changes from a day; its own key, and what hangs on it, does not."""
    load_schools()
    before = school("116952")
    academy = "152000,884,4045,Weobley High School,Academy converter,Open,Secondary,01/09/2026,,HR4 8ST"
    report = load_schools(f"{HEADINGS}\n{academy}\n")
    assert report == LoadReport("schools", changed=1)
    after = school("152000")
    assert (after.pk, after.ref, after.type) == (before.pk, before.ref, "Academy converter")
    assert numbers(after) == [
        (152000, False, date(2026, 9, 1), None),
        (116952, True, None, date(2026, 8, 31)),
    ]
    assert load_schools(f"{HEADINGS}\n{academy}\n") == LoadReport("schools", unchanged=1)


def test_an_extract_of_one_county_leaves_the_others_alone() -> None:
    load_schools()
    shropshire = [line for line in REGISTER.splitlines() if ",893," in line]
    assert load_schools("\n".join([HEADINGS, *shropshire])) == LoadReport("schools", unchanged=1)
    assert School.objects.count() == 3


def test_each_bad_cell_is_named_by_row_and_column() -> None:
    good = "150697,884,4015,Aylestone School,Academy,Open,Secondary,,,HR1 1HY"
    assert faults(
        good,
        "15069,884,4016,A,,Open,Secondary,,,",
        ",884,4017,B,,Open,Secondary,,,",
        "150698,999,4018,C,,Open,Secondary,,,",
        "150699,884,40,D,,Open,Secondary,,,",
        "150700,884,4019,,,Open,Secondary,,,",
        "150701,884,4020,E,,Opened,Secondary,,,",
        "150702,884,4021,F,,Open,Grown-up,,,",
        "150703,884,4022,G,,Open,Secondary,31/02/2020,,",
        "150704,884,4023,H,,Open,Secondary,02/01/2020,01/01/2020,",
        "150705,884,4024,I,,Open,Secondary,,,HR99 9",
        "150697,884,4025,J,,Open,Secondary,,,",
    ) == [
        (3, "URN", "“15069” is not six figures"),
        (4, "URN", "is empty"),
        (5, "LA (code)", "no authority with the number 999 is loaded"),
        (6, "EstablishmentNumber", "“40” is not four figures"),
        (7, "EstablishmentName", "is empty"),
        (
            8,
            "EstablishmentStatus (name)",
            "“Opened” is not one of: open, open, but proposed to close, proposed to open, closed, not recorded",
        ),
        (
            9,
            "PhaseOfEducation (name)",
            "“Grown-up” is not one of: nursery, primary, middle deemed primary, secondary, middle deemed secondary, "
            "16 plus, all-through, not applicable",
        ),
        (10, "OpenDate", "“31/02/2020” is not a date such as 02/09/2026"),
        (11, "CloseDate", "is before the day the school opened"),
        (12, "Postcode", "“HR99 9” is not a postcode"),
        (13, "URN", "row 2 has this URN already"),
    ]


@pytest.mark.parametrize(
    ("text", "errors"),
    [
        pytest.param("", [RowError(1, "URN", "this column is missing")], id="an empty file"),
        pytest.param("URN,Name\n1,2\n", [RowError(1, "LA (code)", "this column is missing")], id="another table"),
        pytest.param(HEADINGS + "\n", [RowError(1, "", "there are no rows under the headings")], id="headings alone"),
        pytest.param(
            HEADINGS + ",URN\n1\n", [RowError(1, "URN", "this column stands twice")], id="a column that stands twice"
        ),
        pytest.param(
            'URN,"torn\n', [RowError(1, "", "the file is not a CSV table (unexpected end of data)")], id="torn"
        ),
    ],
)
def test_a_table_that_is_not_the_register(text: str, errors: list[RowError]) -> None:
    found = load_schools(text).errors
    assert set(errors) <= set(found)
    assert {error.row for error in found} == {1}


@pytest.mark.parametrize(
    ("published", "tidy"),
    [
        pytest.param("ALMELEY PRIMARY SCHOOL", "Almeley Primary School", id="all in capitals"),
        pytest.param("Lord  Scudamore ", "Lord Scudamore", id="double spaces"),
        pytest.param(
            "WESTON-UNDER-PENYARD C.E. PRIMARY SCHOOL", "Weston-Under-Penyard C.E. Primary School", id="initials"
        ),
        pytest.param("LEA C.E. (AIDED) SCHOOL", "Lea C.E. (Aided) School", id="brackets"),
        pytest.param("CHURCH OF THE HOLY CROSS", "Church of the Holy Cross", id="small words"),
        pytest.param("St Mary's RC High School", "St Mary's RC High School", id="as the register has it"),
        pytest.param("KIMBOLTON ST JAMES' PRIMARY", "Kimbolton St James' Primary", id="an apostrophe"),
    ],
)
def test_tidy_name(published: str, tidy: str) -> None:
    assert tidy_name(published) == tidy


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("aylestone", ["Aylestone School"], id="part of a name, any capitals"),
        pytest.param("school high", ["Weobley High School"], id="words in any order"),
        pytest.param(
            "school", ["Aylestone School", "Ludlow Church of England School", "Weobley High School"], id="several"
        ),
        pytest.param("150697", ["Aylestone School"], id="its URN"),
        pytest.param("116936", ["Aylestone School"], id="the URN it bore before"),
        pytest.param("884/4045", ["Weobley High School"], id="its DfE number"),
        pytest.param("Hogwarts", [], id="none"),
        pytest.param("  ", [], id="nothing typed"),
    ],
)
def test_find_school(text: str, found: list[str]) -> None:
    load_schools()
    assert [one.name for one in queries.find_school(text)] == found


def test_closed_schools_come_last() -> None:
    load_schools(
        REGISTER.replace("Aylestone School,Academy converter,Open", "Aylestone School,Academy converter,Closed")
    )
    assert [one.name for one in queries.find_school("school")][-1] == "Aylestone School"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("Ysgol Llanybydder à".encode("cp1252"), id="Windows Western, as real extracts are"),
        pytest.param("Ysgol Llanybydder à".encode(), id="UTF-8"),
        pytest.param("Ysgol Llanybydder à".encode("utf-8-sig"), id="UTF-8 with a mark in front, as Excel writes"),
    ],
)
def test_a_name_keeps_its_accent(content: bytes) -> None:
    assert decoded(content) == "Ysgol Llanybydder à"


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("UPDATE reference_schoolurn SET urn = 42", id="a URN of two figures"),
        pytest.param("UPDATE reference_schoolurn SET is_former = false, until_on = NULL", id="two current URNs"),
        pytest.param(
            "UPDATE reference_schoolurn SET until_on = '2020-01-01' WHERE urn = 150697", id="a current URN that ended"
        ),
        pytest.param(
            "UPDATE reference_schoolurn SET from_on = '2024-01-01' WHERE urn = 116936", id="ends before it begins"
        ),
        pytest.param("UPDATE reference_school SET status = 'ajar'", id="a status that is not in the list"),
        pytest.param("UPDATE reference_school SET phase = 'late'", id="a phase that is not in the list"),
        pytest.param("UPDATE reference_school SET dfe_number = '8844015'", id="one DfE number twice"),
        pytest.param("UPDATE reference_authority SET dfe_number = '884'", id="one authority number twice"),
        pytest.param("UPDATE reference_authority SET kind = 'kingdom'", id="an authority of no known kind"),
    ],
)
def test_the_tables_refuse(statement: str) -> None:
    load_schools()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    ("text", "errors"),
    [
        pytest.param(
            "code,dfe_number,name,kind\nHereford,88,,realm\n",
            [
                (2, "code", "“Hereford” is not an ONS code such as E06000019"),
                (2, "dfe_number", "“88” is not three figures"),
                (2, "kind", "“realm” is not one of: unitary, county, metropolitan, london, wales"),
                (2, "name", "is empty"),
            ],
            id="every cell",
        ),
        pytest.param(
            "code,dfe_number,name,kind\nE06000019,884,A,unitary\nE06000019,885,B,county\n",
            [(3, "code", "row 2 has this code already")],
            id="a code twice",
        ),
    ],
)
def test_bad_authorities(text: str, errors: list[tuple[int, str, str]]) -> None:
    report = load_authorities(text)
    assert [(error.row, error.column, error.why) for error in report.errors] == errors
    assert queries.authority("E06000019").name == "Herefordshire"
