"""Cases of possible unregistered schools: opened by a person, facts frozen, told, closed."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from sixthday.audit.models import Entry
from sixthday.places import queries
from sixthday.places.actions import add_note, close_case, open_case, report_case, tell_of_case
from sixthday.places.choices import CaseOutcome, Told
from sixthday.places.models import SchoolCase
from sixthday.rules.findings import Refused, Stale
from tests.areas.places.taken import NOW, declare, take
from tests.cast import at

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


def opened(world, **changed) -> SchoolCase:
    given = {
        "provider": world.providers["Arrow"],
        "why": "Five children all week",
        "by": world.cast.qa_officer,
        "at": NOW,
    }
    return open_case(**(given | changed))


def codes(refused) -> list[str]:
    return [finding.code for finding in refused.value.findings]


@pytest.mark.demand(
    "M15", "a possible unregistered school is a case with its facts, who was told and when, and how it ended"
)
def test_from_opened_to_closed(world):
    declare(world, 5)
    case = opened(world)
    assert (case.state, case.facts["full_time"], [row["code"] for row in case.facts["findings"] if not row["met"]]) == (
        "open", 5, ["guard_pupils", "guard_2026_act"],
    )  # fmt: skip
    add_note(case=case, text="Rang the head.", by=world.cast.commissioner, at=NOW)
    tell_of_case(case=case, whom=Told.PROVIDER, told_on=TODAY, note="Letter 1", by=world.cast.qa_officer, at=NOW)
    assert SchoolCase.objects.get().state == "open"
    tell_of_case(case=case, whom=Told.OFSTED, told_on=TODAY, note="OF-1", by=world.cast.qa_officer, at=NOW)
    assert SchoolCase.objects.get().state == "reported"
    report_case(case=case, whom=Told.DFE, told_on=TODAY, note="DFE-1", by=world.cast.qa_officer, at=NOW)
    close_case(case=case, outcome=CaseOutcome.HOURS_CHANGED, note="Two moved", by=world.cast.commissioner, at=NOW)
    kept = SchoolCase.objects.get()
    assert (kept.state, kept.outcome, kept.closed_by, [row.whom for row in kept.tellings.all()]) == (
        "closed", "hours_changed", world.cast.commissioner, ["provider", "ofsted", "dfe"],
    )  # fmt: skip
    kinds = list(Entry.objects.filter(abouts__ref=case.ref).order_by("id").values_list("kind", flat=True))
    assert kinds == ["case_opened", "case_noted", "case_told", "case_reported", "case_reported", "case_closed"]
    with pytest.raises(Stale):
        add_note(case=case, text="Late", by=world.cast.qa_officer, at=NOW)
    with pytest.raises(Stale):
        close_case(case=case, outcome=CaseOutcome.REGISTERED, note="x", by=world.cast.qa_officer, at=NOW)
    assert opened(world).state == "open"


def test_its_facts_are_those_of_the_day(world):
    take(world)
    case = opened(world)
    declare(world, 5)
    assert SchoolCase.objects.get(pk=case.pk).facts["places"] == [
        {
            "child": "CHILD-1", "weekly_minutes": 600, "special": False, "from_on": "2026-11-09",
            "until_on": "2026-12-18", "declared_on": "",
        }
    ]  # fmt: skip


def test_what_is_refused(world):
    with pytest.raises(Refused) as refused:
        opened(world, why="")
    assert codes(refused) == ["case_why"]
    case = opened(world)
    with pytest.raises(Refused) as refused:
        opened(world)
    assert codes(refused) == ["case_once"]
    with pytest.raises(Refused) as refused:
        tell_of_case(case=case, whom=Told.DFE, told_on=date(2026, 11, 6), note="", by=world.cast.qa_officer, at=NOW)
    assert codes(refused) == ["told_note", "told_on"]
    with pytest.raises(Refused) as refused:
        report_case(case=case, whom=Told.PROVIDER, told_on=TODAY, note="x", by=world.cast.qa_officer, at=NOW)
    assert codes(refused) == ["told_whom"]
    with pytest.raises(Refused) as refused:
        close_case(case=case, outcome=CaseOutcome.REGISTERED, note="", by=world.cast.qa_officer, at=NOW)
    assert codes(refused) == ["outcome_note"]


def test_a_breach_is_listed_until_somebody_opens_a_case(world):
    declare(world, 5)
    rows = queries.standings(world.providers.values(), TODAY)
    assert [row.provider.name for row in queries.without_case(rows)] == ["Arrow Learning"]
    case = opened(world)
    rows = queries.standings(world.providers.values(), TODAY)
    assert (queries.without_case(rows), rows[0].case) == ([], case)


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("qa_officer", 1), ("commissioner", 1), ("senior_officer", 1), ("auditor", 1), ("broker", 0), ("lead_broker", 0),
        ("referrer", 0), ("approver", 0), ("decision_maker", 0), ("finance_officer", 0),
    ],
)  # fmt: skip
def test_who_sees_cases(world, who, sees):
    opened(world)
    assert queries.cases(getattr(world.cast, who), TODAY).count() == sees


def test_a_provider_sees_no_case_about_it(world):
    opened(world)
    assert queries.cases(world.lead("Arrow"), TODAY).count() == 0


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param("UPDATE places_schoolcase SET state = 'lost'", id="no such state"),
        pytest.param("UPDATE places_schoolcase SET state = 'closed'", id="closed without an outcome"),
        pytest.param("UPDATE places_schoolcase SET outcome = 'registered'", id="an outcome while open"),
        pytest.param("UPDATE places_schoolcase SET closed_at = opened_at", id="closed by nobody"),
        pytest.param("UPDATE places_schoolcase SET why = ''", id="no reason"),
    ],
)
def test_the_database_holds_cases(world, sql):
    case = opened(world)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    case.pk, case.ref = None, "ANOTHER"
    with pytest.raises(IntegrityError), transaction.atomic():
        case.save()


@pytest.mark.parametrize("table", ["places_casenote", "places_casetelling"])
def test_notes_and_tellings_are_never_edited(world, table):
    case = opened(world)
    add_note(case=case, text="Rang.", by=world.cast.qa_officer, at=NOW)
    tell_of_case(
        case=case, whom=Told.DFE, told_on=TODAY, note="1", by=world.cast.qa_officer, at=at("2026-11-05", "11:00")
    )
    for sql in (f"UPDATE {table} SET case_id = case_id", f"DELETE FROM {table}"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
