"""Today's spot placements carried over: the record they make, what is listed as missing, and every reason to refuse a table."""

import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sixthday.audit.models import Entry
from sixthday.awards.models import Award, Disclosure, Request
from sixthday.awards.queries.package import coverage
from sixthday.calloffs import queries as calloffs
from sixthday.ledger import actions as ledger
from sixthday.ledger import queries as money
from sixthday.ledger.choices import Head
from sixthday.placements.models import Check, Placement
from sixthday.placements.queries.carrying import outstanding
from sixthday.places import queries as places
from sixthday.reference.rows import LoadReport, RowError
from sixthday.referrals.choices import Plan
from sixthday.referrals.models import Child, DutyDecision, Referral
from sixthday.referrals.queries import duty as duties
from sixthday.rules.compliance import MET
from tests.areas.awards.chosen import decided
from tests.areas.awards.world import World
from tests.areas.placements.spots import LOADED, book_of, csv_of, load
from tests.cast import at

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 5)
TABLES = (Child, Referral, Request, Award, Placement, Disclosure, Entry)


def counts() -> dict[str, int]:
    """How many rows each table has that a load could touch."""
    return {table.__name__: table.objects.count() for table in TABLES}


@pytest.mark.demand(
    "M19", "today's spot placements are carried over, counted by guard and budget and apart from the cap"
)
def test_a_placement_is_carried_over(world: World) -> None:
    """It stands as started on its day; its place and its money count, and nothing of it under the framework's cap."""
    report = load(world, csv_of({}))
    assert report == LoadReport("Spot placements", added=1)
    placement = Placement.objects.get()
    award, calloff = placement.award, calloffs.of_award(placement.award)
    child = award.request.referral.child
    assert (child.full_name, child.born_on, child.home_postcode) == ("Robin Marsh", date(2012, 5, 3), "HR4 0LE")
    assert (placement.state, placement.started_on) == ("started", date(2026, 9, 21))
    assert (award.route, award.state, award.approved_by, award.answered_by) == ("carried_over", "confirmed", None, None)
    assert award.get_state_words() == "Carried over, not confirmed here"
    assert (calloff.state, calloff.award) == ("issued", award)
    assert [place.child_ref for place in places.takings(award.provider, TODAY)] == [child.ref]
    assert money.cap_balance(money.cap(world.round_lot.round.scheme.ref)).taken == 0
    assert money.live_earmark(award.ref) == {"2026-27": (award.whole_life_pence, 0)}
    duty = duties.duty_of(award.request.referral)
    assert duties.delivered_minutes(duty, TODAY) == 600
    assert coverage(award.request.referral).bought_minutes == 600
    kinds = set(Entry.objects.filter(abouts__ref=child.ref).values_list("kind", flat=True))
    assert {"referral_carried_over", "award_carried_over", "placement_carried_over"} <= kinds


@pytest.mark.demand("M19", "every paper that a carried-over placement lacks is listed: who must do what, by when")
def test_what_is_missing_is_listed_and_nothing_is_shown_as_checked(world: World) -> None:
    load(world, csv_of({}))
    [row] = outstanding(world.cast.broker, TODAY)
    assert row.due_on == date(2026, 12, 3)
    assert (
        Check.objects.count(),
        DutyDecision.objects.filter(duty__referral=row.placement.award.request.referral).count(),
    ) == (0, 0)
    assert row.by_fixer == {
        "provider_lead": (
            "Safeguarding policy reviewed", "Registered with the Information Commissioner", "Data-sharing terms acknowledged",
            "Adult cleared: enhanced DBS with children's barred list", "Child met, first day planned", "Personalised plan",
            "Starting points recorded",
        ),
        "qa_officer": ("Site cleared", "Child's risk assessment agreed"),
        "broker": ("Emergency and medical contact", "Call-off signed by both, or a short emergency order",
                   "Transport arranged, or not needed"),
        "decision_maker": ("Decision that education is owed, signed",),
    }  # fmt: skip
    frozen = {line["requirement"] for line in row.placement.gate if line["state"] != MET}
    assert frozen == {line.requirement.code for line in row.lines}


def test_a_decision_signed_afterwards_is_listed_no_longer(world: World) -> None:
    load(world, csv_of({}))
    [row] = outstanding(world.cast.broker, TODAY)
    decided(world, row.placement.award.request.referral, when=at("2026-11-05", "11:00"))
    [row] = outstanding(world.cast.broker, TODAY)
    assert not row.undecided


