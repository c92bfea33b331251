"""The start gate once everything is in order: it opens, and what still stops a start or lapses after it."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from sixthday.placements import actions, queries
from sixthday.placements.models import Check, Deferral
from sixthday.providers import actions as providers
from sixthday.rules.compliance import DEFERRED, MET, OVERDUE
from sixthday.rules.findings import Refused
from tests.areas.placements.readiness import (
    CHECKED,
    MAY_FOLLOW,
    MONDAY,
    STARTED,
    begun,
)
from tests.cast import at


def codes(refused) -> list[str]:
    return [finding.code for finding in refused.value.findings]


def start(world, placement, on=MONDAY, when=STARTED):
    return actions.start_placement(placement=placement, on=on, by=world.cast.broker, at=when)


def states(placement, on=MONDAY) -> dict[str, str]:
    return {line.requirement.code: line.state for line in queries.gate_on(placement, on).lines}


@pytest.mark.demand("M13", "when every check is made the gate opens; what follows is named with its day")
def test_the_gate_opens_when_everything_is_in_order(world, monday):
    placement = monday
    gate = queries.gate_on(placement, MONDAY)
    assert (gate.opens, gate.stopping, {line.requirement.code for line in gate.following}) == (
        True,
        (),
        set(MAY_FOLLOW),
    )


def test_a_late_record_cannot_lean_on_a_later_check(world, monday):
    placement = monday
    tuesday = at("2026-11-10", "09:00")
    check = Check.objects.get(requirement="emergency_contact")
    actions.undo_check(
        placement=placement, requirement="emergency_contact", why="Wrong number", by=world.cast.broker, at=CHECKED
    )
    actions.record_check(
        placement=placement, requirement="emergency_contact", note="Right number", by=world.cast.broker, at=tuesday
    )
    with pytest.raises(Refused) as refused:
        start(world, placement, when=tuesday)
    assert codes(refused) == ["emergency_contact"]
    assert start(world, placement, on=tuesday.date(), when=tuesday).started_on == tuesday.date()
    assert check.undone is False


def test_a_start_recorded_late_asks_for_what_stops_new_work_today(world, monday):
    placement, tuesday = monday, at("2026-11-10", "09:00")
    providers.suspend_provider(
        provider=placement.award.provider, reason="Concern", from_on=tuesday.date(), until_on=None,
        by=world.cast.qa_officer, at=CHECKED,
    )  # fmt: skip
    assert states(placement)["standing"] == MET
    with pytest.raises(Refused) as refused:
        start(world, placement, when=tuesday)
    assert codes(refused) == ["standing"]
    assert refused.value.findings[0].reason.startswith("Today: ")
    assert start(world, placement).started_on == MONDAY


@pytest.mark.demand("M13", "a check that was allowed to follow and did not is overdue, and stops the next session")
def test_what_was_to_follow_and_did_not_is_overdue(world, monday):
    placement = begun(world, monday)
    due_on, after = date(2026, 11, 13), date(2026, 11, 16)
    assert states(placement, due_on)["child_met"] == DEFERRED
    assert states(placement, after)["child_met"] == OVERDUE
    found = queries.overdue([placement], after)
    assert [(one.ref, [line.requirement.code for line in lines]) for one, lines in found] == [
        (placement.ref, MAY_FOLLOW)
    ]
    actions.record_check(
        placement=placement,
        requirement="child_met",
        note="Met on Monday",
        by=world.cast.qa_officer,
        at=at("2026-11-16"),
    )
    assert states(placement, after)["child_met"] == MET


@pytest.mark.parametrize(
    ("table", "change"),
    [
        pytest.param("placements_check", "note = ''", id="a check without words"),
        pytest.param("placements_check", "requirement = 'signed_calloff'", id="a check of what is worked out"),
        pytest.param("placements_check", "value = 'arranged' WHERE requirement <> 'transport'", id="travel elsewhere"),
        pytest.param("placements_deferral", "requirement = 'adult_cleared'", id="leave for what can never follow"),
        pytest.param("placements_deferral", "reason = ''", id="leave without a reason"),
        pytest.param("placements_placement", "state = 'started'", id="started by nobody"),
        pytest.param("placements_placement", "started_on = '2026-11-09'", id="a first day without a start"),
        pytest.param("placements_placement", "state = 'elsewhere'", id="a state that is not in the table"),
        pytest.param("placements_worker", "stood_down_at = named_at", id="stood down by nobody"),
    ],
)  # fmt: skip
def test_the_database_refuses(world, monday, table, change):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {change}")


def test_a_start_is_neither_early_nor_outside_the_call_off(world, monday):
    placement = monday
    with pytest.raises(Refused) as early:
        start(world, placement, on=MONDAY + timedelta(days=1))
    assert codes(early)[:1] == ["start_happened"]
    with pytest.raises(Refused) as before:
        start(world, placement, on=date(2026, 11, 6))
    assert codes(before)[:1] == ["start_in_calloff"]
    assert Deferral.objects.count() == len(MAY_FOLLOW)
