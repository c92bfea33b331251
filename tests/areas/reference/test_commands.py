"""The load commands, as an operator types them."""

from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from sixthday.reference.models import Authority, BankHoliday, Edition, Postcode, School, SchoolUrn, Term
from tests.areas.reference.test_postcodes import FEW
from tests.areas.reference.world import load_authorities
from tests.cast import THURSDAY, council_cast

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


TERMS = """\
authority,school_urn,academic_year,kind,name,from,until,source
E06000019,,2026-27,term,Autumn term,2026-09-02,2026-12-18,A test
"""


@time_machine.travel(THURSDAY)
def test_term_dates_are_loaded_in_somebody_s_name(tmp_path) -> None:
    cast = council_cast()
    load_authorities()
    file = tmp_path / "terms.csv"
    file.write_text(TERMS)
    assert run("load_term_dates", str(file), by=cast.lead_broker.email.upper()) == [
        "Term dates: 1 were added, 0 changed, 0 removed; 0 stand as they are.",
        "Due days that moved: 0.",
    ]
    assert Edition.objects.get(what="term-dates").loaded_by == cast.lead_broker.ref
    for other in (cast.broker.email, "nobody@council.example"):
        with pytest.raises(CommandError, match="Nobody with that address may load term dates."):
            run("load_term_dates", str(file), by=other)


@time_machine.travel(THURSDAY)
def test_a_bad_file_says_which_row_and_loads_nothing(tmp_path) -> None:
    cast = council_cast()
    file = tmp_path / "terms.csv"
    file.write_text(TERMS)
    with pytest.raises(CommandError) as refused:
        run("load_term_dates", str(file), by=cast.lead_broker.email)
    assert str(refused.value).splitlines() == [
        "Term dates: nothing was loaded.",
        "  row 2, authority: no authority with the code E06000019 is loaded",
    ]
    assert counts() == [0, 0, 0, 0, 0, 0, 0]


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(CommandError, match="no-such-file.csv cannot be read"):
        run("load_schools", "no-such-file.csv")
