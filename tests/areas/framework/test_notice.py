"""Loading a tender notice: all of it or nothing, each fault by its place, the same release once."""

import json
from copy import deepcopy
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from sixthday.audit.models import Entry
from sixthday.framework import actions, queries
from sixthday.framework.choices import LegalForm
from sixthday.framework.models import Lot, Round, Scheme
from tests.areas.framework.world import NOW, opened_round
from tests.cast import at


def lot(number, **changed):
    return {
        "id": str(number), "title": f"Lot {number}", "description": ("Tuition", "Mentoring")[number - 1],
        "contractPeriod": {"startDate": "2027-04-01T00:00:00+01:00", "endDate": "2031-03-31T23:59:59+01:00",
                           "maxExtentDate": "2033-03-31T23:59:59+01:00"},
    } | changed  # fmt: skip


NOTICE = {
    "ocid": "ocds-made-up-1", "id": "000001-2026", "date": "2026-11-01T09:00:00Z", "tag": ["tender"],
    "tender": {
        "title": "Alternative provision of a made-up council", "description": "Providers are invited.",
        "value": {"amount": 1000000, "amountGross": 1200000.5, "currency": "GBP"},
        "techniques": {"frameworkAgreement": {"isOpenFrameworkScheme": True}},
        "tenderPeriod": {"endDate": "2026-12-18T12:00:00Z"}, "awardPeriod": {"endDate": "2027-02-01T23:59:59Z"},
        "lots": [lot(1), lot(2)],
    },
}  # fmt: skip


def notice(change=None, **of_release) -> str:
    held = deepcopy(NOTICE) | of_release
    if change:
        change(held["tender"])
    return json.dumps({"releases": [held]})


def load(cast, text, **given):
    return actions.load_notice(text=text, source="notice.json", by=cast.commissioner, at=NOW, **given)


@pytest.mark.demand("M01", "a framework is set up from its tender notice, whose periods stand on the lots")
def test_a_notice_sets_up_the_framework_and_plans_its_round(world):
    cast, _ = world
    report = load(cast, notice())
    held = report.round
    scheme = held.scheme
    assert (scheme.ocid, scheme.legal_form, scheme.awarded_on) == ("ocds-made-up-1", LegalForm.OPEN, None)
    assert (scheme.value_ex_vat_pence, scheme.value_inc_vat_pence) == (1_000_000_00, 1_200_000_50)
    assert (scheme.commenced_on, scheme.ends_on, scheme.extendable_to_on) == (
        date(2027, 4, 1), date(2031, 3, 31), date(2033, 3, 31),
    )  # fmt: skip
    assert [(each.number, each.name) for each in queries.lots(scheme)] == [(1, "Tuition"), (2, "Mentoring")]
    assert (held.state, held.opens_at, held.deadline_at) == (
        "planned",
        at("2026-11-01", "09:00"),
        at("2026-12-18", "12:00"),
    )
    assert (held.expected_award_on, held.notice_ref) == (date(2027, 2, 1), "000001-2026")
    assert Entry.objects.get(kind="notice_loaded").actor == cast.commissioner.ref


def test_a_dry_run_says_it_and_changes_nothing(world):
    cast, _ = world
    report = load(cast, notice(), dry_run=True)
    assert report.lines == (
        "The framework “Alternative provision of a made-up council” is set up as: Open framework (section 49).",
        "Lot 1: Tuition.", "Lot 2: Mentoring.", "A round is planned.",
    )  # fmt: skip
    assert Scheme.objects.count() == 1


def test_the_same_release_changes_nothing_and_a_later_one_corrects_the_plan(world):
    cast, _ = world
    held = load(cast, notice()).round
    assert load(cast, notice()).lines == ("This release was loaded before: nothing changes.",)
    later = notice(lambda tender: tender["tenderPeriod"].update(endDate="2027-01-08T12:00:00Z"), id="000002-2026")
    assert load(cast, later).lines == ("The dates of the planned round are corrected.",)
    held.refresh_from_db()
    assert (held.deadline_at, Round.objects.filter(scheme=held.scheme).count()) == (at("2027-01-08", "12:00"), 1)


