"""Evidence, clearances and standing: what counts on which day."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from sixthday.audit.models import Entry
from sixthday.outbox.models import Message
from sixthday.providers import actions, queries
from sixthday.rules.compliance import Held
from sixthday.rules.findings import Refused, Stale, blockers
from tests.areas.providers import world
from tests.cast import at, council_cast

pytestmark = pytest.mark.django_db
NOW = at("2026-11-05")
TODAY = date(2026, 11, 5)


def codes(refused) -> list[str]:
    return [finding.code for finding in refused.value.findings]


def kinds(ref: str) -> list[str]:
    return list(Entry.objects.filter(abouts__ref=ref).order_by("id").values_list("kind", flat=True))


@pytest.fixture
def cast():
    return council_cast()


@pytest.fixture
def arrow(cast):
    return world.provider(cast)


@pytest.mark.demand("M13", "evidence counts only after a second person has looked at it, and to its last day")
def test_evidence_counts_when_another_person_has_verified_it(cast, arrow):
    made = world.evidence(cast, arrow, until=date(2026, 11, 14), verified=False)
    assert queries.held(arrow, TODAY) == [
        Held("public_liability", date(2026, 11, 14), False, amount_pence=5_000_000_00)
    ]
    with pytest.raises(Refused) as refused:
        actions.verify_evidence(evidence=made, by=cast.qa_officer, at=NOW)
    assert codes(refused) == ["second_look"]
    actions.verify_evidence(evidence=made, by=cast.second_qa_officer, at=NOW)
    assert [row.verified for row in queries.held(arrow, TODAY)] == [True]
    assert [row.verified for row in queries.held(arrow, date(2026, 11, 4))] == [False]
    with pytest.raises(Stale):
        actions.verify_evidence(evidence=made, by=cast.second_qa_officer, at=NOW)
    assert kinds(made.ref) == ["evidence_recorded", "evidence_verified"]


@pytest.mark.parametrize(
    ("on", "stops"),
    [
        pytest.param(date(2026, 11, 14), [], id="the last day counts"),
        pytest.param(date(2026, 11, 15), ["public_liability"], id="the day after does not"),
        pytest.param(date(2026, 8, 31), ["public_liability"], id="nor the day before it begins"),
    ],
)
def test_insurance_holds_to_its_last_day(cast, arrow, on, stops):
    for row in world.PROVIDER_ROWS:
        until = date(2026, 11, 14) if row.code == "public_liability" else date(2027, 8, 31)
        if row.code == "public_liability" or on >= date(2026, 9, 1):
            world.evidence(cast, arrow, row.code, until)
    found = queries.requirements_findings(arrow, at="request", on=on)
    assert [f.code for f in blockers(found) if f.code == "public_liability"] == stops


def test_evidence_is_refused_with_every_reason(cast, arrow):
    with pytest.raises(Refused) as refused:
        actions.record_evidence(
            provider=arrow, requirement="public_liability", issued_on=date(2026, 9, 2), valid_until_on=date(2026, 9, 1),
            by=cast.qa_officer, at=NOW,
        )  # fmt: skip
    assert codes(refused) == ["evidence_dates", "evidence_amount"]
    with pytest.raises(Refused) as unknown:
        actions.record_evidence(
            provider=arrow,
            requirement="site_cleared",
            issued_on=TODAY,
            valid_until_on=TODAY,
            by=cast.qa_officer,
            at=NOW,
        )
    assert codes(unknown) == ["evidence_row"]
    assert not arrow.evidence.exists()


def test_evidence_that_was_cancelled_no_longer_counts(cast, arrow):
    made = world.evidence(cast, arrow)
    with pytest.raises(Refused):
        actions.withdraw_evidence(evidence=made, why=" ", by=cast.qa_officer, at=NOW)
    actions.withdraw_evidence(evidence=made, why="The insurer cancelled it.", by=cast.qa_officer, at=NOW)
    assert queries.held(arrow, TODAY) == []
    with pytest.raises(Stale):
        actions.withdraw_evidence(evidence=made, why="Again", by=cast.qa_officer, at=NOW)
    assert kinds(made.ref)[-1] == "evidence_withdrawn"


@pytest.mark.demand("M13", "a site and an adult are cleared by quality assurance, for no longer than the checks hold")
def test_sites_and_adults_are_cleared_and_taken_back(cast, arrow):
    barn, robin = world.site(cast, arrow), world.adult(cast, arrow)
    of_site, of_adult = world.cleared_site(cast, barn), world.cleared_adult(cast, robin)
    assert queries.held(arrow, TODAY) == [
        Held("site_cleared", date(2027, 8, 31), True, barn.ref),
        Held("adult_cleared", date(2027, 8, 31), True, robin.ref),
    ]
    found = queries.requirements_findings(arrow, at="start", on=TODAY, site=barn, adult=robin)
    assert [f.code for f in found if f.met] == ["site_cleared", "adult_cleared"]
    actions.withdraw_site_clearance(clearance=of_site, why="Fire door blocked", by=cast.qa_officer, at=NOW)
    actions.withdraw_adult_clearance(clearance=of_adult, why="Left", by=cast.qa_officer, at=NOW)
    assert queries.held(arrow, TODAY) == []
    with pytest.raises(Stale):
        actions.withdraw_adult_clearance(clearance=of_adult, why="Left", by=cast.qa_officer, at=NOW)
    assert (kinds(barn.ref), kinds(robin.ref)) == (
        ["site_recorded", "site_cleared", "clearance_withdrawn"],
        ["adult_named", "adult_cleared", "clearance_withdrawn"],
    )


def test_clearances_are_refused_with_every_reason(cast, arrow):
    robin, barn = world.adult(cast, arrow), world.site(cast, arrow)
    with pytest.raises(Refused) as refused:
        world.cleared_adult(
            cast, robin, until=date(2029, 9, 1), barred_list_checked=False, identity_checked=False,
            prohibition_checked=False,
        )  # fmt: skip
    assert codes(refused) == ["barred_list", "identity", "prohibition", "training", "lasts"]
    with pytest.raises(Refused) as late:
        actions.clear_site(
            site=barn, from_on=date(2026, 9, 2), until_on=date(2027, 9, 2), note="Visit", by=cast.qa_officer,
            at=at("2026-09-01"),
        )  # fmt: skip
    assert codes(late) == ["site_visit", "lasts"]


@pytest.mark.demand("M14", "a standing is dated and reasoned; it stops new work for a provider, a lot or a site")
def test_a_suspension_stops_new_work_between_its_days(cast, arrow):
    barn, lot = world.site(cast, arrow), world.framework().lots[1].lot
    actions.suspend_provider(
        provider=arrow, reason="Safeguarding concern", from_on=date(2026, 11, 6), until_on=date(2026, 11, 20), site=barn,
        by=cast.qa_officer, at=NOW,
    )  # fmt: skip
    assert [f.met for f in queries.standing_findings(arrow, TODAY, lot, barn)] == [True]
    stopped = queries.standing_findings(arrow, date(2026, 11, 6), lot, barn)
    assert [f.reason for f in stopped] == [
        "Arrow Outdoors (The Barn) is suspended for new work until 20 November 2026."
    ]
    assert [f.met for f in queries.standing_findings(arrow, date(2026, 11, 6), lot, None)] == [True]
    assert [f.met for f in queries.standing_findings(arrow, date(2026, 11, 21), lot, barn)] == [True]
    actions.restore_provider(
        provider=arrow, reason="Settled", from_on=date(2026, 11, 9), site=barn, by=cast.qa_officer, at=NOW
    )
    assert [f.met for f in queries.standing_findings(arrow, date(2026, 11, 9), lot, barn)] == [True]
    assert queries.standing(arrow, date(2026, 11, 9), site=barn).kind == "active"
    assert (kinds(barn.ref)[-2:], Message.objects.count()) == (["standing_changed", "standing_changed"], 2)


def test_a_removal_is_final_until_restored(cast, arrow):
    actions.remove_provider(provider=arrow, reason="Left the framework", from_on=TODAY, by=cast.commissioner, at=NOW)
    assert [f.reason for f in queries.standing_findings(arrow, TODAY)] == [
        "Arrow Outdoors has been removed from the framework."
    ]
    with pytest.raises(Refused) as refused:
        actions.suspend_provider(
            provider=arrow, reason="", from_on=date(2026, 11, 1), until_on=date(2026, 10, 1), by=cast.qa_officer, at=NOW
        )
    assert codes(refused) == ["standing_reason", "standing_not_backdated", "standing_dates"]
    with pytest.raises(Refused) as removed:
        actions.suspend_provider(provider=arrow, reason="x", from_on=TODAY, until_on=None, by=cast.qa_officer, at=NOW)
    assert codes(removed) == ["standing_can_return"]
    with pytest.raises(Refused) as twice:
        actions.remove_provider(provider=arrow, reason="x", from_on=TODAY, by=cast.commissioner, at=NOW)
    assert codes(twice) == ["standing_changes"]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("verified_by_id = recorded_by_id, verified_at = recorded_at", id="the same person verifies"),
        pytest.param("verified_at = recorded_at", id="verified by nobody"),
        pytest.param("withdrawn_why = 'x'", id="taken back by nobody"),
        pytest.param("requirement = ''", id="for nothing"),
        pytest.param("sent_at = NULL", id="sent by somebody, never"),
        pytest.param("rejected_why = 'x'", id="refused by nobody"),
        pytest.param("officer_id = recorded_by_id", id="the one who recorded it is to look at it"),
        pytest.param("valid_until_on = '2020-01-01'", id="ends before it begins"),
        pytest.param("amount_pence = -1", id="a negative amount"),
    ],
)
def test_the_database_refuses(cast, arrow, change):
    world.evidence(cast, arrow, verified=False)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE providers_evidence SET {change}")
