"""The life of a round: planned step by step, published, assessed, awarded in place of the one before, or given up."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from sixthday.audit.models import Entry
from sixthday.framework import actions, queries
from sixthday.framework.models import Round
from sixthday.rules.findings import Refused, Stale, blockers
from tests.areas.framework.world import AFTER, DEADLINE, NOW, OPENS, PRICES, WEIGHTS, opened_round, ready_round
from tests.cast import at

FEBRUARY = at("2027-02-01")


def codes(refused) -> list[str]:
    return [finding.code for finding in refused.value.findings]


def awarded(cast, held, **changed):
    given = {"awarded_on": date(2027, 2, 1), "from_on": date(2027, 3, 1), "by": cast.commissioner, "at": FEBRUARY}
    return actions.award_round(round=held, **(given | changed))


def assessed_round(cast, scheme):
    held = opened_round(cast, scheme)
    return actions.assess_round(round=held, by=cast.commissioner, at=AFTER)


def test_a_round_begins_planned_and_one_at_a_time(world):
    cast, scheme = world
    held = actions.plan_round(scheme=scheme, by=cast.commissioner, at=NOW)
    assert (held.number, held.state, held.awarded_on) == (2, "planned", None)
    assert Entry.objects.get(kind="round_planned").actor == cast.commissioner.ref
    with pytest.raises(Refused) as refused:
        actions.plan_round(scheme=scheme, by=cast.commissioner, at=NOW)
    assert codes(refused) == ["round_prepared"]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        pytest.param({"deadline_at": OPENS}, ["deadline_after_opening"], id="closes as it opens"),
        pytest.param(
            {"expected_award_on": date(2026, 12, 17)}, ["award_after_deadline"], id="awarded before it closes"
        ),
        pytest.param({"expected_from_on": date(2027, 1, 31)}, ["start_after_award"], id="starts before its award"),
        pytest.param(
            {"expected_award_on": date(2026, 3, 1), "expected_from_on": date(2026, 3, 31)},
            ["award_after_deadline", "round_overlap"],
            id="starts with the round in force",
        ),
        pytest.param(
            {"expected_award_on": date(2034, 1, 1), "expected_from_on": date(2034, 2, 1)},
            ["award_before_end"],
            id="awarded after the framework's last end",
        ),
    ],
)
def test_dates_out_of_order_are_refused(world, changed, why):
    cast, scheme = world
    held = actions.plan_round(scheme=scheme, by=cast.commissioner, at=NOW)
    given = {
        "opens_at": OPENS, "deadline_at": DEADLINE, "expected_award_on": date(2027, 2, 1),
        "expected_from_on": date(2027, 3, 1),
    }  # fmt: skip
    with pytest.raises(Refused) as refused:
        actions.date_round(round=held, **(given | changed), by=cast.commissioner, at=NOW)
    assert codes(refused) == why


def test_an_empty_plan_says_everything_it_lacks(world):
    cast, scheme = world
    held = actions.plan_round(scheme=scheme, by=cast.commissioner, at=NOW)
    with pytest.raises(Refused) as refused:
        actions.open_round(round=held, by=cast.commissioner, at=NOW)
    assert codes(refused) == [
        "dates_given", "lots_priced", "lots_weighted", "terms_set", "notice_written", "conditions_asked", "exclusion_asked",
        "conflicts_assessed",
    ]  # fmt: skip
    assert Round.objects.get(pk=held.pk).state == "planned"


@pytest.mark.demand(
    "M02", "a round opens only when its dates, lots, prices, weights, terms, questions and conflicts are set"
)
def test_a_ready_round_opens_and_takes_applications_between_its_moments(world):
    cast, scheme = world
    held = opened_round(cast, scheme)
    assert (held.state, held.opened_by) == ("open", cast.commissioner)
    moments = [at("2026-12-01", "08:59"), OPENS, DEADLINE, AFTER]
    assert [list(queries.taking_applications(moment)) == [held] for moment in moments] == [False, True, True, False]
    told = [[f.code for f in blockers(queries.accepting_findings(held, moment))] for moment in moments]
    assert told == [["round_opens"], [], [], ["deadline_passed"]]
    assert queries.current_round(NOW.date()).number == 1


def test_a_published_round_changes_no_more(world):
    cast, scheme = world
    held = opened_round(cast, scheme)
    with pytest.raises(Stale):
        actions.price_round(round=held, reference_prices=PRICES, by=cast.commissioner, at=NOW)
    with pytest.raises(Stale):
        actions.describe_round(round=held, notice="Other words", by=cast.commissioner, at=NOW)
    with pytest.raises(Refused) as refused:
        actions.set_weights(
            round_lot=held.round_lots.first(), points=WEIGHTS, from_on=date(2027, 3, 1), by=cast.commissioner, at=NOW
        )
    assert codes(refused) == ["round_frozen"]
    told = actions.publish_clarification(
        round=held, asked="May we apply for one lot?", answer="Yes.", by=cast.commissioner, at=OPENS
    )
    assert [row.number for row in queries.clarifications(held)] == [told.number] == [1]


def test_a_round_is_assessed_after_its_deadline_and_not_before(world):
    cast, scheme = world
    held = opened_round(cast, scheme)
    with pytest.raises(Refused) as refused:
        actions.assess_round(round=held, by=cast.commissioner, at=DEADLINE)
    assert codes(refused) == ["deadline_reached"]
    assert actions.assess_round(round=held, by=cast.commissioner, at=AFTER).state == "assessed"
    with pytest.raises(Stale):
        actions.assess_round(round=held, by=cast.commissioner, at=AFTER)


@pytest.mark.demand("M02", "a new round replaces the whole framework's round from its start")
def test_a_new_round_takes_the_place_of_the_last_from_its_start(world):
    cast, scheme = world
    held = awarded(cast, assessed_round(cast, scheme))
    first = Round.objects.get(scheme=scheme, number=1)
    assert (held.state, first.state, first.until_on) == ("awarded", "replaced", date(2027, 2, 28))
    days = (date(2027, 2, 28), date(2027, 3, 1))
    assert [queries.current_round(day).number for day in days] == [1, 2]
    assert [row.reference_hour_pence for row in queries.lots_of(first)] == [40_00, 45_00]
    assert [row.reference_hour_pence for row in queries.round_lots(date(2027, 3, 1))] == [42_00, 47_00]
    assert queries.award_again_on(scheme) == date(2032, 1, 31)
    assert {about.ref for about in Entry.objects.get(kind="round_awarded").abouts.all()} == {
        held.ref, scheme.ref, first.ref,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        pytest.param({"awarded_on": date(2027, 2, 2)}, ["award_not_ahead"], id="tomorrow's award"),
        pytest.param({"awarded_on": date(2026, 12, 17)}, ["award_after_deadline"], id="an award before the deadline"),
        pytest.param({"from_on": date(2027, 1, 31)}, ["start_after_award"], id="a start before the award"),
    ],
)
def test_an_award_out_of_order_is_refused(world, changed, why):
    cast, scheme = world
    held = assessed_round(cast, scheme)
    with pytest.raises(Refused) as refused:
        awarded(cast, held, **changed)
    assert codes(refused) == why
    assert queries.last_awarded(scheme).number == 1


def test_a_round_that_is_not_assessed_is_not_awarded(world):
    cast, scheme = world
    with pytest.raises(Refused) as refused:
        awarded(cast, opened_round(cast, scheme))
    assert codes(refused) == ["round_assessed"]
    assert Round.objects.get(scheme=scheme, number=1).state == "awarded"


def test_a_round_is_given_up_with_a_reason_and_the_next_may_be_planned(world):
    cast, scheme = world
    held = opened_round(cast, scheme)
    with pytest.raises(Refused) as refused:
        actions.abandon_round(round=held, why=" ", by=cast.commissioner, at=NOW)
    assert codes(refused) == ["abandoned_why"]
    actions.abandon_round(round=held, why="Too few heard of it", by=cast.commissioner, at=NOW)
    assert actions.plan_round(scheme=scheme, by=cast.commissioner, at=NOW).number == 3
    assert queries.current_round(NOW.date()).number == 1


def refused_by_the_database(sql: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param("state = 'open'", id="open without who and when"),
        pytest.param("state = 'adrift'", id="a state of no table"),
        pytest.param("state = 'abandoned'", id="abandoned without a reason"),
        pytest.param("awarded_on = '2027-02-01'", id="an award's day before the award"),
        pytest.param("deadline_at = opens_at", id="closes as it opens"),
        pytest.param("planned_by_id = NULL", id="planned by nobody"),
    ],
)
def test_the_database_holds_a_planned_round(world, sql):
    cast, scheme = world
    held = ready_round(cast, scheme)
    refused_by_the_database(f"UPDATE framework_round SET {sql} WHERE id = {held.pk}")


def test_the_database_refuses_rounds_that_overlap(world):
    cast, scheme = world
    held = awarded(cast, assessed_round(cast, scheme))
    refused_by_the_database(
        f"UPDATE framework_round SET until_on = '2027-03-01' WHERE scheme_id = {scheme.pk} AND number = 1"
    )
    refused_by_the_database(f"UPDATE framework_round SET from_on = '2027-02-28' WHERE id = {held.pk}")
    refused_by_the_database(
        f"UPDATE framework_round SET state = 'awarded' WHERE scheme_id = {scheme.pk} AND number = 1"
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Round.objects.create(
            scheme=scheme, number=9, state="replaced", awarded_on=date(2026, 5, 1), from_on=date(2026, 5, 1),
            until_on=date(2026, 6, 1),
        )  # fmt: skip
