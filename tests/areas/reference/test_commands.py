"""The load commands, as an operator types them."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from sixthday.reference.models import Authority, BankHoliday, Edition, Postcode, School, SchoolUrn, Term
from tests.areas.reference.test_postcodes import FEW

pytestmark = pytest.mark.django_db
TABLES = (Authority, School, SchoolUrn, Postcode, BankHoliday, Term, Edition)


@pytest.fixture(autouse=True)
def few(monkeypatch) -> None:
    """A directory of three postcodes: reading the real one takes seconds, and `test_postcodes` does it."""
    monkeypatch.setattr("sixthday.reference.actions.load.places_near", lambda districts: list(FEW))


def run(*words: str, **options: object) -> list[str]:
    out = StringIO()
    call_command(*words, stdout=out, **options)
    return out.getvalue().splitlines()


def counts() -> list[int]:
    return [model.objects.count() for model in TABLES]


def test_load_reference_tried_loaded_and_loaded_again(settings) -> None:
    """All that the product carries."""
    settings.DEMO = True
    everything = [175, 103, 123, 3, 196, 12, 5]

    assert run("load_reference", dry_run=True) == [
        "Authorities: 175 would be added, 0 changed, 0 removed; 0 stand as they are.",
        "Postcodes: 3 would be added, 0 changed, 0 removed; 0 stand as they are.",
        "Bank holidays: 196 would be added, 0 changed, 0 removed; 0 stand as they are.",
        "Schools: 103 would be added, 0 changed, 0 removed; 0 stand as they are.",
        "Term dates: 12 would be added, 0 changed, 0 removed; 0 stand as they are.",
    ]
    assert counts() == [0, 0, 0, 0, 0, 0, 0]

    run("load_reference")
    assert counts() == everything

    assert run("load_reference") == [
        "Authorities: 0 were added, 0 changed, 0 removed; 175 stand as they are.",
        "Postcodes: 0 were added, 0 changed, 0 removed; 3 stand as they are.",
        "Bank holidays: 0 were added, 0 changed, 0 removed; 196 stand as they are.",
        "Schools: 0 were added, 0 changed, 0 removed; 103 stand as they are.",
        "Term dates: 0 were added, 0 changed, 0 removed; 12 stand as they are.",
    ]
    assert counts() == everything


def test_a_real_council_gets_no_invented_dates(settings) -> None:
    settings.DEMO = False
    assert [line.partition(":")[0] for line in run("load_reference", dry_run=True)] == [
        "Authorities",
        "Postcodes",
        "Bank holidays",
    ]


def test_a_bad_file_says_which_row_and_loads_nothing(tmp_path) -> None:
    file = tmp_path / "terms.csv"
    file.write_text(
        "authority,school_urn,academic_year,kind,name,from,until,source\n"
        "E06000019,,2026-27,term,Autumn term,2026-09-02,2026-12-18,A test\n"
    )
    with pytest.raises(CommandError) as refused:
        run("load_term_dates", str(file))
    assert str(refused.value).splitlines() == [
        "Term dates: nothing was loaded.",
        "  row 2, authority: no authority with the code E06000019 is loaded",
    ]
    assert counts() == [0, 0, 0, 0, 0, 0, 0]


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(CommandError, match="no-such-file.csv cannot be read"):
        run("load_schools", "no-such-file.csv")