def test_the_same_table_twice_changes_nothing(world: World) -> None:
    load(world, csv_of({}))
    before = counts()
    assert load(world, csv_of({})) == LoadReport("Spot placements", unchanged=1)
    assert {**counts(), "Entry": 0} == {**before, "Entry": 0}
    assert counts()["Entry"] == before["Entry"] + 1  # that it was loaded


def test_a_dry_run_changes_nothing(world: World) -> None:
    before = counts()
    assert load(world, csv_of({}), dry_run=True) == LoadReport("Spot placements", added=1, dry_run=True)
    assert counts() == before


def test_a_workbook_says_the_same_as_a_csv(world: World) -> None:
    """Days are days and numbers numbers, as a spreadsheet keeps them."""
    kept = {
        "born": datetime(2012, 5, 3), "first_day": date(2026, 9, 21), "last_day": date(2026, 12, 18), "hours_a_week": 10.0,
        "lot": 3, "unit_minutes": 60, "price": 45, "hours_judged": 25, "decided": date(2026, 9, 14), "upn": None,
    }  # fmt: skip
    assert load(world, book_of(kept), "spot.xlsx") == LoadReport("Spot placements", added=1)
    assert load(world, csv_of({})) == LoadReport("Spot placements", unchanged=1)


def test_a_child_on_record_is_found_again(world: World) -> None:
    """By name and birth date; their referral with the brokers is the one the placement belongs to."""
    mine = {"given_name": "Jordan", "family_name": "price", "born": "14/03/2012", "last_day": "2026-12-17"}
    before = Child.objects.count()
    report = load(world, csv_of(mine | {"hours_judged": "12"}))
    assert report == LoadReport("Spot placements", added=1)
    assert Child.objects.count() == before
    assert Placement.objects.get().award.request.referral == world.referral


def test_two_placements_of_one_child_share_a_referral(world: World) -> None:
    second = {"provider": "Bridge Learning", "site": "Bridge House", "part_days": "mon_pm tue_pm", "hours_a_week": "5"}
    assert load(world, csv_of({}, second)) == LoadReport("Spot placements", added=2)
    assert len({placement.award.request.referral_id for placement in Placement.objects.all()}) == 1


def test_years_that_have_closed_cost_nothing(world: World) -> None:
    """What was spent before April stands in the council's accounts: no budget of that year is asked for."""
    load(world, csv_of({"first_day": "2026-01-12"}))
    award = Award.objects.get(route="carried_over")
    assert set(award.frozen["cost"]["ex_vat_by_year"]) == {"2026-27"}
    assert award.start_on == date(2026, 1, 12)


def test_a_child_who_makes_a_school_is_counted_and_told(world: World) -> None:
    """The guard does not undo what is the case: the place is counted, and the report says that it breaks the line."""
    report = load(world, csv_of({"ehc_plan": "yes", "hours_a_week": "20"}))
    assert [(note.row, note.column) for note in report.notes] == [(2, "provider")]
    assert report.added == 1
    assert places.standing_of(world.providers["Arrow"], TODAY).breach
    [row] = outstanding(world.cast.broker, TODAY)
    assert "registration_guard" in {line.requirement.code for line in row.lines}


