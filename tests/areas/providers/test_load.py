"""Providers with offers and rates from a table: tried, loaded, loaded again, refused."""

import csv
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from sixthday.providers import actions
from sixthday.providers.models import Membership, Offer, Provider, Site
from sixthday.providers.offer_file import COLUMNS
from sixthday.reference.rows import LoadReport, RowError
from tests.areas.providers import world
from tests.cast import at, council_cast

pytestmark = pytest.mark.django_db
NOW = at("2026-11-05")
GOOD = {
    "provider": "Wye Learning", "company_number": "01234567", "contact_name": "Wyn Lead", "telephone": "01632 960 102",
    "email": "wye@provider.example", "size": "small", "local": "yes", "site": "Wye House", "site_kind": "indoor",
    "address": "1 Made-up Road", "postcode": "hr49ar", "lot": "3", "service_type": "service-3", "mode": "setting",
    "unit": "hour", "unit_minutes": "60", "least_units": "1", "price": "42.50", "vat": "exempt", "group_size": "1", "needs": "autism; anxiety",
    "age_from": "11", "age_to": "16", "part_days": "mon_am;tue_am", "places": "4", "travel_miles": "20",
    "from": "02/11/2026",
}  # fmt: skip


def csv_of(*changes: dict[str, str]) -> str:
    """A table with one good row for each set of changes."""
    out = StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows([GOOD | change for change in changes])
    return out.getvalue()


@pytest.fixture
def cast():
    return council_cast()


@pytest.fixture
def fw():
    return world.framework()


def load(cast, text, **more):
    return actions.load_providers(text=text, source="rates.csv", by=cast.commissioner, at=NOW, **more)


@pytest.mark.demand("M02", "providers, sites, memberships and offers are loaded from a table, twice without change")
def test_a_table_is_loaded_once_and_stands(cast, fw):
    text = csv_of({}, {"site": "Wye Online", "site_kind": "online", "postcode": "", "mode": "online"})
    assert load(cast, text, dry_run=True) == LoadReport("Providers", 2, 0, 0, 0, (), True)
    assert not Provider.objects.exists()
    assert load(cast, text) == LoadReport("Providers", 2, 0, 0, 0)
    assert load(cast, text) == LoadReport("Providers", 0, 0, 0, 2)
    provider, offer = Provider.objects.get(), Offer.objects.get(mode="setting")
    assert (provider.local, provider.email, Membership.objects.get().from_on) == (
        True, "wye@provider.example", date(2026, 11, 2),
    )  # fmt: skip
    assert (offer.price_pence, offer.needs, offer.part_days, Site.objects.count()) == (
        42_50, ["anxiety", "autism"], ["mon_am", "tue_am"], 2,
    )  # fmt: skip


def test_a_changed_price_is_a_new_version(cast, fw):
    load(cast, csv_of({}))
    changed = csv_of({"price": "44", "from": "2026-12-01", "telephone": "01632 960 199"})
    assert load(cast, changed) == LoadReport("Providers", 0, 1, 0, 0)
    assert [(row.version, row.price_pence, row.until_on) for row in Offer.objects.order_by("version")] == [
        (1, 42_50, date(2026, 11, 30)), (2, 44_00, None),
    ]  # fmt: skip
    assert Provider.objects.get().telephone == "01632 960 199"


def test_the_same_day_cannot_have_two_prices(cast, fw):
    load(cast, csv_of({}))
    report = load(cast, csv_of({"price": "44"}))
    assert report.errors == (
        RowError(2, "from", "An offer for this already stands from 2 November 2026: begin on a later day."),
    )
    assert Offer.objects.get().price_pence == 42_50


@pytest.mark.parametrize(
    ("change", "column"),
    [
        pytest.param({"provider": ""}, "provider", id="no provider"),
        pytest.param({"email": "nobody"}, "email", id="no e-mail address"),
        pytest.param({"size": "huge"}, "size", id="an unknown size"),
        pytest.param({"local": "maybe"}, "local", id="neither yes nor no"),
        pytest.param({"school_urn": "123456"}, "registered_on", id="a school without its day"),
        pytest.param({"postcode": ""}, "postcode", id="an address without a postcode"),
        pytest.param({"postcode": "nowhere"}, "postcode", id="no postcode"),
        pytest.param({"lot": "9"}, "lot", id="no such lot"),
        pytest.param({"lot": "three"}, "lot", id="a lot in words"),
        pytest.param({"service_type": "dancing"}, "service_type", id="no such service"),
        pytest.param({"mode": "moon"}, "mode", id="an unknown mode"),
        pytest.param({"unit": "term"}, "unit", id="an unknown unit"),
        pytest.param({"unit": "year", "least_units": "2"}, "least_units", id="at least two years"),
        pytest.param({"least_units": "none"}, "least_units", id="a least number in words"),
        pytest.param({"price": "-1"}, "price", id="a negative price"),
        pytest.param({"price": "1.005"}, "price", id="half a penny"),
        pytest.param({"price": "NaN"}, "price", id="not a number"),
        pytest.param({"needs": "juggling"}, "needs", id="an unknown need"),
        pytest.param({"needs": ""}, "needs", id="no need"),
        pytest.param({"age_from": "17", "age_to": "11"}, "age_to", id="ages the wrong way round"),
        pytest.param({"part_days": "sun_am"}, "part_days", id="Sunday"),
        pytest.param({"places": "0"}, "places", id="no place"),
        pytest.param({"travel_miles": "²"}, "travel_miles", id="a digit that is none"),
        pytest.param({"from": "soon"}, "from", id="no date"),
        pytest.param({"until": "01/11/2026"}, "until", id="ends before it begins"),
    ],
)
def test_one_bad_row_and_nothing_is_loaded(cast, fw, change, column):
    report = load(cast, csv_of({"site": "Wye House"}, {"site": "Other", **change}))
    assert column in {error.column for error in report.errors if error.row == 3}
    assert not Provider.objects.exists()


def test_rows_of_one_provider_agree(cast, fw):
    report = load(cast, csv_of({}, {"telephone": "01632 960 000"}))
    assert report.errors == (
        RowError(3, "telephone", "differs from row 2 of the same provider"),
        RowError(3, "site", "row 2 has this service at this site already"),
    )


def test_a_site_does_not_move(cast, fw):
    load(cast, csv_of({}))
    report = load(cast, csv_of({"postcode": "HR1 1AA"}))
    assert [(error.row, error.column) for error in report.errors] == [(2, "site")]


@pytest.mark.parametrize("text", ["", "provider\nWye", "\x00", csv_of({}).replace("price", "cost")])
def test_what_is_no_such_table_is_refused(cast, fw, text):
    assert load(cast, text).errors != ()
    assert not Provider.objects.exists()


def test_the_command_loads_and_refuses(cast, fw, tmp_path, capsys, time_machine):
    time_machine.move_to(NOW)
    file = tmp_path / "rates.csv"
    file.write_text(csv_of({}))
    with pytest.raises(CommandError, match="may not load providers"):
        call_command("load_providers", str(file), by=cast.broker.email)
    call_command("load_providers", str(file), by=cast.commissioner.email)
    assert "1 were added" in capsys.readouterr().out
    file.write_text(csv_of({"price": "dear"}))
    with pytest.raises(CommandError, match="row 2, price: “dear” is not a price"):
        call_command("load_providers", str(file), by=cast.commissioner.email)