def test_a_notice_that_is_no_open_framework_is_light_touch(world):
    cast, _ = world
    assert load(cast, notice(lambda tender: tender.pop("techniques"))).round.scheme.legal_form == LegalForm.LIGHT_TOUCH


@pytest.mark.parametrize(
    ("change", "where"),
    [
        pytest.param(lambda t: t.pop("lots"), ["tender.lots"], id="no lot"),
        pytest.param(lambda t: t.update(lots=[lot(1), lot(1)]), ["tender.lots[1].id"], id="a lot twice"),
        pytest.param(lambda t: t.update(lots=["one"]), ["tender.lots[0]", "tender.lots[0].contractPeriod.startDate",
                     "tender.lots[0].contractPeriod.endDate", "tender.lots[0].title"], id="a lot that is a word"),
        pytest.param(lambda t: t["lots"][1].update(contractPeriod={"startDate": "soon", "endDate": "2031-03-31"}),
                     ["tender.lots[1].contractPeriod.startDate"], id="a date that is none"),
        pytest.param(lambda t: t["lots"][0].update(contractPeriod={"startDate": "2031-03-31", "endDate": "2027-04-01"}),
                     ["tender.lots[0].contractPeriod.endDate"], id="a period that ends before it starts"),
        pytest.param(lambda t: t.update(value={"amount": "a lot"}), ["tender.value.amount"], id="no amount"),
        pytest.param(lambda t: t.update(value={"amount": 5, "currency": "EUR"}), ["tender.value.currency"], id="euros"),
        pytest.param(lambda t: t.update(tenderPeriod={}), ["tender.tenderPeriod.endDate"], id="no deadline"),
        pytest.param(lambda t: t.update(title="", value={}), ["tender.value.amount", "tender.title"], id="several at once"),
    ],
)  # fmt: skip
def test_every_fault_is_named_by_its_place_and_nothing_is_loaded(world, change, where):
    cast, _ = world
    report = load(cast, notice(change))
    assert [fault.where for fault in report.faults] == where
    assert (Scheme.objects.count(), Lot.objects.count()) == (1, 2)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        pytest.param("{", "line 1", id="cut short"),
        pytest.param("[" * 100_000, "the file", id="nested without end"),
        pytest.param("[]", "releases", id="a list"),
        pytest.param('{"releases": {}}', "package.releases", id="releases that are no list"),
        pytest.param('{"releases": [{"tender": {"a": 1}}, {"tender": {"a": 1}}]}', "releases", id="two notices"),
    ],
)
def test_a_file_that_is_no_notice(world, text, where):
    cast, _ = world
    assert load(cast, text).faults[0].where == where


def test_a_later_release_does_not_change_lots_or_a_published_round(world):
    cast, scheme = world
    scheme.ocid = "ocds-made-up-1"
    scheme.save()
    assert [fault.where for fault in load(cast, notice()).faults] == ["tender.lots"]
    opened_round(cast, scheme)
    same = notice(lambda tender: tender.update(lots=[lot(1), lot(2) | {"id": "3"}]))
    assert [fault.where for fault in load(cast, same).faults] == ["ocid"]


def test_the_command_tries_and_loads(world, tmp_path, time_machine):
    cast, _ = world
    time_machine.move_to(NOW)
    file, out = tmp_path / "notice.json", StringIO()
    file.write_text(notice())
    call_command("import_notice", str(file), by=cast.commissioner.email, dry_run=True, stdout=out)
    assert out.getvalue().splitlines()[0] == "This would happen:"
    assert Scheme.objects.count() == 1
    call_command("import_notice", str(file), by=cast.commissioner.email, stdout=out)
    assert Scheme.objects.count() == 2
    with pytest.raises(CommandError, match="may not manage the framework"):
        call_command("import_notice", str(file), by=cast.broker.email)
    file.write_text("{")
    with pytest.raises(CommandError, match="line 1: is not JSON"):
        call_command("import_notice", str(file), by=cast.commissioner.email)