# fmt: off
BAD = [
    ({"given_name": ""}, "given_name", "is empty"),
    ({"born": "31/02/2012"}, "born", "“31/02/2012” is not a date such as 02/09/2026"),
    ({"born": "2027-01-01"}, "born", "must be in the past"),
    ({"upn": "X1"}, "upn", "A UPN has 13 characters: a letter, 11 digits, then a digit or, if it is temporary, a letter."),
    ({"school": "999999"}, "school", "“999999” is not the URN or DfE number of a school on the register"),
    ({"school": "Weobley High"}, "school", "“Weobley High” is not the URN or DfE number of a school on the register"),
    ({"home_postcode": ""}, "home_postcode", "is empty"),
    ({"home_postcode": "HR"}, "home_postcode", "“HR” is not a postcode"),
    ({"ehc_plan": "maybe"}, "ehc_plan", "“maybe” is not one of: yes, assessed, no"),
    ({"looked_after": ""}, "looked_after", "is empty"),
    ({"provider": "Nobody"}, "provider", "“Nobody” is not a provider on record"),
    ({"provider": ""}, "provider", "is empty, and so is company_number: one of them is needed"),
    ({"provider": "", "company_number": "99"}, "company_number", "“99” is not the number of a provider on record"),
    ({"site": "Elsewhere"}, "site", "“Elsewhere” is not a site of Arrow Learning: record it first"),
    ({"lot": "9"}, "lot", "there is no lot 9 in the round in force"),
    ({"service_type": "golf"}, "service_type", "“golf” is not a service of lot 3: tuition"),
    ({"mode": "moon"}, "mode", "“moon” is not one of: setting, community, home, online"),
    ({"first_day": "2026-11-06"}, "first_day", "A placement that has not begun yet is bought in the ordinary way."),
    ({"last_day": "2026-11-04"}, "last_day", "It was over after 4 November 2026: only what runs is carried over."),
    ({"last_day": ""}, "last_day", "is empty"),
    ({"hours_a_week": "ten"}, "hours_a_week", "“ten” is not a number of hours such as 12.5"),
    ({"hours_a_week": "36"}, "hours_a_week", "is more than 35 hours a week"),
    ({"part_days": "sun_am"}, "part_days", "“sun_am” is not one of: mon_am, mon_pm, tue_am, tue_pm, wed_am, wed_pm, thu_am, thu_pm, fri_am, fri_pm"),
    ({"unit": "month"}, "unit", "“month” is not one of: hour, half_day, day, session, week, year"),
    ({"unit_minutes": "0"}, "unit_minutes", "“0” is not a whole number from 1 to 10,080"),
    ({"price": "-1"}, "price", "“-1” is not a price in pounds such as 42.50"),
    ({"price": "9999"}, "price", None),
    ({"vat": "zero"}, "vat", "“zero” is not one of: exempt, standard"),
    ({"basis": "because"}, "basis", None),
    ({"hours_judged": ""}, "hours_judged", "is empty"),
    ({"decided": "2026-11-06"}, "decided", "is a day to come"),
    ({"given_name": "Jordan", "family_name": "Price", "born": "2012-03-14", "ehc_plan": "yes"}, "ehc_plan", "is not what the child's record says: put one of them right first"),
    ({"given_name": "Jordan", "family_name": "Price", "born": "2012-03-14", "basis": "eotas"}, "basis", "is not that of the child's referral with the brokers"),
]
# fmt: on


@pytest.mark.parametrize(("wrong", "column", "why"), BAD, ids=lambda value: str(value)[:40])
def test_one_bad_row_loads_nothing(world: World, wrong: dict[str, str], column: str, why: str | None) -> None:
    """Each fault at its row and column; the good row beside it is not loaded either."""
    good = {"given_name": "Ash", "family_name": "Vale"}
    before = counts()
    report = load(world, csv_of(good, wrong))
    assert [(error.row, error.column, error.why) for error in report.errors] == [
        (3, column, why or report.errors[0].why)
    ]
    assert (report.loaded, counts()) == (False, before)


def test_faults_of_every_row_are_told_at_once(world: World) -> None:
    report = load(world, csv_of({"site": "", "price": "x"}, {}, {"provider": "Nobody", "born": "soon"}))
    assert [(error.row, error.column) for error in report.errors] == [
        (2, "site"), (2, "price"), (4, "born"), (4, "provider"),
    ]  # fmt: skip


def test_the_same_row_twice_in_one_table(world: World) -> None:
    report = load(world, csv_of({}, {}))
    assert report.errors == (RowError(3, "first_day", "row 2 is this placement already"),)


def test_a_row_that_differs_from_what_stands(world: World) -> None:
    load(world, csv_of({}))
    report = load(world, csv_of({"price": "50", "part_days": "mon_am"}))
    why = "differs from the placement that stands: end that one, or put the file right"
    assert report.errors == (RowError(2, "part_days", why), RowError(2, "price", why))


def test_a_number_that_is_another_childs(world: World) -> None:
    number = "A000499919001"
    load(world, csv_of({"upn": number}))
    other = load(world, csv_of({"upn": number, "given_name": "Ash"}))
    assert other.errors == (RowError(2, "upn", "is that of a child on record with another name or date of birth"),)
    changed = load(world, csv_of({"upn": "A000499919002"}))
    assert [error.column for error in changed.errors] == ["upn"]


def test_a_restricted_child_who_is_not_open_to_the_loader(world: World) -> None:
    """Nothing of the record is said but that somebody named on it must act."""
    child = world.referral.child
    Child.objects.filter(pk=child.pk).update(restricted=True)
    report = load(
        world, csv_of({"given_name": "Jordan", "family_name": "Price", "born": "2012-03-14"}), by=world.cast.lead_broker
    )
    assert report.errors == (
        RowError(2, "given_name", "this child's record is not open to you: ask a lead broker to enter the placement by hand"),
    )  # fmt: skip


