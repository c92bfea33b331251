"""A change of a child's facts after the referral was sent, and all that it touches."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from sixthday.audit.models import Detail, Entry
from sixthday.awards.actions.facts import foresee_change, record_care, record_change
from sixthday.awards.queries import changed
from sixthday.outbox.models import Message
from sixthday.places import queries as places
from sixthday.reference import queries as reference
from sixthday.reference.models import Authority
from sixthday.referrals.actions.casework import take_ownership
from sixthday.referrals.choices import FactKind
from sixthday.referrals.models import Child, Duty, FactChange, NamedPerson
from sixthday.rules.findings import Refused
from tests.areas.awards.world import drafted, sent_request
from tests.areas.places.taken import take
from tests.areas.referrals.duties import AREA
from tests.cast import at

pytestmark = pytest.mark.django_db
NOW = at("2026-11-05", "15:00")
TODAY = NOW.date()
FULL = 19 * 60


def told(kind: str) -> list[str]:
    return sorted(Message.objects.filter(kind=kind).values_list("to__name", flat=True))


def given(world, kind: FactKind = FactKind.PLAN, values=None, **asked):
    """A change by the broker: the child gets a plan, unless asked otherwise."""
    said = {"from_on": date(2026, 11, 4), "why": "The final plan came.", "by": world.cast.broker, "at": NOW}
    return {"child": world.referral.child, "kind": kind, "values": values or {"plan": "held"}} | said | asked


def care(world, **asked):
    return given(world, FactKind.CARE, {"looked_after": True, "looked_after_by": reference.authority(AREA)}, **asked)


@pytest.mark.demand("M08", "a change of a child's facts is dated, reasoned and kept with what stood before")
def test_recorded_with_what_stood_before(world):
    take_ownership(referral=world.referral, by=world.cast.broker, at=NOW)
    change = record_change(**given(world, by=world.cast.referrer, why=" The final plan came. "))
    assert Child.objects.get(pk=world.referral.child.pk).plan == "held"
    entry = Entry.objects.get(kind="facts_changed")
    assert {row.ref for row in entry.abouts.all()} == {world.referral.child.ref, change.ref}
    assert Detail.objects.get(entry=entry).body == {
        "before": {"plan": "none"}, "after": {"plan": "held", "from_on": "2026-11-04"}, "findings": [],
        "why": "The final plan came.",
    }  # fmt: skip
    assert told("facts_changed") == ["Beth Lewis"]
    assert "Jordan" not in Message.objects.get(kind="facts_changed").body


def test_refused_with_every_reason_and_nothing_is_kept(world):
    with pytest.raises(Refused) as refused:
        record_change(**given(world, values={"plan": "none"}, from_on=date(2026, 11, 6), why=""))
    assert [finding.code for finding in refused.value.findings] == ["change_differs", "change_past", "change_why"]
    assert (FactChange.objects.count(), Entry.objects.filter(kind="facts_changed").count()) == (0, 0)


def test_the_second_of_two_the_same_changes_nothing(world):
    record_change(**given(world))
    with pytest.raises(Refused) as refused:
        record_change(**given(world))
    assert [finding.code for finding in refused.value.findings] == ["change_differs"]


@pytest.mark.parametrize(
    ("ask", "special"), [pytest.param(given, 1, id="gets a plan"), pytest.param(care, 1, id="becomes looked after")]
)
@pytest.mark.demand("M15", "the guard runs again where a child is placed when they get a plan or become looked after")
def test_the_guard_runs_again_where_the_child_is(world, ask, special):
    take(world, child_ref=world.referral.child.ref, weekly_minutes=FULL)
    arrow = world.providers["Arrow"]
    effects = foresee_change(**ask(world))
    assert [(row.breach, effects.before.guard[ref].breach) for ref, row in effects.after.guard.items()] == [
        (True, False)
    ]
    assert (places.alarm_of(arrow), FactChange.objects.count(), told("guard_alarm")) == (None, 0, [])  # only foreseen
    record_change(**ask(world))
    assert places.alarm_of(arrow).facts["special"] == special
    assert len(told("guard_alarm")) == len(set(told("guard_alarm"))) > 0


@pytest.mark.demand(
    "M08", "the day-one policy target stands beside the legal date, from the day the child became looked after"
)
def test_looked_after_sets_the_target_beside_the_legal_date(world):
    duty = world.referral.duty
    effects = foresee_change(**care(world))
    ref = world.referral.ref
    assert (effects.before.clocks[ref], effects.after.clocks[ref]) == (
        changed.Dates(duty.due_on, None), changed.Dates(duty.due_on, date(2026, 11, 4)),
    )  # fmt: skip
    assert Duty.objects.get(pk=duty.pk).policy_due_on is None
    record_change(**care(world))
    held = Duty.objects.get(pk=duty.pk)
    assert (held.due_on, held.policy_due_on) == (duty.due_on, date(2026, 11, 4))
    none = {"looked_after": False, "looked_after_by": None}
    record_change(**given(world, FactKind.CARE, none, from_on=TODAY))
    assert Duty.objects.get(pk=duty.pk).policy_due_on is None
    assert Child.objects.get(pk=world.referral.child.pk).looked_after_from_on is None


@pytest.mark.parametrize(
    ("from_on", "target"),
    [
        pytest.param(date(2026, 10, 1), date(2026, 11, 2), id="before the clock opened: from its opening"),
        pytest.param(date(2026, 11, 5), date(2026, 11, 5), id="while it runs: from that day"),
    ],
)
def test_the_target_counts_from_the_later_of_the_two(world, from_on, target):
    record_change(**care(world, from_on=from_on))
    assert Duty.objects.get(referral=world.referral).policy_due_on == target
    wales = Authority.objects.create(code="W06000023", name="Powys", kind="unitary")
    elsewhere = {"looked_after": True, "looked_after_by": wales}
    record_change(**given(world, FactKind.CARE, elsewhere, from_on=TODAY))  # by another authority: the day stays
    assert Child.objects.get(pk=world.referral.child.pk).looked_after_from_on == from_on


def say_care(world, **asked):
    said = {
        "given_name": "jordan ", "family_name": "Price", "born_on": world.referral.child.born_on,
        "authority": reference.authority(AREA), "from_on": date(2026, 11, 4), "why": "The notice.",
        "by": world.cast.virtual_school, "at": NOW,
    }  # fmt: skip
    return record_care(**(said | asked))


@pytest.mark.demand("M08", "the virtual school records that a child it cannot see yet has become looked after")
def test_care_is_recorded_by_name_and_the_guard_runs_again(world):
    take(world, child_ref=world.referral.child.ref, weekly_minutes=FULL)
    change = say_care(world)
    assert (change.child, change.from_on, change.recorded_by) == (
        world.referral.child, date(2026, 11, 4), world.cast.virtual_school,
    )  # fmt: skip
    assert places.alarm_of(world.providers["Arrow"]).facts["special"] == 1
    assert Entry.objects.filter(kind="facts_changed").count() == 1
    with pytest.raises(Refused) as refused:
        say_care(world)
    assert [finding.code for finding in refused.value.findings] == ["change_differs"]


@pytest.mark.parametrize("restricted", [True, False])
def test_care_of_a_restricted_or_unknown_child_changes_nothing(world, restricted):
    Child.objects.filter(pk=world.referral.child.pk).update(restricted=restricted)
    assert say_care(world, **({} if restricted else {"family_name": "Nobody"})) is None
    assert FactChange.objects.count() == 0
    assert told("care_to_record") == (["Lena Shaw"] if restricted else [])


@pytest.mark.demand("M08", "restricting a record after it was sent names those at work on it and tells the lead broker")
def test_restricting_names_those_at_work(world):
    take_ownership(referral=world.referral, by=world.cast.broker, at=NOW)
    ask = given(world, FactKind.RECORD, {"restricted": True}, by=world.cast.referrer)
    assert {user.name for user in foresee_change(**ask).after.named} == {"Rosa Hill", "Beth Lewis", "Dev Anand"}
    assert NamedPerson.objects.count() == 0
    record_change(**ask)
    child = world.referral.child
    cast = world.cast
    seen = [
        Child.objects.visible_to(user, TODAY).filter(pk=child.pk).exists() for user in (cast.broker, cast.other_broker)
    ]
    assert (seen, told("facts_changed")) == ([True, False], ["Beth Lewis", "Lena Shaw"])
    lift = given(world, FactKind.RECORD, {"restricted": False})
    with pytest.raises(Refused) as refused:
        record_change(**lift)
    assert [finding.code for finding in refused.value.findings] == ["change_lifts"]
    record_change(**(lift | {"by": cast.lead_broker}))
    assert Child.objects.visible_to(cast.other_broker, TODAY).filter(pk=child.pk).exists()


def test_another_change_names_nobody_on_a_restricted_record(world):
    record_change(**given(world, FactKind.RECORD, {"restricted": True}, by=world.cast.referrer))
    before = set(NamedPerson.objects.values_list("user", flat=True))
    record_change(**given(world, by=world.cast.senior_officer))
    assert set(NamedPerson.objects.values_list("user", flat=True)) == before


@pytest.mark.demand("M08", "a brief already sent is not changed; what would now read otherwise is said")
def test_a_sent_brief_stays_and_says_what_changed(world):
    request = sent_request(world)
    kept = request.brief
    hide = given(world, FactKind.ADDRESS, {"address_restricted": True})
    assert foresee_change(**hide).briefs() == [(request.ref, True, ["Lives in"])]
    assert changed.since_sent(request) == ([], [])
    change = record_change(**hide)
    request = type(request).objects.get(pk=request.pk)
    assert (request.brief, changed.since_sent(request)) == (kept, ([change], ["Lives in"]))


def test_a_draft_is_built_anew(world):
    request = drafted(world)
    hide = given(world, FactKind.ADDRESS, {"address_restricted": True})
    assert foresee_change(**hide).briefs() == [(request.ref, False, ["Lives in"])]


@pytest.mark.parametrize(
    ("column", "value"),
    [pytest.param("why", "", id="a reason"), pytest.param("kind", "weight", id="a kind of the list")],
)
def test_the_database_asks_for_it_too(world, column, value):
    record_change(**given(world))
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE referrals_factchange SET {column} = %s", [value])
