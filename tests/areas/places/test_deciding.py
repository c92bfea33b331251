"""What people decide about the guard: overrides with a reason until a day, and hours one to one judged."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from sixthday.audit.models import Detail, Entry
from sixthday.places import queries
from sixthday.places.actions import judge_hours, override_award, override_guard, release_place, withdraw_override
from sixthday.places.models import Judgement, Override
from sixthday.rules.findings import Refused, Stale, blockers
from tests.areas.places.taken import END, NOW, START, declare, take
from tests.cast import at

pytestmark = pytest.mark.django_db
FULL = 19 * 60


def codes(refused) -> list[str]:
    return [finding.code for finding in refused.value.findings]


def let(world, child: str = "CHILD-9", **changed) -> Override:
    given = {
        "provider": world.providers["Arrow"], "child_ref": child, "from_on": NOW.date(), "until_on": END,
        "reason": "A school place is promised from January", "by": world.cast.senior_officer, "at": NOW,
    }  # fmt: skip
    return override_guard(**(given | changed))


@pytest.mark.demand("M15", "a named senior officer lets hours past the guard until a day, with a reason that stays")
def test_an_override_lets_one_child_through_and_is_kept_with_the_place(world):
    declare(world, 4)
    with pytest.raises(Refused) as refused:
        take(world, "AWARD-9", weekly_minutes=FULL)
    assert codes(refused) == ["guard_pupils", "guard_split"]
    leave = let(world)
    taken = take(world, "AWARD-9", weekly_minutes=FULL)
    assert (taken.override, [f.code for f in queries.guard_of("AWARD-9") if not f.met or f.code == "guard_override"]) == (
        leave, ["guard_pupils", "guard_split", "guard_override"],
    )  # fmt: skip
    entry = Entry.objects.get(kind="place_taken")
    kept = Detail.objects.get(entry=entry).body
    assert (kept["after"]["override"], kept["findings"][-1]["code"]) == (leave.ref, "guard_override")
    with pytest.raises(Refused) as other:
        take(world, "AWARD-8", weekly_minutes=FULL)
    assert codes(other) == ["guard_pupils", "guard_split"]


def let_award(world, award: str = "AWARD-9", **changed) -> Override:
    given = {
        "provider": world.providers["Arrow"], "child_ref": "CHILD-9", "award_ref": award,
        "reason": "A school place is promised from January", "by": world.cast.senior_officer, "at": NOW,
    }  # fmt: skip
    return override_award(**(given | changed))


@pytest.mark.demand("M15", "a senior officer lets one award past the guard, and the leave ends with that award")
def test_leave_for_one_award_is_for_that_award_and_ends_with_it(world):
    declare(world, 4)
    leave = let_award(world)
    taken = take(world, "AWARD-9", weekly_minutes=FULL)
    assert taken.override == leave
    (said,) = [finding.reason for finding in queries.guard_of("AWARD-9") if finding.code == "guard_override"]
    assert said.endswith("let this award through until it ends: A school place is promised from January")
    assert queries.standing_of(world.providers["Arrow"], START).allowed
    with pytest.raises(Refused) as other:
        take(world, "AWARD-10", child_ref="CHILD-9", weekly_minutes=FULL)  # the same child, another award
    assert codes(other) == ["guard_pupils", "guard_split"]
    release_place(award_ref="AWARD-9", why="The award was withdrawn", by=world.cast.broker, at=NOW)
    ended = Override.objects.get()
    assert (ended.withdrawn_by, ended.withdrawn_why) == (world.cast.broker, "The award was withdrawn")
    with pytest.raises(Refused) as again:
        take(world, "AWARD-9", weekly_minutes=FULL)
    assert codes(again) == ["guard_pupils", "guard_split"]
    kinds = list(Entry.objects.filter(abouts__ref=leave.ref).order_by("id").values_list("kind", flat=True))
    assert kinds == ["guard_overridden", "override_withdrawn"]


def test_leave_for_one_award_ends_where_no_place_was_taken(world):
    let_award(world)
    assert release_place(award_ref="AWARD-9", why="Sent back", by=world.cast.broker, at=NOW) is None
    assert Override.objects.get().withdrawn_why == "Sent back"


def test_leave_for_one_award_is_given_once_and_with_a_reason(world):
    let_award(world)
    with pytest.raises(Refused) as refused:
        let_award(world, reason=" ")
    assert (codes(refused), Override.objects.count()) == (["override_reason", "override_once"], 1)


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param("UPDATE places_override SET until_on = '2026-12-18', from_on = '2026-11-09'", id="days as well"),
        pytest.param("UPDATE places_override SET award_ref = ''", id="neither days nor an award"),
        pytest.param("UPDATE places_override SET child_ref = ''", id="of no child"),
    ],
)
def test_the_database_holds_days_or_an_award(world, sql):
    let_award(world)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_an_override_ends(world):
    declare(world, 4)
    let(world, until_on=date(2026, 11, 8))
    with pytest.raises(Refused) as refused:
        take(world, "AWARD-9", weekly_minutes=FULL)
    assert codes(refused) == ["guard_pupils", "guard_split", "guard_override_over"]


def test_a_started_place_shows_when_its_override_is_over(world):
    declare(world, 4)
    let(world, until_on=date(2026, 11, 20))
    take(world, "AWARD-9", weekly_minutes=FULL)
    stops = [bool(blockers(queries.guard_of("AWARD-9", on))) for on in (date(2026, 11, 20), date(2026, 11, 21))]
    assert stops == [False, True]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        pytest.param({"reason": " "}, ["override_reason"], id="no reason"),
        pytest.param(
            {"until_on": date(2026, 11, 4), "from_on": date(2026, 11, 5)}, ["override_dates"], id="ends first"
        ),
        pytest.param({"from_on": date(2026, 11, 4)}, ["override_past"], id="in the past"),
        pytest.param({"reason": "", "from_on": date(2026, 11, 4)}, ["override_reason", "override_past"], id="both"),
    ],
)
def test_an_override_that_is_refused(world, changed, why):
    with pytest.raises(Refused) as refused:
        let(world, **changed)
    assert (codes(refused), Override.objects.count()) == (why, 0)


def test_one_override_at_a_time_and_taken_back(world):
    first = let(world)
    with pytest.raises(Refused) as refused:
        let(world, until_on=date(2027, 1, 8))
    assert codes(refused) == ["override_once"]
    with pytest.raises(Refused):
        withdraw_override(override=first, why=" ", by=world.cast.senior_officer, at=NOW)
    gone = withdraw_override(override=first, why="The place fell through", by=world.cast.senior_officer, at=NOW)
    assert (gone.withdrawn_by, gone.withdrawn_why) == (world.cast.senior_officer, "The place fell through")
    with pytest.raises(Stale):
        withdraw_override(override=first, why="Again", by=world.cast.senior_officer, at=NOW)
    assert let(world).until_on == END
    kinds = list(Entry.objects.filter(abouts__ref="CHILD-9").order_by("id").values_list("kind", flat=True))
    assert kinds == ["guard_overridden", "override_withdrawn", "guard_overridden"]


@pytest.mark.parametrize(("counts", "stops"), [(True, ["guard_special_pupils"]), (False, [])])
@pytest.mark.demand(
    "M15", "hours one to one at home or online count as a named person judged, and are never stopped before"
)
def test_hours_one_to_one_count_as_judged(world, counts, stops):
    take(world, special=True, weekly_minutes=FULL, one_to_one_away=True)
    arrow = world.providers["Arrow"]
    assert [f.code for f in queries.standing_of(arrow, START).now if not f.met] == ["guard_one_to_one"]
    row = judge_hours(provider=arrow, child_ref="CHILD-1", counts=counts, why="Seen", by=world.cast.lead_broker, at=NOW)
    found = queries.standing_of(arrow, START)
    assert ([f.code for f in found.now if not f.met], Entry.objects.get(kind="hours_judged").actor) == (
        stops, world.cast.lead_broker.ref,
    )  # fmt: skip
    assert queries.judgements_of(arrow) == {"CHILD-1": row}


def test_a_later_judgement_counts(world):
    take(world, special=True, weekly_minutes=FULL, one_to_one_away=True)
    arrow = world.providers["Arrow"]
    for counts, day in ((True, "2026-11-05"), (False, "2026-11-06")):
        judge_hours(provider=arrow, child_ref="CHILD-1", counts=counts, why="x", by=world.cast.lead_broker, at=at(day))
    assert queries.standing_of(arrow, START).breach is False


def test_only_hours_that_are_there_are_judged(world):
    take(world)
    with pytest.raises(Refused) as refused:
        judge_hours(
            provider=world.providers["Arrow"],
            child_ref="CHILD-1",
            counts=True,
            why="",
            by=world.cast.lead_broker,
            at=NOW,
        )
    assert codes(refused) == ["judged_why", "judged_hours"]


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param("UPDATE places_override SET until_on = '2026-01-01'", id="ends before it begins"),
        pytest.param("UPDATE places_override SET reason = ''", id="no reason"),
        pytest.param("UPDATE places_override SET withdrawn_at = given_at", id="taken back by nobody"),
        pytest.param(
            "UPDATE places_override SET withdrawn_at = given_at, withdrawn_by_id = given_by_id", id="without why"
        ),
        pytest.param("UPDATE places_override SET child_ref = ''", id="of no child"),
        pytest.param("UPDATE places_override SET until_on = NULL", id="without an end"),
        pytest.param("UPDATE places_override SET award_ref = 'AWARD-9'", id="days and an award"),
    ],
)
def test_the_database_holds_overrides(world, sql):
    let(world)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize("sql", ["UPDATE places_judgement SET counts = NOT counts", "DELETE FROM places_judgement"])
def test_a_judgement_is_never_edited(world, sql):
    take(world, one_to_one_away=True)
    judge_hours(
        provider=world.providers["Arrow"], child_ref="CHILD-1", counts=True, why="x", by=world.cast.lead_broker, at=NOW
    )
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert Judgement.objects.get().counts is True