def test_a_year_without_room(world: World) -> None:
    ledger.set_budget(
        year="2026-27", head=Head.ALTERNATIVE_PROVISION, amount_pence=100_00, by=world.cast.finance_officer, at=LOADED
    )
    report = load(world, csv_of({}))
    assert [(error.row, error.column) for error in report.errors] == [(2, "price")]
    assert not Award.objects.filter(route="carried_over").exists()


def _zip(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _with(part: str, content: bytes) -> bytes:
    """A good workbook with one part changed or added."""
    with zipfile.ZipFile(BytesIO(book_of({}))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return _zip(parts | {part: content})


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
HOSTILE = [
    pytest.param("spot.xlsx", b"", "The file is empty.", id="empty"),
    pytest.param("spot.xlsx", b"PK\x03\x04 nothing", "The file is called .xlsx, but what is in it is not a Excel workbook.", id="no archive"),
    pytest.param("spot.xlsx", _zip({"word/document.xml": b"<a/>"}), "The file is called .xlsx, but what is in it is not a Excel workbook.", id="a Word document"),
    pytest.param("spot.pdf", b"%PDF-1.7", "The file must be one of these: CSV table, Excel workbook.", id="a PDF"),
    pytest.param("spot.csv", book_of({}), "The file is called .csv, but what is in it is not a CSV table.", id="a workbook called a CSV"),
    pytest.param("spot.xlsx", _with("xl/worksheets/sheet1.xml", ENTITIES), "The workbook declares what no table needs. Save a new copy of it.", id="entities"),
    pytest.param("spot.xlsx", _with("xl/worksheets/sheet1.xml", ENTITIES.decode().encode("utf-16")), "The workbook declares what no table needs. Save a new copy of it.", id="entities in another encoding"),
    pytest.param("spot.xlsx", _with("xl/worksheets/sheet1.xml", b"<worksheet"), "The workbook cannot be opened. It may be damaged.", id="a sheet cut off"),
    pytest.param("spot.xlsx", _with("xl/vbaProject.bin", b"x"), "The file carries macros. Save a copy without them.", id="macros"),
    pytest.param("spot.xlsx", _with("xl/media/big.bin", b"0" * (201 * 1024 * 1024)), "The file becomes far too large when it is opened.", id="a bomb"),
    pytest.param("spot.xlsx", book_of(*[{}] * 2000), "The first sheet has more than 2,000 rows. Delete what is empty beneath and beside.", id="too long"),
    pytest.param("spot.csv", b"given_name,family_name\nRobin,Marsh", None, id="columns missing"),
    pytest.param("spot.csv", b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*", "The file carries the signature of a virus.", id="a virus"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "why"), HOSTILE)
def test_a_hostile_or_odd_file_is_refused(world: World, name: str, content: bytes, why: str | None) -> None:
    before = counts()
    report = load(world, content, name)
    assert report.errors
    assert why is None or report.errors[0] == RowError(1, "", why)
    assert counts() == before


@pytest.mark.parametrize(
    ("handle", "sees"), [("broker", 1), ("qa_officer", 1), ("referrer", 0), ("commissioner", 0), ("finance_officer", 0)]
)
def test_who_sees_what_is_outstanding(world: World, handle: str, sees: int) -> None:
    load(world, csv_of({}))
    assert len(outstanding(world.cast.people[handle], TODAY)) == sees


def test_a_restricted_child_is_listed_only_to_those_named(world: World) -> None:
    load(world, csv_of({}))
    Child.objects.filter(given_name="Robin").update(restricted=True, plan=Plan.NONE)
    assert [len(outstanding(each, TODAY)) for each in (world.cast.other_broker, world.cast.qa_officer)] == [0, 1]


def test_the_list_costs_the_same_for_one_as_for_three(world: World) -> None:
    load(world, csv_of({}))
    outstanding(world.cast.broker, TODAY)  # from now on the broker's roles are known
    with CaptureQueriesContext(connection) as one:
        outstanding(world.cast.broker, TODAY)
    load(
        world,
        csv_of(
            {}, {"given_name": "Ash"}, {"given_name": "Wren", "provider": "Bridge Learning", "site": "Bridge House"}
        ),
    )
    with CaptureQueriesContext(connection) as three:
        assert len(outstanding(world.cast.broker, TODAY)) == 3
    assert len(three) == len(one)
