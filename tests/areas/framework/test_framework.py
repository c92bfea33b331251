"""The framework as a record: rounds, weights, terms, limits and choices, each dated and never edited."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from sixthday.access import actions as access
from sixthday.access.choices import Role
from sixthday.audit.models import Detail, Entry
from sixthday.framework import actions, queries
from sixthday.framework.choices import Choice, LegalForm
from sixthday.framework.models import ApprovalLimit, Weight
from sixthday.rules.findings import Refused
from tests.cast import at, council_cast, person

pytestmark = pytest.mark.django_db
NOW = at("2026-11-05")
TODAY = NOW.date()
WEIGHTS = {
    "need_fit": 25, "outcomes_record": 15, "start": 15, "days_times": 15, "distance": 10, "price": 10,
    "family_preference": 10,
}  # fmt: skip


def codes(refused) -> list[str]:
    return [finding.code for finding in refused.value.findings]


def scheme(cast, **changed):
    given = {
        "title": "Alternative provision", "legal_form": LegalForm.OPEN, "value_ex_vat_pence": 20_000_000_00,
        "value_inc_vat_pence": 24_000_000_00, "awarded_on": date(2026, 3, 27), "commenced_on": date(2026, 3, 31),
        "ends_on": date(2031, 3, 30), "extendable_to_on": date(2033, 3, 30),
        "lots": [actions.NewLot(1, "Education", [("setting", "In a setting")]),
                 actions.NewLot(3, "Tuition", [("home", "Home tuition"), ("online", "Online tuition")])],
    }  # fmt: skip
    return actions.set_up_scheme(**(given | changed), by=cast.commissioner, at=NOW)


def round_one(cast, held=None, **changed):
    given = {
        "scheme": held or scheme(cast), "number": 1, "awarded_on": date(2026, 3, 27), "from_on": date(2026, 3, 31),
        "reference_prices": {1: 40_00, 3: 45_00},
    }  # fmt: skip
    return actions.set_up_round(**(given | changed), by=cast.commissioner, at=NOW)


def weights(cast, lot, **changed):
    given = {"round_lot": lot, "points": WEIGHTS, "from_on": TODAY}
    return actions.set_weights(**(given | changed), by=cast.commissioner, at=NOW)


def limit(cast, pence=10_000_00, **changed):
    given = {"holder": cast.approver, "limit_pence": pence, "from_on": TODAY}
    return actions.set_limit(**({**given, "by": cast.commissioner, "at": NOW} | changed))


@pytest.mark.demand("M01", "a framework is a record: value, dates, legal form, lots with their service types")
def test_a_framework_holds_its_lots_and_their_services():
    cast = council_cast()
    held = scheme(cast)
    assert [(lot.number, [s.code for s in lot.service_types.all()]) for lot in queries.lots(held)] == [
        (1, ["setting"]),
        (3, ["home", "online"]),
    ]
    entry = Entry.objects.get(kind="scheme_set_up")
    assert (entry.actor, [about.ref for about in entry.abouts.all()]) == (cast.commissioner.ref, [held.ref])


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        pytest.param({"ends_on": date(2026, 1, 1)}, ["scheme_dates"], id="ends before it begins"),
        pytest.param({"value_inc_vat_pence": 1}, ["scheme_value"], id="worth less with VAT"),
        pytest.param({"lots": []}, ["scheme_lots"], id="no lot"),
        pytest.param(
            {"lots": [actions.NewLot(1, "Tuition", []), actions.NewLot(2, "tuition ", [])]},
            ["scheme_lot_names"],
            id="one name twice",
        ),
        pytest.param({"lots": [actions.NewLot(1, " ", [])]}, ["scheme_lot_names"], id="a lot without a name"),
        pytest.param(
            {
                "lots": [
                    actions.NewLot(1, "Tuition", [("face-to-face", "Face to face"), ("face-to-face", "Face-to-face")])
                ]
            },
            ["scheme_services"],
            id="one kind of service twice",
        ),
        pytest.param(
            {"lots": [], "ends_on": date(2026, 1, 1), "value_ex_vat_pence": 0},
            ["scheme_dates", "scheme_value", "scheme_lots"],
            id="every reason at once",
        ),
    ],
)
def test_a_framework_out_of_order_is_refused(changed, why):
    cast = council_cast()
    with pytest.raises(Refused) as refused:
        scheme(cast, **changed)
    assert codes(refused) == why


def test_the_round_in_force_is_the_one_that_opened_last():
    cast = council_cast()
    held = scheme(cast)
    first = round_one(cast, held)
    second = round_one(cast, held, number=2, awarded_on=date(2027, 3, 1), from_on=date(2027, 4, 1))
    assert queries.current_round(date(2026, 3, 30)) is None
    assert queries.current_round(TODAY) == first
    assert queries.current_round(date(2027, 4, 1)) == second
    assert [row.lot.number for row in queries.round_lots(TODAY)] == [1, 3]
    assert list(queries.round_lots(date(2026, 1, 1))) == []


def test_a_round_prices_every_lot_once():
    cast = council_cast()
    held = scheme(cast)
    with pytest.raises(Refused) as refused:
        round_one(cast, held, reference_prices={1: 40_00}, from_on=date(2026, 1, 1))
    assert codes(refused) == ["round_dates", "round_prices"]
    round_one(cast, held)
    with pytest.raises(Refused) as refused:
        round_one(cast, held)
    assert codes(refused) == ["round_once", "round_overlap"]


@pytest.mark.demand("M11", "weights are versions that total 100; the version in force on a day is the one that counts")
def test_weights_are_versions():
    cast = council_cast()
    round_one(cast)
    lot = queries.round_lots(TODAY)[0]
    first = weights(cast, lot, from_on=date(2026, 3, 31))
    later = WEIGHTS | {"price": 20, "need_fit": 15}
    second = weights(cast, lot, points=later, from_on=date(2027, 1, 1), note="More on price")
    assert (first.version, second.version) == (1, 2)
    assert queries.weights_on(lot, TODAY) == first
    assert queries.weight_points(queries.weights_on(lot, date(2027, 1, 1))) == later
    detail = Detail.objects.get(entry=Entry.objects.filter(kind="weights_set").last())
    assert detail.body["after"]["points"] == later


def test_no_weights_is_a_refusal_not_a_default():
    cast = council_cast()
    round_one(cast)
    with pytest.raises(Refused) as refused:
        queries.weights_on(queries.round_lots(TODAY)[0], TODAY)
    assert codes(refused) == ["weights_set"]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        pytest.param({"points": WEIGHTS | {"price": 11}}, ["weights_total"], id="101 points"),
        pytest.param({"points": {"price": 100}}, ["weights_named"], id="one criterion alone"),
        pytest.param({"from_on": date(2026, 11, 4)}, ["weights_date"], id="a later version in the past"),
        pytest.param({"from_on": date(2026, 11, 5)}, ["weights_date_order"], id="before the version it follows"),
    ],
)
def test_weights_that_do_not_do(changed, why):
    cast = council_cast()
    round_one(cast)
    lot = queries.round_lots(TODAY)[0]
    weights(cast, lot, from_on=date(2026, 11, 6) if why == ["weights_date_order"] else date(2026, 3, 31))
    with pytest.raises(Refused) as refused:
        weights(cast, lot, **changed)
    assert codes(refused) == why


def test_terms_are_versions_of_whole_clauses():
    cast = council_cast()
    held = round_one(cast)
    clauses = [{"heading": "Absence", "paragraphs": ["Every session is marked."]}]
    first = actions.set_terms(round=held, clauses=clauses, from_on=TODAY, by=cast.commissioner, at=NOW)
    assert (queries.terms_on(held, TODAY), first.clauses) == (first, clauses)
    with pytest.raises(Refused) as refused:
        actions.set_terms(round=held, clauses=[{"heading": "Empty"}], from_on=TODAY, by=cast.commissioner, at=NOW)
    assert codes(refused) == ["terms_whole"]
    with pytest.raises(Refused) as refused:
        queries.terms_on(held, date(2026, 11, 4))
    assert codes(refused) == ["terms_set"]


@pytest.mark.demand("M29", "approval limits by person and date; none set is no authority")
def test_a_limit_is_dated_and_follows_another():
    cast = council_cast()
    assert queries.approval_limit(cast.approver, TODAY) is None
    limit(cast)
    limit(cast, 25_000_00, from_on=date(2026, 12, 1))
    assert [queries.approval_limit(cast.approver, day) for day in (date(2026, 11, 4), TODAY, date(2026, 11, 30))] == [
        None,
        10_000_00,
        10_000_00,
    ]
    assert queries.approval_limit(cast.approver, date(2026, 12, 1)) == 25_000_00
    assert list(ApprovalLimit.objects.order_by("from_on").values_list("until_on", flat=True)) == [
        date(2026, 11, 30),
        None,
    ]


def test_a_deputy_has_the_limit_of_the_post_while_standing_in():
    cast = council_cast()
    limit(cast)
    access.name_deputy(
        user=cast.approver, deputy=cast.senior_officer, role=Role.APPROVER, from_on=TODAY, until_on=date(2026, 11, 6),
        reason="Leave", by=cast.admin, at=NOW,
    )  # fmt: skip
    assert queries.approval_limit(cast.senior_officer, TODAY) == 10_000_00
    assert queries.approval_limit(cast.senior_officer, date(2026, 11, 7)) is None


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        pytest.param({"limit_pence": 0}, ["limit_positive"], id="nothing"),
        pytest.param({"until_on": date(2026, 11, 1)}, ["limit_dates"], id="ends before it begins"),
        pytest.param({"from_on": date(2026, 11, 1)}, ["limit_after"], id="before the limit it follows"),
        pytest.param({"by": "holder"}, ["limit_of_another"], id="one's own limit"),
    ],
)
def test_limits_that_do_not_do(changed, why):
    cast = council_cast()
    if why == ["limit_after"]:
        limit(cast)
    changed = {name: cast.approver if value == "holder" else value for name, value in changed.items()}
    with pytest.raises(Refused) as refused:
        limit(cast, **changed)
    assert codes(refused) == why


def test_who_may_approve_so_much():
    cast = council_cast()
    second = person(cast, "second_approver", "Sol Reed", Role.APPROVER, cast.council, when=at("2026-09-01"))
    limit(cast)
    limit(cast, 50_000_00, holder=second)
    assert queries.approvers(5_000_00, TODAY) == [cast.approver, second]
    assert queries.approvers(20_000_00, TODAY) == [second]
    assert queries.approvers(20_000_00, TODAY, without=[second]) == []


def choose(cast, value, name=Choice.ANSWER_WORKING_DAYS, **changed):
    given = {"name": name, "value": value, "why": "Agreed with providers", "from_on": TODAY}
    return actions.make_choice(**(given | changed), by=cast.commissioner, at=NOW)


def test_a_choice_is_its_default_until_it_is_made():
    cast = council_cast()
    assert queries.choice(Choice.ANSWER_WORKING_DAYS, TODAY) == 1
    choose(cast, 2)
    choose(cast, 3, from_on=date(2026, 12, 1))
    days = (date(2026, 11, 4), TODAY, date(2026, 12, 1))
    assert [queries.choice(Choice.ANSWER_WORKING_DAYS, day) for day in days] == [1, 2, 3]


@pytest.mark.parametrize(
    ("name", "value", "changed", "why"),
    [
        pytest.param(Choice.NOTICE_DAYS, 0, {}, ["choice_value"], id="no days"),
        pytest.param(Choice.NOTICE_DAYS, "ten", {}, ["choice_value"], id="a word for a number"),
        pytest.param(Choice.ANSWER_CUT_OFF, "25:00", {}, ["choice_value"], id="no such time"),
        pytest.param(Choice.NOTICE_DAYS, 10, {"why": " "}, ["choice_why"], id="no reason"),
        pytest.param(Choice.NOTICE_DAYS, 10, {"from_on": date(2026, 11, 4)}, ["choice_date"], id="in the past"),
    ],
)
def test_choices_that_do_not_do(name, value, changed, why):
    cast = council_cast()
    with pytest.raises(Refused) as refused:
        choose(cast, value, name, **changed)
    assert codes(refused) == why


def test_a_choice_is_made_once_a_day():
    cast = council_cast()
    choose(cast, 2)
    with pytest.raises(Refused) as refused:
        choose(cast, 3)
    assert codes(refused) == ["choice_once"]


def test_the_database_holds_its_own():
    cast = council_cast()
    round_one(cast)
    weights(cast, queries.round_lots(TODAY)[0])
    limit(cast)
    for sql in (
        f"UPDATE framework_weight SET points = 101 WHERE id = {Weight.objects.first().pk}",
        "UPDATE framework_approvallimit SET limit_pence = 0",
        "UPDATE framework_scheme SET ends_on = '2020-01-01'",
        "UPDATE framework_roundlot SET reference_hour_pence = 0",
    ):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
